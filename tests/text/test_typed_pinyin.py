"""Pinyin typed by hand."""

import pytest

from app.text.typed_pinyin import cuts, has_tones, typed


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("guimo", ["gui", "mo"]),
        ("guimodinglv", ["gui", "mo", "ding", "lv"]),
        ("xian", ["xian"]),
        ("xi'an", ["xi", "an"]),
        ("fang’an", ["fang", "an"]),
        ("xī'ān", ["xi", "an"]),
        ("xi1'an1", ["xi", "an"]),
        ("'an", None),
        ("can't", None),
        ("sargent", None),
        ("5g", None),
    ],
)
def test_pinyin_is_read_syllable_by_syllable(word: str, syllables: list[str] | None) -> None:
    assert typed(word) == syllables


@pytest.mark.parametrize(
    "word", ["chaoxi", "cháoxī", "chao2xi1", "ＣＨＡＯＸＩ", "Cháo’xī", "ch\u0061\u0301oxi\u0304", "chao2xi"]
)
def test_tones_are_marked_or_numbered_or_left_out(word: str) -> None:
    assert typed(word) == ["chao", "xi"]


@pytest.mark.parametrize("word", ["lǜse", "lü4se4", "lu:4se4", "lv4se", "lyuse", "LÜSE"])
def test_the_u_with_two_dots_is_written_in_many_ways(word: str) -> None:
    assert typed(word) == ["lv", "se"]


@pytest.mark.parametrize("word", ["5g", "gpt4", "wu2198", "chao2x1", "cháo-xī", "b2b", "", "2"])
def test_other_words_with_numbers_are_none(word: str) -> None:
    assert typed(word) is None


def test_what_has_tones_is_nothing_but_pinyin() -> None:
    assert has_tones("wǒmen") and has_tones("wo3men5") and not has_tones("women") and not has_tones("lü")


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("fangan", ["fan gan", "fang an"]),
        ("xinyu", ["xin yu", "xi nv"]),
        ("xinü", ["xi nv"]),
        ("dinglyu", ["ding lv"]),
        ("zhanlue", ["zhan lve", "zhan lu e"]),
        ("xian", ["xian", "xi an"]),
        ("tide", ["ti de"]),
        ("tides", []),
    ],
)
def test_a_word_may_be_cut_in_several_ways_the_fewest_syllables_first(word: str, ways: list[str]) -> None:
    assert list(map(" ".join, cuts(word))) == ways


def test_a_long_word_is_cut_in_no_more_than_a_few_ways() -> None:
    assert len(cuts("xian" * 15)) == 8
