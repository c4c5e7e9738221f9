"""A quotation that leaves words out in its middle without a sign: its two halves stand near each other."""

from __future__ import annotations

from collections.abc import Iterator

from app.search.sound.align import units
from app.search.sound.laid import Step, Words, step

SHORTEST_HALF = 6
"""Words or characters of a half, all in a row: fewer stand near others by chance."""
MOST_PASSED_OVER = 40
"""Words or characters between the halves; what is further apart is no one statement."""


def passed_over(asked: Words, said: Words) -> list[Step]:
    """Every word asked for beside one that sounds so, and what was said between the halves; else nothing."""
    ours, theirs = units(asked.keys).codes, units(said.keys).codes
    if len(ours) < 2 * SHORTEST_HALF:
        return []
    for start in _places(ours[:SHORTEST_HALF], theirs):
        first = SHORTEST_HALF
        while first < len(ours) - SHORTEST_HALF and theirs[start + first : start + first + 1] == ours[first]:
            first += 1
        end, rest = start + first, ours[first:]
        again = theirs.find(rest, end + 1, end + MOST_PASSED_OVER + len(rest))
        if again >= 0:
            return [
                *(step(asked, said, i, start + i, "sound") for i in range(first)),
                *(Step(None, j, "passed_over") for j in range(end, again)),
                *(step(asked, said, first + i, again + i, "sound") for i in range(len(rest))),
            ]
    return []


def _places(needle: str, hay: str) -> Iterator[int]:
    start = hay.find(needle)
    while start >= 0:
        yield start
        start = hay.find(needle, start + 1)
