"""Hand-made annotations of a transcript: who really says what."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from app.errors import RostraError

_BLANK_LINES = re.compile(r"(?:\r?\n){2,}")
_TITLE = re.compile(r"(?:# [^\n]*)?[\r\n]*")


class BadGold(RostraError):
    """An annotation that cannot be understood, or that is not of this source."""

    status = 422


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of the source and who speaks it, by a key of any kind."""

    start: int
    end: int
    speaker: str
    sure: float | None = None
    """How sure an attribution says it is, 0 to 1; None in an annotation."""


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A part of the programme, from `start` to the next."""

    kind: str
    title: str
    start: int


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotation, in offsets of the decoded source."""

    turns: tuple[Spoken, ...]
    sections: tuple[GoldSection, ...] = ()
    names: Mapping[str, tuple[str, ...]] | None = None
    """The correct name of each speaker first, then every spelling heard; None where no names are given."""
    until: int | None = None
    """Where the annotation ends; None: it covers everything."""


def parse_gold(name: str, text: str, source: str) -> Gold:
    """An annotation from the text of its JSON file, for the source it was made of.

    Raises BadGold, with what is wrong.
    """
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadGold(f"{name}: this is no JSON that can be read ({error}).") from error
    if not isinstance(read, dict) or not isinstance(read.get("turns"), list) or not read["turns"]:
        raise BadGold(f"{name}: an annotation has to have “turns”, a list of start, end and speaker.")
    try:
        at = _offsets(name, read, source)
        return Gold(
            turns=tuple(_turn(name, turn, at) for turn in read["turns"]),
            sections=tuple(
                GoldSection(str(one["kind"]), str(one.get("title", "")), at(one["start"]))
                for one in read.get("sections", ())
            ),
            names=_names(read.get("speakers")),
            until=None if read.get("until") is None else at(read["until"]),
        )
    except (KeyError, TypeError) as error:
        raise BadGold(f"{name}: a turn or section lacks or mistakes a value ({error!r}).") from error


def _turn(name: str, turn: Mapping[str, Any], at: _Direct | _Joined) -> Spoken:
    start, end, speaker = turn["start"], turn["end"], turn["speaker"]
    if end <= start:
        raise BadGold(f"{name}: the turn that starts at {start} ends before it begins, at {end}.")
    if not isinstance(speaker, str | int):
        raise BadGold(f"{name}: the speaker of the turn that starts at {start} has to be a key, as text.")
    return Spoken(at(start), at(end - 1) + 1, str(speaker))


def _names(speakers: Any) -> Mapping[str, tuple[str, ...]] | None:
    if not isinstance(speakers, dict):
        return None
    return {
        str(key): (str(one.get("name", "")), *map(str, one.get("as_heard", ())))
        for key, one in speakers.items()
    }


class _Direct:
    """Offsets into the file itself."""

    def __init__(self, name: str, length: int) -> None:
        self.name, self.length = name, length

    def __call__(self, offset: int) -> int:
        if not 0 <= offset <= self.length:
            raise BadGold(f"{self.name}: offset {offset} lies outside the source ({self.length} characters).")
        return offset


class _Joined:
    """Offsets into the paragraphs joined without anything between them, the title line left out."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        title = _TITLE.match(source)
        start = title.end() if title else 0
        spans = []
        for gap in (*_BLANK_LINES.finditer(source, start), None):
            end = gap.start() if gap else len(source.rstrip("\r\n"))
            if start < end:
                spans.append((start, end))
            start = gap.end() if gap else end
        self.starts = [first for first, _ in spans]
        self.before = [0, *accumulate(last - first for first, last in spans)]

    def __call__(self, offset: int) -> int:
        if not 0 <= offset <= self.before[-1]:
            raise BadGold(f"{self.name}: offset {offset} lies outside the paragraphs ({self.before[-1]}).")
        paragraph = min(bisect_right(self.before, offset) - 1, len(self.starts) - 1)
        return self.starts[paragraph] + offset - self.before[paragraph]


def _offsets(name: str, read: Mapping[str, Any], source: str) -> _Direct | _Joined:
    """How the annotation's offsets become the source's; its key “offsets” says what they count in."""
    if "concatenation of paragraphs" not in str(read.get("offsets", "")):
        return _Direct(name, len(source))
    joined = _Joined(name, source)
    length = read.get("text_len")
    if isinstance(length, int) and length != joined.before[-1]:
        raise BadGold(
            f"{name}: it was made of {length} characters, the source has {joined.before[-1]}; "
            "they do not belong together."
        )
    return joined
