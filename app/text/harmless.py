"""Text for places that show no markup and one line only: titles, feeds, pictures, citations."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
MOST_MARKS = 3
"""Accents on one letter; more of them are painted over the lines around."""


def single_line(text: str, most: int = 0) -> str:
    """The text on one line, without what nobody sees: controls, direction marks, zero-width characters.

    What is left may stand in XML 1.0. Longer than `most` characters (0: any length), it is cut and ends
    with "…". Nothing is escaped here.
    """
    if most:
        text = text[: 4 * most + 100]  # a bound on the work below; what is invisible is rarely most of it
    plain = _few_marks(_SPACE.sub(" ", _INVISIBLE.sub("", text)).strip())
    if most and len(plain) > most:
        cut = plain[: most - 1]
        word = cut.rfind(" ", most * 3 // 4)
        return (cut[:word] if word > 0 else cut).rstrip(" ，、,;；:：") + "…"
    return plain


def _few_marks(text: str) -> str:
    """Letters with at most MOST_MARKS combining marks each."""
    if text.isascii() or not any(unicodedata.combining(character) for character in text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
