"""A report of what somebody said: what stands within its quotation marks, and the reporter's words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.text.normalise import fold, is_han

_PAIR = re.compile(
    r"“([^“”]+)(?:”|(?=“)|$)"
    r"|\"([^\"]+)\"|＂([^＂]+)＂"
    r"|„([^„“”]+)[“”]"
    r"|«([^«»]+)(?:»|$)"
    r"|「([^「」]+)(?:」|$)"
    r"|『([^『』]+)(?:』|$)"
    r"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)"
    r"|(?<!\w)'((?=\w)(?:[^']|(?<=\w)'(?=\w))+)'(?!\w)"
)
_HAN = 1
_ENGLISH = 2
"""What a character and a word weigh…"""
ENOUGH = 7
"""…and all of a piece that is more than a term: 人工智能, scaling law."""
PLENTY = 20
"""What weighs so much is a sentence, whatever stands before it."""
_INTRODUCED = re.compile(
    r"(?:^|\n|[^\w\s]|[说說称稱道讲講]|表示|指出|认为|認為|强调|強調|提到|一句|写|寫"
    r"|\b(?:sa(?:id|ys|ying)|told \w+|ask(?:s|ed)|argue[sd]?|wr(?:ites?|ote)|add(?:s|ed)|note[sd]?"
    r"|that|and|with))\s*$",
    re.IGNORECASE,
)
"""What stands before words that somebody said; before a title (the “…” forum) other words do."""
_SPEECH = re.compile(r"[，。！？；,!?;：]|\.(?:\s|$)")

_SIGNS = " \n,，。.:：;；、–—-()（）"
"""At the ends of what is told to stand around."""
_CREDITS = (
    re.compile(r"(?P<credit>[^，。！？；,!?;:：\n]{2,40}?)\s*[:：]\s*(?P<quote>\S.*)"),
    re.compile(r"(?P<quote>.+\S)(?:\s+-{1,2}|\s*[–—―]{1,2})\s*(?P<credit>[^。！？；!?;:：\n–—―]{2,60})"),
    re.compile(r"(?P<quote>.+\S)\s*[(（](?P<credit>[^()（）。！？!?]{2,40})[)）][.。]?"),
)


class Reported(NamedTuple):
    """A text with quotation marks in it."""

    pieces: tuple[str, ...]
    """What is quoted, one after the other."""
    around: tuple[str, ...]
    """All else: what the reporter says, and single words and terms in quotation marks."""


def reported(text: str) -> Reported | None:
    """A text as a report of what somebody said; None if it is none: all or nothing of it is quoted."""
    pieces, around, end = list[str](), list[str](), 0
    for match in _PAIR.finditer(text):
        quoted = next(filter(None, match.groups()))
        if _is_said(text[end : match.start()], quoted):
            around.append(text[end : match.start()])
            pieces.append(quoted.strip())
            end = match.end()
    around.append(text[end:])
    others = tuple(_with_words(around))
    enough = sum(map(_weight, pieces)) >= ENOUGH
    return Reported(tuple(_without_commas(pieces)), others) if enough and others else None


def credited(text: str) -> Iterator[Reported]:
    """A text as a quotation without marks, and who may be named before or behind it: … (Vale 2024)."""
    for credit in _CREDITS:
        if match := credit.fullmatch(text):
            yield Reported((match["quote"],), (match["credit"],))


def _is_said(before: str, quoted: str) -> bool:
    """Whether something quoted is what somebody said, and no mere term or title."""
    if _SPEECH.search(quoted):
        return True
    weight = _weight(quoted)
    return weight >= PLENTY or (weight >= ENOUGH and _INTRODUCED.search(before) is not None)


def _weight(words: str) -> int:
    return sum(_HAN if is_han(key) else _ENGLISH for key in fold(words).keys)


def _with_words(around: Iterable[str]) -> Iterator[str]:
    """What stands around what is quoted, without the signs between."""
    for text in around:
        if fold(text).keys:
            yield text.strip(_SIGNS)


def _without_commas(pieces: list[str]) -> Iterator[str]:
    """The pieces; a comma before a closing mark is the reporter's where more is quoted."""
    for number, piece in enumerate(pieces):
        yield piece.rstrip(",") if number < len(pieces) - 1 else piece
