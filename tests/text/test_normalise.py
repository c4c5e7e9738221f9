"""What counts in a text, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import fold


def read(text: str) -> list[str]:
    """The stretches of a text that its keys come from."""
    folded = fold(text)
    return [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("規模定律", "规模定律"),
        ("ＡＩ", "ai"),
        ("Machines learning", "machine learns"),
        ("呃，规模嗯定律啊", "规模定律"),
        ("because we because we think", "because we think"),
        ("吴军博士和和和朱教授", "吴军博士和朱教授"),
        ("这个这个呃算力", "这个算力"),
        ("uh so um what", "so what"),
        ("don’t", "don't"),
        ("Zürich, naïve", "zurich naive"),
        ("Zu\u0308rich", "Zürich"),
        ("ＣＡＦÉ", "café"),
        ("AIs and AI's", "AI and AI"),
        ("ＡＩｓ, PCs", "ai, pc"),
        ("the company’s", "the companies"),
        ("it's, its; that’s", "its, it's; thats"),
        ("don‘t, it＇s, we’ll, itʼs", "don't, it's, we'll, it's"),
        ("A.I., U.S.A", "AI, USA"),
        ("the U.S. dollar; the Ph.D.", "the US dollar; the PhD"),
        ("中国A.I.技术", "中国AI技术"),
        ("Ａ．Ｉ．", "AI"),
        ("A. I. helps; the U. S. dollar", "AI helps; the US dollar"),
        ("ToC, toB, ＴｏＧ", "to C, to B, to G"),
        ("做2C的，2B也做", "做to C的，to B也做"),
        ("the US, U.S. law, U. S. data, 美国US data", "the USA, USA law, USA data, 美国USA data"),
        ("in the us today", "in the US today"),
        ("ASK US AT THE QUAY", "ask us at the quay"),
    ],
)
def test_what_does_not_count_makes_no_difference(one: str, other: str) -> None:
    assert fold(one).keys == fold(other).keys


@pytest.mark.parametrize(("one", "other"), [("AIS", "AI"), ("ais", "ai"), ("iOS", "IO"), ("ADS", "ad")])
def test_a_short_word_or_abbreviation_with_an_s_is_another(one: str, other: str) -> None:
    assert fold(one).keys != fold(other).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("it's", "it"), ("that's", "that"), ("we'll", "well"), ("I’ll", "ill"), ("let's", "let")],
)
def test_two_words_in_one_are_no_other_word(one: str, other: str) -> None:
    assert fold(one).keys != fold(other).keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thomas J. Sargent", "thoma j sargent"),
        ("That is plan B. I know", "that is plan b i know"),
        ("x.ai, a.b.com, u.s.gov, t.co/a.b/c", "x ai a b com u s gov t co a b c"),
        ("i@a.b", "i a b"),
    ],
)
def test_a_dot_that_shortens_nothing_parts_words(text: str, words: str) -> None:
    assert fold(text).keys == words.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ToC", "toc"),
        ("TOC", "to C"),
        ("B2C", "B to C"),
        ("2cm", "to cm"),
        ("2G", "to G"),
        ("1.2C", "1.to C"),
    ],
)
def test_capitals_and_digits_make_no_short_form_of_another_word(one: str, other: str) -> None:
    assert fold(one).keys != fold(other).keys


@pytest.mark.parametrize("text", ["give us data", "breathe us in", "Us too", "JOIN US AT THE QUAY"])
def test_the_pronoun_is_no_country(text: str) -> None:
    assert "us" in fold(text).keys and "usa" not in fold(text).keys


def test_a_short_form_stands_where_it_is_written() -> None:
    assert read("the U. S. and ToC or 2B") == ["the", "U. S", "and", "To", "C", "or", "2", "B"]


def test_an_abbreviation_with_dots_stands_where_it_is_written() -> None:
    assert read("in the U.S.A. today") == ["in", "the", "U.S.A", "today"]


@pytest.mark.parametrize("text", ["看看", "天天向上", "八八 88", "我们想。我们做"])
def test_what_only_looks_like_a_stutter_stays(text: str) -> None:
    assert len(fold(text).keys) == len("".join(read(text))) - text.count("88")


def test_of_a_stutter_the_last_words_count() -> None:
    text = "because we because we think"
    folded = fold(text)
    assert folded.starts[0] == text.rindex("because")


def test_a_word_with_a_hyphen_is_found_without_it_too() -> None:
    folded = fold("an e-mail")
    assert folded.keys == ["an", "e", "mail"]
    assert folded.extras == ["email"]


@given(st.text(max_size=60) | st.text(alphabet="我们的AI. 5。2万亿uh嗯ﬁß、我我", max_size=60))
def test_keys_stand_in_order_within_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.keys) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert folded.starts == sorted(folded.starts)
    assert all(folded.keys)


@pytest.mark.parametrize(
    "text", ["收不收？不收", "收不收不收", "好用不好用不好用", "有沒有？沒有", "可不可以？不可以"]
)
def test_the_answer_to_a_question_is_no_stutter(text: str) -> None:
    assert "".join(fold(text).keys) == text.replace("？", "").replace("沒", "没")


@pytest.mark.parametrize(
    ("text", "words"),
    [("是不是是不是", "是不是"), ("不是不是这样", "不是这样"), ("我不知道我不知道", "我不知道")],
)
def test_a_denial_said_twice_is_one(text: str, words: str) -> None:
    assert fold(text).keys == list(words)
