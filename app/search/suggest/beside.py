"""What stands beside the term that is being typed, and whether another one stands there too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.database import Db
from app.search.engine.protocol import Candidates, Filters, SearchEngine
from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative, Clause
from app.search.query.fields import field_of
from app.search.query.query import parse
from app.search.stages.planning import strict_plan
from app.search.stored.rows import filters, texts
from app.search.suggest.last_term import LastTerm
from app.text.normalise import fold, plain

LONGEST = 60
"""Characters before a term that are looked for; with more of them nobody waits for it."""
LOOKED_AT = 25
"""Passages in which a phrase may stand."""


class Beside:
    """What a query asks for before its last term."""

    def __init__(self, db: Db, engine: SearchEngine, known: Lexicon, term: LastTerm) -> None:
        """Nothing is found by it; that is done by what is asked."""
        self._db, self._engine, self._known, self._term = db, engine, known, term
        self._query = parse("" if term.is_either or len(term.before) > LONGEST else term.before)
        if any(clause.pattern for clause in self._query.wanted):
            self._query = parse("")  # what fits a wild card takes long to find
        elif field_of(term.field_name) in [one.field for one in self._query.typed]:
            self._query = parse("")  # of the same field any will do
        self._filters = filters(db, self._query, known, []) or Filters()

    def found(self) -> Candidates:
        """All that it lets through."""
        return self._holding(())

    def together(self, terms: Sequence[str]) -> list[str]:
        """Those of the terms that stand with it; where none does, all, but for ends of a phrase."""
        if self._query.empty and not self._term.kept:
            return list(terms)
        there = [term for term in terms if self._is_there(self._term.kept + term)]
        return there if there or self._term.kept else list(terms)

    def _is_there(self, words: str) -> bool:
        quoted = bool(self._term.opening)
        found = self._holding((Clause(words, tuple(fold(words).keys), quoted),))
        if not self._term.kept or not len(found):
            return bool(len(found))
        some = texts(self._db, found.ids[:LOOKED_AT].tolist(), alone=True)
        return any(plain(words) in plain(row.text) for row in some)

    def _holding(self, clauses: tuple[Clause, ...]) -> Candidates:
        way = Alternative((*self._query.wanted, *clauses), self._query.unwanted)
        plan, _, _ = strict_plan(way, self._engine, self._known)
        return self._engine.candidates(replace(plan, settle_for=0), self._filters)
