"""Voices that nobody names, told apart: whoever has spoken does not greet everybody again."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.attribution.by_words import BEGINS
from app.attribution.tally import Weighing

GREETS = frozenset({"greeting", "self-introduction", "thanks-to-the-host", "office-called"})
"""Cues of somebody who begins to speak for the first time; who speaks for an office seldom does so again."""
SPEAKS = 100
"""Characters that the first turn of a newcomer has at least; who greets and says no more may be anybody."""
UNNAMED = 0.1
"""From how far learned traits decide, somebody with a name who greets again is taken for somebody else."""


def with_newcomers(path: npt.NDArray[np.int64], weighing: Weighing) -> npt.NDArray[np.int64]:
    """The path, with voices from `cast.size` on for those who come new: the lattice has but few unknown.

    What follows in the same unknown voice is the newcomer's too, until the next one greets; who has a name
    keeps the rest.
    """
    cast = weighing.cast
    greeted = {cue.clause for cue in weighing.heard if cue.cue in GREETS and cue.weight >= BEGINS}
    found = path.copy()
    following = cast.size
    now: dict[int, int] = {}
    spoke: set[int] = set()
    greeting: set[int] = set()
    borders = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
    for first, last in pairwise(borders):
        voice = int(path[first])
        size = weighing.clauses[last - 1].end - weighing.clauses[first].start
        greets = bool(greeted & {first, first + 1}) and size >= SPEAKS
        if voice < cast.people:
            again = voice in greeting and voice not in cast.hosts and weighing.learned >= UNNAMED
        else:
            again = voice in spoke
        if greets and again:
            now[voice], following = following, following + 1
        if voice >= cast.people or greets:
            found[first:last] = now.get(voice, voice)
        spoke.add(voice)
        if greets:
            greeting.add(voice)
    return found
