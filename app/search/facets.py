"""What a result is made of: how many hits each speaker, session, event, year and language has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from sqlalchemy import literal_column, select, union_all

from app.database import Db
from app.models import Event, Session, Speaker
from app.search.engine.protocol import KINDS, LANGS, Candidates, Integers, tally
from app.search.query.query import MATCHES, SURE, Match, SearchQuery
from app.search.stored.among import among, listed
from app.search.stored.prepared import Prepared

MOST = 30
"""Values of each facet, those with most hits first."""
MOST_YEARS = 20
FEW = 100
"""So few hits are counted one by one: quicker than to have numpy do it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that a search can be narrowed to."""

    value: str
    label: str
    count: int | None
    """How many hits have it; None where it is not known of every one."""
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
    names = _names(db, speaker=speakers, session=sessions, event=events)
    return {
        "speaker": _facets(query, "speaker", speakers, names["speaker"]),
        "session": _facets(query, "session", sessions, names["session"]),
        "event": _facets(query, "event", events, names["event"]),
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
    if not query.wanted or not len(found):
        return ()
    known = len(matches) >= len(found)  # or else quickly told
    counted = Counter(map(matches.get, found.ids.tolist()) if known else matches.values())
    unknown = not known or None in counted
    facets = []
    for match in MATCHES:
        if counted[match] or (unknown and match in SURE):
            chosen = query.matches == (match,)
            changes = {"match": None if chosen else match}
            facets.append(Facet(match, match, None if unknown else counted[match], chosen, query, changes))
    return tuple(facets)


def _most(column: Integers) -> list[tuple[int, int]]:
    """The most frequent numbers (not 0, which is "none") with how often, most first."""
    if len(column) <= FEW:
        counted = Counter(column.tolist())
        del counted[0]
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    values, counts = tally(column)
    order = np.lexsort((values, -counts))
    return [(int(values[i]), int(counts[i])) for i in order[: MOST + 1] if values[i]][:MOST]


def _names(db: Db, **counted: Sequence[tuple[int, int]]) -> dict[str, dict[int, tuple[str, str]]]:
    """Slug and name of everything that was counted, by what it is and its number."""
    names: dict[str, dict[int, tuple[str, str]]] = {kind: {} for kind in counted}
    if any(counted.values()):
        numbers = {kind: listed([number for number, _ in found]) for kind, found in counted.items()}
        for kind, number, slug, name in _names_query().rows(db, **numbers):
            names[kind][number] = (slug, name)
    return names


@cache
def _names_query() -> Prepared:
    """All of them in one statement: the way to the database costs more than the look-up."""
    return Prepared(
        union_all(
            *(
                select(literal_column(f"'{kind}'"), number, slug, name).where(among(number, kind))
                for kind, number, slug, name in (
                    ("speaker", Speaker.id, Speaker.slug, Speaker.name),
                    ("session", Session.id, Session.slug, Session.title),
                    ("event", Event.id, Event.slug, Event.name),
                )
            )
        )
    )


def _facets(
    query: SearchQuery,
    name: str,
    counted: Sequence[tuple[int, int]],
    names: Mapping[int, tuple[str, str]],
) -> tuple[Facet, ...]:
    chosen = len(counted) == 1 == len(query.values(name))  # of 吴*, or a part of a name, there may be several
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
        _year(query, year, how_often) for year, how_often in sorted(years.items(), reverse=True)[:MOST_YEARS]
    )


def _year(query: SearchQuery, year: int, how_often: int) -> Facet:
    first, last = date(year, 1, 1), date(year, 12, 31)
    chosen = (query.first, query.last) == (first, last)
    changes = {"first": None, "last": None} if chosen else {"first": first, "last": last}
    return Facet(str(year), str(year), how_often, chosen, query, changes)
