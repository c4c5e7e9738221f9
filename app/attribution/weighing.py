"""Cues weighed: what is said, as scores for every clause and voice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.attribution.by_names import note_call, weigh_mention
from app.attribution.by_place import weigh_firms, weigh_order, weigh_places, weigh_rounds
from app.attribution.by_words import weigh_closings, weigh_openings, weigh_talk
from app.attribution.cast import Cast
from app.attribution.clauses import Clause
from app.attribution.handover import weigh_handovers
from app.attribution.mentions import Mention
from app.attribution.people import People
from app.attribution.tally import Weighing


def weigh(
    text: str,
    clauses: Sequence[Clause],
    mentions: Sequence[Mention],
    people: People,
    cast: Cast,
    rows: Sequence[Sequence[int]] = (),
) -> Weighing:
    """All that the words tell, before anybody's way of speaking is known.

    `rows`: people in the order in which an agenda has them.
    """
    all_of_it = Weighing(text, clauses, cast)
    at = _clauses_of(all_of_it, mentions)
    for t in range(len(clauses)):
        weigh_closings(all_of_it, t)
    for t, mention in zip(at, mentions, strict=True):
        note_call(all_of_it, t, mention)
    for t in range(len(clauses)):
        weigh_openings(all_of_it, t)
        weigh_talk(all_of_it, t)
    for t, mention, meant in zip(at, mentions, people.meant, strict=True):
        if meant:
            weigh_mention(all_of_it, t, mention, list(meant))
    weigh_places(all_of_it, people)
    weigh_order(all_of_it, mentions, people, rows)
    weigh_firms(all_of_it, people)
    weigh_rounds(all_of_it)
    weigh_handovers(all_of_it, mentions, people)
    return all_of_it


def _clauses_of(weighing: Weighing, mentions: Sequence[Mention]) -> list[int]:
    """The clause that each mention stands in."""
    starts = np.array([clause.start for clause in weighing.clauses])
    return [int(np.searchsorted(starts, mention.start, "right")) - 1 for mention in mentions]
