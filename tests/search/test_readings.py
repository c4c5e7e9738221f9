"""Pinyin of characters that have several readings."""

import pytest

from app.search.suggest.suggest import suggestions
from tests.archived import Archive
from tests.search.hits import marked, put


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("yinhang", "银行"),
        ("hangye", "行业"),
        ("touzi yinhang", "投资银行"),
        ("kuaiji", "会计"),
        ("juesè", "角色"),
        ("chong2zu3", "重组"),
        ("gongji", "供给"),
        ("kaobo", "靠泊"),
        ("fojiao", "佛教"),
    ],
)
def test_a_word_is_found_by_the_pinyin_that_it_is_spoken_with(
    archive: Archive, typed: str, words: str
) -> None:
    put(archive, f"有人问到{words}的事。", "今天没有船。")
    assert marked(archive, typed) == {words}


@pytest.mark.parametrize(
    ("typed", "said"), [("daifu", "大幅提高。"), ("kuaiji", "他会给你。"), ("jixie", "极解渴。")]
)
def test_a_character_that_is_read_otherwise_in_other_words_is_not_found_so(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert not archive.find(typed).total


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单立舟", "Shan Lizhou"),
        ("解明灯", "Xie Mingdeng"),
        ("查海生", "chahaisheng"),
        ("查海生", "zhahaisheng"),
        ("翟港", "zhaigang"),
        ("曾一帆", "Zeng"),
        ("任重", "renchong"),
    ],
)
def test_a_speaker_is_found_by_how_the_name_is_read(archive: Archive, name: str, typed: str) -> None:
    archive.put("port.md", f"**{name}:** 大家好。\n\n**Pia Lundamo:** 今天没有船。\n\n**{name}:** 谢谢。")
    archive.indexer.drain()
    assert [one.name for one in archive.find(typed).speakers] == [name]
    assert archive.find(f'speaker:"{typed}"').total == 2


def test_somebody_who_only_is_spoken_of_is_found_by_how_the_family_name_is_read(archive: Archive) -> None:
    put(archive, "昨天见到了单海生。", "今天没有船。")
    assert marked(archive, "shanhaisheng") == {"单海生"}


def test_words_and_names_are_proposed_by_their_pinyin_as_it_is_spoken(archive: Archive) -> None:
    archive.put(
        "port.md",
        "**单立舟:** 银行。\n\n**Pia Lundamo:** 银行！\n\n**单立舟:** 银行？\n\n**Pia Lundamo:** 好。",
    )
    archive.indexer.drain()
    with archive.database.reading() as db:
        for typed, meant in (("yinh", "银行"), ("yinx", "银行"), ("shanli", "单立舟")):
            assert meant in [one.text for one in suggestions(db, archive.engine, typed)]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("投资银行", "投资银航"),
        ("会计师", "快计师"),
        ("会计准则", "快记准则"),
        ("重庆", "虫庆"),
        ("角色", "绝色"),
        ("供给", "公己"),
        ("音乐 港口", "音月港口"),
        ("曾国藩", "增国藩"),
        ("单立舟", "善立舟"),
    ],
)
def test_a_word_is_heard_as_it_is_spoken(archive: Archive, typed: str, heard: str) -> None:
    put(archive, f"有人问到{heard}的事。", "今天没有船。")
    assert "".join(sorted(marked(archive, typed))) in (heard, "港口音月")
    assert [hit.match for hit in archive.find(typed).hits] == ["sounds_like"]


@pytest.mark.parametrize(("typed", "said"), [("行动", "航动了。"), ("大幅", "带幅的。")])
def test_a_word_is_not_heard_as_its_characters_are_read_elsewhere(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert not archive.find(typed).total
