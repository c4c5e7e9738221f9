"""Numbers are not misheard: what has another one than was asked for is something else."""

from __future__ import annotations

from collections.abc import Sequence

from app.text.number_words import UP_TO_TEN
from app.text.numbers import NUMERALS
from app.text.passage import Passage, Span

_SMALL = frozenset(UP_TO_TEN) - {"one"}
"""English words that are numbers though they stay words; one is a pronoun more often."""


def has_other_number(missing: Sequence[str], extra: Sequence[str]) -> bool:
    """Whether a number is missing, or stands there as another one: 14 years are not 4 years misheard."""
    if any(map(_is_amount, missing)):
        return True
    there = any(map(_is_amount, extra))
    if not _SMALL.isdisjoint(missing) and (there or not _SMALL.isdisjoint(extra)):
        return True
    return not NUMERALS.isdisjoint(missing) and (there or not NUMERALS.isdisjoint(extra))


def are_other_numbers(asked: Sequence[str], passage: Passage, span: Span) -> bool:
    """Whether the letters of a span are a row of keys but for a number, or cut one: [ty million cells] for
    two million cells.
    """
    own = passage.own
    places = zip(own.keys, own.starts, own.ends, strict=True)
    said = [key for key, start, end in places if start < span[1] and span[0] < end]
    ours, theirs = (sorted(filter(_is_amount, keys)) for keys in (asked, said))
    return ours != theirs or has_other_number(
        [key for key in asked if key not in said], [key for key in said if key not in asked]
    )


def _is_amount(key: str) -> bool:
    return key[:1].isdigit()
