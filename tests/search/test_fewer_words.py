"""Searches of which no passage holds all: without words of grammar, and without one of several words."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from tests.archived import Archive
from tests.search.hits import put, shown

WITHOUT = "Searched without: {}"


@pytest.mark.parametrize(
    ("typed", "left", "dropped"),
    [
        ("tide and data", "tide data", "and"),
        ("who owns the tide and the data", "owns tide data", "who, the, and"),
        ("would anyone mention harbours", "harbours", "would, anyone, mention"),
        ("谁提到泥沙模型", "泥沙模型", "谁提到"),
        ("关于泥沙的误差他们说了什么", "泥沙 误差", "关于, 的, 他们说了什么"),
    ],
)
def test_words_of_grammar_are_left_out_where_nothing_holds_them_too(
    samples: Archive, typed: str, left: str, dropped: str
) -> None:
    found = samples.find(typed)
    assert found.total and [hit.row.id for hit in found.hits] == samples.ids(left)
    assert WITHOUT.format(dropped) in found.hints


@pytest.mark.parametrize(
    ("typed", "left", "told"),
    [
        ("AI航运", "AI 航运", "AI, 航运"),
        ("航运GPU", "航运 GPU", "航运, GPU"),
        ("2031年60亿", "2031年 60亿", "2031年, 60亿"),
        ("港口AI 2031年", "港口 AI 2031年", "港口, AI"),
    ],
)
def test_words_of_two_scripts_written_together_are_looked_for_apart_where_they_stand_nowhere_so(
    archive: Archive, typed: str, left: str, told: str
) -> None:
    put(archive, "在航运上AI和GPU都用得到，2031年每个港口用掉60亿。", "今天没有船。")
    found, apart = archive.find(typed), archive.find(left)
    assert [hit.row.id for hit in found.hits] == [hit.row.id for hit in apart.hits] and found.total == 1
    assert [hit.spans for hit in found.hits] == [hit.spans for hit in apart.hits]
    assert [hit.match for hit in found.hits] == ["exact"]
    assert f"Searched for apart: {told}" in found.hints


@pytest.mark.parametrize("typed", ["AI航运", '"航运AI"', "zeppelin飞艇", "B端港口", "航运是7万吨"])
def test_what_is_said_so_is_not_cut_nor_what_is_quoted_or_found_neither_way(
    archive: Archive, typed: str
) -> None:
    put(archive, "我们做AI航运。", "航运上AI很多，港口的B端没有。", "航运不是7万吨。")
    assert not archive.find(typed).hints


def test_a_question_of_two_scripts_is_cut_where_they_change_and_at_words_of_grammar(archive: Archive) -> None:
    put(archive, "对航运来说，这几年AI的影响很大。", "今天没有船。")
    found = archive.find("AI对航运的影响")
    assert [shown(hit) for hit in found.hits] == [["航运", "AI", "影响"]]
    assert found.hints == ("Searched without: 对, 的",)


@pytest.mark.parametrize("typed", ["灯塔的呃潮汐", "灯塔呃和潮汐", "呃的灯塔和潮汐", "灯塔和呃"])
def test_a_hesitation_in_what_is_cut_is_nothing(archive: Archive, typed: str) -> None:
    put(archive, "潮汐看灯塔。", "今天没有船。")
    assert [hit.row.text for hit in archive.find(typed).hits] == ["潮汐看灯塔。"]


def test_a_question_finds_what_it_is_about_and_marks_nothing_else(archive: Archive) -> None:
    put(archive, "港口要装潮汐闸门。", "他们提到了潮汐表。", "大家怎么看灯塔？船很多。")
    found = archive.find("谁提到了潮汐闸门")
    assert [shown(hit) for hit in found.hits] == [["潮汐闸门"]]
    assert found.hints == ("Searched without: 谁提到了",)
    found = archive.find("灯塔怎么看航道")
    assert [shown(hit) for hit in found.hits] == [["灯塔"]]
    assert [one.words for one in found.fewer] == ["航道"]


def test_a_sentence_that_was_asked_stays_whole(archive: Archive) -> None:
    put(archive, "你们怎么看港口的灯塔晚上不亮？", "灯塔在港口。")
    found = archive.find("你们怎么看港口的灯塔早上不亮")
    assert found.hits[0].row.text == "你们怎么看港口的灯塔晚上不亮？" and not found.hints


def test_capitals_are_an_acronym_and_no_word_of_grammar_but_where_all_is_in_capitals(
    archive: Archive,
) -> None:
    put(archive, "航运行业很大。", "The harbour, it is large.", "IT很好。")
    found = archive.find("IT 行业")
    assert not found.hints and [one.words for one in found.fewer] == ["IT", "行业"]
    assert archive.find("it 行业").hints == ("Searched without: it",)
    assert archive.find("OVER IT WAS LARGE").hints == ("Searched without: over, it, was",)


def test_what_only_ever_stands_together_is_no_word_of_grammar_and_another(archive: Archive) -> None:
    put(archive, "我们要讲碳中和。", "碳中和很难，目标很远。", "碳中和要钱。", "泥沙模型和潮位。", "模型好。")
    assert archive.find("碳中和目标").hints == ("Searched for apart: 碳中和, 目标",)
    assert shown(archive.find("碳中和目标").hits[0]) == ["碳中和", "目标"]
    for typed in ("碳中和 灯塔", "碳中和 模型"):
        found = archive.find(typed)
        assert not found.hints and found.fewer
        assert {one.words for one in found.fewer} <= {"碳中和", "灯塔", "模型"}
    assert archive.find("潮位和模型").hints == ("Searched without: 和",)


def test_they_are_looked_for_where_they_stand(samples: Archive) -> None:
    found = samples.find("who owns the tide")
    assert found.total and not found.hints


@pytest.mark.parametrize("typed", ['"tide and data"', "who is", "谁说了什么呢吗", "zzyzx"])
def test_what_is_quoted_and_what_is_nothing_else_stays_as_it_is(samples: Archive, typed: str) -> None:
    assert not any("Searched without" in hint for hint in samples.find(typed).hints)


def test_a_question_about_a_speaker_leads_there(samples: Archive) -> None:
    assert [one.name for one in samples.find("who was Liesbet Ondarra").speakers] == ["Liesbet Ondarra"]
    found = samples.find("what did Ondarra say about the harbours")
    assert found.by_speaker and found.by_speaker[1].q == "harbours"


def test_what_is_narrowed_to_a_kind_of_match_that_nothing_has_keeps_its_words(samples: Archive) -> None:
    assert not samples.find("the tides", match="sounds_like").hints


def test_where_no_passage_has_all_words_each_is_left_out_in_turn(samples: Archive) -> None:
    found = samples.find("harbour sediment pilot")
    assert found.fewer and len(found.fewer) <= 3
    for one in found.fewer:
        assert one.words in ("harbour", "sediment", "pilot") and one.words not in one.query.q
        assert one.total == samples.find(one.query.q).total > 0


def test_where_several_words_stand_nowhere_they_are_left_out_together(harbour: Archive) -> None:
    [one] = harbour.find("zeppelinfahrt tide quixotic").fewer
    assert (one.words, one.query.q) == ("zeppelinfahrt quixotic", "tide")
    assert one.total == harbour.find("tide").total > 0


def test_if_need_be_one_more_is_left_out_with_what_stands_nowhere(archive: Archive) -> None:
    put(archive, "The buoys were painted.", "潮汐每天两次。")
    found = archive.find('"buoys" 潮汐 zeppelinfahrt')
    assert [(one.words, one.query.q, one.total) for one in found.fewer] == [
        ("buoys zeppelinfahrt", "潮汐", 1),
        ("潮汐 zeppelinfahrt", '"buoys"', 1),
    ]


def test_of_what_is_no_field_that_alone_is_told_and_what_finds_the_rest_is_offered(archive: Archive) -> None:
    put(archive, "The buoys were painted.", "x marks the pilot's place.")
    found = archive.find("foo:x buoys")
    [hint] = found.hints
    assert "“foo:” is no field" in hint
    assert ("foo x", "buoys", 1) in [(one.words, one.query.q, one.total) for one in found.fewer]


def test_filters_stay_where_a_word_is_left_out(samples: Archive) -> None:
    [one] = samples.find("speaker:Quillmere tide zeppelinfahrt").fewer
    assert (one.words, one.query.q) == ("zeppelinfahrt", "tide speaker:Quillmere")
    assert one.total == samples.find("tide speaker:Quillmere").total


@pytest.mark.parametrize("typed", ["tide", "tide data", "zeppelinfahrt", "tide OR flood", '"tide and data"'])
def test_nothing_is_left_out_of_what_is_found_or_is_one(samples: Archive, typed: str) -> None:
    assert not samples.find(typed).fewer


def test_a_text_that_is_pasted_is_not_tried_with_less(archive: Archive) -> None:
    said = [
        "潮汐决定船舶进港",
        "数据属于每个港口",
        "引航员凭记忆靠泊",
        "模型预测泥沙淤积",
        "风浪记录保存十年",
        "灯塔夜里照亮航道",
    ]
    put(archive, "，".join(said), "No boat today.")
    typed, pasted = (archive.find(" ".join(["zeppelinfahrt", *said[:-end:-1]])) for end in (3, 7))
    assert typed.fewer
    assert not pasted.fewer and not pasted.hints


@pytest.mark.parametrize("typed", ["航线呃的汐音", "呃的航汐"])
def test_hesitations_beside_words_of_grammar_are_no_error(archive: Archive, typed: str) -> None:
    put(archive, "今天的港口没有船。")
    assert archive.find(typed).total == 0


def test_an_or_in_small_letters_is_told_how_to_be_one(archive: Archive) -> None:
    put(archive, "The tide turns.", "A ferry waits.", "Now or never.")
    found = archive.find("tide or ferry")
    assert "OR in capitals finds either word: tide OR ferry" in found.hints
    assert archive.find("tide OR ferry").total == 2
    assert archive.find("now or never").hints == ()
    assert not any("OR" in hint for hint in archive.find("would you turn the tide or wait for a ferry").hints)


def test_words_of_asking_are_not_marked_in_what_a_question_finds(archive: Archive) -> None:
    put(archive, "What did he say? It is about the tide.", "Vale said a lot about the flood.")
    assert [shown(hit) for hit in archive.find("what did Vale say about the flood").hits] == [
        ["Vale", "flood"]
    ]
    assert archive.find("what did Vale say about inflation").total == 0


def test_a_word_made_of_the_same_stem_is_another_word(archive: Archive) -> None:
    put(archive, "It's an economic question, and it's the economist's.", "Economies grow.")
    [hit] = archive.find("it's the economy").hits
    assert (hit.match, shown(hit)) == ("variant", ["Economies"])


def test_a_copied_line_of_which_most_stands_in_a_row_is_not_cut_apart_for_what_only_sounds_so(
    archive: Archive,
) -> None:
    replace_glossary(archive.database, "glossary", [Term("OpenAI", ("open eye",))])
    put(archive, "所以open AI做了很多年。", "大家说openI帮大家，坐很久。", "今天没有船。")
    results = archive.find("open AI做很")
    assert results.hits[0].row.text == "所以open AI做了很多年。"
    assert not results.hints


@pytest.mark.parametrize("typed", ["谁说过提问题", "誰說過提問題"])
def test_a_verb_behind_who_said_is_what_was_said(archive: Archive, typed: str) -> None:
    put(archive, "引航员要会提问题。", "这个问题不大。", "没有别的问题。")
    found = archive.find(typed)
    assert {words for hit in found.hits for words in shown(hit)} == {"提问题"}


@pytest.mark.parametrize("typed", ["泊位、船舶", "泊位，船舶", "泊位／船舶"])
def test_a_list_is_its_parts_though_something_sounds_like_all_of_it(archive: Archive, typed: str) -> None:
    put(archive, "先看泊位传播。", "泊位不够，来的船舶太多。", "今天没有船。")
    found, apart = archive.find(typed), archive.find("泊位 船舶")
    assert shown(found.hits[0]) == ["泊位", "船舶"] and found.hits[0].match == "exact"
    assert [hit.row.id for hit in found.hits] == [hit.row.id for hit in apart.hits]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("数据产权", "这些数据归谁，看知识产权怎么定。"),
        ("有条件的补贴", "港口要的是无条件的，大家都有补贴。"),
        ("没有大规模停航", "大风导致大规模的停航。"),
    ],
)
def test_words_found_apart_are_no_more_than_a_part_where_they_may_say_something_else(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert {hit.match for hit in archive.find(typed).hits} <= {"partial"}


@pytest.mark.parametrize("typed", ["20分钟", "20分鐘", "20小时", "20公里"])
def test_a_number_stays_with_the_time_or_measure_that_it_counts(archive: Archive, typed: str) -> None:
    put(archive, "四十分钟、四十小时、四十公里，占百分之二十。", "今天没有船。")
    assert not archive.find(typed).hits


def test_a_misheard_sentence_with_a_comma_is_no_list(archive: Archive) -> None:
    put(archive, "然后有风险啊，这类的事一定要先问潮汐。", "风险很大，然后要等。")
    found = archive.find("然后有风险啊，这的")
    assert [hit.match for hit in found.hits] == ["sounds_like"]
    assert not found.hints


@pytest.mark.parametrize(
    ("typed", "dropped"),
    [("谁说过泊位不够", "谁说过"), ("谁讲到提问题", "谁讲到"), ("有人说过泊位吗", "有人说过, 吗")],
)
def test_all_that_is_left_out_is_named(archive: Archive, typed: str, dropped: str) -> None:
    put(archive, "引航员要会提问题。", "这里的泊位不够。")
    found = archive.find(typed)
    assert found.hints == (f"Searched without: {dropped}",)
    assert found.total == 1
