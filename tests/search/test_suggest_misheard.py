"""Suggestions lead to names and terms as they are spelt right, whatever was heard for them or typed."""

import pytest
from sqlalchemy import select

from app.models import NameVariant, Session, Speaker
from tests.archived import Archive
from tests.search.test_suggest import texts

AGENDA = """people:
  - {name: 程朗月, role: speaker, org: 汐迹科技, also: [维拉]}
  - {name: 顾遥, role: speaker, org: 港普AI}
  - {name: Brannock Tarrant, role: speaker}
"""
SAID = """**主持人:** 第二位是程浪角，程浪请。

**程朗月:** 我们溪计的船很多，溪计在港口。港谱也来了，港谱。

**顾遥:** 溪计的船，溪计。港谱的船，灯塔。

**Brannock Tarrant:** 溪计和港谱，灯塔！

**程朗月:** 港谱的溪计，灯塔，钢谱。
"""


@pytest.fixture
def quay(archive: Archive) -> Archive:
    """One in which organisations were misheard by their short names, and a name of two characters."""
    archive.put("quay.md", SAID, agenda_name="quay.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize(
    ("typed", "name", "heard"),
    [
        ("溪", "汐迹科技", "溪计"),
        ("溪计", "汐迹科技", "溪计"),
        ("xiji", "汐迹科技", "溪计"),
        ("港", "港普AI", "港谱"),
    ],
)
def test_what_sounds_as_a_name_begins_and_is_no_word_leads_to_the_name(
    quay: Archive, typed: str, name: str, heard: str
) -> None:
    found = texts(quay, typed)
    assert name in found and heard not in found


def test_what_is_said_all_the_time_is_a_word_by_itself(quay: Archive) -> None:
    said = "\n\n".join(f"**Ines Vale:** 溪计的船，第{day}天。" for day in range(2, 40))
    quay.put("more.md", f"# 2025-06-04 Port\n\n{said}")
    quay.indexer.drain()
    assert "溪计" in texts(quay, "溪")


def test_what_is_said_and_goes_on_from_what_was_misheard_is_proposed_beside_the_name(quay: Archive) -> None:
    """A single 溪 before the word 计算."""
    quay.put(
        "more.md", "# 2025-06-04 Port\n\n**Ines Vale:** 这里的溪计算一下。\n\n**Tomo Reed:** 溪计算过了。\n"
    )
    quay.indexer.drain()
    assert texts(quay, "溪计") == ["汐迹科技", "溪计算"]


def test_a_word_of_the_dictionary_stays_whatever_it_sounds_like(quay: Archive) -> None:
    assert "灯塔" in texts(quay, "灯")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("钢普", "港普AI"),
        ("溪机科", "汐迹科技"),
        ("顾瑶", "顾遥"),
        ("tarrent", "Brannock Tarrant"),
        ("Tarant", "Brannock Tarrant"),
    ],
)
def test_what_is_misspelt_as_it_is_typed_leads_to_the_name(quay: Archive, typed: str, name: str) -> None:
    assert name in texts(quay, typed)


def test_what_is_said_is_not_replaced_by_a_person_of_whose_name_it_sounds_as_a_piece(
    archive: Archive,
) -> None:
    """Another person of two characters may be called as the first two of a longer name."""
    said = "\n\n".join(f"**顾遥:** 城浪，{word}。" for word in ("灯塔", "港口", "船长", "城浪"))
    archive.put("quay.md", said, agenda_name="quay.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    assert texts(archive, "城浪") == ["城浪"]


def test_a_scrap_that_was_heard_of_a_name_is_not_proposed(quay: Archive) -> None:
    with quay.database.writing() as db:
        speaker = db.scalar(select(Speaker.id).where(Speaker.name == "程朗月"))
        session = db.scalar(select(Session.id))
        db.add(NameVariant(speaker_id=speaker, session_id=session, name="程浪", kind="heard"))
    assert texts(quay, "程") == ["程朗月"]
