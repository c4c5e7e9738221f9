"""Where hits lie in time, or within one session: bars of a small chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import func, select

from app.database import Db
from app.models import Session, Utterance
from app.search.engine.protocol import Candidates, tally
from app.search.query.query import SearchQuery

MOST_BARS = 60
PARTS = 40
"""Bars of a session's chart."""
MOST_PLACED = 5_000


@dataclass(frozen=True, slots=True)
class Bar:
    """Hits in a stretch of time or of a session."""

    label: str
    count: int
    share: float
    """Of the highest bar, 0 to 1."""
    query: SearchQuery | None = None
    days: tuple[date, date] | None = None
    """The first and the last; None for none that a search can be narrowed to."""

    @property
    def url(self) -> str:
        """The search narrowed to it; empty where it cannot be."""
        if self.query is None or self.days is None:
            return ""
        return self.query.url(first=self.days[0], last=self.days[1], page=1)


def spread(db: Db, query: SearchQuery, found: Candidates) -> tuple[Bar, ...]:
    """Hits over time where there are several days; over the session where all are in one; else nothing."""
    if len(found) < 2:
        return ()
    sessions = tally(found.sessions)[0]
    if len(sessions) == 1:
        return _over_session(db, int(sessions[0]), found)
    days, counts = tally(found.days[found.days > 0])
    if len(days) < 2:
        return ()
    return _over_time(query, [date.fromordinal(day) for day in days.tolist()], counts.tolist())


def _over_time(query: SearchQuery, days: Sequence[date], counts: Sequence[int]) -> tuple[Bar, ...]:
    """By year, or by month where that makes few enough bars; gaps are bars of no height."""
    first, last = days[0], days[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    by_month = months <= MOST_BARS and last.year - first.year < 3
    counted: Counter[tuple[int, int]] = Counter()
    for day, count in zip(days, counts, strict=True):
        counted[day.year, day.month if by_month else 0] += count
    if by_month:
        every = [divmod(first.year * 12 + first.month - 1 + i, 12) for i in range(months)]
        slots = [(year, month + 1) for year, month in every]
    else:
        slots = [(year, 0) for year in range(max(first.year, last.year - MOST_BARS + 1), last.year + 1)]
    highest = max(counted.values())
    return tuple(_bar(query, slot, counted[slot], highest) for slot in slots)


def _bar(query: SearchQuery, slot: tuple[int, int], count: int, highest: int) -> Bar:
    year, month = slot
    first = date(year, month or 1, 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    label = f"{year}-{month:02}" if month else str(year)
    return Bar(label, count, count / highest, query, (first, last) if count else None)


def _over_session(db: Db, session: int, found: Candidates) -> tuple[Bar, ...]:
    """By place in the session, in equal parts."""
    size = db.scalar(select(Session.utterance_count).where(Session.id == session)) or 0
    last = db.scalar(select(func.max(Utterance.position)).where(Utterance.session_id == session)) or 0
    size = max(size, last + 1)
    if size < PARTS:
        return ()
    numbers = found.ids[:MOST_PLACED].tolist()
    positions = db.scalars(select(Utterance.position).where(Utterance.id.in_(numbers))).all()
    parts = np.bincount(np.array(positions, np.int64) * PARTS // size, minlength=PARTS).tolist()
    highest = max(parts) or 1
    return tuple(Bar(f"{i * 100 // PARTS} %", count, count / highest) for i, count in enumerate(parts))
