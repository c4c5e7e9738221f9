"""Words that were typed with a space between: each of them has to be there."""

from __future__ import annotations

from app.search.sound.align import Alignment
from app.search.sound.asked import Asked
from app.search.sound.short_words import SHORT
from app.text.normalise import is_han


def tolerated(size: int) -> float:
    """How many of so many units may be wrong."""
    if size <= SHORT:
        return 0.0
    if size < 6:
        return 0.5
    return size / 6 if size < 10 else size / 4.5


def within_words(alignment: Alignment, question: Asked) -> Alignment | None:
    """Where a row of words stands, without what corresponds to Chinese ones of which too much is missing:
    巨生智能 of 巨生智能，就 for 具身智能 酒店. None where nothing is left.
    """
    missing = set(alignment.missing)
    lost, at = set[int](), 0
    for part in question.parts:
        own = range(at, at + len(part))
        at += len(part)
        if all(map(is_han, part.keys)) and len(missing.intersection(own)) > tolerated(len(part)):
            lost.update(own)
    if lost <= missing or len(question.parts) == 1:
        return alignment
    pairs = tuple(pair for pair in alignment.pairs if pair[0] not in lost)
    if not pairs:
        return None
    taken = {j for _, j, _ in pairs}
    extra = tuple(j for j in range(pairs[0][1], pairs[-1][1]) if j not in taken)
    return Alignment(pairs, tuple(sorted(missing | lost)), extra)
