"""Where sentences end, in Chinese and English mixed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_END = re.compile(
    r"(?:[。！？!?…｡．]|\.)+"
    r"(?:[”’」』》）)\]】\"']|&quot;|&#39;)*"
    r"[，、；。]*"  # what a recogniser leaves behind when a sign stood between: "？，"
    r"\s*"
    r"|[\r\n]\s*"
)
_QUOTED_END = re.compile(r"[”’\"';]\s*$")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_LONGEST_ABBREVIATION = 12


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences, one after the other without gaps from 0 to the end; blanks go to the one before.

    A 。 or point between digits ends nothing (a recogniser prints 5。6 for 5.6), nor does one in a name, an
    abbreviation or an address.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if start < match.end() < len(text) and _ends_sentence(text, match):
            spans.append((start, match.end()))
            start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    found = match.group()
    before, after = text[match.start() - 1 : match.start()], text[match.end()]
    if found.isspace():
        return True
    if after in ",;:" or (after.islower() and after.isascii() and _QUOTED_END.search(found)):
        return False  # "Why?" she asked
    if len(found) == 1 and before.isdigit() and after.isdigit() and found in "。．.｡":
        return False
    if found[0] in "。！？｡…" and not found.startswith(("…",)):
        return True
    spaced = found[-1].isspace()
    latin = after.isascii() and after.isalnum()
    if not spaced and latin:
        return False  # within an address, a version, a name such as sli.do
    if found[0] in "!?":
        return True
    if after.islower() and after.isascii():
        return False  # "e.g. this", "so... maybe": the sentence goes on
    return not (found.rstrip() == "." and _is_abbreviation(text, match.start()))


def _is_abbreviation(text: str, point: int) -> bool:
    """Whether the word in front of the point is one that is always written with it, or an initial."""
    word = _LAST_WORD.search(text[max(0, point - _LONGEST_ABBREVIATION) : point])
    if word is None:
        return False
    plain = word.group().lower()
    initials = len(plain) == 1 and plain != "i"
    return plain in _abbreviations() or initials or _DOTTED.fullmatch(plain) is not None


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("abbreviations.txt").read_text(encoding="utf-8").split())
