"""One utterance on its own, with what stands around it; and what became of one that is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.browse.quoted import Quoted, quoted, with_spellings
from app.database import Db
from app.doubt import DOUBTFUL, doubt
from app.errors import Gone, NotFound
from app.message import Message
from app.models import GoneUtterance, Session, Speaker, Utterance
from app.recordings import web_address
from app.text.joined import joined
from app.text.marks import Piece, pieces, read
from app.text.pointer import too_long
from app.text.white_space import squash

AROUND = 2
"""Utterances shown before it, and after it."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An utterance before or after."""

    id: str
    text: str
    lang: str
    speaker_slug: str
    speaker: str


@dataclass(frozen=True, slots=True)
class UtterancePage:
    """Everything the page of one utterance shows."""

    id: str
    text: str
    heard: str
    """As imported, where it differs from `text`; else ""."""
    lang: str
    speaker_slug: str
    speaker: str
    speaker_role: str
    speaker_title: str
    speaker_org: str
    doubt: str
    """Why it is not certain who speaks, "" where it is."""
    session_slug: str
    session: str
    date: date | None
    event_slug: str
    event: str
    source_url: str
    section: str
    section_kind: str
    seconds: float | None
    pointer: str
    """To exact words, "" if none were asked for."""
    marked: tuple[Piece, ...]
    """The utterance in pieces, where an address marks some of it: how it is shown, not what is cited."""
    quoted: tuple[Quoted, ...]
    """The utterance itself; and those that follow, where the words that are pointed to run on into them."""
    end_seconds: float | None
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]

    @property
    def found(self) -> bool:
        """Whether words are pointed to and stand there."""
        return self.quoted[0].words is not None

    @property
    def too_long(self) -> bool:
        """Whether more words are pointed to than a link can be made for."""
        return too_long(self.pointer)

    @property
    def speakers(self) -> tuple[Quoted, ...]:
        """The first words of everybody who speaks in them."""
        first: dict[str, Quoted] = {}
        for one in self.quoted:
            first.setdefault(one.speaker_slug, one)
        return tuple(first.values())

    @property
    def chosen(self) -> str:
        """The words that are pointed to, or those of the utterance, on one line."""
        return joined(one.chosen for one in self.quoted)


@dataclass(frozen=True, slots=True)
class GonePage:
    """What stood at an address that has nothing any more."""

    id: str
    text: str
    speaker: str
    session_slug: str
    session: str
    neighbour: str
    gone_at: datetime


def utterance_page(db: Db, public_id: str, pointer: str = "", marks: str = "") -> UtterancePage:
    """The page of an utterance, with a pointer to some of its words, or with marks (app/text/marks.py).

    Raises NotFound; Gone for one that was removed.
    """
    query = (
        select(Utterance)
        .where(Utterance.public_id == public_id)
        .options(
            joinedload(Utterance.session).joinedload(Session.event),
            joinedload(Utterance.speaker),
            joinedload(Utterance.section),
        )
    )
    found = db.scalar(query)
    if found is None:
        raise missing(db, public_id)
    session, speaker, section, event = found.session, found.speaker, found.section, found.session.event
    words = quoted(db, found, pointer)
    last = found.position + len(words) - 1
    around = _around(db, found, last)
    return UtterancePage(
        id=found.public_id,
        text=found.text,
        heard=found.heard if squash(found.heard) != squash(found.text) else "",
        lang=found.lang,
        speaker_slug=speaker.slug,
        speaker=speaker.name,
        speaker_role=speaker.role,
        speaker_title=speaker.title,
        speaker_org=speaker.org,
        doubt=doubt(found.confidence, found.evidence) if found.confidence < DOUBTFUL else "",
        session_slug=session.slug,
        session=session.title,
        date=session.date,
        event_slug=event.slug if event else "",
        event=event.name if event else "",
        source_url=web_address(session.source_url),
        section=section.title if section else "",
        section_kind=section.kind if section else "",
        seconds=found.start_seconds,
        pointer=pointer,
        marked=pieces(found.text, read(found.text, marks)) if marks else (),
        quoted=with_spellings(db, words),
        end_seconds=found.end_seconds,
        before=tuple(one for position, one in around if position < found.position),
        after=tuple(one for position, one in around if position > last),
    )


def _around(db: Db, utterance: Utterance, last: int) -> list[tuple[int, Neighbour]]:
    """What stands before the utterance, and after the one at position `last`."""
    query = (
        select(
            Utterance.position,
            Utterance.public_id,
            Utterance.text,
            Utterance.lang,
            Speaker.slug,
            Speaker.name,
        )
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(
            Utterance.session_id == utterance.session_id,
            Utterance.position.between(utterance.position - AROUND, last + AROUND),
            or_(Utterance.position <= utterance.position, Utterance.position > last),
        )
        .order_by(Utterance.position)
    )
    return [(position, Neighbour(*rest)) for position, *rest in db.execute(query)]


def moved_to(db: Db, public_id: str) -> str | None:
    """The id under which the words of a lost id stand now; None if it was not moved."""
    return db.scalar(
        select(GoneUtterance.neighbour).where(GoneUtterance.public_id == public_id, GoneUtterance.moved)
    )


def gone_page(db: Db, public_id: str) -> GonePage | None:
    """What stood at the address of a removed utterance; None if nothing did."""
    query = (
        select(GoneUtterance, Session.slug, Session.title)
        .join(Session, Session.id == GoneUtterance.session_id)
        .where(GoneUtterance.public_id == public_id)
    )
    row = db.execute(query).first()
    if row is None:
        return None
    lost, slug, title = row
    return GonePage(public_id, lost.text, lost.speaker_name, slug, title, lost.neighbour, lost.gone_at)


def missing(db: Db, public_id: str) -> NotFound | Gone:
    """The error for an id that no utterance has."""
    lost = gone_page(db, public_id)
    if lost is None:
        return NotFound(Message("There is no passage “{id}” in this archive.", id=public_id))
    return Gone(
        f"“{lost.text}” ({lost.speaker}) stood here until {lost.gone_at:%Y-%m-%d}, when its session was"
        f" imported without these words. The nearest still there: /u/{lost.neighbour}."
    )
