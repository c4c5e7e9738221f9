"""The rows of a session: written and replaced inside an import's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from app.archive.preparing import Prepared
from app.archive.reimport import Placed, Plan
from app.database import Db
from app.models import (
    Event,
    GoneUtterance,
    IndexJob,
    Mark,
    Redirect,
    Section,
    Session,
    Slide,
    Source,
    Speaker,
    Utterance,
)
from app.text.slugs import slug
from app.transcript import Attribution

Slugged = type[Event] | type[Session] | type[Speaker]


def new_session(db: Db, key: str, prepared: Prepared, now: datetime) -> Session:
    """A session without utterances yet."""
    header = prepared.transcript.header
    name = slug(prepared.title) or slug(prepared.transcript.name) or "session"
    dated = f"{header.date.isoformat()}-{name}" if header.date else name
    session = Session(
        key=key,
        slug=free_slug(db, Session, dated),
        title=prepared.title,
        imported_at=now,
        updated_at=now,
    )
    db.add(session)
    db.flush()
    return session


def free_slug(db: Db, table: Slugged, wanted: str) -> str:
    """`wanted`, or with a number where another of its kind has or had that address."""
    kind = table.__tablename__.removesuffix("s")
    candidate, count = wanted, 1
    while (
        db.scalar(select(table.id).where(table.slug == candidate)) is not None
        or db.scalar(select(Redirect.id).where(Redirect.kind == kind, Redirect.old == candidate)) is not None
    ):
        count += 1
        candidate = f"{wanted}-{count}"
    return candidate


def update_session(db: Db, session: Session, prepared: Prepared, plan: Plan, now: datetime) -> None:
    """What the session says of itself, from the file and its agenda."""
    header, agenda = prepared.transcript.header, prepared.agenda
    languages: Counter[str] = Counter()
    for placed in plan.utterances:
        languages[placed.draft.lang] += len(placed.draft.text)
    session.title = prepared.title
    session.date = header.date or (agenda.date if agenda else None)
    session.event_id = _event(db, prepared.event) or session.event_id  # named once is enough
    session.part = header.part
    session.uploader = header.uploader
    session.video_id = header.video_id
    session.source_url = header.source_url or (agenda.source if agenda else "")
    session.languages = " ".join(lang for lang, _ in languages.most_common() if lang != "und")
    session.utterance_count = len(plan.utterances)
    session.character_count = sum(len(placed.draft.heard) for placed in plan.utterances)
    session.updated_at = now


def _event(db: Db, name: str) -> int | None:
    if not name:
        return None
    known = db.scalar(select(Event.id).where(Event.name == name))
    if known is not None:
        return known
    event = Event(name=name, slug=free_slug(db, Event, slug(name) or "event"))
    db.add(event)
    db.flush()
    return event.id


def put_sections(db: Db, session_id: int, attribution: Attribution) -> list[int]:
    """The programme's rows, old ones taken over by position; their ids in order."""
    old = list(db.scalars(select(Section).where(Section.session_id == session_id).order_by(Section.position)))
    for position, section in enumerate(attribution.sections):
        if position < len(old):
            old[position].kind, old[position].title = section.kind, section.title
        else:
            old.append(
                Section(session_id=session_id, position=position, kind=section.kind, title=section.title)
            )
            db.add(old[-1])
    db.flush()
    return [section.id for section in old[: len(attribution.sections)]]


def drop_sections(db: Db, session_id: int, count: int) -> None:
    """Forget the parts that the programme has no more; nothing may point to them."""
    db.execute(delete(Section).where(Section.session_id == session_id, Section.position >= count))


def put_utterances(
    db: Db, session_id: int, plan: Plan, speakers: Mapping[int, int], sections: Sequence[int]
) -> None:
    """Insert new utterances, rewrite the ones that go on, delete the rest."""
    db.execute(delete(Utterance).where(Utterance.id.in_([one.id for one in plan.removed])))
    new, changed = [], []
    for position, placed in enumerate(plan.utterances):
        values = _values(placed, session_id, position, speakers, sections)
        if placed.old is None:
            new.append(values)
        else:
            changed.append({"id": placed.old.id, **values})
    if new:
        db.execute(insert(Utterance), new)
    if changed:
        db.execute(update(Utterance), changed)


def _values(
    placed: Placed, session_id: int, position: int, speakers: Mapping[int, int], sections: Sequence[int]
) -> dict[str, Any]:
    draft = placed.draft
    return {
        "public_id": placed.public_id,
        "session_id": session_id,
        "position": position,
        "section_id": None if draft.section is None else sections[draft.section],
        "speaker_id": speakers[draft.person],
        "heard": draft.heard,
        "first_heard": placed.first_heard,
        "text": draft.text,
        "lang": draft.lang,
        "source_start": draft.start,
        "source_end": draft.end,
        "start_seconds": draft.start_seconds,
        "end_seconds": draft.end_seconds,
        "confidence": draft.confidence,
        "evidence": [asdict(reason) for reason in draft.evidence],
        "opens_turn": draft.opens_turn,
    }


def put_lost(db: Db, session_id: int, plan: Plan) -> None:
    """Replace the session's lost ids by the plan's."""
    db.execute(delete(GoneUtterance).where(GoneUtterance.session_id == session_id))
    if plan.lost:
        db.execute(insert(GoneUtterance), [{"session_id": session_id, **asdict(one)} for one in plan.lost])


def put_slides_and_marks(db: Db, session_id: int, prepared: Prepared) -> None:
    """Replace the session's pictures and marks."""
    transcript = prepared.transcript
    for table in (Slide, Mark):
        db.execute(delete(table).where(table.session_id == session_id))
    for slide in transcript.slides:
        picture = prepared.upload.picture(slide.path)
        db.add(Slide(session_id=session_id, source_at=slide.at, path=slide.path, alt=slide.alt, file=picture))
    db.add_all(
        Mark(session_id=session_id, source_at=mark.at, kind=mark.kind, mood=mark.mood, note=mark.note)
        for mark in transcript.marks
    )


def put_source(db: Db, session_id: int, prepared: Prepared, now: datetime) -> None:
    """Keep the file as it came, once for as long as it stays the same."""
    newest = select(Source).where(Source.session_id == session_id).order_by(Source.id.desc()).limit(1)
    source = db.scalar(newest)
    if source is None or (source.sha256, source.agenda) != (prepared.sha256, prepared.upload.agenda):
        source = Source(session_id=session_id, sha256=prepared.sha256, content=prepared.upload.content)
        db.add(source)
    source.name = prepared.transcript.name
    source.fingerprint = prepared.upload.fingerprint
    source.reader = prepared.transcript.reader
    source.encoding = prepared.transcript.encoding
    source.agenda = prepared.upload.agenda
    source.notes = "\n".join(prepared.notes)
    source.imported_at = now


def put_index_jobs(db: Db, session_id: int, plan: Plan) -> None:
    """A job for every utterance that is there now or was: the search index follows them all."""
    db.flush()
    now_there = select(Utterance.id).where(Utterance.session_id == session_id)
    db.execute(insert(IndexJob).from_select(["utterance_id"], now_there))
    if plan.removed:
        db.execute(insert(IndexJob), [{"utterance_id": one.id} for one in plan.removed])
