"""The same words in another spelling: a variant, in which nothing differs."""

import pytest

from tests.archived import Archive
from tests.search.quoting import only


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("we organize the boats of the harbour", "We organise the boats of the harbor."),
        ("they analyze the colour of boats", "They analyse the color of boats."),
        ("the boats travelled to the center", "The boats traveled to the centre."),
        ("a new program for the theater at sea", "A new programme for the theatre at sea."),
        ("two AIs organise the boats of today", "Two AI's organize the boats of today."),
    ],
)
def test_british_and_american_spelling(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.difference, match.notes) == ("variant", (), [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("I will go to the harbour tomorrow", "I’ll go to the harbour tomorrow."),
        ("we do not go to the harbour", "We don't go to the harbour."),
        ("we dont go to the harbour", "We do not go to the harbour."),
        ("they won't sail today at all", "They will not sail today at all."),
        ("they cannot sail today at all", "They can't sail today at all."),
        ("it is a very old boat", "It's a very old boat."),
        ("it has been a very old boat", "It's been a very old boat."),
        ("they would go to the harbour now", "They'd go to the harbour now."),
        ("let us go to the harbour now", "Let's go to the harbour now."),
    ],
)
def test_two_english_words_written_as_one(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.difference, match.notes) == ("variant", (), [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("they can sail out today with us", "They can't sail out today with us."),
        ("we do go to the harbour", "We don't go to the harbour."),
    ],
)
def test_a_negation_within_a_word_is_one(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert match.match == "partial"
    assert match.notes[0].startswith("A word turns the sentence round")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("the tide will rise in the harbour", "The tide will size in the harbour."),
        ("they won the prize of the harbour", "They won the price of the harbour."),
        ("we are four in this harbour", "We are for in this harbour."),
    ],
)
def test_other_words_that_look_alike_are_no_variant(archive: Archive, asked: str, said: str) -> None:
    assert only(archive, asked, said).match != "variant"
