"""What is new: in the archive, in an event, from a speaker, for a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from app.browse.event import event_named
from app.browse.speaker import speaker_named
from app.database import Db
from app.models import Session, Speaker, Utterance
from app.search.find import Results
from app.search.query.query import PER_PAGE

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. Texts are plain."""

    path: str
    """Its lasting address."""
    title: str
    summary: str
    lang: str
    """Of the summary."""
    authors: tuple[str, ...]
    day: date | None
    """On which it was said."""
    added: datetime
    """When the archive took it in, UTC."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new, newest first."""

    title: str
    """"" for the archive itself."""
    page: str
    """The page for people that shows the same."""
    entries: tuple[Entry, ...]


def archive_feed(db: Db) -> Feed:
    """The sessions that the archive took in last."""
    return Feed("", "/sessions", _sessions(db))


def event_feed(db: Db, slug: str) -> Feed:
    """The newest sessions of an event. Raises NotFound."""
    event = event_named(db, slug)
    return Feed(event.name, f"/events/{event.slug}", _sessions(db, Session.event_id == event.id))


def speaker_feed(db: Db, slug: str) -> Feed:
    """The newest sessions in which somebody speaks, with their first words there. Raises NotFound, Gone."""
    speaker = speaker_named(db, slug)
    first = (
        select(func.min(Utterance.position).label("position"), Utterance.session_id)
        .where(Utterance.speaker_id == speaker.id)
        .group_by(Utterance.session_id)
        .subquery()
    )
    rows = db.execute(
        select(Utterance.public_id, Utterance.text, Utterance.lang, Session.title, Session.date)
        .add_columns(Session.imported_at)
        .join(Session, Session.id == Utterance.session_id)
        .join(first, (first.c.session_id == Utterance.session_id) & (first.c.position == Utterance.position))
        .order_by(Session.imported_at.desc(), Session.id.desc())
        .limit(MOST_ENTRIES)
    )
    entries = (
        Entry(f"/u/{public_id}", title, text, lang, (speaker.name,), day, added)
        for public_id, text, lang, title, day, added in rows
    )
    return Feed(speaker.name, f"/speakers/{speaker.slug}", tuple(entries))


def search_feed(db: Db, results: Results) -> Feed:
    """The hits of a search, one entry each."""
    slugs = {hit.row.session_slug for hit in results.hits}
    query = select(Session.slug, Session.imported_at).where(Session.slug.in_(slugs))
    added: dict[str, datetime] = dict(db.execute(query).all())
    entries = (
        Entry(
            f"/u/{row.id}",
            f"{row.speaker}: {row.session}",
            row.text,
            row.lang,
            (row.speaker,),
            row.date,
            added[row.session_slug],
        )
        for row in (hit.row for hit in results.hits)
    )
    return Feed(results.query.q, results.query.url(page=1, per_page=PER_PAGE), tuple(entries))


def _sessions(db: Db, *conditions: ColumnElement[bool]) -> tuple[Entry, ...]:
    query = (
        select(Session)
        .where(*conditions)
        .options(joinedload(Session.event))
        .order_by(Session.imported_at.desc(), Session.id.desc())
        .limit(MOST_ENTRIES)
    )
    sessions = db.scalars(query).all()
    people = _people(db, [session.id for session in sessions])
    return tuple(
        Entry(
            f"/sessions/{session.slug}",
            session.title,
            " · ".join([*([session.event.name] if session.event else []), ", ".join(people[session.id])]),
            "und",
            people[session.id],
            session.date,
            session.imported_at,
        )
        for session in sessions
    )


def _people(db: Db, sessions: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The named speakers of each session, in the order of their first words."""
    rows = db.execute(
        select(Utterance.session_id, Speaker.name)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Utterance.session_id.in_(sessions), Speaker.role != "unknown")
        .group_by(Utterance.session_id, Speaker.id)
        .order_by(func.min(Utterance.position))
    ).all()
    return {one: tuple(name for number, name in rows if number == one) for one in sessions}
