"""Years without their century: 22年11月 is 2022年11月, and 98年以来 1998年以来."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_YEAR = re.compile(r"(?<![\d.])(\d\d)\s?年\s?(?![前后多内间里来左\s]|以[上内外])")
"""Not so many years: 20年前, 10年以上."""
_CENTURIES = ("20", "19")


def years_otherwise(words: str, keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys of folded words with a short year in them, with the whole year; none for a year alone (20年)."""
    short = _YEAR.search(words)
    if short is None:
        return
    row = tuple(keys)
    at = next((i for i in range(len(row) - 2) if row[i : i + 2] == (short[1], "年")), -1)
    if at >= 0:
        yield from ((*row[:at], century + short[1], *row[at + 1 :]) for century in _CENTURIES)
