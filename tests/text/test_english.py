"""Misspelt English words, held against the stems that an index has."""

import pytest

from app.text.english import are_two_words, forms, mistakes
from app.text.normalise import stem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dcision", "decision"),
        ("digtial", "digital"),
        ("mornig", "morning"),
        ("lookung", "looking"),
        ("spottig", "spotting"),
        ("vlues", "values"),
        ("abliity", "ability"),
        ("froniters", "frontiers"),
        ("compnies", "companies"),
        ("sttistic", "statistic"),
        ("opreate", "operate"),
        ("sargent", "sergeant"),
    ],
)
def test_a_misspelt_word_is_alike_to_the_stem_of_what_is_meant(typed: str, meant: str) -> None:
    assert mistakes(typed, stem(meant)) in (1, 2)


@pytest.mark.parametrize(("typed", "other"), [("nations", "lotion"), ("pinker", "pier"), ("form", "from")])
def test_another_word_is_not(typed: str, other: str) -> None:
    assert mistakes(typed, stem(other)) is None


def test_the_likest_of_the_words_counts() -> None:
    assert (mistakes("matruity", "matur"), mistakes("speices", "speci")) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("blank", "belongs"),
        ("courtesy", "courts"),
        ("agent", "agency"),
        ("cannot", "canned"),
        ("piolt", "polite"),
    ],
)
def test_a_word_with_other_syllables_or_another_ending_is_no_mistake(typed: str, other: str) -> None:
    assert mistakes(typed, stem(other)) is None


@pytest.mark.parametrize("word", ["stopping", "company", "companies", "ability", "motivates", "emissions"])
def test_a_stem_has_its_words(word: str) -> None:
    assert word in forms(stem(word))


def test_all_forms_of_a_stem_have_that_stem() -> None:
    assert {stem(form) for form in forms("decis")} == {"decis"}
    assert forms("规") == forms("5") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("weather", "water"), ("status", "startup"), ("machine", "matching"), ("peace", "peak")],
)
def test_two_words_that_do_not_sound_alike_are_two(one: str, other: str) -> None:
    assert are_two_words(one, other)
    assert mistakes(one, stem(other)) is None


@pytest.mark.parametrize(
    ("one", "other"), [("weather", "whether"), ("council", "counsel"), ("sageant", "sargent")]
)
def test_what_sounds_alike_or_is_no_word_may_be_the_same(one: str, other: str) -> None:
    assert not are_two_words(one, other)
