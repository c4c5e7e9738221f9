"""The addresses of the archive's pages, for whoever finds pages for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, null, select

from app.database import Db
from app.models import Event, Session, Speaker, Utterance

KINDS = ("sessions", "events", "speakers")


@dataclass(frozen=True, slots=True)
class Address:
    """A page, and when it changed; None where that is not kept."""

    path: str
    changed: datetime | None = None


def page_counts(db: Db) -> dict[str, int]:
    """How many pages there are of each kind."""
    return {kind: db.scalar(select(func.count()).select_from(_pages(kind).subquery())) or 0 for kind in KINDS}


def addresses(db: Db, kind: str, start: int, most: int) -> list[Address]:
    """The pages of a kind (one of KINDS) from number `start`, the oldest first: parts stay the same."""
    rows = db.execute(_pages(kind).offset(start).limit(most))
    return [Address(f"/{kind}/{slug}", changed) for slug, changed in rows]


def _pages(kind: str) -> Select[*tuple[Any, ...]]:
    if kind == "sessions":
        return select(Session.slug, Session.updated_at).order_by(Session.id)
    if kind == "events":
        latest = select(func.max(Session.updated_at)).where(Session.event_id == Event.id).scalar_subquery()
        return select(Event.slug, latest).order_by(Event.id)
    speaks = exists().where(Utterance.speaker_id == Speaker.id)
    return select(Speaker.slug, null()).where(speaks, Speaker.role != "unknown").order_by(Speaker.id)
