"""What was found, put in order."""

from __future__ import annotations

import numpy as np

from app.search.matching import Found
from app.search.query import MATCHES


def ordered(found: Found, sort: str) -> Found:
    """By class of match, all words in a row, score, newest first; or by date."""
    candidates = found.candidates
    if len(candidates) < 2:
        return found
    if sort != "relevance":
        days = candidates.days if sort == "date" else -candidates.days
        found.candidates = candidates.only(np.lexsort((candidates.ids, days)))
        return found
    looked_at = np.flatnonzero(np.isin(candidates.ids, list(found.matches)))
    classes = np.full(len(candidates), MATCHES.index("variant"))
    apart = np.zeros(len(candidates), np.bool_)
    shares = np.ones(len(candidates))
    for i, number in zip(looked_at.tolist(), candidates.ids[looked_at].tolist(), strict=True):
        classes[i] = MATCHES.index(found.matches[number])
        verdict = found.verdicts.get(number)
        if verdict is not None:
            apart[i], shares[i] = not verdict.together, verdict.score
    order = (candidates.ids, -candidates.days, -candidates.scores, -shares, apart, classes)
    found.candidates = candidates.only(np.lexsort(order))
    return found
