"""A quotation that leaves words out in its middle without a sign: its parts stand near each other."""

from __future__ import annotations

from collections.abc import Iterator

from app.search.sound.align import units
from app.search.sound.laid import Step, Words, step

SHORTEST_PART = 6
"""Words or characters of a part, all in a row: fewer stand near others by chance."""
MOST_PASSED_OVER = 40
"""Words or characters between two parts; what is further apart is no one statement."""
MOST_PLACES = 2
"""Where words may be left out."""

_Run = tuple[int, int, int]
"""The first word asked for, that said in its place, and how many of them are the same."""


def passed_over(asked: Words, said: Words) -> list[Step]:
    """Every word asked for beside one that sounds so, and what was said between the parts; else nothing."""
    ours, theirs = units(asked.keys).codes, units(said.keys).codes
    if len(ours) < 2 * SHORTEST_PART:
        return []
    for start in _places(ours[:SHORTEST_PART], theirs, 0, len(theirs)):
        if runs := _runs(ours, theirs, 0, start, MOST_PLACES):
            return list(_steps(asked, said, runs))
    return []


def _runs(ours: str, theirs: str, i: int, j: int, more: int) -> list[_Run]:
    """How all from word i on stands from word j said on, with words left out in `more` places at most."""
    length = SHORTEST_PART
    while theirs[j + length : j + length + 1] == ours[i + length : i + length + 1] != "":
        length += 1
    if i and i + length == len(ours):
        return [(i, j, length)]
    length = min(length, len(ours) - i - SHORTEST_PART)
    if length < SHORTEST_PART or not more:
        return []
    i_next, end = i + length, j + length
    rest = ours[i_next : i_next + SHORTEST_PART]
    for again in _places(rest, theirs, end + 1, end + MOST_PASSED_OVER + len(rest)):
        if runs := _runs(ours, theirs, i_next, again, more - 1):
            return [(i, j, length), *runs]
    return []


def _steps(asked: Words, said: Words, runs: list[_Run]) -> Iterator[Step]:
    end = runs[0][1]
    for i, j, length in runs:
        yield from (Step(None, between, "passed_over") for between in range(end, j))
        yield from (step(asked, said, i + number, j + number, "sound") for number in range(length))
        end = j + length


def _places(needle: str, hay: str, start: int, end: int) -> Iterator[int]:
    start = hay.find(needle, start, end)
    while start >= 0:
        yield start
        start = hay.find(needle, start + 1, end)
