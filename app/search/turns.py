"""Hits of one turn that stand side by side, shown as one passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.search.hit import Hit


@dataclass(frozen=True, slots=True)
class TurnHits:
    """The best hit of a stretch of a turn, and the others of it in the order of the talk."""

    hit: Hit
    neighbours: tuple[Hit, ...] = ()


def by_turn(hits: Sequence[Hit]) -> list[TurnHits]:
    """Hits in their order; those that continue a turn which another hit stands in are folded into that."""
    by_place = {(hit.row.session_id, hit.row.position): hit for hit in hits}
    shown: list[TurnHits] = []
    folded: set[int] = set()
    for hit in hits:
        if hit.row.number in folded:
            continue
        run = _run(hit, by_place)
        others = tuple(one for one in run if one is not hit and one.row.number not in folded)
        folded.update(one.row.number for one in run)
        shown.append(TurnHits(hit, others))
    return shown


def _run(hit: Hit, by_place: dict[tuple[int, int], Hit]) -> list[Hit]:
    """The hits before and after one, without a gap, in its turn."""
    run = [hit]
    while not run[0].row.opens_turn and (before := _beside(run[0], -1, by_place)):
        run.insert(0, before)
    while (after := _beside(run[-1], 1, by_place)) and not after.row.opens_turn:
        run.append(after)
    return run


def _beside(hit: Hit, step: int, by_place: dict[tuple[int, int], Hit]) -> Hit | None:
    other = by_place.get((hit.row.session_id, hit.row.position + step))
    return other if other and other.row.speaker_slug == hit.row.speaker_slug else None
