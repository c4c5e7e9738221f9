"""The addresses of the archive's pages, for whoever finds pages for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from app.database import Db
from app.models import Event, Session, Speaker, Utterance

KINDS = {"sessions": "/sessions", "events": "/events", "speakers": "/speakers", "passages": "/u"}
"""Kinds of pages, and where their addresses begin."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page, and when it changed; None where nothing is there that could have."""

    path: str
    changed: datetime | None = None


def lists(db: Db) -> list[Address]:
    """The pages that there always are, which change with every session."""
    latest = db.scalar(select(func.max(Session.updated_at)))
    return [Address(path, latest) for path in ("/", "/sessions", "/speakers")]


def page_counts(db: Db) -> dict[str, int]:
    """How many pages there are of each kind."""
    pages = {kind: _pages(kind).order_by(None).subquery() for kind in KINDS}
    return {kind: db.scalar(select(func.count()).select_from(some)) or 0 for kind, some in pages.items()}


def addresses(db: Db, kind: str, start: int, most: int) -> list[Address]:
    """The pages of a kind (one of KINDS) from number `start`, the oldest first: parts stay the same.

    A page changes when the newest of its sessions does.
    """
    some = _pages(kind).offset(start).limit(most).subquery()  # dates only for those that are asked for
    changed = select(func.max(Session.updated_at)).where(_belongs(kind, some.c.number)).scalar_subquery()
    rows = db.execute(select(some.c.name, changed).order_by(some.c.number))
    return [Address(f"{KINDS[kind]}/{name}", when) for name, when in rows]


def _belongs(kind: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a session is one of those that a page shows."""
    if kind == "sessions":
        return Session.id == number
    if kind == "events":
        return Session.event_id == number
    utterances = select(Utterance.session_id).correlate_except(Utterance)
    if kind == "speakers":
        return Session.id.in_(utterances.where(Utterance.speaker_id == number))
    return Session.id == utterances.where(Utterance.id == number).scalar_subquery()


def _pages(kind: str) -> Select[*tuple[Any, ...]]:
    """Of each page what its address ends in, as `name`, and its number."""
    if kind == "sessions":
        return select(Session.slug.label("name"), Session.id.label("number")).order_by(Session.id)
    if kind == "events":
        return select(Event.slug.label("name"), Event.id.label("number")).order_by(Event.id)
    if kind == "speakers":
        speaks = exists().where(Utterance.speaker_id == Speaker.id)
        named = select(Speaker.slug.label("name"), Speaker.id.label("number"))
        return named.where(speaks, Speaker.role != "unknown").order_by(Speaker.id)
    return select(Utterance.public_id.label("name"), Utterance.id.label("number")).order_by(Utterance.id)
