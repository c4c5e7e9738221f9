"""Words that turn a sentence round, and those that only look like it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.search.sound.laid import Words
from app.text.a_not_a import questions
from app.text.normalise import fold, is_han, stem

_ENGLISH = (
    "not no never nor neither none nobody nothing without dont doesnt didnt isnt arent wasnt werent cant "
    "cannot couldnt wont wouldnt shouldnt havent hasnt hadnt aint"
)
NEGATIONS = frozenset("不没无未非别莫勿") | frozenset(map(stem, _ENGLISH.split()))
"""With one of these more or less it is another sentence."""
_LONGEST_QUESTION = 5


def is_negation(words: Words, number: int | None, among: set[int] | None = None) -> bool:
    """Whether a word turns the sentence round.

    `among`: the words that come or go together with it; all, unless they are given. 差不多 and 给不给 deny
    nothing as a whole, but a 不 by itself that is lost of them does.
    """
    if number is None or words.keys[number] not in NEGATIONS:
        return False
    if question := question_at(words, number):
        return among is not None and not among.issuperset(range(*question))
    return not any(
        among is None
        or (is_han(words.keys[start]) and end - start == 2)
        or among.issuperset(range(start, end))
        for start, end in _harmless(words, number)
    )


def question_at(words: Words, number: int) -> tuple[int, int] | None:
    """The question whose no a word is: 给不给. The number of its first word, and of that behind it."""
    first = max(0, number - _LONGEST_QUESTION)
    found = questions(words.keys[first : number + _LONGEST_QUESTION])
    return next(((first + i, first + j) for i, j in found if first + i < number < first + j), None)


def _harmless(words: Words, number: int) -> Iterator[tuple[int, int]]:
    """The harmless words that it stands in, none of them cut out of other words: 不同 of 不|同意."""
    known = _known()
    for start in range(max(0, number - 3), number + 1):
        for end in range(number + 1, start + 5):
            whole = start not in words.tied and (start != number or end not in words.tied)
            if whole and tuple(words.keys[start:end]) in known:
                yield start, end


@cache
def _known() -> frozenset[tuple[str, ...]]:
    listed = Path(__file__).with_name("no_negations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(fold(word).keys) for line in listed if line[:1] != "#" for word in line.split())
