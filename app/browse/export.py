"""A whole session as plain data: for export, evaluation and the JSON interface."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import Db
from app.errors import NotFound
from app.models import NameVariant, Section, Session, Source, Speaker, Utterance

Record = dict[str, Any]


def export_session(db: Db, slug: str) -> Record:
    """Everything about one session: head, speakers, sections, utterances in order.

    `source.start` and `source.end` count characters of the decoded source file.
    Raises NotFound.
    """
    session = session_by_slug(db, slug)
    return {
        "session": session_record(session) | {"source": source_record(db, session)},
        "speakers": speaker_records(db, session),
        "sections": section_records(db, session),
        "utterances": utterance_records(db, session),
    }


def session_by_slug(db: Db, slug: str) -> Session:
    """The session, with its event. Raises NotFound."""
    session = db.scalar(select(Session).where(Session.slug == slug).options(joinedload(Session.event)))
    if session is None:
        raise NotFound(f"There is no session “{slug}” in this archive.")
    return session


def session_record(session: Session) -> Record:
    """The head of a session (its event loaded)."""
    event = session.event
    return {
        "slug": session.slug,
        "title": session.title,
        "date": session.date.isoformat() if session.date else None,
        "event": {"slug": event.slug, "name": event.name} if event else None,
        "venue": session.venue or None,
        "part": session.part or None,
        "uploader": session.uploader or None,
        "video_id": session.video_id or None,
        "source_url": session.source_url or None,
        "languages": session.languages.split(),
        "utterances": session.utterance_count,
        "characters": session.character_count,
    }


def source_record(db: Db, session: Session) -> Record | None:
    """The newest file of a session, which its utterances point into."""
    columns = (Source.name, Source.sha256, Source.reader, Source.encoding, Source.imported_at)
    query = select(*columns).where(Source.session_id == session.id).order_by(Source.id.desc()).limit(1)
    row = db.execute(query).first()
    if row is None:
        return None
    return {**row._mapping, "imported_at": f"{row.imported_at.isoformat(timespec='seconds')}Z"}


def speaker_records(db: Db, session: Session) -> list[Record]:
    """The session's speakers in order of their first words, with the names heard for them there."""
    first: dict[int, None] = dict.fromkeys(
        db.scalars(
            select(Utterance.speaker_id)
            .where(Utterance.session_id == session.id)
            .order_by(Utterance.position)
        )
    )
    speakers = {row.id: row for row in db.scalars(select(Speaker).where(Speaker.id.in_(first)))}
    variants: dict[int, list[str]] = {}
    query = select(NameVariant.speaker_id, NameVariant.name).where(NameVariant.session_id == session.id)
    for speaker_id, name in db.execute(query.order_by(NameVariant.id)):
        variants.setdefault(speaker_id, []).append(name)
    return [
        {
            "slug": speakers[one].slug,
            "name": speakers[one].name,
            "role": speakers[one].role,
            "title": speakers[one].title or None,
            "org": speakers[one].org or None,
            "variants": variants.get(one, []),
        }
        for one in first
    ]


def section_records(db: Db, session: Session) -> list[Record]:
    """The programme, each part with the public ids of its first and last utterance."""
    first: dict[int | None, str] = {}
    last: dict[int | None, str] = {}
    query = select(Utterance.section_id, Utterance.public_id).where(Utterance.session_id == session.id)
    for section_id, public_id in db.execute(query.order_by(Utterance.position)):
        first.setdefault(section_id, public_id)
        last[section_id] = public_id
    sections = db.scalars(select(Section).where(Section.session_id == session.id).order_by(Section.position))
    return [
        {"kind": one.kind, "title": one.title, "first": first.get(one.id), "last": last.get(one.id)}
        for one in sections
    ]


def utterance_records(db: Db, session: Session, start: int = 0, most: int = -1) -> list[Record]:
    """Utterances of a session in order, from number `start`, at most `most` (-1: all)."""
    query = (
        select(Utterance, Speaker.slug, Section.position)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .outerjoin(Section, Section.id == Utterance.section_id)
        .where(Utterance.session_id == session.id)
        .order_by(Utterance.position)
        .offset(start)
        .limit(most)
    )
    return [utterance_record(*row) for row in db.execute(query)]


def utterance_record(utterance: Utterance, speaker: str, section: int | None) -> Record:
    """One utterance; `speaker` is a slug, `section` an index into the session's sections."""
    return {
        "id": utterance.public_id,
        "url": f"/u/{utterance.public_id}",
        "speaker": speaker,
        "section": section,
        "text": utterance.text,
        "heard": utterance.heard,
        "lang": utterance.lang,
        "source": {"start": utterance.source_start, "end": utterance.source_end},
        "start_seconds": utterance.start_seconds,
        "end_seconds": utterance.end_seconds,
        "confidence": utterance.confidence,
        "evidence": utterance.evidence,
    }
