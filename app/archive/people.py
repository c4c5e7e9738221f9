"""The speakers of a session: found again, made, renamed, and let go, inside an import's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from app.archive.identity import speaker_key
from app.archive.preparing import Prepared
from app.archive.reimport import Plan
from app.archive.rows import free_slug
from app.database import Db
from app.models import Appearance, NameVariant, Redirect, Session, Speaker, Utterance
from app.text.slugs import slug
from app.transcript import Person


def put_speakers(db: Db, session: Session, prepared: Prepared, plan: Plan) -> dict[int, int]:
    """Speaker ids for all people of the attribution who have words, by their index in it.

    Somebody whose full name is known is one speaker throughout the archive. Anybody else stays the speaker
    that most of their words belonged to before, so that "Speaker 2" does not become another person.
    """
    votes = _votes(plan)
    claimed: set[int] = set()
    ids: dict[int, int] = {}
    for index in sorted({placed.draft.person for placed in plan.utterances}):
        person = prepared.attribution.people[index]
        key = speaker_key(person, session.key)
        speaker = db.scalar(select(Speaker).where(Speaker.key == key)) if person.name else None
        if not person.full_name:
            before = _before(db, votes.get(index, Counter()), session.key, claimed)
            speaker = before or (speaker if speaker and speaker.id not in claimed else None)
        if speaker is None:
            speaker = _new_speaker(db, session, person, key)
        _describe(speaker, person, printed=prepared.agenda is not None)
        db.flush()
        db.execute(delete(Redirect).where(Redirect.kind == "speaker", Redirect.old == speaker.slug))
        claimed.add(speaker.id)
        ids[index] = speaker.id
    _put_variants(db, session.id, prepared, ids)
    _put_appearances(db, session.id, prepared, ids)
    return ids


def _votes(plan: Plan) -> Mapping[int, Counter[int]]:
    """For each person, to which speakers how many of their characters belonged before."""
    votes: dict[int, Counter[int]] = {}
    for placed in plan.utterances:
        if placed.old is not None:
            counter = votes.setdefault(placed.draft.person, Counter())
            counter[placed.old.speaker_id] += len(placed.draft.heard)
    return votes


def _before(db: Db, votes: Counter[int], session_key: str, claimed: set[int]) -> Speaker | None:
    for speaker_id, _ in votes.most_common():
        speaker = db.get_one(Speaker, speaker_id)
        if speaker_id not in claimed and speaker.key.startswith(f"session:{session_key}:"):
            return speaker
    return None


def _new_speaker(db: Db, session: Session, person: Person, key: str) -> Speaker:
    if person.name:
        name = person.name
        wanted = slug(name) or "speaker"
        if not person.full_name:
            wanted = f"{session.slug}-{wanted}"
    else:
        name, key = _numbered(db, session.key)
        wanted = f"{session.slug}-{slug(name)}"
    unique, count = key, 1
    while db.scalar(select(Speaker.id).where(Speaker.key == unique)) is not None:
        count += 1
        unique = f"{key}:{count}"  # two people called 张总 in one session
    speaker = Speaker(key=unique, slug=free_slug(db, Speaker, wanted), name=name, role=person.role)
    db.add(speaker)
    return speaker


def _numbered(db: Db, session_key: str) -> tuple[str, str]:
    """Name and key of the next unknown speaker of the session; a number is not given twice."""
    count = 1
    while db.scalar(select(Speaker.id).where(Speaker.key == f"session:{session_key}:unknown:{count}")):
        count += 1
    return f"Speaker {count}", f"session:{session_key}:unknown:{count}"


def _describe(speaker: Speaker, person: Person, printed: bool) -> None:
    """Update what is said of them. A full name in use gives way to a printed one only (唐鳳, 唐凤)."""
    if person.name and (printed or not person.full_name):
        speaker.name = person.name
    speaker.role = person.role if person.name else "unknown"
    speaker.title = person.title or speaker.title
    speaker.org = person.org or speaker.org


def _put_variants(db: Db, session_id: int, prepared: Prepared, ids: Mapping[int, int]) -> None:
    db.execute(delete(NameVariant).where(NameVariant.session_id == session_id))
    heard = "label" if prepared.transcript.labelled else "heard"
    rows: dict[tuple[int, str], str] = {}
    for index, speaker_id in ids.items():
        person = prepared.attribution.people[index]
        for name in person.heard:
            rows.setdefault((speaker_id, name), heard)
        for name in person.printed:
            rows.setdefault((speaker_id, name), "printed")
    if rows:
        db.execute(
            insert(NameVariant),
            [
                {"speaker_id": speaker_id, "session_id": session_id, "name": name, "kind": kind}
                for (speaker_id, name), kind in rows.items()
            ],
        )


def _put_appearances(db: Db, session_id: int, prepared: Prepared, ids: Mapping[int, int]) -> None:
    """Replace what the session says its speakers are."""
    db.execute(delete(Appearance).where(Appearance.session_id == session_id))
    rows: dict[int, dict[str, str | int]] = {}
    for index, speaker_id in ids.items():
        person = prepared.attribution.people[index]
        rows[speaker_id] = {
            "session_id": session_id,
            "speaker_id": speaker_id,
            "role": person.role if person.name else "unknown",
            "title": person.title,
            "org": person.org,
        }
    db.execute(insert(Appearance), list(rows.values()))


def retire_unused(db: Db, plan: Plan, speakers: Mapping[int, int], before: Iterable[int]) -> None:
    """Let the addresses of speakers without words lead to who has most of their words now.

    `speakers`: what `put_speakers` returned; `before`: the speakers that the session's utterances had.
    The rows stay, so that somebody who comes back has the old address again.
    """
    heirs: dict[int, Counter[int]] = {}
    for placed in plan.utterances:
        if placed.old is not None:
            counter = heirs.setdefault(placed.old.speaker_id, Counter())
            counter[speakers[placed.draft.person]] += len(placed.draft.heard)
    for speaker_id in set(before):
        if db.scalar(select(Utterance.id).where(Utterance.speaker_id == speaker_id).limit(1)) is None:
            heir = heirs.get(speaker_id, Counter()).most_common(1)
            old = db.get_one(Speaker, speaker_id).slug
            db.execute(delete(Redirect).where(Redirect.kind == "speaker", Redirect.old == old))
            db.add(
                Redirect(kind="speaker", old=old, new=db.get_one(Speaker, heir[0][0]).slug if heir else "")
            )
