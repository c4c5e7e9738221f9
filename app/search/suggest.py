"""What somebody who is still typing may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any, Literal
from urllib.parse import urlencode

from sqlalchemy import BindParameter, Select, bindparam, func, select

from app.database import Db
from app.models import Session, Speaker
from app.search.among import among, listed
from app.search.begun import OF_A_KIND, begun, is_enough
from app.search.completed import completed, with_field
from app.search.engine import SearchEngine
from app.search.last_term import last_terms
from app.search.lexicon import Lexicon, lexicon
from app.search.query import MOST_CHARACTERS
from app.text.normalise import fold

MOST = 8
SESSIONS = 2
"""So many sessions have a place, whatever else begins so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to, to search for, or to go on typing: a field without its value."""

    kind: Literal["speaker", "session", "term", "field"]
    text: str
    """Of a term or field the whole query."""
    url: str


def suggestions(db: Db, engine: SearchEngine, typed: str) -> list[Suggestion]:
    """What goes on from all that was typed, then what goes on from its last words: not more than MOST.

    From all of it: speakers and terms that begin so, sessions that hold it. One Chinese character is enough,
    or two letters.
    """
    typed = " ".join(typed.split())
    if len(typed) > MOST_CHARACTERS:
        return []
    known, parts = lexicon(db), list(last_terms(typed))
    whole: Iterator[Suggestion] = iter(())
    sessions: list[Suggestion] = []
    if is_enough(typed) and all(part.is_bare for part in parts):
        whole = chain(_speakers(db, known, typed), map(_term, begun(db, engine, known, typed)))
        sessions = list(_sessions(db, typed))
    said = tuple(fold(typed).keys)
    longer = (query for query in completed(db, engine, known, parts) if tuple(fold(query).keys) != said)
    unique: dict[tuple[str, ...], Suggestion] = {}
    for one in chain(whole, map(_term, longer)):
        unique.setdefault(tuple(fold(one.text).keys), one)
        if len(unique) == MOST:
            break
    field = [_term(query, "field") for part in parts[-1:] if (query := with_field(part))]
    first = [*unique.values(), *field][: MOST - min(SESSIONS, len(sessions))]
    return [*first, *sessions][:MOST]


def _term(query: str, kind: Literal["term", "field"] = "term") -> Suggestion:
    return Suggestion(kind, query, f"/search?{urlencode({'q': query})}")


def _speakers(db: Db, known: Lexicon, typed: str) -> Iterator[Suggestion]:
    numbers = known.called(typed, begun=True)
    if numbers:
        given = {"numbers": listed(sorted(numbers)), "prefix": f"{typed}%"}
        for slug, name in db.execute(_speakers_query(), given):
            yield Suggestion("speaker", name, f"/speakers/{slug}")


@cache
def _speakers_query() -> Select[*tuple[Any, ...]]:
    prefix: BindParameter[str] = bindparam("prefix")
    return (
        select(Speaker.slug, Speaker.name)
        .where(among(Speaker.id), Speaker.role != "unknown")
        .order_by(Speaker.name.like(prefix).desc(), func.length(Speaker.name))
        .limit(OF_A_KIND)
    )


def _sessions(db: Db, typed: str) -> Iterator[Suggestion]:
    """Those whose title holds it, from the beginning of a word on: the th of “north” is no help."""
    query = (
        select(Session.slug, Session.title)
        .where(func.instr(func.lower(Session.title), typed.lower()) > 0)
        .order_by(Session.date.desc())
    )
    begins = re.compile(rf"(?<![a-z0-9]){re.escape(typed)}", re.IGNORECASE)
    fitting = (row for row in db.execute(query) if begins.search(row[1]))
    for slug, title in islice(fitting, OF_A_KIND):
        yield Suggestion("session", title, f"/sessions/{slug}")
