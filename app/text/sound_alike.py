"""Words that sound alike and are two."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.text.english import are_two_words
from app.text.normalise import plain


def are_other_words(one: str, other: str) -> bool:
    """Whether one of two that sound alike is not misheard for the other.

    English ones are words of the dictionary, Chinese ones of a list.
    """
    one, other = plain(one), plain(other)
    if one.isascii() or other.isascii():
        return are_two_words(one, other, though_alike=True)
    return frozenset((one, other)) in _opposites()


@cache
def _opposites() -> frozenset[frozenset[str]]:
    lines = Path(__file__).with_name("opposites.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(frozenset(line.split()) for line in lines if line[:1] != "#")
