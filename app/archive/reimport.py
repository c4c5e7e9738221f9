"""A session's stored utterances and its file's new state: which id goes on where, which is lost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.anchors import SAME, Anchors, align, carried, held, match, places, stands_for, telling
from app.archive.identity import public_id
from app.archive.lost import (
    Lost,
    Standing,
    borders_of_returned,
    found_again,
    lost_before,
    revived,
    still_lost,
)
from app.database import Db
from app.models import GoneUtterance, Speaker, Utterance
from app.text.white_space import squash
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
    shorter = min(len(alignment.new_at), len(squash(transcript.running.text)))
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
    before = lost_before(db, session_id)
    borders = {*carried(alignment), *borders_of_returned(before, transcript.running.text)}
    borders = _as_first_cut(borders, old, transcript.running.text)
    drafts = cut(transcript, attribution, sorted(borders) if old else None)
    speakers = [attribution.people[draft.person].name for draft in drafts]
    spans = [_span(transcript, draft) for draft in drafts]
    anchors = _as_published(
        match(alignment, spans, [utterance.speaker_name for utterance in old], speakers), old, drafts
    )
    owners = {new: old[index].public_id for new, index in anchors.kept.items()}
    back = revived(drafts, speakers, owners, before)
    owners |= {new: lost.public_id for new, lost in back.items()}
    ids = _with_new_ids(db, key, drafts, owners, {lost.public_id for lost in before})
    placed = []
    for new, draft in enumerate(drafts):
        stored = old[anchors.kept[new]] if new in anchors.kept else None
        placed.append(Placed(draft, ids[new], stored, _first_heard(draft, stored or back.get(new))))
    named = [one.public_id for one in placed]
    standing = Standing(
        transcript.running.text, spans, named, drafts, {one: new for new, one in enumerate(named)}
    )
    lost = found_again(_lost(standing, anchors, old, before, now), standing)
    kept = set(anchors.kept.values())
    removed = tuple(utterance for index, utterance in enumerate(old) if index not in kept)
    return Plan(tuple(placed), lost, removed)


def _as_first_cut(borders: set[int], old: Sequence[StoredUtterance], text: str) -> set[int]:
    """Borders without those within words that an id was first given to, and that stand there whole again:
    a wrong cut that is undone leaves nothing behind.
    """
    first = [one.first_heard for one in old if one.first_heard and telling(one.first_heard)]
    if not first:
        return borders
    whole, ordered = places(text, first).values(), sorted(borders)
    within = (ordered[bisect_right(ordered, start) : bisect_left(ordered, end)] for start, end in whole)
    return borders.difference(*within) | {border for place in whole for border in place}


def _as_published(anchors: Anchors, old: Sequence[StoredUtterance], drafts: Sequence[Draft]) -> Anchors:
    """Without the ids that, edit upon edit, would come to mean other words than they were published with."""
    kept, moved, gone = dict(anchors.kept), dict(anchors.moved), dict(anchors.gone)
    for new, index in anchors.kept.items():
        first, words = old[index].first_heard, drafts[new].heard
        if first is not None and words != old[index].heard and not stands_for(words, first):
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
    return None if squash(first) == squash(draft.heard) else first


def _span(transcript: Transcript, draft: Draft) -> tuple[int, int]:
    """Where the draft stands in the running text, with the white space that joins the next one to it.

    Not up to its last character's position: a joining space shares that of the character after it, and an
    utterance of one character would be a space.
    """
    return transcript.running.position(draft.start), transcript.running.position(draft.end)


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
    standing: Standing,
    anchors: Anchors,
    old: Sequence[StoredUtterance],
    before: Sequence[Lost],
    now: datetime,
) -> list[Lost]:
    """All ids of the session that no utterance bears now, each with where its words went."""
    successor: dict[str, str] = {}
    lost: list[Lost] = []
    for index, moved in [(i, True) for i in anchors.moved] + [(i, False) for i in anchors.gone]:
        new = anchors.moved[index] if moved else anchors.gone[index]
        one, neighbour = old[index], standing.ids[new or 0]
        successor[one.public_id] = neighbour
        if one.public_id not in standing.place:
            said = (one.heard, one.text, one.first_heard, one.speaker_name)
            lost.append(Lost(one.public_id, *said, neighbour, moved, now))
    return lost + [
        still_lost(one, successor, standing) for one in before if one.public_id not in standing.place
    ]
