"""Compounds in one word or in two: OpenAI and open AI, start-ups and startups."""

from __future__ import annotations

import re
from functools import lru_cache

from app.text.english import is_english
from app.text.normalise import stem

SHORTEST = 5
"""Letters of a word that may be two."""
_HYPHENED = re.compile(r"[a-z]{2,}-[a-z]{2,}")


@lru_cache(maxsize=4096)
def in_two_or_one(word: str) -> tuple[tuple[str, ...], ...]:
    """The keys of a folded word that the dictionary has not in two, one of which it has; of one with a hyphen
    as one. Of one that the dictionary has none: together is no to get her.
    """
    if _HYPHENED.fullmatch(word):
        return ((stem(word.replace("-", "")),),)
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or is_english(word):
        return ()
    halves = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return tuple((stem(one), stem(other)) for one, other in halves if is_english(one) or is_english(other))
