"""Words in a row that somebody who looked for words said with a 这个 or 就是 between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.text.normalise import said_between
from app.text.passage import Passage, Span

SHORTEST = 4
"""Characters and words of a row: in shorter ones it is one word asked for."""
_WORD = "\x00"
"""Stands for a key that is no single character."""


def interrupted(keys: Sequence[str], passage: Passage) -> tuple[list[Span], bool] | None:
    """Where such keys stand in a row, hesitation left out: a span each part, and whether it runs on into the
    next utterance. None where they do not, or where nothing is left out.
    """
    if len(keys) < SHORTEST or not set(passage.keys).issuperset(keys):
        return None  # most candidates, and quickly told
    characters = "".join(key if len(key) == 1 else _WORD for key in passage.keys)
    skipped = {i for start, end in said_between(characters) for i in range(start, end)}
    if not skipped:
        return None
    kept = [i for i in range(len(characters)) if i not in skipped]
    said, asked, own = [passage.keys[i] for i in kept], list(keys), len(passage.own.keys)
    for first in range(len(said) - len(asked) + 1):
        places = kept[first : first + len(asked)]
        if places[0] >= own:
            break
        if said[first] == asked[0] and said[first : first + len(asked)] == asked:
            return _spans(places, passage), places[-1] >= own
    return None


def _spans(places: Sequence[int], passage: Passage) -> list[Span]:
    """The characters of the own text that keys at these places come from, those in a row as one."""
    ends = [i for i, (one, other) in enumerate(pairwise(places), 1) if other - one > 1]
    parts = (places[start:end] for start, end in pairwise([0, *ends, len(places)]))
    own = len(passage.own.keys)
    return [passage.span(part[0], part[-1] + 1) for part in parts if part[0] < own]
