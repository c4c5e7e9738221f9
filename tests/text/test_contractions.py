"""English words that are written as one and are two."""

import pytest

from app.text.contractions import parted


@pytest.mark.parametrize(
    ("word", "following", "two"),
    [
        ("i'll", "go", "i will"),
        ("don’t", "go", "do not"),
        ("dont", "go", "do not"),
        ("won't", "go", "will not"),
        ("can't", "go", "can not"),
        ("cannot", "go", "can not"),
        ("it's", "late", "it is"),
        ("it's", "been", "it has"),
        ("they'd", "go", "they would"),
        ("they'd", "decided", "they had"),
        ("let's", "go", "let us"),
        ("we've", "", "we have"),
        ("i'm", "", "i am"),
    ],
)
def test_it_is_two_words_each_of_some_of_its_letters(word: str, following: str, two: str) -> None:
    parts = parted(word, following)
    assert " ".join(part for part, _ in parts) == two
    assert sum(letters for _, letters in parts) == len(word)
    assert all(letters > 0 for _, letters in parts)


@pytest.mark.parametrize(
    "word", ["company's", "boats'", "ines's", "o'clock", "ain't", "cant", "wont", "ill", "its"]
)
def test_other_words_are_one(word: str) -> None:
    assert parted(word) == ()
