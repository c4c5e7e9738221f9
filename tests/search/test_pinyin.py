"""What is typed in pinyin, with tones or without: names, places, words, beside others."""

import pytest

from app.search.suggest.suggest import suggestions
from tests.archived import Archive
from tests.search.hits import marked, put, shown


@pytest.mark.parametrize("typed", ["luchengfan", "Lu Chengfan", "chengfan lu", "lu cheng fan"])
def test_a_name_in_pinyin_finds_the_person_and_whatever_was_heard_for_the_name(
    archive: Archive, typed: str
) -> None:
    agenda = "people:\n- name: 陆澄帆\n  also: [路成凡博士]\n"
    archive.put(
        "tide.md",
        "**陆澄帆:** 大家好。\n\n**Tomo Reed:** Good.",
        agenda_name="tide.agenda.yaml",
        agenda=agenda,
    )
    put(archive, "下面有请路成凡博士。", "今天没有船。")
    results = archive.find(typed)
    assert [hit.match for hit in results.hits] == ["sounds_like"]
    assert [one.name for one in results.speakers] == ["陆澄帆"] and results.by_speaker is None
    assert archive.find(f'speaker:"{typed}"').total == 1


def test_a_name_in_pinyin_beside_other_words_leads_to_what_that_person_said(samples: Archive) -> None:
    results = samples.find("luchengfan 泥沙")
    assert results.by_speaker is not None
    speaker, narrowed = results.by_speaker
    assert (speaker.name, narrowed.q) == ("陆澄帆", "泥沙")


def test_somebody_is_suggested_while_the_pinyin_of_the_name_is_typed(samples: Archive) -> None:
    with samples.database.reading() as db:
        assert "陆澄帆" in [one.text for one in suggestions(db, samples.engine, "lucheng")]


def test_words_in_pinyin_are_found_in_a_row_or_each_by_itself(samples: Archive) -> None:
    assert marked(samples, "chaoxi shuju") >= {"潮汐", "数据"}
    assert marked(samples, "chaoxi diaodu") >= {"潮汐调度"}
    assert samples.find("chaoxi niupai").total == 0


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("AI chaoxi", "AI 潮汐"),
        ("chaoxi AI", "潮汐 AI"),
        ("灯塔 chaoxi", "灯塔 潮汐"),
        ("harbour chao xi", "harbour 潮汐"),
        ("AI cháoxī 灯塔", "AI 潮汐 灯塔"),
        ("AI dengta chaoxi", "AI 灯塔 潮汐"),
    ],
)
def test_pinyin_beside_other_words_is_what_is_said_so(archive: Archive, asked: str, written: str) -> None:
    put(archive, "AI很好。", "The harbour 靠潮汐。", "今天没有船。", "AI知道潮汐，灯塔不亮。", "今天没有船。")
    hit, meant = archive.find(asked).hits[0], archive.find(written).hits[0]
    assert (hit.row.text, shown(hit), hit.match) == (meant.row.text, shown(meant), "sounds_like")
    assert meant.match == "exact"


def test_pinyin_finds_what_the_words_it_stands_for_find(archive: Archive) -> None:
    said = ("这就是规模定律。", "就是规模定立。", "规模定率也算。", "又说规模定律。")
    put(archive, *(words for one in said for words in (one, "今天没有船。" * 5)))
    for typed in ("guimo dinglv", "guimodinglv"):
        assert marked(archive, typed) == marked(archive, "规模定律") == {"规模定律", "规模定立", "规模定率"}
        assert {hit.match for hit in archive.find(typed).hits} == {"sounds_like"}


@pytest.mark.parametrize(
    "typed", ["guīmó dìnglǜ", "gui1mo2 ding4lv4", "gui1 mo2 ding4 lü4", "guimo dinglü", "ＧＵＩＭＯ dinglyu"]
)
def test_pinyin_with_tones_finds_what_it_finds_without(archive: Archive, typed: str) -> None:
    put(archive, "这就是规模定律。", "就是规模定立。", "今天没有船。", "The guide of the quay.")
    assert marked(archive, typed) == marked(archive, "guimo dinglv") == {"规模定律", "规模定立"}


@pytest.mark.parametrize("typed", ["chengfan", "Cheng Fan", "chéngfān", "cheng2fan1"])
def test_a_given_name_in_pinyin_finds_what_the_whole_name_does(archive: Archive, typed: str) -> None:
    archive.put("tide.md", "**陆澄帆:** 大家好。\n\n**Tomo Reed:** Good.")
    put(archive, "下面有请鲁程凡。", "今天没有船。")
    assert marked(archive, typed) == marked(archive, "luchengfan") == {"鲁程凡"}
    assert [one.name for one in archive.find(typed).speakers] == ["陆澄帆"]
    assert archive.find(f'speaker:"{typed}"').total == 1


@pytest.mark.parametrize("word", ["tide", "men", "lie", "long", "sun", "women", "like", "name"])
def test_an_english_word_is_not_taken_for_pinyin(archive: Archive, word: str) -> None:
    archive.put("port.md", "**李提德:** 我们立刻说问题的门，那么列龙损。\n\n**王利可:** 今天没有船。")
    archive.indexer.drain()
    results = archive.find(word)
    assert results.total == 0 and not results.speakers


def test_an_english_word_may_be_a_place_in_pinyin_and_is_pinyin_with_tones(archive: Archive) -> None:
    put(archive, "我们立刻去上海。", "今天没有船。")
    assert marked(archive, "shanghai") == {"上海"} and marked(archive, "wǒmen") == {"我们"}


def test_a_place_in_pinyin_is_found_in_chinese_beside_its_english_name(archive: Archive) -> None:
    put(
        archive,
        "我们去上海。",
        "We sail to Shanghai.",
        "上海很大。",
        "Women shanghai nobody in Gaoxiong.",
        "他去高雄。",
    )
    found = archive.find("shanghai")
    assert [hit.match for hit in found.hits] == ["exact", "variant", "sounds_like", "sounds_like"]
    assert marked(archive, "shanghai") == {"Shanghai", "shanghai", "上海"}
    assert marked(archive, "Gaoxiong") == {"Gaoxiong", "高雄"}
    assert marked(archive, "women") == {"Women"} and marked(archive, '"Shanghai"') == {"Shanghai", "shanghai"}


@pytest.mark.parametrize(("typed", "beside"), [("深圳", ""), ("廣州", ""), ("深圳", " cranes"), ("上海", "")])
def test_a_place_in_chinese_is_found_where_its_name_stands_in_latin_letters(
    archive: Archive, typed: str, beside: str
) -> None:
    put(archive, "We bought cranes in Shenzhen, Guangzhou and Shanghai.", "They shanghai sailors for cranes.")
    [hit] = archive.find(typed + beside).hits
    assert hit.match == "sounds_like" and "Shenzhen" in hit.row.text


@pytest.mark.parametrize("typed", ["高雄", "gaoxiong"])
def test_what_sounds_like_a_short_word_is_no_piece_of_a_name_or_of_several_words(
    archive: Archive, typed: str
) -> None:
    archive.put("tide.md", "**高熊宇：** 大家好。\n\n**Pia Lundamo:** 有请高熊宇，最高胸怀宽广。")
    archive.indexer.drain()
    assert not archive.find(typed).hits


def test_pinyin_finds_a_part_of_a_longer_word(archive: Archive) -> None:
    put(archive, "人工智能来了。")
    assert marked(archive, "zhineng") == {"智能"}


@pytest.mark.parametrize("typed", ["dēngt", "deng1t", "lǜdē", "lüdeng"])
def test_words_are_proposed_while_pinyin_with_tones_is_typed(archive: Archive, typed: str) -> None:
    put(archive, "灯塔。", "灯塔！", "灯塔？", "绿灯。", "绿灯！", "绿灯？")
    with archive.database.reading() as db:
        found = [one.text for one in suggestions(db, archive.engine, typed)]
    assert found == ["绿灯" if typed[0] == "l" else "灯塔"]


def test_of_what_pinyin_stands_for_that_comes_first_which_is_mostly_said(archive: Archive) -> None:
    put(archive, "一个木船。", *["在很长的一天里我们看母传，又看木川。"] * 3, *["今天没有船。"] * 9)
    put(archive, "木川。", "今天在很长的一天里我们看母传的船。", "今天在很长的一天里我们又看母传的船。")
    assert "母传" in archive.find("muchuan").hits[0].row.text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("renyuan", "人员"),
        ("guanyu", "关于"),
        ("shanyuan", "善缘"),
        ("fangan", "方案"),
        ("fangan", "反感"),
        ("zhanlue", "战略"),
        ("xinyu", "吸女"),
        ("xian", "西安"),
    ],
)
def test_pinyin_is_cut_in_whatever_way_leads_somewhere(archive: Archive, typed: str, words: str) -> None:
    put(archive, f"他说{words}的事。", "今天没有船。")
    assert marked(archive, typed) == {words}


@pytest.mark.parametrize("typed", ["fang'an", "fang’an", "fāng'àn", "fang1'an4"])
def test_an_apostrophe_tells_where_a_syllable_begins(archive: Archive, typed: str) -> None:
    put(archive, "他的方案。", "他很反感。", "今天没有船。")
    assert marked(archive, typed) == {"方案"} and marked(archive, "fangan") == {"方案", "反感"}


@pytest.mark.parametrize("typed", ["xi'an", "Xi'an", "hai gang xi'an", "AI xi'an"])
def test_a_place_is_found_by_its_pinyin_with_an_apostrophe(archive: Archive, typed: str) -> None:
    put(archive, "AI在海港西安。", "今天没有船。")
    assert "西安" in "".join(marked(archive, typed))


def test_a_name_is_found_by_its_pinyin_with_an_apostrophe(archive: Archive) -> None:
    archive.put("port.md", "**李安:** 大家好。\n\n**Pia Lundamo:** 今天没有船。\n\n**李安:** 谢谢。")
    archive.indexer.drain()
    for typed in ("li'an", "Li’an", "an'li"):
        assert [one.name for one in archive.find(typed).speakers] == (["李安"] if typed != "an'li" else [])
    assert archive.find('speaker:"Li\'an"').total == 2


def test_an_n_before_yu_is_read_as_nu_only_where_nothing_else_is_said_so(archive: Archive) -> None:
    put(archive, "他说新宇的事。", "他们吸女。", "今天没有船。")
    assert marked(archive, "xinyu") == {"新宇"} and marked(archive, "xinü") == {"吸女"}


def test_what_could_have_fewer_syllables_is_but_a_word(archive: Archive) -> None:
    put(archive, "他洗岸边的船。", "今天没有船。")
    assert not archive.find("xian").total


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("陆新宇", "luxinyu"),
        ("陆新宇", "Lu Xinyu"),
        ("程昱", "chengyu"),
        ("陈昱", "chenyu"),
        ("李安", "lian"),
    ],
)
def test_a_name_is_found_however_its_pinyin_is_cut(archive: Archive, name: str, typed: str) -> None:
    archive.put("port.md", f"**{name}:** 大家好。\n\n**Pia Lundamo:** 今天没有船。\n\n**{name}:** 谢谢。")
    archive.indexer.drain()
    assert [one.name for one in archive.find(typed).speakers] == [name]
    assert archive.find(f'speaker:"{typed}"').total == 2


def test_somebody_is_suggested_whose_pinyin_has_an_n_before_yu(archive: Archive) -> None:
    archive.put("port.md", "**陆新宇:** 大家好。\n\n**Pia Lundamo:** 今天没有船。")
    archive.indexer.drain()
    with archive.database.reading() as db:
        assert "陆新宇" in [one.text for one in suggestions(db, archive.engine, "luxinyu")]
