"""What a field of a query may be completed to: names of fields, and values that there are in the archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, select

from app.database import Db
from app.models import Event, Session, Speaker
from app.search.engine.protocol import KINDS, LANGS, Candidates, Integers, tally
from app.search.names.lexicon import Lexicon
from app.search.query.codes import names_of
from app.search.query.fields import FIELDS, field_of
from app.search.stored.among import among, listed
from app.search.suggest.titles import holds, holds_from_a_word_on
from app.text.normalise import is_han, plain

MOST = 8
LEAST_LETTERS = 2
"""Of the name of a field, or one Chinese character."""


def field_named(begun: str) -> str:
    """The field whose name begins so, as half of it shows at least; "" for none."""
    if len(begun) < LEAST_LETTERS and not (begun and is_han(begun[0])):
        return ""
    start = begun.lower()
    return next((name for name in FIELDS if name.startswith(start) and 2 * len(start) >= len(name)), "")


def values(db: Db, known: Lexicon, name: str, begun: str, found: Candidates) -> list[str]:
    """Values that begin so (names of sessions and events: hold it) and stand in what was found.

    `name`: the field's, as it was typed. Those that stand most often come first, of years the newest.
    """
    field = field_of(name)
    if field == "date":
        return _dates(begun, found.days)[:MOST]
    if field in ("kind", "lang"):
        codes = KINDS if field == "kind" else LANGS
        there = [codes[number] for number in _by_count(found.kinds if field == "kind" else found.langs)]
        return list(_codes(field, there, begun, chinese=is_han(name[0])))[:MOST]
    if field == "match":
        return list(_codes(field, names_of(field), begun, chinese=is_han(name[0])))
    if field == "speaker":
        return people(db, found, known.called(begun, begun=True) if begun else None)
    if field == "session":
        return _titled(db, Session.id, Session.title, _counts(found.sessions), begun)
    return _titled(db, Event.id, Event.name, _counts(found.events), begun)


def people(db: Db, found: Candidates, called: Collection[int] | None) -> list[str]:
    """The names of those who said what was found, who said most of it first. `called`: only these."""
    counts = _counts(found.speakers)
    if called is not None:
        counts = {number: count for number, count in counts.items() if number in called}
    return _names(db, _speakers(), counts) if counts else []


def _counts(column: Integers) -> dict[int, int]:
    numbers, counts = tally(column)
    return dict(zip(numbers.tolist(), counts.tolist(), strict=True))


def _by_count(column: Integers) -> list[int]:
    counts = _counts(column)
    return sorted(counts, key=lambda number: -counts[number])


def _dates(begun: str, days: Integers) -> list[str]:
    """Years; months, where a year was typed."""
    size = len("2024-07" if len(begun) > len("2024") else "2024")
    there = {date.fromordinal(day).isoformat()[:size] for day in tally(days[days > 0])[0].tolist()}
    return sorted((one for one in there if one.startswith(begun)), reverse=True)


def _codes(field: str, there: Iterable[str], begun: str, chinese: bool) -> Iterator[str]:
    """Of each code that is there the name that begins so, in the script that was typed."""
    start = plain(begun)
    for code in there:
        names = names_of(field).get(code, ())
        if code == "und" or not names:
            continue
        first = [name for name in names if is_han(name[0])] if chinese else []
        fitting = [name for name in (*first, *names) if plain(name).startswith(start)]
        yield from fitting[:1]


@cache
def _speakers() -> Select[*tuple[Any, ...]]:
    return select(Speaker.id, Speaker.name).where(among(Speaker.id), Speaker.role != "unknown")


def _names(db: Db, query: Select[*tuple[Any, ...]], counts: Mapping[int, int]) -> list[str]:
    """The names of those that stand most often."""
    likely = sorted(counts, key=lambda number: -counts[number])[: 2 * MOST]
    names: dict[int, str] = dict(map(tuple, db.execute(query, {"numbers": listed(likely)})))
    return list(dict.fromkeys(names[number] for number in likely if number in names))[:MOST]


def _titled(db: Db, number: Any, title: Any, counts: Mapping[int, int], begun: str) -> list[str]:
    """The titles that hold what was typed, from the beginning of a word on."""
    if not begun:
        return _names(db, select(number, title).where(among(number)), counts)
    is_held = holds_from_a_word_on(begun)
    found = db.execute(select(number, title).where(holds(title, begun)))
    rows = [(one, name) for one, name in found if one in counts and is_held(name)]
    rows.sort(key=lambda row: -counts[row[0]])
    return list(dict.fromkeys(name for _, name in rows))[:MOST]
