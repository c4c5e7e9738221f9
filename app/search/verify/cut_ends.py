"""Short English words of two that were typed: they are no parts of other words that are said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.text.english import is_english
from app.text.normalise import is_han
from app.text.passage import Span
from app.text.sounds import SHORT_WORD

SHORTEST = 3
"""Letters of a word that stands for no other one: in is not one."""
_APOSTROPHES = re.compile("['’]")
_WORD = re.compile(r"[^\W_]+")


def cuts_an_end(typed: Sequence[str], text: str, span: Span) -> bool:
    """Whether a short one of two words that were typed is no word by itself in a span of a
    folded text that is spelt nearly so: AI of the|ir wonderful, in of bee|n a harbour, or one.

    What is joined there is no other word: e mail of email.
    """
    start, end = span
    said = _WORD.findall(_APOSTROPHES.sub("", text[start:end]))
    if not said or len(typed) != 2:
        return False
    joined = said[0].startswith(typed[0] + typed[1][:SHORTEST])
    first = _is_cut(typed[0], said[0], text[:start][-1:], joined)
    joined = said[-1].endswith(typed[-2][-SHORTEST:] + typed[-1])
    return first or _is_cut(typed[-1], said[-1], text[end:][:1], joined)


def _is_cut(typed: str, said: str, beside: str, joined: bool) -> bool:
    """Whether a word stands for one of which letters are `beside` it, or for a short other one."""
    if not typed.isalpha() or is_han(typed[0]) or len(typed) > SHORT_WORD or joined:
        return False
    within = beside.isalpha() and not is_han(beside)
    return within or (len(typed) <= SHORTEST and typed != said and is_english(typed))
