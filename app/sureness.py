"""Whether an attribution is as sure as it is right: its turns in bands of how sure it says it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.gold import Spoken

BANDS = (0.9, 0.7, 0.5, 0.0)
"""Where each band begins. What is in the first is called sure."""
WRONG = 0.2
"""A turn is right if at most this share of its characters is somebody else's."""


@dataclass(frozen=True, slots=True)
class Band:
    """Turns of which an attribution is about equally sure."""

    least: float
    turns: int
    turns_right: int
    characters: int
    characters_right: int


def bands(
    turns: Sequence[Spoken], stretches: Iterable[tuple[int, str, str, int]], pairs: Mapping[str, str]
) -> tuple[Band, ...]:
    """The attribution's `turns`, in order, counted band by band; nothing where it says not how sure it is.

    `stretches`: what both give to somebody, each within one of the turns: offset, who it is, who it was taken
    for, characters; `pairs`: who stands for whom. A turn that the annotation gives to nobody does not count.
    """
    starts = [turn.start for turn in turns]
    shared: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for at, theirs, ours, length in stretches:
        turn = bisect_right(starts, at) - 1
        shared[turn] += length
        right[turn] += length if pairs.get(theirs) == ours else 0
    members: dict[float, list[int]] = {least: [] for least in BANDS}
    for k in sorted(shared):
        sure = turns[k].sure
        if sure is not None:
            members[next(least for least in BANDS if sure >= least)].append(k)
    if not any(members.values()):
        return ()
    return tuple(
        Band(
            least,
            len(of_it),
            sum(right[k] >= (1 - WRONG) * shared[k] for k in of_it),
            sum(shared[k] for k in of_it),
            sum(right[k] for k in of_it),
        )
        for least, of_it in members.items()
    )
