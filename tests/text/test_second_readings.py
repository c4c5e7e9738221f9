"""Characters that are read otherwise in some words, and in names."""

import pytest

from app.text.second_readings import indexed_as, is_read_so, read_in_words, ways_to_read


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("银行业", ["yin", "hang", "ye"]),
        ("行长", ["hang", "zhang"]),
        ("长江", ["chang", "jiang"]),
        ("重庆市长", ["chong", "qing", "shi", "zhang"]),
        ("大幅", ["da", "fu"]),
        ("行动", ["xing", "dong"]),
    ],
)
def test_a_word_is_read_as_it_is_spoken(words: str, read: list[str]) -> None:
    assert list(read_in_words(words)) == read


def test_a_name_may_begin_with_a_family_name() -> None:
    assert ways_to_read("曾一帆") == [("ceng", "yi", "fan"), ("zeng", "yi", "fan")]
    assert ways_to_read("王查") == [("wang", "cha")]
    assert ways_to_read("投资银行")[-1] == ("tou", "zi", "yin", "hang")
    assert ways_to_read("A股") == []


def test_a_syllable_stands_for_what_the_index_has_of_its_characters() -> None:
    assert indexed_as("ma")[0] == "ma" and {"han", "xin"} <= set(indexed_as("hang"))


@pytest.mark.parametrize(
    ("text", "at", "sound", "so"),
    [
        ("他去银行。", 3, "han", True),
        ("银行动了。", 1, "han", True),
        ("他不行动。", 2, "han", False),
        ("会给他看。", 0, "kuai", False),
        ("船靠泊了。", 2, "bo", True),
        ("单海生来了。", 0, "san", True),
        ("解决它。", 0, "xie", False),
    ],
)
def test_a_character_is_read_as_in_its_word(text: str, at: int, sound: str, so: bool) -> None:
    assert is_read_so(text, at, sound, begins=True) == so
