"""Words of grammar are what everybody types, and nobody looks for: suggestions name none."""

import pytest

from tests.archived import Archive
from tests.search.test_suggest import texts

SAID = [
    "They say what's theirs is there, and they weren't with them when those theories came to a house.",
    "They know what's theirs and where their theories are; her house wasn't there, so it's hers.",
    "What's there about their theories, they’ve asked her; whereas those houses weren't theirs.",
]


@pytest.fixture
def quay(archive: Archive) -> Archive:
    """One in which much is said that says nothing by itself."""
    archive.put("quay.md", "\n\n".join(f"**Ines Vale:** {words}" for words in SAID))
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize(
    "typed", ["wher", "what", "their", "about", "with", "when", "those", "where", "what's", "wer", "weren"]
)
def test_no_word_of_grammar_is_proposed_nor_its_contractions(quay: Archive, typed: str) -> None:
    assert texts(quay, typed) == []


@pytest.mark.parametrize(("typed", "words"), [("the", ["theories"]), ("hou", ["house"]), ("hous", ["house"])])
def test_what_else_begins_so_is_proposed_however_frequent_it_is_in_english(
    quay: Archive, typed: str, words: list[str]
) -> None:
    assert texts(quay, typed) == words


def test_no_word_of_grammar_is_proposed_beside_other_words(quay: Archive) -> None:
    assert texts(quay, "theories wher") == []
    assert texts(quay, "house the") == ["house theories"]


def test_nothing_goes_on_from_a_word_of_grammar_with_a_blank_behind_it(quay: Archive) -> None:
    assert texts(quay, "the ") == []
    assert texts(quay, "house the ") == []
    assert texts(quay, "theor ") == ["theories"]
