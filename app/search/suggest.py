"""What somebody who is still typing may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Literal
from urllib.parse import urlencode

from sqlalchemy import BindParameter, Select, bindparam, func, select

from app.database import Db
from app.models import Session, Speaker
from app.search.among import among, listed
from app.search.as_written import as_written
from app.search.completions import completions
from app.search.engine import SearchEngine
from app.search.frequent import frequent_words
from app.search.lexicon import Lexicon, lexicon
from app.text.normalise import fold, is_han, plain

MOST = 8
OF_A_KIND = 4
SESSIONS = 2
"""So many sessions have a place, whatever else begins so."""
LONGEST = 60
FREQUENT = 3
"""A word of the index is proposed if so many utterances hold it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to or to search for."""

    kind: Literal["speaker", "session", "term"]
    text: str
    url: str


def suggestions(db: Db, engine: SearchEngine, typed: str) -> list[Suggestion]:
    """Speakers and terms that begin like what was typed, sessions that hold it; not more than MOST.

    One Chinese character is enough, or two letters.
    """
    typed = " ".join(typed.split())[:LONGEST]
    if not fold(typed).keys or (len(typed) == 1 and not is_han(plain(typed))):
        return []
    sessions = list(_sessions(db, typed))
    unique: dict[tuple[str, ...], Suggestion] = {}
    for one in (*_speakers(db, typed), *_terms(db, engine, typed)):
        unique.setdefault(tuple(fold(one.text).keys), one)
    first = list(unique.values())[: MOST - min(SESSIONS, len(sessions))]
    return [*first, *sessions][:MOST]


def _speakers(db: Db, typed: str) -> Iterator[Suggestion]:
    numbers = lexicon(db).called(typed, begun=True)
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


def _terms(db: Db, engine: SearchEngine, typed: str) -> Iterator[Suggestion]:
    """Names, terms and frequent words. What was typed itself only where nothing goes on from it."""
    known, start = lexicon(db), plain(typed)
    found = [*_names(known, start), *(known.right(word) for word in _words(db, engine, start))]
    for term in [term for term in found if plain(term) != start] or found[:1]:
        yield Suggestion("term", term, f"/search?{urlencode({'q': term})}")


def _names(known: Lexicon, start: str) -> list[str]:
    """Names and glossary terms by their beginning, that of their pinyin, or its first letters."""
    names = [known.shown[keys] for keys in known.initials.get(start, ())]
    names += known.beginning(start) + known.spelt(start)
    return sorted(dict.fromkeys(map(known.right, names)), key=len)[:OF_A_KIND]


def _words(db: Db, engine: SearchEngine, start: str) -> list[str]:
    """Frequent words and terms, and the most frequent of those whose pinyin begins so."""
    frequent, solid = frequent_words(db, engine), start.replace(" ", "").replace("'", "")
    found = frequent.beginning(solid)
    if solid.isascii():
        found = sorted(found + frequent.in_pinyin(solid), key=frequent.counts.__getitem__, reverse=True)
    found = found[:OF_A_KIND]
    if all(map(is_han, start)) and (len(start) > 1 or len(found) < OF_A_KIND):
        found += completions(db, engine, start)
    elif start.isascii() and start.isalpha() and len(start) > 2 and len(found) < OF_A_KIND:
        found += _of_the_index(db, engine, start)
    return found


def _of_the_index(db: Db, engine: SearchEngine, start: str) -> Iterator[str]:
    """English words, the seldom ones too."""
    words = engine.vocabulary(start) or {
        word: count for word, count in engine.vocabulary(start[:3]).items() if start.startswith(word)
    }
    likely = sorted((one for one in words if words[one] >= FREQUENT), key=lambda one: -words[one])
    return filter(None, (as_written(db, engine, word, start) for word in likely[:OF_A_KIND]))
