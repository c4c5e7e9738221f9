"""What two texts have in common, in the same order: by clauses, and within changed ones by characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from rapidfuzz.distance import LCSseq

_CLAUSE = re.compile(r"[^，。！？；,.!?;]*[，。！？；,.!?;]*")
_LARGEST_MATRIX = 400_000_000
"""Cells (bits) of an exact alignment: 50 MB, 20,000 clauses against as many, eight hours of talk."""
_GRAM = 8
"""Characters in a row by which longer stretches are aligned first: few, and still seldom there by luck."""


def common_stretches(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Common stretches of two streams as (old start, new start, length), in order in both."""
    old_clauses, old_at = _units(_CLAUSE, old)
    new_clauses, new_at = _units(_CLAUSE, new)
    i = j = 0
    for first, second, length in blocks(old_clauses, new_clauses):
        for start, other, size in _in_common(old[i : old_at[first]], new[j : new_at[second]]):
            yield i + start, j + other, size
        i, j = old_at[first + length], new_at[second + length]
        if length:
            yield old_at[first], new_at[second], i - old_at[first]


def _in_common(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """The same within changed ones: two Chinese characters or four letters in a row; fewer meet by luck."""
    if len(old) * len(new) > _LARGEST_MATRIX:
        yield from _in_long(old, new)
        return
    short = min(len(old), len(new)) <= 3
    for first, second, length in blocks(old, new):
        if length >= 4 or (length and (short or (length > 1 and not old[first].isascii()))):
            yield first, second, length


def _in_long(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Within hours of talk without a clause in common: around what is said once in both, in the same order.

    Bram Cohen's patience diff, on runs of characters in place of lines.
    """
    i = j = 0
    for first, second in [*_said_once(old, new), (len(old), len(new))]:
        if first < i or second < j:
            continue
        if (first - i) * (second - j) <= _LARGEST_MATRIX:  # else nothing is to be found in it
            for start, other, size in _in_common(old[i:first], new[j:second]):
                yield i + start, j + other, size
        i, j = first + _GRAM, second + _GRAM
        if first < len(old):
            yield first, second, _GRAM


def _said_once(old: str, new: str) -> list[tuple[int, int]]:
    """Where runs of characters stand that are there once in both: the longest row in order in both."""
    places = [_only_places(text) for text in (old, new)]
    pairs = [(at, places[1][run]) for run, at in places[0].items() if run in places[1]]  # ascending in old
    ends: list[int] = []  # the least place in new at which a row of this length ends, and which pair that is
    last: list[int] = []
    before: list[int] = []
    for k, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [k]
        before.append(last[length - 1] if length else -1)
    row, k = [], last[-1] if last else -1
    while k >= 0:
        row.append(pairs[k])
        k = before[k]
    return row[::-1]


def _only_places(text: str) -> dict[str, int]:
    """Runs of characters that stand once in the text, in order, with where."""
    runs = [text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)]
    often = Counter(runs)
    return {run: at for at, run in enumerate(runs) if often[run] == 1}


def _units(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int]]:
    """The text cut into units, and where each begins, with the text's length at the end."""
    units = [unit for unit in pattern.findall(text) if unit]
    return units, [0, *accumulate(map(len, units))]


def blocks(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    """Matching blocks of two sequences; the last is empty, at their ends."""
    if len(a) * len(b) <= _LARGEST_MATRIX:
        yield from ((block.a, block.b, block.size) for block in LCSseq.opcodes(a, b).as_matching_blocks())
    else:
        yield from SequenceMatcher(None, a, b).get_matching_blocks()
