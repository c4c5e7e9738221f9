"""Questions that a Chinese speaker asks with a word and its denial in a row: 给不给, 管用不管用, 有没有."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_NOT = ("不", "没")
_LONGEST = 2
"""Characters of the word that is asked about."""
_AROUND = 2 * _LONGEST + 1
"""Characters around a place that belong to a question there, and the one before it."""


def questions(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where they stand in folded keys: the first, and the one behind the last.

    不是不是 asks nothing: its first 是 is denied already.
    """
    for at, key in enumerate(keys):
        if key in _NOT:
            for length in range(min(at, _LONGEST), 0, -1):
                start, end = at - length, at + 1 + length
                if keys[start:at] == keys[at + 1 : end] and keys[max(0, start - 1)] not in _NOT:
                    yield start, end
                    break


def parts_question(keys: Sequence[str], start: int, length: int) -> bool:
    """Whether keys that come again right after themselves part a question from what is said to it: 给不给不给
    is 给不给 and 不给, and nobody stutters there.
    """
    if set(_NOT).isdisjoint(keys[start : start + length]):
        return False
    middle, end = start + length, start + 2 * length
    first = max(0, start - _AROUND)
    found = ((first + one, first + other) for one, other in questions(keys[first : end + _AROUND]))
    return any(one < border < other for one, other in found for border in (start, middle, end))
