"""A query that somebody is still typing with its last words completed, or its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.database import Db
from app.search.engine.protocol import Filters, Plan, SearchEngine
from app.search.names.lexicon import Lexicon
from app.search.query.fields import FIELDS, NEVER_WITHOUT, field_of
from app.search.query.query import MOST_CHARACTERS
from app.search.suggest.begun import begun, is_enough
from app.search.suggest.beside import Beside
from app.search.suggest.field_values import field_named, people, values
from app.search.suggest.last_term import LastTerm


def completed(db: Db, engine: SearchEngine, known: Lexicon, parts: Sequence[LastTerm]) -> Iterator[str]:
    """Queries that complete one of the parts and keep the rest: those of which all stands together.

    Where none does, the ones of which the part stands by itself.
    """
    stands, apart = False, list[str]()
    for part in parts:
        if part.is_bare and not part.before:
            continue  # that is all of it, and no end
        beside = Beside(db, engine, known, part)
        if part.field:
            yield from _queries(part, _values(db, engine, known, part, beside))
        elif is_enough(part.words):
            terms = begun(db, engine, known, part.words)
            there = [*_people(db, known, part, beside), *beside.together(terms)]
            yield from _queries(part, there)
            stands = stands or bool(there)
            apart += [] if part.kept else _queries(part, terms)
    if not stands:
        yield from apart


def with_field(part: LastTerm) -> str:
    """The query with the name of a field of which half was typed; "" where it is none."""
    name = field_named(part.words) if not (part.field or part.opening) else ""
    return part.named(name) if name and not (part.sign and FIELDS[name] in NEVER_WITHOUT) else ""


def _people(db: Db, known: Lexicon, part: LastTerm, beside: Beside) -> list[str]:
    """Those called so who said what is asked for beside: no passage need name them."""
    called = known.called(part.words, begun=True) if part.is_bare else ()
    return people(db, beside.found(), called) if called else []


def _values(db: Db, engine: SearchEngine, known: Lexicon, part: LastTerm, beside: Beside) -> list[str]:
    """Values of a field among what is found beside it; where nothing is, in all of the archive."""
    if part.sign and field_of(part.field_name) in NEVER_WITHOUT:
        return []  # neither a time nor a kind of match can be left out
    found = beside.found()
    if not len(found):
        found = engine.candidates(Plan([]), Filters())
    return values(db, known, part.field_name, part.words, found)


def _queries(part: LastTerm, words: Iterable[str]) -> list[str]:
    queries = map(part.completed, words)
    return [query for query in queries if 0 < len(query) <= MOST_CHARACTERS]
