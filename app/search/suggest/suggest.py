"""What somebody who is still typing may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal
from urllib.parse import urlencode

from sqlalchemy import Select, func, select

from app.database import Db
from app.models import Event, Session
from app.search.engine.protocol import SearchEngine
from app.search.names.lexicon import Lexicon, lexicon
from app.search.query.query import MOST_CHARACTERS
from app.search.suggest.begun import OF_A_KIND, begun, is_enough
from app.search.suggest.completed import completed, with_field
from app.search.suggest.last_term import last_terms
from app.search.suggest.speakers_begun import slugs_of, speakers_begun
from app.search.suggest.titles import holds, holds_from_a_word_on
from app.text.grammar import is_of_grammar
from app.text.normalise import fold

MOST = 8
SESSIONS, EVENTS = 2, 1
"""So many have a place, whatever else begins so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to, to search for, or to go on typing: a field without its value."""

    kind: Literal["speaker", "session", "event", "term", "field"]
    text: str
    """Of a term or field the whole query."""
    url: str


def suggestions(db: Db, engine: SearchEngine, typed: str) -> list[Suggestion]:
    """What goes on from all that was typed, then what goes on from its last words: not more than MOST.

    From all of it: speakers and terms that begin so, events and sessions that hold it. One Chinese character
    is enough, or two letters. From a word of grammar with a blank behind it only whole words go on.
    """
    is_ended = typed[-1:].isspace() and is_of_grammar((typed.split() or [""])[-1])
    typed = " ".join(typed.split())
    if len(typed) > MOST_CHARACTERS:
        return []
    known, parts = lexicon(db), list(last_terms(typed))
    whole: Iterator[Suggestion] = iter(())
    events: list[Suggestion] = []
    sessions: list[Suggestion] = []
    if is_enough(typed) and all(part.is_bare for part in parts):
        whole = _whole(db, engine, known, typed)
        events, sessions = list(_events(db, typed)), list(_sessions(db, typed))
    said = tuple(fold(typed).keys)
    longer = (query for query in completed(db, engine, known, parts) if tuple(fold(query).keys) != said)
    unique: dict[tuple[str, ...], Suggestion] = {}
    for one in chain(whole, map(_term, longer)):
        if not is_ended or one.text.lower().startswith(f"{typed.lower()} "):
            unique.setdefault(tuple(fold(one.text).keys), one)
        if len(unique) == MOST:
            break
    field = [_term(query, "field") for part in parts[-1:] if (query := with_field(part))]
    kept = min(EVENTS, len(events)) + min(SESSIONS, len(sessions))
    return [*[*unique.values(), *field][: MOST - kept], *events[:EVENTS], *sessions, *events[EVENTS:]][:MOST]


def _term(query: str, kind: Literal["term", "field"] = "term") -> Suggestion:
    return Suggestion(kind, query, f"/search?{urlencode({'q': query})}")


def _whole(db: Db, engine: SearchEngine, known: Lexicon, typed: str) -> Iterator[Suggestion]:
    """Speakers and terms; a term that is a speaker's name leads to the speaker."""
    for slug, name in speakers_begun(db, known, typed):
        yield _speaker(slug, name)
    terms = begun(db, engine, known, typed)
    speakers = slugs_of(db, terms)
    for term in terms:
        yield _speaker(speakers[term], term) if term in speakers else _term(term)


def _speaker(slug: str, name: str) -> Suggestion:
    return Suggestion("speaker", name, f"/speakers/{slug}")


def _events(db: Db, typed: str) -> Iterator[Suggestion]:
    """Those with sessions, the newest first, whose name holds it."""
    query = (
        select(Event.slug, Event.name)
        .join(Session)
        .group_by(Event.id)
        .order_by(func.max(Session.date).desc())
    )
    for slug, name in _holding(db, query, Event.name, typed):
        yield Suggestion("event", name, f"/events/{slug}")


def _sessions(db: Db, typed: str) -> Iterator[Suggestion]:
    """The newest of those whose title holds it."""
    query = select(Session.slug, Session.title).order_by(Session.date.desc())
    for slug, title in _holding(db, query, Session.title, typed):
        yield Suggestion("session", title, f"/sessions/{slug}")


def _holding(db: Db, query: Select[*tuple[Any, ...]], title: Any, typed: str) -> Iterator[Any]:
    """Rows whose title holds it, from the beginning of a word on."""
    is_held = holds_from_a_word_on(typed)
    rows = db.execute(query.where(holds(title, typed)))
    return islice(((slug, name) for slug, name in rows if is_held(name)), OF_A_KIND)
