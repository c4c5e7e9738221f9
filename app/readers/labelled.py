"""Text and Markdown in which labels say who speaks: `Name: …`, `**Name:** …`, `### Name:` blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from app.readers import markdown, stage
from app.readers.decoding import Decoded
from app.readers.labels import TIME, Labels, find_labels
from app.readers.ledger import Ledger, Span
from app.readers.lines import Line, lines
from app.transcript import Join, Transcript

NAME: Literal["labelled"] = "labelled"

_TIME = re.compile(rf"\\?[\[【]({TIME})\\?[\]】]")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")


def claims(text: str) -> bool:
    """Whether the text has speaker labels."""
    header, _, span = markdown.front_matter(text)
    return bool(find_labels(list(lines(text, span[1] if span else 0)), header.people))


def read(decoded: Decoded) -> Transcript:
    """Every stretch of words carries the label last seen; words before the first label carry none."""
    ledger = Ledger(decoded.text)
    header, notes, start = markdown.opening(ledger, decoded.name)
    body = list(lines(decoded.text, start))
    Prose(ledger, find_labels(body, header.people)).enter(body)
    return ledger.close(decoded.name, NAME, header, decoded.encoding, notes)


class Prose:
    """Goes through the lines of a written transcript and enters each in the ledger."""

    def __init__(self, ledger: Ledger, labels: Labels) -> None:
        self._ledger = ledger
        self._labels = labels
        self._label: str | None = None
        self._seconds: float | None = None
        self._join: Join = "paragraph"

    def enter(self, body: list[Line]) -> None:
        """All lines: a blank one ends a paragraph."""
        for line in body:
            if line.blank:
                self._join = "paragraph"
            elif not self._enter_furniture(line):
                self._enter_words(line, self._enter_label(line))

    def _enter_furniture(self, line: Line) -> bool:
        """Rules, headings, and lines that are one note or event."""
        ledger = self._ledger
        quote = _QUOTE.match(line.text)
        start = line.start + (quote.end() if quote else 0)
        kind = stage.whole_line(ledger.source[start : line.end])
        opened = markdown.heading(line)
        if markdown.is_rule(line):
            ledger.aside(line.start, line.end, "rule")
        elif kind:
            if quote:
                ledger.aside(line.start, start, "quote sign")
            ledger.mark(start, line.end, kind, note=ledger.source[start : line.end].strip())
        elif opened and not self._labels.of(line):
            ledger.heading(line.start, line.end, *opened)
        else:
            return False
        self._join = "paragraph"
        return True

    def _enter_label(self, line: Line) -> int:
        """The label or quote sign of a line, if it has one; the offset of the words behind it."""
        found = self._labels.of(line)
        if found is None:
            quote = _QUOTE.match(line.text)
            if quote:
                self._ledger.aside(line.start, line.start + quote.end(), "quote sign")
                return line.start + quote.end()
            if _LIST_ITEM.match(line.text):
                self._join = "paragraph"
            return line.start
        words = line.start + found.words
        is_break = found.label.casefold() in stage.words_of("breaks")
        if is_break and not _TIME.sub("", line.text[found.words :]).replace(" to ", "").strip():
            self._ledger.mark(line.start, line.end, "note", note=line.text.strip())
            self._join = "paragraph"
            return line.end
        self._ledger.aside(line.start, words, "label")
        self._label, self._join = found.label, "paragraph"
        self._seconds = seconds(found.time) if found.time else None
        return words

    def _enter_words(self, line: Line, start: int) -> None:
        """The words of a line, cut at the times printed between them."""
        for first, last, time in self._between_times(start, line.end):
            self._seconds = time if time is not None else self._seconds
            part = Line(first, last, self._ledger.source[first:last], line.number)
            pictures = markdown.pictures(self._ledger, part)
            holes = sorted([*pictures, *self._directions(part, pictures)])
            timed = (self._seconds, None)
            if self._ledger.words(first, last, self._join, holes, label=self._label, seconds=timed):
                self._join = "inline"
                self._seconds = None
        if self._join == "inline":
            self._join = "line"

    def _between_times(self, start: int, end: int) -> Iterator[tuple[int, int, float | None]]:
        time: float | None = None
        for match in _TIME.finditer(self._ledger.source, start, end):
            yield start, match.start(), time
            self._ledger.aside(match.start(), match.end(), "time")
            start, time = match.end(), seconds(match.group(1))
        yield start, end, time

    def _directions(self, part: Line, pictures: list[Span]) -> list[Span]:
        spans = []
        for start, end, kind in stage.directions(part.text):
            span = part.start + start, part.start + end
            if any(first < span[1] and span[0] < last for first, last in pictures):
                continue
            self._ledger.mark(*span, kind, note=part.text[start:end])
            spans.append(span)
        return spans


def seconds(time: str) -> float:
    """A printed time such as 1:02:03.5 in seconds."""
    total = 0.0
    for field in time.replace(",", ".").split(":"):
        total = total * 60 + float(field)
    return total
