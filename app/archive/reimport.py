"""A session's stored utterances and its file's new state: which id goes on where, which is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from app.anchors import SAME, Anchors, align, carried, held, match, stands_for, telling
from app.archive.identity import public_id
from app.database import Db
from app.models import GoneUtterance, Speaker, Utterance
from app.transcript import Attribution, Transcript
from app.utterances import Draft, cut


@dataclass(frozen=True, slots=True)
class StoredUtterance:
    """What a re-import has to know of an utterance in the archive."""

    id: int
    public_id: str
    heard: str
    text: str
    first_heard: str | None
    speaker_id: int
    speaker_name: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An id that no utterance bears any more; `neighbour` holds its words now (moved), or is the nearest."""

    public_id: str
    heard: str
    text: str
    first_heard: str | None
    speaker_name: str
    neighbour: str
    moved: bool
    gone_at: datetime


@dataclass(frozen=True, slots=True)
class Placed:
    """A new utterance with its id; `old` is the stored one that it carries on, None for any other."""

    draft: Draft
    public_id: str
    old: StoredUtterance | None
    first_heard: str | None
    """The words that the id was first given to, where they are others than the draft's."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The session as it shall be."""

    utterances: tuple[Placed, ...]
    lost: tuple[Lost, ...]
    """All lost ids of the session, of this and of earlier imports."""
    removed: tuple[StoredUtterance, ...]
    """Stored utterances whose rows go."""


def stored_utterances(db: Db, session_id: int) -> tuple[StoredUtterance, ...]:
    """A session's utterances in order."""
    columns = (
        Utterance.id, Utterance.public_id, Utterance.heard, Utterance.text, Utterance.first_heard,
        Utterance.speaker_id, Speaker.name,
    )  # fmt: skip
    query = (
        select(*columns)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Utterance.session_id == session_id)
        .order_by(Utterance.position)
    )
    return tuple(StoredUtterance(*row) for row in db.execute(query))


def overlap(old: Sequence[StoredUtterance], transcript: Transcript) -> float:
    """The share of words, of the shorter of the two, that a session and a file have in common, 0 to 1."""
    alignment = align([utterance.heard for utterance in old], transcript.running.text)
    common = sum(position >= 0 for position in alignment.new_at)
    shorter = min(len(alignment.new_at), len("".join(transcript.running.text.split())))
    return common / shorter if shorter else 0.0


def follow(
    db: Db,
    session_id: int,
    key: str,
    transcript: Transcript,
    attribution: Attribution,
    old: Sequence[StoredUtterance],
    now: datetime,
) -> Plan:
    """Cut the transcript where it was cut before, and give every utterance its id. Only reads `db`."""
    alignment = align([utterance.heard for utterance in old], transcript.running.text)
    drafts = cut(transcript, attribution, carried(alignment) if old else None)
    speakers = [attribution.people[draft.person].name for draft in drafts]
    spans = [_span(transcript, draft) for draft in drafts]
    anchors = _as_published(
        match(alignment, spans, [utterance.speaker_name for utterance in old], speakers), old, drafts
    )
    lost_before = _lost_before(db, session_id)
    owners = {new: old[index].public_id for new, index in anchors.kept.items()}
    revived = _revived(drafts, speakers, owners, lost_before)
    owners |= {new: lost.public_id for new, lost in revived.items()}
    ids = _with_new_ids(db, key, drafts, owners, {lost.public_id for lost in lost_before})
    placed = []
    for new, draft in enumerate(drafts):
        before = old[anchors.kept[new]] if new in anchors.kept else None
        first = _first_heard(draft, before or revived.get(new))
        placed.append(Placed(draft, ids[new], before, first))
    lost = _lost(placed, anchors, old, lost_before, now)
    kept = set(anchors.kept.values())
    removed = tuple(utterance for index, utterance in enumerate(old) if index not in kept)
    return Plan(tuple(placed), lost, removed)


def _as_published(anchors: Anchors, old: Sequence[StoredUtterance], drafts: Sequence[Draft]) -> Anchors:
    """Without the ids that, edit upon edit, would come to mean other words than they were published with."""
    kept, moved, gone = dict(anchors.kept), dict(anchors.moved), dict(anchors.gone)
    for new, index in anchors.kept.items():
        first = old[index].first_heard
        if first is not None and not stands_for(drafts[new].heard, first):
            del kept[new]
            gone[index] = new
    for index, new in anchors.moved.items():
        first = old[index].first_heard
        if first is not None and held(first, drafts[new].heard) < SAME:
            gone[index] = moved.pop(index)
    return Anchors(kept, moved, gone)


def _first_heard(draft: Draft, before: StoredUtterance | Lost | None) -> str | None:
    """What the draft's id was first given to, if that is not what the draft says."""
    first = (before.first_heard or before.heard) if before else draft.heard
    return None if _squash(first) == _squash(draft.heard) else first


def _span(transcript: Transcript, draft: Draft) -> tuple[int, int]:
    """Where the draft stands in the running text, with the white space that joins the next one to it.

    Not up to its last character's position: a joining space shares that of the character after it, and an
    utterance of one character would be a space.
    """
    return transcript.running.position(draft.start), transcript.running.position(draft.end)


def _lost_before(db: Db, session_id: int) -> list[Lost]:
    query = select(GoneUtterance).where(GoneUtterance.session_id == session_id)
    return [
        Lost(
            row.public_id,
            row.heard,
            row.text,
            row.first_heard,
            row.speaker_name,
            row.neighbour,
            row.moved,
            row.gone_at,
        )
        for row in db.scalars(query.order_by(GoneUtterance.public_id))
    ]


def _revived(
    drafts: Sequence[Draft], speakers: Sequence[str], owners: dict[int, str], lost: Sequence[Lost]
) -> dict[int, Lost]:
    """New utterances that say again, word for word, what a lost id stood for, where it stood: it is theirs.

    What is telling may be said by the same person anywhere, and in its place by whoever is said to; the rest
    is the same only if it is said by the same person in its place.
    """
    by_words: defaultdict[str, list[Lost]] = defaultdict(list)
    for one in lost:
        by_words[_squash(one.heard)].append(one)
    around = _around(len(drafts), owners)
    revived: dict[int, Lost] = {}
    for new, draft in enumerate(drafts):
        waiting = by_words.get(_squash(draft.heard), []) if new not in owners else []
        same = [one for one in waiting if one.speaker_name == speakers[new] and telling(one.heard)]
        here = [
            one
            for one in waiting
            if one.neighbour in around[new] and (one.speaker_name == speakers[new] or telling(one.heard))
        ]
        if here or same:
            revived[new] = (here or same)[0]
            waiting.remove(revived[new])
    return revived


def _around(count: int, owners: dict[int, str]) -> list[set[str]]:
    """The nearest ids that go on before and after each new utterance."""
    around: list[set[str]] = [set() for _ in range(count)]
    for order in (range(count), reversed(range(count))):
        last = ""
        for new in order:
            around[new].add(last)
            last = owners.get(new, last)
    return around


def _with_new_ids(
    db: Db, key: str, drafts: Sequence[Draft], owners: dict[int, str], lost: set[str]
) -> dict[int, str]:
    """Ids for all drafts: those of `owners`, and new ones that nothing bears or ever bore."""
    elsewhere: set[str] = set()
    while True:
        ids = dict(owners)
        used = set(owners.values()) | lost | elsewhere
        for new, draft in enumerate(drafts):
            if new not in ids:
                ids[new] = public_id(key, draft.heard, used)
                used.add(ids[new])
        fresh = [ids[new] for new in ids if new not in owners]
        met = _known(db, fresh) - elsewhere
        if not met:
            return ids
        elsewhere |= met


def _known(db: Db, ids: Sequence[str]) -> set[str]:
    """Which of these ids stand, or stood, for something in the archive already."""
    known: set[str] = set()
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        known |= set(db.scalars(select(Utterance.public_id).where(Utterance.public_id.in_(some))))
        known |= set(db.scalars(select(GoneUtterance.public_id).where(GoneUtterance.public_id.in_(some))))
    return known


def _lost(
    placed: Sequence[Placed],
    anchors: Anchors,
    old: Sequence[StoredUtterance],
    before: Sequence[Lost],
    now: datetime,
) -> tuple[Lost, ...]:
    """All ids of the session that no utterance bears now, each with where its words went."""
    alive = {one.public_id: one for one in placed}
    successor: dict[str, str] = {}
    lost: list[Lost] = []
    for index, moved in [(i, True) for i in anchors.moved] + [(i, False) for i in anchors.gone]:
        new = anchors.moved[index] if moved else anchors.gone[index]
        one, neighbour = old[index], placed[new or 0].public_id
        successor[one.public_id] = neighbour
        if one.public_id not in alive:
            said = (one.heard, one.text, one.first_heard, one.speaker_name)
            lost.append(Lost(one.public_id, *said, neighbour, moved, now))
    lost += [_still_lost(one, alive, successor, placed) for one in before if one.public_id not in alive]
    return tuple(lost)


def _still_lost(
    lost: Lost, alive: dict[str, Placed], successor: dict[str, str], placed: Sequence[Placed]
) -> Lost:
    """An id lost earlier: its neighbour may be lost too now, or may have been split and hold less."""
    neighbour = lost.neighbour if lost.neighbour in alive else successor.get(lost.neighbour, "")
    if neighbour not in alive:
        neighbour = placed[0].public_id
    if not lost.moved:
        return replace(lost, neighbour=neighbour)
    at = next(i for i, one in enumerate(placed) if one.public_id == neighbour)
    around = sorted(range(max(0, at - 5), min(len(placed), at + 6)), key=lambda i: abs(i - at))
    for i in around:
        if held(lost.first_heard or lost.heard, placed[i].draft.heard) >= SAME:
            return replace(lost, neighbour=placed[i].public_id)
    return replace(lost, neighbour=neighbour, moved=False)


def _squash(words: str) -> str:
    return "".join(words.split())
