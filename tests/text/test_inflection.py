"""Words that differ in nothing but inflection, and words that are made from one another."""

import pytest

from app.text.inflection import are_kin, are_one_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("use", "using"),
        ("company", "companies"),
        ("study", "studied"),
        ("agree", "agreed"),
        ("need", "needed"),
        ("stop", "stopping"),
        ("control", "controlled"),
        ("process", "processes"),
        ("focus", "focused"),
        ("taxi", "taxis"),
        ("company's", "companies"),
    ],
)
def test_inflection_makes_no_other_word(one: str, other: str) -> None:
    assert one == other or not are_kin(one, other)
    assert are_one_word(one.removesuffix("'s"), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("useful", "used"),
        ("general", "generalization"),
        ("operator", "operative"),
        ("important", "imports"),
        ("compute", "computers"),
    ],
)
def test_a_word_made_from_another_with_the_same_stem_is_its_kin_and_not_the_same_word(
    one: str, other: str
) -> None:
    assert are_kin(one, other)
    assert not are_one_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("26", "twenty-six"), ("ai", "a.i."), ("tide", "storm")])
def test_words_with_other_stems_are_no_kin(one: str, other: str) -> None:
    assert not are_kin(one, other)
