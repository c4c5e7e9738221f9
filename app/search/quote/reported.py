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
LEAST = 4
"""What one of several pieces weighs at least that somebody surely said."""
PLENTY = 20
"""What weighs so much is a sentence, whatever stands before it."""
_INTRODUCED = re.compile(
    r"(?:^|\n|[^\w\s]|[说說称稱道讲講]|表示|指出|认为|認為|强调|強調|提到|一句|写|寫"
    r"|\b(?:sa(?:id|ys|ying)|told \w+|ask(?:s|ed)|argue[sd]?|wr(?:ites?|ote)|add(?:s|ed)|note[sd]?"
    r"|that|and|with))\s*$",
    re.IGNORECASE,
)
"""What stands before words that somebody said; before a title (the “…” forum) other words do."""
_GOES_ON = re.compile(
    r"(?:[^\w\s]|[说說称稱道讲講和与與及并並且而又还還也但]|是说|是說"
    r"|\b(?:and|but|or|while|because|that|sa(?:id|ys)|add(?:s|ed)))\s*$",
    re.IGNORECASE,
)
"""What stands before a further piece, however short…"""
_ENDS = re.compile(r"\s*(?:[^\w\s]|$)")
"""…or behind it; a term or title goes on: the “…” forum."""
_TOLD = re.compile(r"(?:[说說道]|表示|指出|强调|強調|\b(?:said|says|added|adds))[\s,，:：]*$", re.IGNORECASE)
"""What surely does."""
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
    found = [(match, next(filter(None, match.groups()))) for match in _PAIR.finditer(text)]
    if not any(_is_said(text[: match.start()], quoted) for match, quoted in found):
        return None
    pieces, around, end = list[str](), list[str](), 0
    for match, quoted in found:
        before, behind = text[end : match.start()], text[match.end() :]
        if _is_said(before, quoted) or _is_said_too(before, quoted, behind):
            around.append(before)
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
    weight = _weight(quoted)
    if _SPEECH.search(quoted) or (weight >= LEAST and _TOLD.search(before)):
        return True
    return weight >= PLENTY or (weight >= ENOUGH and _INTRODUCED.search(before) is not None)


def _is_said_too(before: str, quoted: str, behind: str) -> bool:
    """The same beside other words that somebody said: then short ones are no term either."""
    weight = _weight(quoted)
    return weight >= LEAST and (
        _GOES_ON.search(before) is not None or (weight > LEAST and _ENDS.match(behind) is not None)
    )


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
