"""The pages that list sessions: home and all sessions; addresses that were given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Date, Select, func, literal, select, tuple_

from app.browse.examples import examples
from app.database import Db
from app.models import Event, Redirect, Session, Utterance

LATEST = 6


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list."""

    slug: str
    title: str
    date: date | None
    languages: tuple[str, ...]
    utterances: int
    speakers: int
    event_slug: str
    event: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    slug: str
    name: str
    sessions: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Home:
    """The first page."""

    sessions: int
    speakers: int
    utterances: int
    characters: int
    latest: tuple[SessionLine, ...]
    events: tuple[EventLine, ...]
    examples: tuple[str, ...]
    """Searches that find something, as typed."""


@dataclass(frozen=True, slots=True)
class Year:
    """The sessions of a year; None: those without a date."""

    year: int | None
    sessions: tuple[SessionLine, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A session to go to."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The sessions before and after one, None at the ends."""

    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Sessions:
    """All sessions by year."""

    total: int
    years: tuple[Year, ...]


def home(db: Db) -> Home:
    """What the archive is and what is new in it."""
    sessions, utterances, characters = db.execute(
        select(
            func.count(Session.id),
            func.coalesce(func.sum(Session.utterance_count), 0),
            func.coalesce(func.sum(Session.character_count), 0),
        )
    ).one()
    speakers = db.scalar(select(func.count(func.distinct(Utterance.speaker_id)))) or 0
    latest = session_lines(db, newest_first().limit(LATEST))
    return Home(sessions, speakers, utterances, characters, tuple(latest), _events(db), examples(db))


def all_sessions(db: Db) -> Sessions:
    """Every session, newest first."""
    lines = session_lines(db, newest_first())
    return Sessions(len(lines), by_year(lines))


def beside(db: Db, session: Session) -> Beside:
    """The sessions before and after one: of its event, or of all that have none."""
    same = Session.event_id == session.event_id if session.event_id else Session.event_id.is_(None)
    day = func.coalesce(Session.date, date.min)
    place = tuple_(day, Session.id)
    here = tuple_(literal(session.date or date.min, Date), literal(session.id))
    query = select(Session.slug, Session.title).where(same).limit(1)
    before = db.execute(query.where(place < here).order_by(day.desc(), Session.id.desc())).first()
    after = db.execute(query.where(place > here).order_by(day, Session.id)).first()
    return Beside(Link(*before) if before else None, Link(*after) if after else None)


def slug_now(db: Db, kind: str, slug: str) -> str | None:
    """The slug that a retired one of that kind leads to; "" for nowhere, None if it is not retired."""
    seen = {slug}
    found = db.scalar(select(Redirect.new).where(Redirect.kind == kind, Redirect.old == slug))
    while found and found not in seen:
        seen.add(found)
        following = db.scalar(select(Redirect.new).where(Redirect.kind == kind, Redirect.old == found))
        if following is None:
            return found
        found = following
    return found


def newest_first() -> Select[Any]:
    """What `session_lines` reads, newest session first; to be narrowed."""
    # the people of a session counted through its index, one session at a time
    speakers = (
        select(func.count(func.distinct(Utterance.speaker_id)))
        .where(Utterance.session_id == Session.id)
        .scalar_subquery()
    )
    return (
        select(
            Session.slug,
            Session.title,
            Session.date,
            Session.languages,
            Session.utterance_count,
            speakers,
            func.coalesce(Event.slug, ""),
            func.coalesce(Event.name, ""),
        )
        .outerjoin(Event, Event.id == Session.event_id)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc())
    )


def session_lines(db: Db, query: Select[Any]) -> list[SessionLine]:
    """The sessions of a query made by `newest_first`."""
    return [
        SessionLine(slug, title, day, tuple(languages.split()), *rest)
        for slug, title, day, languages, *rest in db.execute(query)
    ]


def by_year(lines: Iterable[SessionLine]) -> tuple[Year, ...]:
    """Sessions in order, a group for each year."""
    years = groupby(lines, lambda line: line.date.year if line.date else None)
    return tuple(Year(year, tuple(found)) for year, found in years)


def _events(db: Db) -> tuple[EventLine, ...]:
    query = (
        select(
            Event.slug,
            Event.name,
            func.count(Session.id),
            func.min(Session.date),
            func.max(Session.date).label("last"),
        )
        .join(Session, Session.event_id == Event.id)
        .group_by(Event.id)
        .order_by(func.max(Session.date).desc().nulls_last(), Event.name)
        .limit(24)
    )
    return tuple(EventLine(*row) for row in db.execute(query))
