"""The reading page of a session: who speaks, the programme, every turn with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.browse.sessions import Beside, beside
from app.browse.strip import Stretch, Talked, strip
from app.browse.turns import Part, TurnShown, Voice, asides_of, doubts_of, turns_of
from app.database import Db
from app.errors import NotFound
from app.message import Message
from app.models import Section, Session, Speaker, Utterance
from app.recordings import is_file, web_address
from app.text.marks import Piece, pieces, read

COLOURS = 12


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
    """Those of `only`, if one speaker is asked for."""
    strip: tuple[Stretch, ...]
    """All turns, as a line."""
    only: Voice | None
    heard: bool
    """Whether the words are shown as they were heard."""
    mended: bool
    """Whether any of them reads otherwise than it was heard."""
    beside: Beside
    timed: bool
    """Whether the source has times."""
    seconds: float | None
    """How long it is, where that is known."""
    follows: bool
    """Whether the recording is a file that is played here, so that the text can follow it."""
    marked: Mapping[str, tuple[Piece, ...]]
    """By the id of the passage of which an address marks something: its pieces."""


class _Row(NamedTuple):
    """An utterance as it is read. (SQLAlchemy's own rows look up a name in 3 µs: 15 ms for a page.)"""

    public_id: str
    text: str
    lang: str
    start_seconds: float | None
    end_seconds: float | None
    source_start: int
    source_end: int
    speaker_id: int
    section_id: int | None


def session_page(
    db: Db, slug: str, speaker: str = "", heard: bool = False, marks: tuple[str, str] = ("", "")
) -> SessionPage:
    """The page of a session; only what `speaker` (a slug) says; with the words as heard.

    `marks`: the id of a passage, and what is marked of it (app/text/marks.py).

    Raises NotFound for a session that is not there, or somebody who does not speak in it.
    """
    session = session_named(db, slug)
    query = (
        select(
            Utterance.public_id,
            (Utterance.heard if heard else Utterance.text).label("text"),
            Utterance.lang,
            Utterance.start_seconds,
            Utterance.end_seconds,
            Utterance.source_start,
            Utterance.source_end,
            Utterance.speaker_id,
            Utterance.section_id,
        )
        .where(Utterance.session_id == session.id)
        .order_by(Utterance.position)
    )
    rows = [_Row(*row) for row in db.execute(query)]
    voices = _voices(db, session.id, rows)
    only = _only(voices.values(), speaker, session.title)
    parts = _parts(db, session.id, rows)
    asides = asides_of(db, session.id)
    turns = tuple(turns_of(rows, voices, parts, asides, doubts_of(db, session.id)))
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
        turns=tuple(turn for turn in turns if only is None or turn.voice is only),
        strip=strip([_talked(turn) for turn in turns], rows[-1].end_seconds if rows else None),
        only=only,
        heard=heard,
        mended=_is_mended(db, session.id),
        beside=beside(db, session),
        seconds=max((row.end_seconds for row in rows if row.end_seconds is not None), default=None),
        timed=any(row.start_seconds is not None for row in rows),
        follows=is_file(session.source_url),
        marked=_marked(rows, *marks),
    )


def _marked(rows: Iterable[_Row], passage: str, marks: str) -> dict[str, tuple[Piece, ...]]:
    some = [row for row in rows if row.public_id == passage] if marks else []
    return {row.public_id: pieces(row.text, read(row.text, marks)) for row in some}


def _only(voices: Iterable[Voice], speaker: str, title: str) -> Voice | None:
    if not speaker:
        return None
    for voice in voices:
        if voice.slug == speaker:
            return voice
    raise NotFound(Message("Nobody “{name}” speaks in “{title}”.", name=speaker, title=title))


def _talked(turn: TurnShown) -> Talked:
    voice, said = turn.voice, turn.said
    characters = sum(len(one.text) for one in said)
    return Talked(said[0].id, voice.name, voice.slug, voice.colour, characters, said[0].seconds)


def _is_mended(db: Db, session_id: int) -> bool:
    mended = select(Utterance.id).where(Utterance.session_id == session_id, Utterance.heard != Utterance.text)
    return bool(db.scalar(select(mended.exists())))


def session_named(db: Db, slug: str) -> Session:
    """The session at an address, with its event. Raises NotFound."""
    session = db.scalar(select(Session).where(Session.slug == slug).options(joinedload(Session.event)))
    if session is None:
        raise NotFound(Message("There is no session “{name}” in this archive.", name=slug))
    return session


def _voices(db: Db, session_id: int, rows: Sequence[_Row]) -> dict[int, Voice]:
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


def _parts(db: Db, session_id: int, rows: Sequence[_Row]) -> dict[int, Part]:
    first: dict[int, str] = {}
    for row in rows:
        if row.section_id is not None:
            first.setdefault(row.section_id, row.public_id)
    sections = db.scalars(select(Section).where(Section.session_id == session_id).order_by(Section.position))
    return {
        section.id: Part(number, section.kind, section.title, first[section.id])
        for number, section in enumerate((one for one in sections if one.id in first), 1)
    }
