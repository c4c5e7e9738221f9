"""Numbers cut in two: 百分之二十 of 百分之二十七, 23 of 2300, 三百 of 三百二十 are other numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from app.text.numbers import NUMERALS, numbers
from app.text.words import cut

_NUMERALS = NUMERALS - frozenset("点分")
_N = rf"[\d{''.join(sorted(_NUMERALS))}]"
_GOES_ON = re.compile(rf"{_N}|点{_N}|(?<=\d)(?:[.。]\d|,\d{{3}}(?!\d))")
_WENT_BEFORE = re.compile(rf"(?:{_N}点?|\d[.。,](?=\d))$")
_FIRST, _LAST = re.compile(_N), re.compile(f"{_N}$")
_COUNTED = re.compile(rf"{_N}{{2}}$|(?:[第几数上近点]|分之){_N}$")
"""What surely ends in a number."""
_NUMBER_FIRST, _NUMBER_LAST = re.compile(rf"(?:{_N}|[点分之.,])+"), re.compile(rf"(?:{_N}|[点分之.,])+$")
LINE = 8
"""Characters of what is a copied line, and may be cut anywhere, if a number at its end is not most of it."""
BESIDE = 5
"""Characters before or behind some words that tell whether a number goes on there."""


def cuts_a_number(words: str, before: str, behind: str) -> bool:
    """Whether folded words begin or end within a number, by what stands `before` and `behind` them."""
    last = words[-1:] + behind[:BESIDE]
    if _GOES_ON.match(last, 1) and number_edges(words)[1]:
        return True
    first = before[-BESIDE:] + words[:1]
    return _WENT_BEFORE.search(first, 0, len(first) - 1) is not None and number_edges(words)[0]


@lru_cache(maxsize=1024)
def number_edges(words: str) -> tuple[bool, bool]:
    """Whether folded words begin, and end, with a number that may not be cut: not with a word that has such a
    character in it (百货, 统一), nor a copied line, which is known by the rest of it.
    """
    if not (_FIRST.match(words) or _LAST.search(words)):  # most words, and quickly told
        return False, False
    found = list(numbers(words))
    begins = bool(_FIRST.match(words)) and (
        (bool(found) and found[0].start == 0) or set(cut(words)[0]) <= _NUMERALS
    )
    ends = bool(_LAST.search(words)) and (
        (bool(found) and found[-1].end == len(words))
        or _COUNTED.search(words) is not None
        or set(cut(words)[-1]) <= _NUMERALS
    )
    most = len(words) / 2 if len(words) >= LINE else 0
    return (
        begins and _size(_NUMBER_FIRST.match(words)) > most,
        ends and _size(_NUMBER_LAST.search(words)) > most,
    )


def _size(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0
