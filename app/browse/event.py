"""The page of an event: its sessions, days, people and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.browse.sessions import Year, by_year, newest_first, session_lines
from app.database import Db
from app.errors import NotFound
from app.message import Message
from app.models import Event, Session, Speaker, Utterance

MOST_SPEAKERS = 60


@dataclass(frozen=True, slots=True)
class EventSpeaker:
    """Somebody who speaks at the event."""

    slug: str
    name: str
    role: str
    title: str
    org: str
    sessions: int
    characters: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event and its sessions."""

    slug: str
    name: str
    first: date | None
    last: date | None
    """The days between which its dated sessions lie."""
    years: tuple[Year, ...]
    sessions: int
    utterances: int
    characters: int
    speakers: tuple[EventSpeaker, ...]
    """Those whose name is known, who says most first; at most MOST_SPEAKERS."""
    all_speakers: int
    """How many of them there are."""


def event_named(db: Db, slug: str) -> Event:
    """The event at an address. Raises NotFound."""
    found = db.scalar(select(Event).where(Event.slug == slug))
    if found is None:
        raise NotFound(Message("There is no event “{name}” in this archive.", name=slug))
    return found


def event_page(db: Db, slug: str) -> EventPage:
    """One event. Raises NotFound."""
    found = event_named(db, slug)
    lines = session_lines(db, newest_first().where(Session.event_id == found.id))
    days = [line.date for line in lines if line.date]
    everybody = _speakers(db, found.id)
    speakers = [one for one in everybody if one.role in ("speaker", "moderator")]
    return EventPage(
        slug=found.slug,
        name=found.name,
        first=min(days, default=None),
        last=max(days, default=None),
        years=by_year(lines),
        sessions=len(lines),
        utterances=sum(line.utterances for line in lines),
        characters=sum(one.characters for one in everybody),
        speakers=tuple(speakers[:MOST_SPEAKERS]),
        all_speakers=len(speakers),
    )


def _speakers(db: Db, event_id: int) -> list[EventSpeaker]:
    characters = func.sum(func.length(Utterance.text))
    query = (
        select(
            Speaker.slug,
            Speaker.name,
            Speaker.role,
            Speaker.title,
            Speaker.org,
            func.count(func.distinct(Utterance.session_id)),
            characters,
        )
        .join(Utterance, Utterance.speaker_id == Speaker.id)
        .join(Session, Session.id == Utterance.session_id)
        .where(Session.event_id == event_id)
        .group_by(Speaker.id)
        .order_by(characters.desc(), Speaker.id)
    )
    return [EventSpeaker(*row) for row in db.execute(query)]
