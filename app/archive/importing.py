"""A file becomes a session, or a session follows its changed file: one transaction, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import func, select

from app.archive import people, rows
from app.archive.identity import other_session_key, session_key
from app.archive.preparing import Prepared, Upload, prepare
from app.archive.reimport import Plan, StoredUtterance, follow, overlap, stored_utterances
from app.database import Database, Db
from app.models import Appearance, Section, Session, Source

ANOTHER_SESSION = 0.5
"""Below this share of common words, a file that only shares a title or name with a session is another one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do."""

    name: str
    status: Literal["new", "changed", "unchanged", "read"]
    slug: str
    title: str
    reader: str
    utterances: int
    speakers: int
    sections: int
    notes: tuple[str, ...] = ()
    kept: int = 0
    """Utterances of a changed session that keep their ids."""
    added: int = 0
    moved: int = 0
    """Ids that now redirect to the utterance that holds their words."""
    gone: int = 0


def import_upload(database: Database, upload: Upload) -> Report:
    """Read, attribute and store a file. One that is there already is not even read.

    Raises UnreadableSource or BadAgenda, with the place and what to do.
    """
    return (None if upload.again else _unchanged(database, upload)) or import_source(
        database, prepare(upload)
    )


def import_source(database: Database, prepared: Prepared) -> Report:
    """Store one prepared file in one transaction. The same file again changes nothing."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with database.writing() as db:
        key = session_key(prepared.transcript)
        session, old = _find_session(db, prepared, key)
        if session is None:
            taken = db.scalar(select(Session.id).where(Session.key == key)) is not None
            key = other_session_key(key, prepared.sha256) if taken else key
            session = rows.new_session(db, key, prepared, now)
        elif not prepared.upload.again and _is_there(db, session.id, prepared.upload):
            return replace(describe(prepared), status="unchanged", slug=session.slug)
        plan = follow(db, session.id, session.key, prepared.transcript, prepared.attribution, old, now)
        _store(db, session, prepared, plan, old, now)
        return _report(prepared, session, plan, old)


def _unchanged(database: Database, upload: Upload) -> Report | None:
    """The report on a file of this name that a session has as its newest state; None where there is none."""
    same = select(Source).where(Source.name == upload.name, Source.fingerprint == upload.fingerprint)
    with database.reading() as db:
        for source in db.scalars(same):
            if _is_there(db, source.session_id, upload):
                session = db.get_one(Session, source.session_id)
                return Report(
                    name=source.name,
                    status="unchanged",
                    slug=session.slug,
                    title=session.title,
                    reader=source.reader,
                    utterances=session.utterance_count,
                    speakers=_count(db, Appearance, session.id),
                    sections=_count(db, Section, session.id),
                    notes=tuple(source.notes.splitlines()),
                )
    return None


def _is_there(db: Db, session_id: int, upload: Upload) -> bool:
    """Whether the session has this as the newest state of a file of this name: one talk may have several."""
    states = select(Source.fingerprint).where(Source.session_id == session_id, Source.name == upload.name)
    return db.scalar(states.order_by(Source.id.desc()).limit(1)) == upload.fingerprint


def _count(db: Db, table: type[Appearance] | type[Section], session_id: int) -> int:
    return db.scalar(select(func.count()).where(table.session_id == session_id)) or 0


def describe(prepared: Prepared) -> Report:
    """The report of an import that is not carried out (--dry-run)."""
    return Report(
        name=prepared.transcript.name,
        status="read",
        slug="",
        title=prepared.title,
        reader=prepared.transcript.reader,
        utterances=len(prepared.drafts),
        speakers=len({draft.person for draft in prepared.drafts}),
        sections=len(prepared.attribution.sections),
        notes=prepared.notes,
    )


def _report(prepared: Prepared, session: Session, plan: Plan, old: tuple[StoredUtterance, ...]) -> Report:
    kept = sum(utterance.old is not None for utterance in plan.utterances)
    removed = {utterance.public_id for utterance in plan.removed}
    moved = sum(lost.moved for lost in plan.lost if lost.public_id in removed)
    gone = len(removed) - moved
    described = describe(prepared)
    return replace(
        described,
        status="changed" if old else "new",
        slug=session.slug,
        utterances=len(plan.utterances),
        kept=kept,
        added=len(plan.utterances) - kept,
        moved=moved,
        gone=gone,
        notes=(*described.notes, *_losses(gone, len(old))),
    )


def _losses(gone: int, old: int) -> tuple[str, ...]:
    """A word to the editor where the file may be another talk's, or another recogniser's."""
    if gone * 2 <= old or not old:
        return ()
    return (f"{gone} of {old} addresses answer 410 now: the file has other words than the one before.",)


def _find_session(db: Db, prepared: Prepared, key: str) -> tuple[Session | None, tuple[StoredUtterance, ...]]:
    """The session this file is a newer state of, with its utterances; (None, ()) for a new one."""
    named = select(Source.session_id).where(Source.name == prepared.transcript.name)
    same_key = (Session.key == key) | Session.key.startswith(f"{key}:", autoescape=True)
    best: tuple[float, Session, tuple[StoredUtterance, ...]] | None = None
    for session in db.scalars(select(Session).where(same_key | Session.id.in_(named)).order_by(Session.id)):
        old = stored_utterances(db, session.id)
        certain = session.key == key and bool(prepared.transcript.header.video_id)
        share = 1.0 if certain else overlap(old, prepared.transcript)
        if share >= ANOTHER_SESSION and (best is None or share > best[0]):
            best = (share, session, old)
    return (best[1], best[2]) if best else (None, ())


def _store(
    db: Db,
    session: Session,
    prepared: Prepared,
    plan: Plan,
    old: tuple[StoredUtterance, ...],
    now: datetime,
) -> None:
    speakers = people.put_speakers(db, session, prepared, plan)
    sections = rows.put_sections(db, session.id, prepared.attribution)
    rows.put_utterances(db, session.id, plan, speakers, sections)
    rows.put_lost(db, session.id, plan)
    rows.drop_sections(db, session.id, len(sections))
    people.retire_unused(db, plan, speakers, {utterance.speaker_id for utterance in old})
    rows.put_slides_and_marks(db, session.id, prepared)
    rows.put_source(db, session.id, prepared, now)
    rows.update_session(db, session, prepared, plan, now)
    rows.put_index_jobs(db, session.id, plan)
