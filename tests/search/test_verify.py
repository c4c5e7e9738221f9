"""Candidates held against the text: whether the words stand there, where, and how exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.query import parse
from app.search.verify.verify import Verdict, merged, partly, verify


def judge(q: str, text: str, following: str = "") -> Verdict | None:
    query = parse(q)
    return verify(query.wanted, query.unwanted, text, following)


def marked(q: str, text: str, following: str = "") -> list[str]:
    verdict = judge(q, text, following)
    assert verdict is not None
    return [text[start:end] for start, end in verdict.spans]


@pytest.mark.parametrize(
    ("q", "text", "match"),
    [
        ("潮汐", "我们看潮汐。", "exact"),
        ("潮汐", "我們看潮汐，", "exact"),
        ("岸电", "岸電這件事", "variant"),
        ("AI", "ＡＩ很重要", "variant"),
        ("tides", "the tide comes", "variant"),
        ("Tide", "the tide comes", "variant"),
        ("tide", "the tide comes", "exact"),
        ("算力，电力", "最后算力电力", "variant"),
        ("5.6万亿", "达到5。6万亿元", "variant"),
        ("1,200", "about 1200 ships", "variant"),
    ],
)
def test_how_exactly_words_stand_there(q: str, text: str, match: str) -> None:
    verdict = judge(q, text)
    assert verdict is not None and verdict.match == match


@pytest.mark.parametrize(
    ("q", "text"),
    [
        ("潮汐", "潮水和汐"),
        ('"tide clock"', "a clock of the tide"),
        ("tid", "the tide"),
        ("潮汐 数据", "只有潮汐"),
        ("5.6", "56 and 5 6"),
    ],
)
def test_what_does_not_stand_there_is_no_match(q: str, text: str) -> None:
    assert judge(q, text) is None


def test_every_place_is_marked_and_nothing_else() -> None:
    assert marked("潮汐", "潮汐，潮水，潮汐") == ["潮汐", "潮汐"]
    assert marked("5.6万亿", "达到5。6万亿元") == ["5。6万亿"]
    assert marked('"owns the tide"', "Who Owns the  Tide?") == ["Owns the  Tide"]


def test_several_words_are_each_marked_and_it_is_told_whether_they_stand_together() -> None:
    assert marked("数据 潮汐", "潮汐的数据") == ["潮汐", "数据"]
    apart, together = judge("潮汐 数据", "潮汐的数据"), judge("潮汐 数据", "潮汐数据")
    assert apart and together
    assert (apart.together, together.together) == (False, True)


def test_an_unwanted_word_excludes_wherever_it_stands() -> None:
    assert judge("tide -storm", "a tide before the storm") is None
    assert judge("tide -storm", "a tide before the calm") is not None


def test_an_unwanted_word_of_the_next_utterance_is_not_this_one_s() -> None:
    assert judge("tide -storm", "a tide came.", "Then the storm.") is not None


# Over the break


def test_a_quote_that_runs_on_is_found_where_it_begins_and_marked_in_its_own_text() -> None:
    verdict = judge("算力最后其实就是电力", "算力最后其实", "就是电力。")
    assert verdict == Verdict("exact", ((0, 6),), True, True)


def test_words_that_stand_in_the_next_utterance_alone_are_not_this_one_s() -> None:
    assert judge("就是电力", "算力最后其实", "就是电力。") is None


def test_a_place_that_is_whole_is_better_than_one_that_runs_on() -> None:
    verdict = judge("潮汐时钟", "潮汐时钟，潮汐", "时钟")
    assert verdict is not None and not verdict.continues


def test_only_the_first_words_of_the_next_utterance_count() -> None:
    following = "一二三四五六七八九十" * 4
    assert judge("开头" + following[:20], "开头", following) is not None
    assert judge("开头" + following[:21], "开头", following) is None


# In general

WORDS = st.text("潮汐算力电ab 。，12", min_size=1, max_size=30)


@given(WORDS, WORDS, st.data())
def test_any_stretch_of_a_text_is_found_in_it_and_spans_lie_in_it(
    text: str, following: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    query = parse(f'"{text[start:end]}"')
    verdict = verify(query.wanted, (), text, following)
    if verdict is None:  # a word or number cut in two is another word
        assert (
            text[max(0, start - 1) : start + 1].isalnum() or text[end - 1 : end + 1].isalnum() or "。" in text
        )
        return
    position = -1
    for first, last in verdict.spans:
        assert position < first < last <= len(text)
        position = last


def test_spans_that_touch_are_one() -> None:
    assert merged([(4, 6), (0, 2), (2, 4), (8, 9), (8, 9)]) == ((0, 6), (8, 9))


def test_part_of_a_quote_is_marked_by_its_pairs_and_words() -> None:
    text = "潮水会说tide，潮汐不会"
    verdict = partly(parse("潮汐时钟 tide").wanted, text)
    assert verdict is not None
    assert [text[a:b] for a, b in verdict.spans] == ["tide", "潮汐"]
    assert partly(parse("码头风车").wanted, text) is None


@pytest.mark.parametrize(
    ("q", "text", "words"),
    [
        ("caf*", "İ café ﬁne cafés", ["café", "cafés"]),
        ("zurich", "e\u0301 Zu\u0308rich or Zürich", ["Zu\u0308rich", "Zürich"]),
        ("e-mail", "ﬁrst İ email", ["email"]),
        ("finance", "10℃ and finance in a cafe\u0301", ["finance"]),
    ],
)
def test_accents_and_ligatures_before_it_move_no_mark(q: str, text: str, words: list[str]) -> None:
    assert marked(q, text) == words
