"""A speaker's name beside other words: passages with both, or the way to what that speaker said of them."""

import pytest

from tests.archived import Archive
from tests.search.hits import shown

AGENDA = """people:
- {name: 顾汐澜, also: [顾西兰, Gu Xilan]}
- {name: Ines K. Valdemar, also: [瓦尔德玛, 瓦德马]}
"""
SAID = (
    "**Pia Lundamo:** 有请顾汐澜和瓦尔德玛教授。\n\n"
    "**顾汐澜：** 自动驾驶要花钱。\n\n"
    "**Ines K. Valdemar:** 泊位不够。\n\n"
    "**Pia Lundamo:** 谢谢顾西兰，谢谢瓦德马。\n\n"
    "**Pia Lundamo:** 瓦德马说自动靠泊很慢。\n\n"
)
OFTEN = "".join(
    f"**Pia Lundamo:** 第{number}点，自动驾驶的大船和泊位很多。\n\n" for number in "一二三四五六七八九"
)


@pytest.fixture
def port(archive: Archive) -> Archive:
    """One in which two are named in a few passages, and a term stands in many others."""
    archive.put("port.md", SAID + OFTEN, agenda_name="port.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize(
    "typed", ["顾汐澜 自动驾驶", "顾西兰 自动驾驶", "自动驾驶 Gu Xilan", "guxilan 自动驾驶"]
)
def test_what_lacks_the_name_is_no_part_of_it_and_the_page_leads_to_the_speaker(
    port: Archive, typed: str
) -> None:
    found = port.find(typed)
    assert (found.total, found.partial, found.fewer) == (0, False, ())
    assert found.by_speaker is not None
    assert (found.by_speaker[0].name, found.by_speaker[1].q) == ("顾汐澜", "自动驾驶")
    assert found.said_by_speaker == 1


@pytest.mark.parametrize("typed", ["顾汐澜 泥沙", "瓦尔德玛 大船", "Valdemar 大船"])
def test_nor_is_what_has_nothing_but_the_name(port: Archive, typed: str) -> None:
    assert port.find(typed).total == 0


@pytest.mark.parametrize("typed", ["瓦尔德玛 自动", "瓦德马 自动", "Valdemar 自动", "Ines Valdemar 自动"])
def test_all_spellings_of_somebody_find_the_same_passages_with_both(port: Archive, typed: str) -> None:
    found = port.find(typed)
    assert [hit.row.text for hit in found.hits] == ["瓦德马说自动靠泊很慢。"]
    assert not found.partial and found.hits[0].match != "partial"


def test_of_several_other_words_most_is_a_part_if_the_name_is_there_too(port: Archive) -> None:
    for typed in ("瓦尔德玛 自动靠泊 泥沙", "Valdemar 泥沙 自动靠泊"):
        found = port.find(typed)
        assert [(hit.row.text, hit.match) for hit in found.hits] == [("瓦德马说自动靠泊很慢。", "partial")]


def test_a_name_that_is_only_pronounced_so_is_marked_as_it_is_spelt(port: Archive) -> None:
    found = port.find("故汐兰 自动驾驶")
    assert found.total == 0 and found.by_speaker is not None and found.by_speaker[0].name == "顾汐澜"
    [hit] = port.find("故汐兰 有请 教授 泥沙").hits
    assert (shown(hit), hit.match) == (["有请顾汐澜", "教授"], "partial")


def test_a_sentence_with_a_name_in_it_has_parts_without_it(port: Archive) -> None:
    assert port.find("顾汐澜 第一点，自动驾驶的大船和泊位很多").total
