"""Which English words are of grammar: what nobody looks for."""

import pytest

from app.text.grammar import is_of_grammar


@pytest.mark.parametrize("word", ["the", "Their", "theirs", "what's", "what’s", "wasn't", "we'd", "her"])
def test_a_word_of_grammar_is_one_in_any_spelling(word: str) -> None:
    assert is_of_grammar(word)


@pytest.mark.parametrize("word", ["theories", "house", "people's", "questions", "harbour's", "潮汐", ""])
def test_what_names_something_is_none_however_frequent(word: str) -> None:
    assert not is_of_grammar(word)
