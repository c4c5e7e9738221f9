"""Who speaks when: a session's turns on a line, in thousandths of its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Stretch:
    """One turn on the line."""

    first: str
    """Id of its first utterance."""
    name: str
    slug: str
    """Of the speaker."""
    colour: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Talked:
    """A turn as the line needs it."""

    first: str
    name: str
    slug: str
    colour: int
    characters: int
    seconds: float | None
    """When it begins, where the source has times."""


def strip(turns: Sequence[Talked], end_seconds: float | None) -> tuple[Stretch, ...]:
    """The line: by the clock where every turn has a time and the end is known, else by how much is said."""
    total = sum(turn.characters for turn in turns) or 1
    edges = [0.0]
    for turn in turns:
        edges.append(edges[-1] + turn.characters / total)
    times = [turn.seconds for turn in turns]
    clock = [one for one in times if one is not None]
    if end_seconds and len(clock) == len(times) and clock == sorted(clock) and clock[-1] < end_seconds:
        edges = [*(one / end_seconds for one in clock), 1.0]
    return tuple(
        Stretch(
            turn.first,
            turn.name,
            turn.slug,
            turn.colour,
            round(start * LENGTH, 1),
            round((following - start) * LENGTH, 1),
        )
        for turn, (start, following) in zip(turns, pairwise(edges), strict=True)
    )
