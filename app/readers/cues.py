"""Cues of SubRip and WebVTT files, with their offsets: what the two formats have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import srt
from webvtt.errors import MalformedCaptionError
from webvtt.models import Timestamp
from webvtt.vtt import WebVTTCueBlock

from app.readers.ledger import Ledger
from app.readers.lines import Line, lines

_LONGEST_TIMING = 300
_SRT_TIMING = re.compile(rf"\s*({srt.RGX_TIMESTAMP}) *[-–—] ?-? ?> *({srt.RGX_TIMESTAMP})(?=\s|$)")
_BROKEN_TIMING = re.compile(r"\s*(?=\S*\d)(?=\S*:)[\w:.,]{1,30}\s*-->")
_LONGEST_CUE_NAME = 100
_NUMBER = re.compile(r"\s*(\d{1,9})\s*")
_COMMENT = re.compile(r"NOTE(?:[ \t]|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)[ \t]*$")


@dataclass(slots=True)
class Cue:
    """A stretch of time and the lines shown in it; times are None where the file lacks or spoils them."""

    start_seconds: float | None = None
    end_seconds: float | None = None
    lines: list[Line] = field(default_factory=list)
    timed: bool = True
    """False for words that stand outside of any cue."""


def timing(text: str) -> tuple[float, float] | None:
    """Start and end in seconds, if the line is a cue's timing line in either format."""
    if ">" not in text or len(text) > _LONGEST_TIMING:
        return None
    vtt = WebVTTCueBlock.CUE_TIMINGS_PATTERN.match(text)
    try:
        if vtt:
            start, end = (Timestamp.from_string(time).in_milliseconds() / 1000 for time in vtt.groups()[:2])
            return start, end
        subrip = _SRT_TIMING.match(text)
        if subrip:
            start, end = (srt.srt_timestamp_to_timedelta(time).total_seconds() for time in subrip.groups())
            return start, end
    except (MalformedCaptionError, srt.TimestampParseError, OverflowError, ValueError):
        return None
    return None


def scan(ledger: Ledger, *, header: bool) -> tuple[list[Cue], list[str]]:
    """All cues in order, everything else entered in the ledger; and notes on what was out of order.

    `header`: the file opens with WebVTT's header, and has its NOTE, STYLE and REGION blocks. Words outside
    of any cue are kept, as a cue without times.
    """
    return _Scan(ledger, header).run()


class _Scan:
    def __init__(self, ledger: Ledger, header: bool) -> None:
        self._ledger = ledger
        self._webvtt = header
        self._in_header = header
        self._all = list(lines(ledger.source))
        self._cues: list[Cue] = []
        self._notes: list[str] = []
        self._number: int | None = None

    def run(self) -> tuple[list[Cue], list[str]]:
        for block in self._blocks():
            self._enter_block(block)
            self._in_header = False
        return self._cues, self._notes

    def _blocks(self) -> Iterator[list[Line]]:
        """Lines between blank ones; a line of spaces below a timing line is shown, and divides nothing."""
        block: list[Line] = []
        for line in self._all:
            if not line.blank:
                block.append(line)
            elif block and (not line.text or timing(block[-1].text) is None):
                yield block
                block = []
        if block:
            yield block

    def _enter_block(self, block: list[Line]) -> None:
        timings = [place for place, line in enumerate(block) if self._is_timing(line)]
        before = block[: timings[0]] if timings else block
        self._enter_before(before, followed=bool(timings))
        for place, following in zip(timings, [*timings, len(block)][1:], strict=True):
            self._open(block[place])
            rest = block[place + 1 : following]
            numbered = self._number is not None and rest and _NUMBER.fullmatch(rest[-1].text)
            if following < len(block) and numbered:
                self._enter_number(rest.pop())
            self._cues[-1].lines.extend(rest)

    def _is_timing(self, line: Line) -> bool:
        return timing(line.text) is not None or ("-->" in line.text and bool(_BROKEN_TIMING.match(line.text)))

    def _enter_before(self, before: list[Line], followed: bool) -> None:
        """What stands in a block above its first timing line: header, cue number or name, or lost words."""
        what = self._kind(before)
        if what:
            if followed and len(before) > 1 and _NUMBER.fullmatch(before[-1].text):
                self._enter_number(before.pop())
            self._ledger.aside(before[0].start, before[-1].end, what)
            return
        if before and followed and self._is_cue_name(before[-1]):
            self._enter_number(before[-1])
            before = before[:-1]
        elif before and self._number is not None and self._is_next_number(before[0]) and len(before) > 1:
            self._enter_number(before[0])
            self._stray(before[1:])
            return
        if not before:
            return
        if self._webvtt or not self._cues:
            self._stray(before)
        else:
            self._cues[-1].lines.extend(before)  # SubRip cues may hold blank lines

    def _kind(self, before: list[Line]) -> Literal["file header", "comment", "style"] | None:
        """Which of WebVTT's blocks without words it is, if any."""
        if not self._webvtt or not before:
            return None
        if self._in_header:
            return "file header"
        if _COMMENT.match(before[0].text):
            return "comment"
        return "style" if _STYLE.match(before[0].text) else None

    def _is_cue_name(self, line: Line) -> bool:
        """Whether the line above a timing is the cue's number, or in WebVTT its name; not a passage."""
        named = self._webvtt and len(line.text) <= _LONGEST_CUE_NAME
        return named or _NUMBER.fullmatch(line.text) is not None

    def _is_next_number(self, line: Line) -> bool:
        found = _NUMBER.fullmatch(line.text)
        return bool(found) and int(line.text) == (self._number or 0) + 1

    def _enter_number(self, line: Line) -> None:
        found = _NUMBER.fullmatch(line.text)
        self._number = int(found.group(1)) if found else None
        self._ledger.aside(line.start, line.end, "cue number")

    def _stray(self, block: list[Line]) -> None:
        self._cues.append(Cue(lines=list(block), timed=False))
        self._notes.append(f"Line {block[0].number}: words without a time; they were kept, without one.")

    def _open(self, line: Line) -> None:
        self._ledger.aside(line.start, line.end, "timing")
        times = timing(line.text)
        self._cues.append(Cue(*times) if times else Cue())
        if times is None:
            broken = line.text.strip()[:60]
            self._notes.append(f"Line {line.number}: “{broken}” is no time; the words were kept without.")
