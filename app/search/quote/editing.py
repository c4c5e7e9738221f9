"""The signs with which a quotation says that words were left out of it, or put in by who quotes."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.readers.stage import directions
from app.search.sound.laid import Words, is_number
from app.search.sound.negations import is_negation
from app.text.normalise import fold

_DOTS = r"(?:[…⋯]+|\.{3,}|\.(?: \.){2,}|。{3,})"
_LEFT_OUT = re.compile(rf"[\[［〔(（]\s*(?:{_DOTS}|[前中下后後]?略)\s*[\]］〕)）]|{_DOTS}")
_PUT_IN = re.compile(r"[\[［〔]([^\[\]［］〔〕]{1,80})[\]］〕]")
_WITHIN_A_WORD = re.compile(r"\[([A-Za-z]{1,3})\](?=[a-z])|(?<=[A-Za-z])\[([a-z]{1,3})\]")
"""[T]he, organi[s]ed: a letter changed, and no word put in."""
_REFERENCE = re.compile(r"\d{1,2}(?::\d\d){1,2}|(?<=\S[\[［〔])\d{1,3}(?=[\]］〕](?:\W|$))")
"""[12:30], tides[1]: a time or a note's number, and nothing put in into the sentence."""
_LONGEST_TURNING = 8
"""Words put in that may turn the sentence; more of them are a remark beside it."""

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
    turning: tuple[str, ...] = ()
    """What stood in brackets and says something else of the sentence, which is laid against what was said."""


def opened(text: str) -> str:
    """A quotation with the words that stand in brackets, without these."""
    text = _within_words(text)
    return _PUT_IN.sub(lambda match: match[0] if _LEFT_OUT.fullmatch(match[0]) else match[1], text)


def edited(text: str) -> Quotation:
    """A quotation as somebody edited it."""
    whole, beside = _bare(_within_words(text))
    parts = _LEFT_OUT.split(whole)
    found = [match for part in parts for match in _PUT_IN.finditer(part)]
    put_in = tuple(match[1].strip() for match in found if not _turns(match))
    turning = tuple(match[1].strip() for match in found if _turns(match))
    kept = (
        " ".join(_PUT_IN.sub(lambda match: match[1] if _turns(match) else " ", part).split())
        for part in parts
    )
    return Quotation(text, tuple(part for part in kept if fold(part).keys), put_in, beside, turning)


def _turns(match: re.Match[str]) -> bool:
    """Whether words put in have a negation or a number in them."""
    if _REFERENCE.match(match.string, match.start(1)):
        return False
    words = Words(match[1], [], [], [])
    words.add(fold(match[1]))
    numbers = range(len(words.keys))
    return len(numbers) <= _LONGEST_TURNING and any(
        is_negation(words, number) or (is_number(words.keys[number]) and words.keys[number] != "一")
        for number in numbers
    )


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
