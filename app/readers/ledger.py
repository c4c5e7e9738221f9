"""The account of a source: every character of it entered exactly once, as words or as something named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from app.transcript import Header, Heading, Join, Mark, MarkKind, Slide, Speech, Transcript

Aside = Literal[
    "title",
    "front matter",
    "label",
    "time",
    "rule",
    "quote sign",
    "tag",
    "dash",
    "cue number",
    "timing",
    "file header",
    "comment",
    "style",
    "repeat",
]
"""What is neither words nor an event: named, so that nothing is left out without a reason."""

Span = tuple[int, int]


class WordsLost(RuntimeError):
    """A reader left characters of its source unaccounted for, or took some twice: an error in the reader."""


class Ledger:
    """What a reader found in a source, stretch by stretch; `close` proves that it is everything."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._taken: list[Span] = []
        self._speech: list[Speech] = []
        self._marks: list[Mark] = []
        self._slides: list[Slide] = []
        self._headings: list[Heading] = []

    def aside(self, start: int, end: int, what: Aside) -> None:
        """Something that belongs to the format, such as a label or a cue's timing."""
        assert what
        self._taken.append((start, end))

    def mark(self, start: int, end: int, kind: MarkKind, *, mood: bool = False, note: str = "") -> None:
        """Something that happened and was not said."""
        self._taken.append((start, end))
        self._marks.append(Mark(start, kind, end, mood, note))

    def slide(self, start: int, end: int, path: str, alt: str) -> None:
        """A picture."""
        self._taken.append((start, end))
        self._slides.append(Slide(start, path, alt))

    def heading(self, start: int, end: int, title: str, level: int) -> None:
        """The opening of a part of the programme."""
        self._taken.append((start, end))
        self._headings.append(Heading(start, title, level))

    def words(
        self,
        start: int,
        end: int,
        join: Join,
        holes: Sequence[Span] = (),
        *,
        label: str | None = None,
        seconds: tuple[float | None, float | None] = (None, None),
    ) -> bool:
        """The words in `source[start:end]` around the `holes` (ascending, entered separately).

        The first piece follows what was before it by `join`, the others "inline". False: there were none.
        """
        found = False
        for first, last in _between(start, end, holes):
            first, last = _trimmed(self.source, first, last)
            if first < last:
                self._taken.append((first, last))
                self._speech.append(Speech(first, last, "inline" if found else join, label, *seconds))
                found = True
        return found

    def close(
        self, name: str, reader: str, header: Header, encoding: str, notes: Sequence[str] = ()
    ) -> Transcript:
        """The transcript; raises WordsLost unless every visible character was entered exactly once."""
        self._taken.sort()
        position = 0
        for start, end in [*self._taken, (len(self.source), len(self.source))]:
            if start < position:
                raise WordsLost(f"{name}: taken twice at {start}: {self.source[start:position][:60]!r}")
            gap = self.source[position:start]
            if gap and not gap.isspace():
                raise WordsLost(f"{name}: left out at {position}: {gap.strip()[:60]!r}")
            position = end
        return Transcript(
            name=name,
            reader=reader,
            source=self.source,
            header=header,
            speech=tuple(sorted(self._speech, key=lambda piece: piece.start)),
            marks=tuple(sorted(self._marks, key=lambda mark: mark.at)),
            slides=tuple(self._slides),
            headings=tuple(self._headings),
            encoding=encoding,
            notes=tuple(notes),
        )


def _between(start: int, end: int, holes: Sequence[Span]) -> list[Span]:
    spans = []
    for first, last in holes:
        spans.append((start, min(first, end)))
        start = max(start, last)
    spans.append((start, end))
    return spans


def _trimmed(source: str, start: int, end: int) -> Span:
    """Without blank ends; looks at no more than it has to."""
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    return start, end
