"""What is proposed is spelt right: what was typed as it should be is not led to a mishearing."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from tests.archived import Archive


def put(archive: Archive, *said: str, agenda: str = "people: [{name: Ines Vale}]\n") -> None:
    """A session in which somebody says these."""
    words = "\n\n".join(f"**Ines Vale:** {one}\n\n**Pia Lundamo:** Nothing else." for one in said)
    archive.put("port.md", "# 2025-06-03 Port\n\n" + words, agenda_name="port.agenda.yaml", agenda=agenda)
    archive.indexer.drain()


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("Darwin", "darwiin"),
        ("Charles Darwin", "Charles darwiin"),
        ("lighthouse", "lighthoose"),
        ("Aripay", "aripayi"),
        ("潮质航运", "潮智航运"),
        ("云际", "云济"),
    ],
)
def test_a_mishearing_of_what_was_typed_is_shown_and_not_proposed(
    archive: Archive, typed: str, heard: str
) -> None:
    put(archive, f"So {heard} has said.", f"And {heard} it is.", "今天没有船。")
    results = archive.find(typed)
    assert {hit.match for hit in results.hits} == {"sounds_like"} and results.did_you_mean == ""


def test_a_usual_word_is_not_meant_for_another_one(archive: Archive) -> None:
    put(archive, "港口要推出计划。", "他们推出新船。", "我们推出灯塔。")
    assert archive.find("退出").did_you_mean == ""


def test_a_term_that_is_often_said_is_proposed_where_what_differs_is_in_a_word(archive: Archive) -> None:
    put(archive, *["我们谈具身智能。"] * 3)
    assert archive.find("具身只能").did_you_mean == "具身智能"


def test_the_beginning_of_a_known_name_stays_and_is_what_a_homophone_is_meant_for(archive: Archive) -> None:
    agenda = "people: [{name: Ines Vale, org: 澜谱AI}]\n"
    put(archive, "来自蓝普AI的船。", "蓝普的船。", "蓝谱的船。", agenda=agenda)
    assert archive.find("澜谱").did_you_mean == ""
    assert archive.find("烂普").did_you_mean == "澜谱"


def test_a_given_name_misspelt_finds_a_person_of_the_glossary(archive: Archive) -> None:
    put(archive, "We met jerrey there.", "Nobody else.")
    replace_glossary(archive.database, "glossary", (Term("Geoffrey Quillmere", ("jerrey",)),))
    results = archive.find("jeffrey quillmere")
    assert [hit.match for hit in results.hits] == ["variant"] and results.did_you_mean == ""
    assert archive.find("quilmere").did_you_mean in ("", "Quillmere")
