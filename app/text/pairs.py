"""Two numbers with a sign between: 1/5 is 五分之一, 2-3 is 2到3, and 3-1 is 3比1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

SIGNS = frozenset("/\u2044~\u2013\u2014-")
_OVER = re.compile(r"[/\u2044](?P<other>[1-9]\d{0,3})(?![\d/\u2044%a-z年月日号]|[.,-]\d)")
_TO = re.compile(r"[~\u2013\u2014-](?P<other>(?:0\.|[1-9])\d*(?:\.\d+)?)(?![\d/~\u2013\u2014]|-\d)")
_BEFORE = re.compile(r"[a-z./\u2044~\u2013\u2014-]$")
"""Of a code, a date, or a row of more than two: GPT-4, 2024/7/5, 1-2-3."""
_SINGLE = "零一二三四五六七八九"
_PART = ("分", "之")
_UP_TO, _AGAINST = "到", "比"
_OTHERWISE = ("到", "至", "to")
_TWO = "二", "两"


def paired(plain: str, start: int, written: int, keys: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
    """Where the first number of two ends, and the keys up to there; of a fraction both.

    The number stands at plain[start:written] of a folded text, and one of SIGNS behind it. None where these
    are no two numbers, but a date or code.
    """
    number = plain[start:written]
    if _BEFORE.search(plain[max(0, start - 1) : start]) or number[:1] == "0" != number[:-1]:
        return None
    if over := _OVER.match(plain, written):
        return over.end(), (_key(over["other"]), *_PART, *keys)
    to = _TO.match(plain, written)
    if to is None:
        return None
    up = not _is_plain(number) or float(number) < float(to["other"])
    return written + 1, (*keys, _UP_TO if up else _AGAINST)


def _is_plain(number: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", number) is not None


def _key(digits: str) -> str:
    return _SINGLE[int(digits)] if len(digits) == 1 else digits


def ranges_otherwise(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys with a range in them, said in other words: 两到三, 两至三, 2 to 3 for 二到三, and 两三.

    But not 二三, which is only said of more (二三十).
    """
    at = next((i for i in range(1, len(keys) - 1) if keys[i] in _OTHERWISE), 0)
    if not at or not (_is_number(keys[at - 1]) and _is_number(keys[at + 1])):
        return
    first, last = keys[at - 1], keys[at + 1]
    before, behind = tuple(keys[: at - 1]), tuple(keys[at + 2 :])
    firsts = _TWO if first in _TWO else (first,)
    rows: list[tuple[str, ...]] = [(one, joint, last) for one in firsts for joint in _OTHERWISE]
    if firsts[-1] in "两" + _SINGLE and last in _SINGLE and _follow(first, last):
        rows.append((firsts[-1], last))
    yield from ((*before, *row, *behind) for row in rows if row != tuple(keys[at - 1 : at + 2]))


def _is_number(key: str) -> bool:
    return key[0].isdigit() or key in _SINGLE or key in _TWO


def _follow(first: str, last: str) -> bool:
    """Whether one digit comes right behind another one."""
    return _SINGLE.index(last) == (2 if first in _TWO else _SINGLE.index(first)) + 1
