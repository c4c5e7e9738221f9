"""How heard words are shown: typography changes, words do not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.readable import readable


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        ("将达到5。6万亿元。", "将达到5.6万亿元。"),
        (
            "Good morning， it is a privilege to be with you。",
            "Good morning, it is a privilege to be with you.",
        ),
        ("Okay。I see，why？Because！", "Okay. I see, why? Because!"),
        ("大家好，我是 Ada。请坐。", "大家好，我是 Ada。请坐。"),
        ("2022年，chatGPT。", "2022年，chatGPT。"),
        ("Yeah。好的。", "Yeah。好的。"),
        ("水平改善？，所以这篇报告。。", "水平改善？所以这篇报告。"),
        ("，，，操作寻求", "操作寻求"),
        ("Q&amp;A &lt;b&gt; &#39;so&#39; AT&T &copy", "Q&A <b> 'so' AT&T &copy"),
        ("a\u3000b\n c", "a b c"),
        ("wait... what?!", "wait... what?!"),
        ("我不知道……", "我不知道……"),
        ("。", "。"),
        ("e\u0301lan vital, re\u0301sume\u0301", "élan vital, résumé"),
        ("the ﬁrst oﬃce of ﬁnance", "the first office of finance"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("\ufeff&lrm;left \u202eto\u202c right\x1b&nbsp;now", "left to right now"),
    ],
)
def test_a_recognisers_typography_is_mended(heard, shown) -> None:
    assert readable(heard) == shown


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        (r"Welcome to \#define \[foreign language\]", "Welcome to #define [foreign language]"),
        ("see [the slides](https://x.org/a_(b)) and <https://y.org>", "see the slides and https://y.org"),
        ("[](https://x.org/bare)", "https://x.org/bare"),
        (
            "a **very *good*  talk** in `code_a`, *yes*, __so__ and _this_",
            "a very good talk in code_a, yes, so and this",
        ),
        ("snake_case_name, 2 * 3 * 4, 5*6", "snake_case_name, 2 * 3 * 4, 5*6"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_markup_is_undone_where_the_source_has_it(heard, shown) -> None:
    assert readable(heard, markdown=True) == shown


def test_markup_stays_where_the_source_has_none() -> None:
    assert readable(r"2 **  [a](b) \#") == r"2 ** [a](b) \#"


@settings(max_examples=300, derandomize=True)
@given(st.text("我们ab 1。，？,.!…\\*_[]()`<>&\n", max_size=40), st.booleans())
def test_no_letter_is_added_and_plain_words_stay(heard, markdown) -> None:
    shown = readable(heard, markdown)
    assert shown == shown.strip()
    if "](" not in heard:
        assert re.findall(r"[我们ab1]", shown) == re.findall(r"[我们ab1]", heard)
