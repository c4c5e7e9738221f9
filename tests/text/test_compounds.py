"""Compounds in one word or in two."""

import pytest

from app.text.compounds import in_two_or_one


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("openai", ("open", "ai")),
        ("alphago", ("alpha", "go")),
        ("datacentres", ("data", "centr")),
        ("start-ups", ("startup",)),
    ],
)
def test_a_compound_is_also_written_in_two_words_or_in_one(word: str, keys: tuple[str, ...]) -> None:
    assert keys in in_two_or_one(word)


@pytest.mark.parametrize("word", ["together", "today", "harbour", "gpt", "港口", "a-b"])
def test_a_word_of_the_dictionary_is_no_compound(word: str) -> None:
    assert in_two_or_one(word) == ()
