"""What was found, put in order: its numbers alone, as nothing else of it needs one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from app.search.engine.evaluator import RANKED
from app.search.engine.protocol import Integers, are_among
from app.search.query.query import MATCHES
from app.search.stages.found import Found

_CLASSES = {match: i for i, match in enumerate(MATCHES)}


def ordered(found: Found, sort: str) -> Integers:
    """The numbers by class of match, all words in a row, score, newest first; or by date."""
    candidates = found.candidates
    if len(candidates) < 2:
        return candidates.ids
    if sort != "relevance":
        days = candidates.days if sort == "date" else -candidates.days
        return candidates.ids[np.lexsort((candidates.ids, days))]
    looked_at = np.flatnonzero(are_among(candidates.ids, found.matches))
    classes = np.full(len(candidates), _CLASSES["variant"])
    apart = np.zeros(len(candidates), np.bool_)
    shares = np.ones(len(candidates))
    numbers = candidates.ids[looked_at].tolist()
    classes[looked_at] = [_CLASSES[found.matches[number]] for number in numbers]
    for i, verdict in zip(looked_at.tolist(), map(found.verdicts.get, numbers), strict=True):
        if verdict is not None:
            apart[i], shares[i] = not verdict.together, verdict.score
    keys = (candidates.ids, -candidates.days, -candidates.scores, -shares, apart, classes)
    return candidates.ids[_sorted(keys)]


def _sorted(keys: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.intp]:
    """The order by several keys, the last one first. Of very many, only the first RANKED are put in it."""
    if len(keys[0]) <= RANKED:
        return np.lexsort(keys)
    _, _, scores, shares, apart, classes = keys
    together = (2 * classes + apart) * 1e8 + shares * 1e6 + scores
    among = (
        together <= np.partition(together, RANKED)[RANKED]
    )  # with all that are level with the last of them
    first = np.flatnonzero(among)
    return np.concatenate([first[np.lexsort([key[first] for key in keys])], np.flatnonzero(~among)])
