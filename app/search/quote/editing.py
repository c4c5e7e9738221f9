"""The signs with which a quotation says that words were left out of it, or put in by who quotes."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.readers.stage import directions
from app.search.sound.laid import Words
from app.text.normalise import fold

_DOTS = r"(?:[…⋯]+|\.{3,}|\.(?: \.){2,}|。{3,})"
_LEFT_OUT = re.compile(rf"[\[［〔(（]\s*(?:{_DOTS}|[前中下后後]?略)\s*[\]］〕)）]|{_DOTS}")
_PUT_IN = re.compile(r"[\[［〔]([^\[\]［］〔〕]{1,80})[\]］〕]")
_WITHIN_A_WORD = re.compile(r"\[([A-Za-z]{1,3})\](?=[a-z])|(?<=[A-Za-z])\[([a-z]{1,3})\]")
"""[T]he, organi[s]ed: a letter changed, and no word put in."""


_NUMBERED = re.compile(
    r"\s*(?:[(（](?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-z])[)）]|\d{1,2}(?:[.．、](?!\d)|[)）])"
    r"|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])|[①-⑳]|[-•·*–](?=\s))\s*"
)
"""The number of a list, at the head of what was copied from it."""


class Quotation(NamedTuple):
    """A quotation without such signs."""

    whole: str
    """As it was, with them."""
    parts: tuple[str, ...]
    """What stands between the places where words were left out; those at its ends are none."""
    put_in: tuple[str, ...]
    """What stood in brackets, which nobody is said to have said."""
    beside: tuple[str, ...] = ()
    """Stage directions, and the number of a list at its head."""


def opened(text: str) -> str:
    """A quotation with the words that stand in brackets, without these."""
    text = _within_words(text)
    return _PUT_IN.sub(lambda match: match[0] if _LEFT_OUT.fullmatch(match[0]) else match[1], text)


def edited(text: str) -> Quotation:
    """A quotation as somebody edited it."""
    whole, beside = _bare(_within_words(text))
    parts = _LEFT_OUT.split(whole)
    put_in = tuple(match[1].strip() for part in parts for match in _PUT_IN.finditer(part))
    kept = (" ".join(_PUT_IN.sub(" ", part).split()) for part in parts)
    return Quotation(text, tuple(part for part in kept if fold(part).keys), put_in, beside)


def _bare(text: str) -> tuple[str, tuple[str, ...]]:
    """A quotation without what stands beside the words, and that: (laughter), 1."""
    beside = [match[0]] if (match := _NUMBERED.match(text)) and match[0].strip() else []
    kept, end = "", len(beside[0]) if beside else 0
    for start, stop, _ in directions(text):
        if start >= end and text[start] in "(（【":
            kept += text[end:start] + " "
            beside.append(text[start:stop])
            end = stop
    return kept + text[end:], tuple(one.strip() for one in beside)


def _within_words(text: str) -> str:
    """A quotation with letters that were changed, without their brackets."""
    return _WITHIN_A_WORD.sub(lambda match: match[1] or match[2], text)


def laid_out(quotation: Quotation) -> tuple[Words, frozenset[int]]:
    """All its words, and before which of them others were left out."""
    words = Words(" ".join(quotation.parts), [], [], [])
    gaps = set()
    begins = 0
    for part in quotation.parts:
        gaps.add(len(words.keys))
        words.add(fold(part), begins)
        begins += len(part) + 1
    return words, frozenset(gaps - {0})
