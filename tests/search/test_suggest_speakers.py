"""A speaker who is suggested leads to the speaker's page, in whatever script the name was typed."""

import pytest

from app.search.suggest.suggest import suggestions
from tests.archived import Archive
from tests.search.test_suggest import texts

AGENDA = """people:
  - {name: 文澄帆, role: speaker, also: [Wen Chengfan]}
  - {name: 程岫宁, role: speaker}
  - {name: 陈墨, role: speaker}
  - {name: 陈砚秋, role: speaker}
  - {name: Chester Vale, role: speaker}
"""


@pytest.fixture
def quay(archive: Archive) -> Archive:
    """One with two speakers called Chen, and others whose names begin with these letters."""
    people = ("文澄帆", "程岫宁", "陈墨", "陈砚秋", "Chester Vale")
    said = "\n\n".join(f"**{name}:** 灯塔在港口，我们都看到了。" for name in people * 2)
    archive.put("quay.md", said, agenda_name="quay.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    return archive


def speakers(archive: Archive, typed: str) -> list[str]:
    with archive.database.reading() as db:
        found = suggestions(db, archive.engine, typed)
    assert all(one.url.startswith("/speakers/") for one in found if one.kind == "speaker")
    return [one.text for one in found if one.kind == "speaker"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("chen", ["陈墨", "陈砚秋", "程岫宁", "文澄帆"]),
        ("che", ["Chester Vale", "陈墨", "程岫宁", "陈砚秋", "文澄帆"]),
        ("cheng", ["程岫宁", "文澄帆"]),
        ("chenm", ["陈墨"]),
        ("chengf", ["文澄帆"]),
    ],
)
def test_a_beginning_in_pinyin_and_one_in_letters_are_both_speakers_the_family_name_first(
    quay: Archive, typed: str, names: list[str]
) -> None:
    assert speakers(quay, typed) == names


@pytest.mark.parametrize(("typed", "name"), [("cyq", "陈砚秋"), ("cxn", "程岫宁")])
def test_initials_lead_to_the_speaker(quay: Archive, typed: str, name: str) -> None:
    assert speakers(quay, typed) == [name]


def test_who_is_only_on_a_programme_has_no_page_and_is_a_term(archive: Archive) -> None:
    said = "**陈墨:** 灯塔在港口。\n\n**文澄帆:** 我们都看到了。\n\n**陈墨:** 是的。\n"
    archive.put("quay.md", said, agenda_name="quay.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    assert speakers(archive, "chen") == ["陈墨", "文澄帆"]
    assert texts(archive, "cyq") == ["陈砚秋"]
