"""SubRip and WebVTT: timed cues, with voices, labels, tags and stage directions in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.errors import UnreadableSource
from app.readers import stage
from app.readers.cues import Cue, scan, timing
from app.readers.decoding import Decoded
from app.readers.labels import candidate, may_be_name
from app.readers.ledger import Ledger, Span
from app.readers.lines import Line, lines
from app.readers.titles import completed
from app.transcript import Header, Join, Transcript

_WORD_TIME = r"\d{1,4}(?::\d{2}){1,2}[.,]\d{3}"
_TAG = re.compile(
    rf"<(?:/?(?:c|i|b|u|v|s|em|strong|font|ruby|rt|lang)(?=[\s.>/])[^<>]{{0,300}}|/|{_WORD_TIME})?>"
    r"|\{\\[^{}\r\n]{0,120}\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+(?P<name>[^<>]*))?>", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[-–—‐]|>>+|(?:&gt;){2,})\s*(?=[^\W\d_]|[¿¡\"“'‘\[(（<♪…])")
_BRACKET_LABEL = re.compile(r"\s*\[(?P<label>[^\[\]\r\n]{1,40})\][ \t]*(?=\S)")
_INVISIBLE = re.compile(r"(?:&(?:nbsp|lrm|rlm|zwnj|zwj|#160|#8206);|\s)+")
_NOTES = re.compile(r"[♪♫♬♩]+")
_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t][^\r\n]*)?(?:\r|\n|\Z)")
_LINES_TO_LOOK_AT = 12
_PAUSE = 0.5
"""Seconds between two cues of which the second may show the first one's line again."""
LONGEST_DIRECTION = 40
"""Characters of a line in italics that is a stage direction, without brackets."""


def claims_webvtt(text: str) -> bool:
    """Whether the file says that it is WebVTT."""
    return bool(_HEADER.match(text))


def claims_subrip(text: str) -> bool:
    """Whether a timing line stands among the first lines, without WebVTT's header above it."""
    seen = 0
    for line in lines(text):
        if not line.blank:
            seen += 1
            if timing(line.text):
                return not claims_webvtt(text)
        if seen == _LINES_TO_LOOK_AT:
            break
    return False


def read_webvtt(decoded: Decoded) -> Transcript:
    """WebVTT; words outside of cues and cues with a broken timing are kept without a time, and noted."""
    if not claims_webvtt(decoded.text):
        raise UnreadableSource(decoded.name, "does not begin with the line WEBVTT")
    return _read(decoded, "webvtt")


def read_subrip(decoded: Decoded) -> Transcript:
    """SubRip, with or without cue numbers; also WebVTT cues that lack their header."""
    return _read(decoded, "subrip")


def _read(decoded: Decoded, reader: str) -> Transcript:
    ledger = Ledger(decoded.text)
    cues, notes = scan(ledger, header=reader == "webvtt")
    if not any(cue.timed and cue.lines for cue in cues):
        raise UnreadableSource(decoded.name, "holds no cue with words in it")
    voices = any(_VOICE.search(line.text) for cue in cues for line in cue.lines)
    labels: frozenset[str] = frozenset() if voices else _labels(cues)
    repeated = set() if voices else _repeated(cues, ledger.source)
    captions = _Captions(ledger, labels)
    for cue in cues:
        captions.enter(cue, repeated)
    header, notes = completed(Header(), decoded.name, notes)
    return ledger.close(decoded.name, reader, header, decoded.encoding, notes)


class _Captions:
    """Goes through the cues and enters each in the ledger."""

    def __init__(self, ledger: Ledger, labels: frozenset[str]) -> None:
        self._ledger = ledger
        self._labels = labels
        self._label: str | None = None
        """Of a `NAME:` convention: it holds until the next one."""
        self._cue_label: str | None = None
        """Of a `[Name]` convention, which names a voice out of sight: it holds for the cue."""
        self._last: str | None = None
        self._join: Join = "paragraph"

    def enter(self, cue: Cue, repeated: set[int]) -> None:
        """One cue: its lines continue what was before it unless somebody else begins to speak."""
        if not cue.lines:
            return
        start, end = cue.lines[0].start, cue.lines[-1].end
        tags = list(_TAG.finditer(self._ledger.source, start, end))
        for tag in tags:
            self._ledger.aside(*tag.span(), "tag")
        voice = self._cue_label = None
        first = 0
        for line in cue.lines:
            while first < len(tags) and tags[first].end() <= line.start:
                first += 1
            last = first
            while last < len(tags) and tags[last].start() < line.end:
                last += 1
            if line.start in repeated:
                self._enter_repeat(line, [tag.span() for tag in tags[first:last]])
                continue
            begin, holes = line.start, list[Span]()
            for tag in tags[first:last]:
                spoken = _VOICE.fullmatch(tag.group())
                if spoken or tag.group().lower() == "</v>":
                    self._enter_part(cue, begin, max(begin, tag.start()), holes, voice)
                    voice = " ".join((spoken["name"] or "").split()) or None if spoken else None
                    begin, holes = tag.end(), []
                else:
                    holes.append(tag.span())
            self._enter_part(cue, begin, max(begin, line.end), holes, voice)
            self._join = "line"

    def _enter_repeat(self, line: Line, holes: Sequence[Span]) -> None:
        """A line that rolled up and is shown again."""
        for start, end in _gaps(line.start, line.end, holes):
            self._ledger.aside(start, end, "repeat")

    def _enter_part(self, cue: Cue, start: int, end: int, holes: Sequence[Span], voice: str | None) -> None:
        """A line, or the part of it that one voice says."""
        if not self._ledger.source[start:end].strip():
            return
        start = self._enter_dash_and_label(start, end, holes)
        inner = self._events(start, end, holes)
        label = voice or self._cue_label or self._label
        join: Join = "paragraph" if label != self._last else self._join
        seconds = cue.start_seconds, cue.end_seconds
        if self._ledger.words(start, end, join, sorted([*holes, *inner]), label=label, seconds=seconds):
            self._last, self._join = label, "inline"

    def _enter_dash_and_label(self, start: int, end: int, holes: Sequence[Span]) -> int:
        """What opens a line and is no words: "- ", "NAME:", "[Name]"; the offset behind it."""
        source = self._ledger.source
        for first, last in holes:
            if source[start:first].strip():
                break
            start = max(start, last)
        dash = _DASH.match(source, start, end)
        if dash:
            self._ledger.aside(*dash.span(), "dash")
            self._label = self._cue_label = None
            self._join, start = "paragraph", dash.end()
        found = label_of(Line(start, end, source[start:end], 0))
        if found and found[0] in self._labels:
            self._ledger.aside(start, start + found[1], "label")
            if source[start : start + found[1]].lstrip().startswith("["):
                self._cue_label = found[0]
            else:
                self._label = found[0]
            start += found[1]
        return start

    def _events(self, start: int, end: int, holes: Sequence[Span]) -> list[Span]:
        """Stage directions and music notes of a part, entered."""
        source = self._ledger.source
        bare = _TAG.sub("", source[start:end])
        gaps = [gap for gap in _gaps(start, end, holes) if source[slice(*gap)].strip()]
        if _INVISIBLE.fullmatch(bare):
            for gap in gaps:
                self._ledger.aside(*gap, "tag")
            return gaps
        tagged = bool(holes) and len(bare) < LONGEST_DIRECTION
        kind = stage.whole_line(bare) or (stage.direction(bare) if tagged else None)
        if kind:
            for first, last in gaps:
                self._ledger.mark(first, last, kind, note=source[first:last].strip())
            return gaps
        return [span for gap in gaps for span in self._events_between(*gap)]

    def _events_between(self, start: int, end: int) -> list[Span]:
        """The directions in brackets and the music notes of a stretch without tags, entered."""
        source = self._ledger.source
        spans = []
        for first, last, kind in stage.directions(source[start:end]):
            spans.append((start + first, start + last))
            self._ledger.mark(*spans[-1], kind, note=source[slice(*spans[-1])])
        notes = [match.span() for gap in _gaps(start, end, spans) for match in _NOTES.finditer(source, *gap)]
        for span in notes:
            self._ledger.mark(*span, "music")
        return [*spans, *notes]


def label_of(line: Line) -> tuple[str, int] | None:
    """What may be a speaker's label at the beginning of a line of captions, and its length."""
    bracket = _BRACKET_LABEL.match(line.text)
    if bracket:
        return bracket["label"].strip(), bracket.end()
    found = candidate(line)
    if found and found.form == "plain" and not found.time and found.words < len(line.text):
        return found.label, found.words
    return None


def _labels(cues: Sequence[Cue]) -> frozenset[str]:
    """The `NAME:` labels of a file without voices: names that recur, more often where they are less plain."""
    counts: Counter[str] = Counter()
    opening = None
    for cue in cues:
        for line in cue.lines:
            text = _DASH.sub("", _TAG.sub("", line.text), count=1)
            found = label_of(Line(0, len(text), text, 0))
            if found and _is_name(found[0]):
                counts[found[0]] += 1
                opening = found[0] if line is cues[0].lines[0] else opening
    first = opening is not None and (counts[opening] > 1 or len(counts) > 1)
    need = 2 if first else 3
    return frozenset(
        label
        for label, count in counts.items()
        if count >= need or (count > 1 and label.isupper()) or (first and label == opening)
    )


def _is_name(label: str) -> bool:
    return may_be_name(label) and not label[0].islower() and stage.direction(label) is None


def _repeated(cues: Sequence[Cue], source: str) -> set[int]:
    """Starts of the lines that only show again what the cue before ended with: captions that roll up.

    Only in files that roll: with words timed one by one, or with a third of the cues (three at least) whose
    first line was the last one of the cue before and whose own last line is new. A loop of the recogniser
    repeats whole cues, and stays.
    """
    repeated: set[int] = set()
    rolled = 0
    before: list[str] = []
    end: float | None = None
    for cue in cues:
        shown = [" ".join(_TAG.sub("", line.text).split()) for line in cue.lines]
        follows = end is not None and cue.start_seconds is not None and cue.start_seconds <= end + _PAUSE
        count = _overlap(before, shown) if follows else 0
        repeated |= {line.start for line in cue.lines[:count]}
        rolled += count > 0 and any(text and text not in before for text in shown[count:])
        before = [text for text in shown if text] or before
        end = cue.end_seconds
    timed = re.search(rf"<{_WORD_TIME}>", source) is not None
    rolls = (rolled >= 3 and rolled * 3 >= len(cues)) or (timed and rolled > 0)
    return repeated if rolls else set()


def _overlap(before: Sequence[str], shown: Sequence[str]) -> int:
    """How many lines at the top of a cue are the last ones of the cue before."""
    for count in range(min(len(before), len(shown)), 0, -1):
        if list(before[-count:]) == list(shown[:count]):
            return count
    return 0


def _gaps(start: int, end: int, holes: Sequence[Span]) -> list[Span]:
    gaps = []
    for first, last in holes:
        gaps.append((start, min(max(first, start), end)))
        start = max(start, last)
    gaps.append((start, max(start, end)))
    return [gap for gap in gaps if gap[0] < gap[1]]
