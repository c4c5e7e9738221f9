"""Chinese words: where they end, which ones there are, and what kind of word each is."""

from __future__ import annotations

from functools import lru_cache

USUAL = 20
"""So often a word stands in the texts that the dictionary was made of, if it is no rare one."""
USUAL_CHARACTER = 10_000
"""The same of a word of one character."""
_CONTENT = frozenset("navijlb")
"""So begin jieba's names for nouns, verbs, adjectives, idioms, short forms and what stands before nouns."""


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a text as spans, one after the other without gaps."""
    spans = []
    position = 0
    for word in cut(text):
        spans.append((position, position + len(word)))
        position += len(word)
    return tuple(spans)


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether a text is one word of the dictionary."""
    return len(text) > 1 and len(cut(text)) == 1


@lru_cache(maxsize=4096)
def is_usual_word(text: str) -> bool:
    """Whether a text is one word of the dictionary, and no rare one: those may be misspelt (互连网)."""
    return is_word(text) and how_usual(text) >= USUAL


def how_usual(word: str) -> int:
    """How often a word stands in the texts that the dictionary was made of."""
    import rjieba

    return int(rjieba.suggest_freq(word))


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] begins or ends within a word of several characters."""
    return any(first < start < last or first < end < last for first, last in words(text))


def cut(text: str) -> list[str]:
    """The words of a text and what is between them, one after the other; of the dictionary only."""
    import rjieba  # its dictionary takes 33 MB, and most processes never need it

    return list(rjieba.cut(text, False))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with their kind, as jieba has it: "nr" and what begins so is a name."""
    import rjieba

    return [(str(word), str(kind)) for word, kind in rjieba.tag(text)]


def is_a_name(word: str) -> bool:
    """Whether a word of the dictionary is somebody's name, or a part of one."""
    return all(kind.startswith("nr") for _, kind in tagged(word))


def is_said_alone(character: str) -> bool:
    """Whether a character is a usual word by itself: 会, 大, 重."""
    import rjieba

    return rjieba.suggest_freq(character) >= USUAL_CHARACTER


def is_place(text: str) -> bool:
    """Whether a text is one word of the dictionary, and a country's, a town's or the like."""
    return is_word(text) and all(kind == "ns" for _, kind in tagged(text))


@lru_cache(maxsize=65_536)
def names_something(word: str) -> bool:
    """Whether a word of the dictionary is a noun, or an idiom or short form that may be one."""
    return all(kind[0] in "nijl" or kind == "vn" for _, kind in tagged(word))


@lru_cache(maxsize=65_536)
def says_something(word: str) -> bool:
    """Whether a word of the dictionary is a noun, verb, adjective or the like: no pronoun, number, adverb…"""
    return any(kind[0] in _CONTENT for _, kind in tagged(word))
