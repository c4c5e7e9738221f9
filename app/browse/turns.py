"""A session's turns as they are read: each with its utterances, and the slides and marks beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import select

from app.database import Db
from app.doubt import DOUBTFUL, doubt
from app.models import Mark, Slide, Utterance
from app.text.readable import readable


class Aside(NamedTuple):
    """Something beside the words: a slide, music, laughter, a stage note."""

    kind: str
    """slide, or a mark's kind."""
    note: str
    """A slide's description; a mark's words."""
    file: str
    """A slide's stored picture, "" for none."""


class Said(NamedTuple):
    """One utterance on the page."""

    id: str
    text: str
    lang: str
    seconds: float | None
    doubt: str
    """Why it is not certain who speaks, "" where it is."""
    before: Sequence[Aside]
    after: Sequence[Aside]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in the session."""

    slug: str
    name: str
    role: str
    title: str
    org: str
    colour: int
    """Of COLOURS, steady within the session."""
    share: float
    """Of the session's words, 0 to 1."""
    first: str
    """Id of their first utterance."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the programme."""

    number: int
    kind: str
    title: str
    first: str
    """Id of its first utterance."""


@dataclass(slots=True)
class TurnShown:
    """Utterances of one speaker in a row, within one part."""

    voice: Voice
    part: Part | None
    """The part that begins with this turn, if one does."""
    said: list[Said] = field(default_factory=list)


def asides_of(db: Db, session_id: int) -> list[tuple[int, Aside]]:
    """Slides and marks by their source offset; not moods, a recogniser's guess at feelings."""
    slides = select(Slide.source_at, Slide.alt, Slide.file).where(Slide.session_id == session_id)
    found = [(at, Aside("slide", readable(alt, markdown=True), file)) for at, alt, file in db.execute(slides)]
    marks = select(Mark.source_at, Mark.kind, Mark.note).where(
        Mark.session_id == session_id, Mark.mood.is_(False)
    )
    found += [(at, Aside(kind, readable(note, markdown=True), "")) for at, kind, note in db.execute(marks)]
    return sorted(found, key=lambda aside: aside[0])


def doubts_of(db: Db, session_id: int) -> dict[str, str]:
    """Why it is not certain who speaks, by the ids of the utterances concerned."""
    query = select(Utterance.public_id, Utterance.confidence, Utterance.evidence).where(
        Utterance.session_id == session_id, Utterance.confidence < DOUBTFUL
    )
    return {public_id: doubt(confidence, evidence) for public_id, confidence, evidence in db.execute(query)}


def turns_of(
    rows: Sequence[Any],
    voices: dict[int, Voice],
    parts: dict[int, Part],
    asides: list[tuple[int, Aside]],
    doubts: dict[str, str],
) -> Iterator[TurnShown]:
    """Turns in order, each slide and mark beside the utterance it belongs to."""
    turn: TurnShown | None = None
    part: int | None = None
    begun: set[int] = set()
    next_aside = 0
    for row in rows:
        before: list[Aside] = []
        after: list[Aside] = []
        while next_aside < len(asides) and asides[next_aside][0] < row.source_end:
            at, aside = asides[next_aside]
            beside = after if at >= row.source_start else before
            if aside not in beside or aside.kind == "slide":  # music, music, music is music
                beside.append(aside)
            next_aside += 1
        opens_part = row.section_id is not None and row.section_id != part and row.section_id not in begun
        if turn is None or opens_part or turn.voice is not voices[row.speaker_id]:
            if turn is not None:
                yield turn
            turn = TurnShown(voices[row.speaker_id], parts[row.section_id] if opens_part else None)
        part = row.section_id
        if part is not None:
            begun.add(part)
        turn.said.append(
            Said(
                row.public_id,
                row.text,
                row.lang,
                row.start_seconds,
                doubts.get(row.public_id, ""),
                before,
                after,
            )
        )
    if turn is not None:
        last = turn.said[-1]
        turn.said[-1] = last._replace(after=[*last.after, *(aside for _, aside in asides[next_aside:])])
        yield turn
