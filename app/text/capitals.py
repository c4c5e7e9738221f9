"""Capital letters, and what they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.text.english import is_english

Place = tuple[str, int, int]
"""A text, and where words of it begin and end."""
_WITHIN = re.compile(r"[a-z][A-Z]")
_ENDED = frozenset('.!?:"。！？：“')


def has_capital_within(words: str) -> bool:
    """Whether there is a capital behind a small letter, as in a name: BrainCo, OpenAI, but not GPU."""
    return _WITHIN.search(words) is not None


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a place of a text, where a capital tells nothing."""
    return (text[:at].rstrip() or ".")[-1] in _ENDED


def mostly_written(places: Sequence[Place]) -> str:
    """How the same words are mostly written where they stand: Feynman, iPhone; "" for none. What a
    sentence begins with tells it only of words that are none of the dictionary's.
    """
    inner = [text[start:end] for text, start, end in places if not begins_sentence(text, start)]
    forms = inner or [_without_first_capital(text[start:end]) for text, start, end in places]
    return max(dict.fromkeys(forms), key=forms.count, default="")


def _without_first_capital(words: str) -> str:
    first, blank, rest = words.partition(" ")
    ordinary = first[1:].islower() and is_english(first.lower())
    return (first.lower() if ordinary or len(first) < 2 else first) + blank + rest
