"""Lists and single things of the whole archive as plain data, for the JSON interface."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from app.browse.export import Record, section_records, session_record, utterance_record
from app.browse.utterance import missing
from app.database import Db
from app.errors import Gone, NotFound
from app.models import NameVariant, Redirect, Section, Session, Speaker, Utterance


def session_list(db: Db, start: int, most: int) -> list[Record]:
    """Sessions, newest first, from number `start`."""
    query = (
        select(Session)
        .options(joinedload(Session.event))
        .order_by(Session.date.desc().nulls_last(), Session.id.desc())
        .offset(start)
        .limit(most)
    )
    return [session_record(session) for session in db.scalars(query)]


def speaker_list(db: Db, start: int, most: int) -> list[Record]:
    """Speakers who have words in the archive, by name, from number `start`."""
    return _speakers(db, None, start, most)


def one_speaker(db: Db, slug: str) -> Record:
    """A speaker with the sessions they speak in. Raises NotFound, or Gone."""
    found = _speakers(db, Speaker.slug == slug, 0, 1)
    if not found:
        if db.scalar(select(Redirect.id).where(Redirect.kind == "speaker", Redirect.old == slug)):
            raise Gone(f"Nobody speaks as “{slug}” any more.")
        raise NotFound(f"There is no speaker “{slug}” in this archive.")
    query = (
        select(Session.slug, Session.title, Session.date)
        .join(Utterance, Utterance.session_id == Session.id)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Speaker.slug == slug)
        .group_by(Session.id)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc())
    )
    sessions = [
        {"slug": row.slug, "title": row.title, "date": row.date.isoformat() if row.date else None}
        for row in db.execute(query)
    ]
    return found[0] | {"in_sessions": sessions}


def _speakers(db: Db, which: ColumnElement[bool] | None, start: int, most: int) -> list[Record]:
    query = (
        select(
            Speaker,
            func.count(func.distinct(Utterance.session_id)).label("sessions"),
            func.count(Utterance.id).label("utterances"),
        )
        .join(Utterance, Utterance.speaker_id == Speaker.id)
        .group_by(Speaker.id)
        .order_by(Speaker.name, Speaker.id)
        .offset(start)
        .limit(most)
    )
    rows = db.execute(query if which is None else query.where(which)).all()
    variants: dict[int, dict[str, None]] = {}
    ids = [row.Speaker.id for row in rows]
    names = select(NameVariant.speaker_id, NameVariant.name).where(NameVariant.speaker_id.in_(ids))
    for speaker_id, name in db.execute(names.order_by(NameVariant.id)):
        variants.setdefault(speaker_id, {})[name] = None
    return [
        {
            "slug": row.Speaker.slug,
            "name": row.Speaker.name,
            "role": row.Speaker.role,
            "title": row.Speaker.title or None,
            "org": row.Speaker.org or None,
            "variants": list(variants.get(row.Speaker.id, ())),
            "sessions": row.sessions,
            "utterances": row.utterances,
        }
        for row in rows
    ]


def one_utterance(db: Db, public_id: str) -> Record:
    """An utterance on its own. Raises NotFound or Gone; see `utterance.moved_to` before."""
    query = (
        select(Utterance)
        .where(Utterance.public_id == public_id)
        .options(joinedload(Utterance.session), joinedload(Utterance.speaker), joinedload(Utterance.section))
    )
    utterance = db.scalar(query)
    if utterance is None:
        raise missing(db, public_id)
    session, speaker, section = utterance.session, utterance.speaker, utterance.section
    around = dict(
        db.execute(
            select(Utterance.position, Utterance.public_id).where(
                Utterance.session_id == session.id,
                Utterance.position.in_([utterance.position - 1, utterance.position + 1]),
            )
        ).all()
    )
    return utterance_record(utterance, speaker.slug, None) | {
        "session": session_head(session),
        "speaker": {"slug": speaker.slug, "name": speaker.name},
        "section": _section(db, session, section),
        "previous": around.get(utterance.position - 1),
        "next": around.get(utterance.position + 1),
    }


def session_head(session: Session) -> Record:
    """Slug, title and date of a session."""
    date = session.date.isoformat() if session.date else None
    return {"slug": session.slug, "title": session.title, "date": date}


def _section(db: Db, session: Session, section: Section | None) -> Record | None:
    return section_records(db, session)[section.position] if section else None
