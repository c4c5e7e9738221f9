"""The page of an event: its sessions, days, people and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.browse.sessions import Year, by_year, newest_first, session_lines
from app.browse.speakers import SpeakerLine, speaker_lines
from app.database import Db
from app.errors import NotFound
from app.message import Message
from app.models import Event, Session, Utterance

MOST_SPEAKERS = 60


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
    speakers: tuple[SpeakerLine, ...]
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
    of_event = select(Session.id).where(Session.event_id == found.id)
    everybody = speaker_lines(db, [Utterance.session_id.in_(of_event)])
    everybody.sort(key=lambda one: -one.characters)
    speakers = [one for one in everybody if one.role != "unknown"]
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
