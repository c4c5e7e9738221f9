"""The parts of a programme, from headings and from what a host announces."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.transcript import Section, Transcript


@cache
def cues() -> dict[str, Any]:
    """The cue lexicon, cues.yaml."""
    loaded = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def kind_of(words: str, otherwise: str) -> str:
    """What kind of part some words announce."""
    for kind, pattern in cues()["sections"].items():
        if re.search(pattern, words, re.IGNORECASE):
            return str(kind)
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
