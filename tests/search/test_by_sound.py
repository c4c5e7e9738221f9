"""What sounds like what was asked for: all of it is found and counted, and what was meant is told."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from app.search import by_sound
from app.search.sounding import sounds_like
from app.search.suggest import suggestions
from tests.archived import Archive
from tests.search.hits import shown


def put(archive: Archive, *said: str) -> None:
    """A session in which somebody says these, an utterance each."""
    archive.put("port.md", "# 2025-06-03 Port\n\n" + "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()


def marked(archive: Archive, q: str) -> set[str]:
    return {
        hit.row.text[start:end] for hit in archive.find(q, per_page="100").hits for start, end in hit.spans
    }


def test_however_many_sound_like_it_all_are_counted(archive: Archive) -> None:
    put(archive, *(f"第{i}艘船说人工智能进了港口。" for i in range(300)), *["今天没有船。"] * 50)
    results = archive.find("人工只能")
    assert results.total == 300 and not results.partial
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 300}
    assert archive.find("人工只能", speaker="ines-vale").total == 300


@pytest.mark.parametrize(
    ("asked", "said"), [("互连网", "互联网"), ("机气人", "机器人"), ("数剧", "数据"), ("心片", "芯片")]
)
def test_a_word_of_the_dictionary_is_what_a_misspelt_one_sounds_like_and_is_proposed(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"港口要用{said}。", "今天没有船。")
    results = archive.find(asked)
    assert [hit.match for hit in results.hits] == ["sounds_like"] and marked(archive, asked) == {said}
    assert results.did_you_mean == said


def test_a_word_of_the_dictionary_is_no_match_where_it_stands_or_is_another_word(archive: Archive) -> None:
    put(archive, "我们要说事实。", "这个式实很小。")
    assert marked(archive, "识实") == {"式实", "事实"}
    assert marked(archive, "式实") == {"式实"}
    assert marked(archive, "实施") == {"式实"}


def test_a_word_that_stands_nowhere_is_not_a_frequent_one_misheard(archive: Archive) -> None:
    put(archive, *["我们有共识。"] * 30)
    assert marked(archive, "公示") == set()
    assert marked(archive, "公识") == {"共识"}


def test_mishearings_of_a_frequent_word_that_are_no_words_are_found_behind_it(archive: Archive) -> None:
    put(archive, *["港口要用算力。"] * 30, "纸面算例变成可用。", "这样打算，例如明天。")
    results = archive.find("算力", per_page="100")
    assert {one.value: one.count for one in results.facets["match"]} == {"exact": 30, "sounds_like": 1}
    assert results.hits[-1].row.text == "纸面算例变成可用。"


def test_what_sounds_like_a_frequent_word_and_is_as_frequent_is_another_word(archive: Archive) -> None:
    put(archive, *["在座的各位，"] * 30, *["我们在做港口。"] * 30)
    assert marked(archive, "在座") == {"在座"}


def test_words_of_grammar_are_no_mishearing_and_hide_none(archive: Archive) -> None:
    put(archive, "这是由港口决定的。", "历练性是最突出的。", "以这种形式进港。")
    assert archive.find("石油").total == 0
    assert marked(archive, "形势") == {"形式"}


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("港口经理", "他们都学港口经济学。", "a longer word is cut in two"),
        ("机器巡航", "我們一起巡航吧。", "a word that says little by itself stands there"),
        ("船舶治理", "这里说船舶，资料不多。", "there is a sign between"),
        ("英维达", "因為大，船進不了港。", "a word of grammar is a part of it"),
        ("议会", "秘書已彙整意見。", "a word of grammar stands there"),
        ("设计", "船社計畫出航。", "a word is cut in two, in traditional script"),
    ],
)
def test_what_sounds_like_it_but_is_plainly_something_else_is_no_match(
    archive: Archive, asked: str, said: str, why: str
) -> None:
    put(archive, said, "今天没有船。")
    assert "sounds_like" not in {hit.match for hit in archive.find(asked).hits}, why


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("规模定律", "规模定力"),
        ("船舶巡航", "传播巡航"),
        ("英维达", "鹰维达"),
        ("潮汐调度", "朝夕条度"),
        ("引航智能", "引航制冷"),
    ],
)
def test_what_was_misheard_is_found_though_it_is_made_of_words(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"大家都说{said}。", "今天没有船。")
    assert marked(archive, asked) == {said}


def test_a_frequent_word_that_sounds_only_a_little_alike_is_no_mishearing(archive: Archive) -> None:
    put(archive, "我们要船舶治理。", "他们说船舶质量。", *["这个质量不错。"] * 30)
    assert "船舶质量" not in marked(archive, "船舶治理")


def test_three_characters_that_sound_exactly_alike_are_meant_though_both_are_words(archive: Archive) -> None:
    put(archive, "这个商交所大力支持。", "他在上交所上市。")
    assert marked(archive, "上交所") == {"上交所", "商交所"} == marked(archive, "商交所")


def test_a_match_by_sound_is_found_though_the_next_passage_has_one_too(archive: Archive) -> None:
    put(archive, "大厅里有暗电。", "大厅里没有暗电。")
    assert archive.find("岸电").total == 2


def test_a_match_by_sound_cuts_no_word_even_where_there_is_no_other(archive: Archive) -> None:
    put(archive, "用云计算来算。")
    assert archive.find("云迹").total == 0


def test_what_was_misheard_is_not_proposed_for_a_word_that_is_known(archive: Archive) -> None:
    put(archive, *["大家好，我是云记的李全印。"] * 5)
    agenda = "people:\n- name: 李全印\n  org: 云迹科技\n"
    archive.put("hotel.md", "**李全印：** 大家好。", agenda_name="hotel.agenda.yaml", agenda=agenda)
    archive.indexer.drain()
    results = archive.find("云迹")
    assert results.total and results.did_you_mean == ""


def test_of_two_words_that_are_misspelt_both_are_mended(samples: Archive) -> None:
    assert samples.find("tidel sheduling").did_you_mean == "tidal scheduling"


def test_words_are_marked_whole_though_a_letter_of_them_is_missing(archive: Archive) -> None:
    put(archive, "We speak of artificial intelligence here.")
    assert marked(archive, "artifical inteligence") == {"artificial intelligence"}
    assert archive.find("artifical inteligence").did_you_mean == "artificial intelligence"


def test_it_is_marked_wherever_it_is_said(archive: Archive) -> None:
    put(
        archive, "Economics is theory. And in economics one counts.", "朱英来教授是教授，后来朱英来教授走了。"
    )
    [hit] = archive.find("economiks").hits
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["Economics", "economics"]
    [hit] = archive.find("zhuyinglai").hits
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["朱英来", "朱英来"]


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


def test_a_short_english_word_that_stands_somewhere_is_spelt_as_it_is_meant(archive: Archive) -> None:
    put(archive, "The tide comes in.", "Many times we were tired.", "Harbours sleep.")
    assert marked(archive, "tide") == {"tide"}
    assert marked(archive, "harbuors") == {"Harbours"}


def test_words_in_pinyin_are_found_in_a_row_or_each_by_itself(samples: Archive) -> None:
    assert marked(samples, "chaoxi shuju") >= {"潮汐", "数据"}
    assert marked(samples, "chaoxi diaodu") >= {"潮汐调度"}
    assert samples.find("chaoxi niupai").total == 0


@pytest.mark.parametrize(
    "q",
    ["潮汐 OR 算力", "(潮汐 OR 算力) 数据", "潮汐 数据", "潮西调度", "tide data", "chaoxi shuju", "规摸定律"],
)
def test_what_a_facet_counts_is_what_it_finds_though_some_of_it_is_unsure(samples: Archive, q: str) -> None:
    counted = found = 0
    for facet in (one for facets in samples.find(q).facets.values() for one in facets):
        counted += facet.count
        parameters = dict(parse_qsl(urlsplit(facet.url).query))
        found += samples.find(parameters.pop("q"), **parameters).total
        assert (counted, facet.label) == (found, facet.label)
    assert counted


LONG_TALK = ["我们先说潮汐，再说算力。", "对。", "然后我非常同意这个观点。", "今天没有船。"]


@pytest.mark.parametrize(
    ("asked", "match"),
    [('"再说算力。对。然后我非常同意"', "exact"), ("再说算力，对，然后我非常同意这个", "variant")],
)
def test_a_quotation_over_three_passages_is_found_where_it_begins(
    archive: Archive, asked: str, match: str
) -> None:
    put(archive, *LONG_TALK)
    results = archive.find(asked)
    [hit] = results.hits
    assert (hit.match, hit.row.text, hit.continues) == (match, LONG_TALK[0], True)
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["再说算力。"] and not results.nearest
    assert archive.find(asked, speaker="ines-vale").total == 1


def test_a_quotation_of_two_thousand_characters_is_found(archive: Archive) -> None:
    said = [f"第{i}天，船长{chr(0x4E00 + 7 * i)}{chr(0x5100 + 5 * i)}把货物送进了港口。" for i in range(120)]
    put(archive, *said)
    results = archive.find(" ".join(said[3:])[:1990])
    assert results.hits[0].row.text == said[3] and results.hits[0].match in ("exact", "variant")


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
    ("typed", "said"),
    [
        ("dcision", "decision"),
        ("mornig", "morning"),
        ("digtial", "digital"),
        ("vlues", "values"),
        ("stoppid", "stopped"),
        ("spraed", "spread"),
    ],
)
def test_a_word_is_found_however_its_inflection_is_misspelt(archive: Archive, typed: str, said: str) -> None:
    put(archive, f"This is about the {said} of a harbour.", "Nothing else was heard here.")
    results = archive.find(typed)
    assert [hit.match for hit in results.hits] == ["sounds_like"] and marked(archive, typed) == {said}
    assert results.did_you_mean == said


def test_but_what_stands_as_it_is_is_not_misspelt(archive: Archive) -> None:
    put(archive, "A machine calls at the harbour.", "The colours are matching.")
    assert marked(archive, "machine") == {"machine"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("weather", "water"), ("status", "startup"), ("checkers", "cheaper"), ("conversation", "concerned")],
)
def test_a_word_of_the_dictionary_is_not_another_one_misspelt(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, f"We talk of the {said} here.", "Nothing else was heard here.")
    results = archive.find(typed)
    assert (results.total, results.did_you_mean) == (0, "")


def test_one_that_sounds_like_another_is_found_for_it_unless_it_stands_itself(archive: Archive) -> None:
    put(archive, "Nobody knows whether it will rain.", "Nothing else was heard here.")
    assert marked(archive, "weather") == {"whether"}
    put(archive, "Nobody knows whether it will rain.", "The weather is fine.")
    assert marked(archive, "weather") == {"weather"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Sora", "These actions or acts."), ("form", "It is a platform."), ("Ondo", "I live in London.")],
)
def test_a_short_word_is_not_looked_for_within_others(archive: Archive, typed: str, said: str) -> None:
    put(archive, said)
    assert archive.find(typed).total == 0


def test_a_long_one_is_and_so_is_one_that_is_parted(archive: Archive) -> None:
    put(archive, "An open AI for the intelligentsia.")
    assert marked(archive, "OpenAI") == {"open AI"}
    assert marked(archive, "telligents") == {"telligents"}


def test_all_of_a_frequent_word_that_is_misspelt_is_found_and_counted(archive: Archive) -> None:
    put(archive, *["The governments of harbours."] * 120, *["A government."] * 130)
    results = archive.find("goverment")
    assert (results.total, results.partial, results.did_you_mean) == (250, False, "government")
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 250}
    assert {hit.match for hit in results.hits} == {"sounds_like"} and all(hit.spans for hit in results.hits)


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


@pytest.mark.parametrize("typed", ["dēngt", "deng1t", "lǜdē", "lüdeng"])
def test_words_are_proposed_while_pinyin_with_tones_is_typed(archive: Archive, typed: str) -> None:
    put(archive, "灯塔。", "灯塔！", "灯塔？", "绿灯。", "绿灯！", "绿灯？")
    with archive.database.reading() as db:
        found = [one.text for one in suggestions(db, archive.engine, typed)]
    assert found == ["绿灯" if typed[0] == "l" else "灯塔"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("一共是3.4万吨", "一共是这个3.4万吨"),
        ("泥沙就这样进了港口", "泥沙那个呃就这样进了就是说港口"),
        ("把港口的船调度", "把港口的船就是调度"),
    ],
)
def test_what_hesitates_between_the_words_asked_for_is_skipped(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"去年{said}。", "今天没有船。")
    [hit] = archive.find(asked).hits
    assert (hit.match, hit.row.text) == ("variant", f"去年{said}。")
    assert archive.find(f"{asked} match:variant").total == 1
    assert archive.find(f"{asked} match:sounds_like").total == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [("一共是3.4万吨", "一共不是3.4万吨"), ("一共是3.4万吨", "一共是这个3.5万吨"), ("这个", "今天没有船")],
)
def test_other_words_between_are_not(archive: Archive, asked: str, said: str) -> None:
    put(archive, f"去年{said}。", "今天没有船。")
    assert not {"exact", "variant"} & {hit.match for hit in archive.find(asked).hits}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("汐音智航", "汐智航"),
        ("汐音智航", "汐音智引航"),
        ("泊位雷达", "泊位雷转达"),
        ("汐音智航科", "汐音智科"),
    ],
)
def test_a_short_term_is_found_with_a_character_left_out_or_put_in(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"去年的{said}很好。", "今天没有船。")
    [hit] = archive.find(asked).hits
    assert (hit.match, marked(archive, asked)) == ("sounds_like", {said})
    put(archive, f"我们去说{asked}。", f"去年的{said}很好。", "今天没有船。")
    assert [hit.match for hit in archive.find(asked).hits] == ["exact", "sounds_like"]


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("港口经济", "港口和经济都好。", "it is between two words"),
        ("港口经济", "港口新经济都好。", "it is between two words"),
        ("经济学家", "经济科学家都来。", "it is nothing but words"),
        ("船舶调度", "他们的船调度好。", "it stands as it is, and is made of words"),
        ("汐音智航", "这个汐，智航来了。", "there is a sign between"),
    ],
)
def test_but_not_where_that_is_something_else(archive: Archive, asked: str, said: str, why: str) -> None:
    put(archive, f"我们去说{asked}。", said, "今天没有船。")
    assert [hit.match for hit in archive.find(asked).hits if hit.match != "partial"] == ["exact"], why


@pytest.mark.parametrize("typed", ["moyan", "mo yan", "莫研", "莫沿"])
def test_a_name_as_it_is_rightly_spelt_comes_before_what_only_sounds_like_it(
    archive: Archive, typed: str
) -> None:
    agenda = "people:\n- name: 莫延\n  also: [墨延]\n"
    archive.put(
        "pier.md",
        "**莫延：** 大家好。\n\n**Tomo Reed:** Good.",
        agenda_name="pier.agenda.yaml",
        agenda=agenda,
    )
    put(
        archive,
        "有请墨延。",
        "有请磨研。",
        "我们今天终于请到了在港口里的莫延博士，他的船在这里。",
        "今天没有船。",
    )
    first, *others = archive.find(typed).hits
    assert "莫延" in first.row.text and others


def test_of_what_pinyin_stands_for_that_comes_first_which_is_mostly_said(archive: Archive) -> None:
    put(archive, "一个木船。", *["在很长的一天里我们看母传，又看木川。"] * 3, *["今天没有船。"] * 9)
    put(archive, "木川。", "今天在很长的一天里我们看母传的船。", "今天在很长的一天里我们又看母传的船。")
    assert "母传" in archive.find("muchuan").hits[0].row.text


def test_what_is_nearly_always_written_the_same_is_counted_without_being_laid_against_what_was_asked(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned = []
    monkeypatch.setattr(by_sound, "sounds_like", lambda *both: aligned.append(1) or sounds_like(*both))
    put(
        archive,
        *(f"第{i}天我們談開放政府的事。" for i in range(400)),
        "又說開放正府。",
        *["今天沒有船。"] * 50,
    )
    results = archive.find("开放政服", per_page="100")
    assert (results.total, results.partial, results.did_you_mean) == (401, False, "開放政府")
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 401}
    assert all(hit.spans for hit in results.hits) and marked(archive, "开放政服") <= {"開放政府", "開放正府"}
    assert len(aligned) < 200
    assert archive.find("开放政服", speaker="ines-vale").total == 401


def test_what_is_unwanted_stays_away_from_it(archive: Archive) -> None:
    put(archive, *(f"第{i}天我们谈开放政府的事。" for i in range(200)), *["开放政府和灯塔。"] * 30)
    assert archive.find("开放政服 -灯塔").total == 200


def test_a_usual_word_that_nobody_said_is_not_another_one_said_more_than_five_times(archive: Archive) -> None:
    put(archive, *(f"第{i}艘船推出计划。" for i in range(6)), "今天没有船。", "这种形式。")
    assert archive.find("退出").total == 0
    assert marked(archive, "形势") == {"形式"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("多界的书籍啊，", "他写了很多跨界的书籍啊。"),
        ("的航海经眼。呃，在20", "我有三年的航海经验。呃，在2019年回来。"),
        ("open AI做很", "所以open AI做了很多年。"),
    ],
)
def test_a_line_copied_out_of_a_sentence_is_found_though_a_character_is_wrong_or_lacks(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert [hit.row.text for hit in archive.find(asked).hits] == [said]
