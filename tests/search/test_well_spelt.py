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


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("应用阶段", "引用阶段"),
        ("产业应用", "产业引用"),
        ("普惠奇点", "普惠基点"),
        ("沉没成本", "沉默成本"),
        ("谷歌", "古歌"),
        ("旷视", "旷世"),
    ],
)
def test_words_that_were_typed_are_not_meant_for_rarer_ones_nor_for_a_row_that_stands_only_here(
    archive: Archive, typed: str, heard: str
) -> None:
    put(archive, *[f"我们谈{heard}。"] * 3)
    assert archive.find(typed).did_you_mean == ""


def test_a_word_mistyped_as_another_one_is_meant_for_it_if_that_is_far_more_usual(archive: Archive) -> None:
    put(archive, "我们谈地缘政治。")
    assert archive.find("地缘政制").did_you_mean == "地缘政治"


def test_a_long_word_of_the_dictionary_is_proposed_too(archive: Archive) -> None:
    put(archive, "他得了诺贝尔经济学奖。")
    assert archive.find("诺贝尔经济学讲").did_you_mean == "诺贝尔经济学奖"


def test_what_is_no_word_and_is_said_all_over_the_archive_is_proposed(archive: Archive) -> None:
    put(archive, *[f"第{number}台机器的算力。" for number in range(25)], "还有算例。")
    assert archive.find("算立").did_you_mean == "算力"
    assert archive.find("算里").did_you_mean == "算力"


def test_a_name_with_a_capital_within_is_no_word_of_the_dictionary_misspelt(archive: Archive) -> None:
    put(archive, "The brains of the port.", "So brinkco has said.")
    results = archive.find("BrainCo")
    assert [hit.row.text for hit in results.hits] == ["So brinkco has said."] and results.did_you_mean == ""


def test_pinyin_is_no_english_misspelt_where_it_is_said(archive: Archive) -> None:
    put(archive, "船的数量很大。", *["The challenges are many."] * 3)
    results = archive.find("shuliang")
    assert [hit.row.text for hit in results.hits] == ["船的数量很大。"] and results.did_you_mean == ""


def test_pinyin_with_an_apostrophe_is_no_beginning_of_other_syllables(archive: Archive) -> None:
    put(archive, "香湾交易所没有船。", agenda="people: [{name: Ines Vale, org: 香湾交易所}]\n")
    assert archive.find("xi'an").did_you_mean == ""
    assert archive.find("xiang'wa").did_you_mean == "香湾交易所"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hawksley", "Hawksly"),
        ("Orla Hawksley", "Orla Hawksly"),
        ("Sundhavn", "Sundhaven"),
        ("harbuor", "harbour"),
    ],
)
def test_what_is_proposed_is_written_as_the_archive_writes_it(
    archive: Archive, typed: str, meant: str
) -> None:
    put(archive, "Harbours are large. Our harbour is, says Orla Hawksly.", "Sundhaven is small.")
    put2 = "And Orla Hawksly agrees. Orla Hawksly is right. Sundhaven, Sundhaven: so be it."
    archive.put("quay.md", f"**Ines Vale:** {put2}\n\n**Pia Lundamo:** {put2}\n\n**Ines Vale:** {put2}")
    archive.indexer.drain()
    assert archive.find(typed).did_you_mean == meant
