"""What a result is made of: how many hits each speaker, session, event, year and language has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute

from app.database import Db
from app.models import Event, Session, Speaker
from app.search.engine import KINDS, LANGS, Candidates, Integers, tally
from app.search.query import MATCHES, Match, SearchQuery

MOST = 10
"""Values shown of each facet, those with most hits first."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that a search can be narrowed to."""

    value: str
    label: str
    count: int
    chosen: bool
    query: SearchQuery
    changes: Mapping[str, Any]
    """What of the search becomes another to narrow it to this; for a chosen one, to do without."""

    @property
    def url(self) -> str:
        """The search narrowed to it; for a chosen one, without it."""
        return self.query.url(**self.changes, page=1)


def count(
    db: Db, query: SearchQuery, found: Candidates, matches: Mapping[int, Match]
) -> dict[str, tuple[Facet, ...]]:
    """Facets of all that was found. How it matches is counted where that is known of every hit."""
    speakers, sessions, events = (_most(column) for column in (found.speakers, found.sessions, found.events))
    speaker_names = _named(db, Speaker.id, Speaker.slug, Speaker.name, speakers)
    session_names = _named(db, Session.id, Session.slug, Session.title, sessions)
    event_names = _named(db, Event.id, Event.slug, Event.name, events)
    return {
        "speaker": _facets(query, "speaker", speakers, speaker_names),
        "session": _facets(query, "session", sessions, session_names),
        "event": _facets(query, "event", events, event_names),
        "year": _years(query, found.days),
        "lang": _facets(
            query, "lang", _most(found.langs), {code: (lang, lang) for code, lang in enumerate(LANGS)}
        ),
        "kind": _facets(
            query, "kind", _most(found.kinds), {code: (kind, kind) for code, kind in enumerate(KINDS)}
        ),
        "match": _matches(query, found, matches),
    }


def _matches(query: SearchQuery, found: Candidates, matches: Mapping[int, Match]) -> tuple[Facet, ...]:
    if len(matches) < len(found):
        return ()
    counted = Counter(matches.get(number) for number in found.ids.tolist())
    if None in counted:
        return ()
    facets = []
    for match in MATCHES:
        if counted[match]:
            chosen = query.match == match
            changes = {"match": None if chosen else match}
            facets.append(Facet(match, match, counted[match], chosen, query, changes))
    return tuple(facets)


def _most(column: Integers) -> list[tuple[int, int]]:
    """The most frequent numbers (not 0, which is "none") with how often, most first."""
    values, counts = tally(column)
    order = np.lexsort((values, -counts))
    return [(int(values[i]), int(counts[i])) for i in order if values[i]][:MOST]


def _named(
    db: Db,
    number: InstrumentedAttribute[int],
    slug: InstrumentedAttribute[str],
    name: InstrumentedAttribute[str],
    counted: Sequence[tuple[int, int]],
) -> Mapping[int, tuple[str, str]]:
    if not counted:
        return {}
    rows = db.execute(_names_query(number, slug, name), {"numbers": [value for value, _ in counted]})
    return {row[0]: (row[1], row[2]) for row in rows}


@cache
def _names_query(*columns: InstrumentedAttribute[Any]) -> Select[*tuple[Any, ...]]:
    return select(*columns).where(columns[0].in_(bindparam("numbers", expanding=True)))


def _facets(
    query: SearchQuery,
    name: str,
    counted: Sequence[tuple[int, int]],
    names: Mapping[int, tuple[str, str]],
) -> tuple[Facet, ...]:
    chosen = bool(getattr(query, name))
    return tuple(
        Facet(
            value=names[number][0],
            label=names[number][1],
            count=how_often,
            chosen=chosen,
            query=query,
            changes={name: "" if chosen else names[number][0]},
        )
        for number, how_often in counted
        if number in names
    )


def _years(query: SearchQuery, days: Integers) -> tuple[Facet, ...]:
    dated = days[days > 0]
    years: dict[int, int] = {}
    values, counts = tally(dated)
    for day, how_often in zip(values.tolist(), counts.tolist(), strict=True):
        year = date.fromordinal(day).year
        years[year] = years.get(year, 0) + how_often
    return tuple(
        _year(query, year, how_often) for year, how_often in sorted(years.items(), reverse=True)[: 2 * MOST]
    )


def _year(query: SearchQuery, year: int, how_often: int) -> Facet:
    first, last = date(year, 1, 1), date(year, 12, 31)
    chosen = (query.first, query.last) == (first, last)
    changes = {"first": None, "last": None} if chosen else {"first": first, "last": last}
    return Facet(str(year), str(year), how_often, chosen, query, changes)
