"""The reading page of a session: who speaks, the programme, every turn with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import Db
from app.errors import NotFound
from app.models import Mark, Section, Session, Slide, Speaker, Utterance
from app.recordings import is_file, web_address
from app.text.readable import readable

DOUBTFUL = 0.6
"""Below this confidence the page says that the speaker is not certain."""
COLOURS = 12


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


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything the reading page shows."""

    slug: str
    title: str
    date: date | None
    venue: str
    event_slug: str
    event: str
    source_url: str
    uploader: str
    languages: tuple[str, ...]
    utterances: int
    characters: int
    updated_at: datetime
    voices: tuple[Voice, ...]
    programme: tuple[Part, ...]
    turns: tuple[TurnShown, ...]
    timed: bool
    """Whether the source has times."""
    follows: bool
    """Whether the recording is a file that is played here, so that the text can follow it."""


def session_page(db: Db, slug: str) -> SessionPage:
    """The page of a session. Raises NotFound."""
    session = session_named(db, slug)
    rows = db.execute(
        select(
            Utterance.public_id,
            Utterance.text,
            Utterance.lang,
            Utterance.start_seconds,
            Utterance.confidence,
            Utterance.source_start,
            Utterance.source_end,
            Utterance.speaker_id,
            Utterance.section_id,
        )
        .where(Utterance.session_id == session.id)
        .order_by(Utterance.position)
    ).all()
    doubts = _doubts(db, session.id)
    voices = _voices(db, session.id, rows)
    parts = _parts(db, session.id, rows)
    asides = sorted(_asides(db, session.id), key=lambda aside: aside[0])
    event = session.event
    return SessionPage(
        slug=session.slug,
        title=session.title,
        date=session.date,
        venue=session.venue,
        event_slug=event.slug if event else "",
        event=event.name if event else "",
        source_url=web_address(session.source_url),
        uploader=session.uploader,
        languages=tuple(session.languages.split()),
        utterances=session.utterance_count,
        characters=session.character_count,
        updated_at=session.updated_at,
        voices=tuple(voices.values()),
        programme=tuple(parts.values()),
        turns=tuple(_turns(rows, voices, parts, asides, doubts)),
        timed=any(row.start_seconds is not None for row in rows),
        follows=is_file(session.source_url),
    )


def session_named(db: Db, slug: str) -> Session:
    """The session at an address, with its event. Raises NotFound."""
    session = db.scalar(select(Session).where(Session.slug == slug).options(joinedload(Session.event)))
    if session is None:
        raise NotFound(f"There is no session “{slug}” in this archive.")
    return session


def _voices(db: Db, session_id: int, rows: Sequence[Any]) -> dict[int, Voice]:
    words: dict[int, int] = {}
    first: dict[int, str] = {}
    for row in rows:
        words[row.speaker_id] = words.get(row.speaker_id, 0) + len(row.text)
        first.setdefault(row.speaker_id, row.public_id)
    total = sum(words.values()) or 1
    query = select(Speaker).where(
        Speaker.id.in_(select(Utterance.speaker_id).where(Utterance.session_id == session_id))
    )
    speakers = {speaker.id: speaker for speaker in db.scalars(query)}
    return {
        number: Voice(
            slug=speakers[number].slug,
            name=speakers[number].name,
            role=speakers[number].role,
            title=speakers[number].title,
            org=speakers[number].org,
            colour=order % COLOURS,
            share=words[number] / total,
            first=public_id,
        )
        for order, (number, public_id) in enumerate(first.items())
    }


def _parts(db: Db, session_id: int, rows: Sequence[Any]) -> dict[int, Part]:
    first: dict[int, str] = {}
    for row in rows:
        if row.section_id is not None:
            first.setdefault(row.section_id, row.public_id)
    sections = db.scalars(select(Section).where(Section.session_id == session_id).order_by(Section.position))
    return {
        section.id: Part(number, section.kind, section.title, first[section.id])
        for number, section in enumerate((one for one in sections if one.id in first), 1)
    }


def _asides(db: Db, session_id: int) -> Iterator[tuple[int, Aside]]:
    """Slides and marks with their source offset; not moods, a recogniser's guess at feelings."""
    slides = select(Slide.source_at, Slide.alt, Slide.file).where(Slide.session_id == session_id)
    for at, alt, file in db.execute(slides):
        yield at, Aside("slide", readable(alt, markdown=True), file)
    marks = select(Mark.source_at, Mark.kind, Mark.note).where(
        Mark.session_id == session_id, Mark.mood.is_(False)
    )
    for at, kind, note in db.execute(marks):
        yield at, Aside(kind, readable(note, markdown=True), "")


def _doubts(db: Db, session_id: int) -> dict[str, str]:
    """Why it is not certain who speaks, by the ids of the utterances concerned."""
    query = select(Utterance.public_id, Utterance.confidence, Utterance.evidence).where(
        Utterance.session_id == session_id, Utterance.confidence < DOUBTFUL
    )
    return {public_id: doubt(confidence, evidence) for public_id, confidence, evidence in db.execute(query)}


def doubt(confidence: float, evidence: Sequence[dict[str, Any]]) -> str:
    """How sure it is who speaks, and what tells."""
    cues = dict.fromkeys(str(reason.get("cue", "")) for reason in evidence)
    return f"{confidence:.0%} sure: {', '.join(cues) or 'nothing in the text tells'}"


def _turns(
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
