"""Ids that no utterance of a session bears any more: where their words went, and which of them return."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from app.anchors import SAME, held, places, stands_for, telling
from app.database import Db
from app.models import GoneUtterance
from app.text.white_space import squash
from app.utterances import Draft

Span = tuple[int, int]
"""Start and end in a running text."""


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
class Standing:
    """The session as it stands now: its running text; where its utterances are in it, their ids and words."""

    text: str
    spans: Sequence[Span]
    ids: Sequence[str]
    drafts: Sequence[Draft]
    place: dict[str, int]
    """The utterance of an id."""


def lost_before(db: Db, session_id: int) -> list[Lost]:
    """The ids that the session has lost up to now."""
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


def borders_of_returned(lost: Sequence[Lost], text: str) -> set[int]:
    """Where the words of ids that answered 410 stand again in the new text: there it is cut as it was."""
    return {border for place in _places(lost, text).values() for border in place}


def found_again(lost: Sequence[Lost], standing: Standing) -> tuple[Lost, ...]:
    """Ids whose words stand, whole, inside of another utterance lead there."""
    found = _places(lost, standing.text)
    return tuple(
        _led_to(one, _holders(standing, found[one.public_id]), standing) if one.public_id in found else one
        for one in lost
    )


def _places(lost: Sequence[Lost], text: str) -> dict[str, Span]:
    """Where the words of ids without a place stand whole, by id: those it was first given to, or its last.

    Only of what is telling and stands there once: the rest could be anybody's.
    """
    words = {
        one.public_id: [said for said in (one.heard, one.first_heard or "") if telling(said)]
        for one in lost
        if not one.moved
    }
    sought = {said for both in words.values() for said in both}
    found = places(text, sought) if sought else {}
    return {public_id: found[said] for public_id, both in words.items() for said in both if said in found}


def _led_to(lost: Lost, holders: Sequence[int], standing: Standing) -> Lost:
    """With the first of `holders` that stands for its words; without one, the first is but its neighbour."""
    first = lost.first_heard or lost.heard
    for i in holders:
        if stands_for(standing.drafts[i].heard, first):
            return replace(lost, neighbour=standing.ids[i], moved=True)
    return replace(lost, neighbour=standing.ids[holders[0]])


def _holders(standing: Standing, place: Span) -> list[int]:
    """The utterances over which a place of the text runs, what holds most of it first."""
    start, end = place
    spans = standing.spans
    first = max(0, bisect_right(spans, (start, end)) - 1)
    inside = range(first, bisect_left(spans, (end, end), lo=first + 1))

    def holds(i: int) -> int:
        common = standing.text[max(spans[i][0], start) : min(spans[i][1], end)]
        return len(squash(common))

    return sorted(inside, key=holds, reverse=True)


def revived(
    drafts: Sequence[Draft], speakers: Sequence[str], owners: dict[int, str], lost: Sequence[Lost]
) -> dict[int, Lost]:
    """New utterances that say again, word for word, what a lost id last or first stood for: it is theirs.

    What is telling may be said by the same person anywhere, and in its place by whoever is said to; the rest
    is the same only if it is said by the same person in its place.
    """
    by_words: defaultdict[str, list[Lost]] = defaultdict(list)
    for one in lost:
        for words in {squash(one.heard), squash(one.first_heard or one.heard)}:
            by_words[words].append(one)
    around = _around(len(drafts), owners)
    back: dict[int, Lost] = {}
    taken: set[str] = set()
    for new, draft in enumerate(drafts):
        said = by_words.get(squash(draft.heard), []) if new not in owners else []
        waiting = [one for one in said if one.public_id not in taken]
        same = [one for one in waiting if one.speaker_name == speakers[new] and telling(one.heard)]
        here = [
            one
            for one in waiting
            if one.neighbour in around[new] and (one.speaker_name == speakers[new] or telling(one.heard))
        ]
        if here or same:
            back[new] = (here or same)[0]
            taken.add(back[new].public_id)
    return back


def _around(count: int, owners: dict[int, str]) -> list[set[str]]:
    """The nearest ids that go on before and after each new utterance."""
    around: list[set[str]] = [set() for _ in range(count)]
    for order in (range(count), reversed(range(count))):
        last = ""
        for new in order:
            around[new].add(last)
            last = owners.get(new, last)
    return around


def still_lost(lost: Lost, successor: dict[str, str], standing: Standing) -> Lost:
    """An id lost earlier: its neighbour may be lost too now, or may have been split and hold less."""
    place, heir = standing.place, successor.get(lost.neighbour, "")
    at = place.get(lost.neighbour, place.get(heir, 0))
    lost = replace(lost, neighbour=standing.ids[at])
    if not lost.moved:
        return lost
    around = sorted(range(max(0, at - 5), min(len(place), at + 6)), key=lambda i: abs(i - at))
    for i in around:
        if held(lost.first_heard or lost.heard, standing.drafts[i].heard) >= SAME:
            return replace(lost, neighbour=standing.ids[i])
    return replace(lost, moved=False)
