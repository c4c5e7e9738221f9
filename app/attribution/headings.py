"""The parts of a programme that a source's own headings give."""

from __future__ import annotations

from app.attribution.lexicon import lexicon
from app.transcript import Section, Transcript


def kind_of(words: str, otherwise: str) -> str:
    """What kind of part some words announce."""
    for kind, pattern in lexicon().sections.items():
        if pattern.search(words):
            return kind
    return otherwise


def sections_of_headings(transcript: Transcript) -> tuple[Section, ...]:
    """The source's own headings as parts; those with no words under them are left out."""
    starts = [piece.start for piece in transcript.speech]
    sections = []
    ends = [*(heading.at for heading in transcript.headings[1:]), len(transcript.source)]
    for heading, end in zip(transcript.headings, ends, strict=False):  # no heading: nothing, though one end
        if any(heading.at <= start < end for start in starts):
            sections.append(Section(kind_of(heading.title, "part"), heading.title, heading.at))
    return tuple(sections)
