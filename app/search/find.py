"""A search answered: candidates from the engine, truth from the text, numbers for the filters."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from app.database import Db
from app.errors import BadParameter, NotFound
from app.search import facets, rows
from app.search.engine import AnyOf, Candidates, Filters, Plan, SearchEngine
from app.search.evaluator import NOTHING
from app.search.highlight import Piece, excerpt
from app.search.query import Clause, SearchQuery
from app.search.rows import Row, SpeakerFound
from app.search.verify import MATCHES, Match, Span, Verdict, partly, verify
from app.text.normalise import is_han
from app.text.tokens import NEXT, phrase_tokens

MOST_VERIFIED = 2_000
"""Candidates held against their text, the best first; beyond it the result says that it is partial."""
MOST_SECONDS = 0.6
"""Time for that."""
AT_A_TIME = 250
RANKED = 200
"""Of candidates that need no verification, how many are put in order of how exactly they match."""
SETTLE_FOR = 64
"""With so few candidates left, the text is quicker than more posting lists."""
FEW = 5
"""With fewer full matches than this, partial ones are shown after them."""
MOST_PARTIAL = 50
QUOTE = 8
"""So many characters or words, found in a row, are a quote: no parts of it are shown after it."""
ENOUGH = 0.6
"""The share of a query's weight that a partial match has at least."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One utterance found, and how."""

    row: Row
    match: Match
    spans: tuple[Span, ...]
    """Characters of the utterance's text."""
    pieces: tuple[Piece, ...]
    """An excerpt, cut into plain and marked."""
    continues: bool
    """Whether the match runs on into the next utterance."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer."""

    query: SearchQuery
    total: int
    partial: bool
    """Whether there may be more than `total`: the index is being built, or a bound was reached."""
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[facets.Facet, ...]]
    speakers: tuple[SpeakerFound, ...]
    """Speakers whose name was searched for."""
    hints: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.query.per_page)

    @property
    def beyond(self) -> bool:
        """Whether the page asked for comes after the last one."""
        return self.query.page > max(1, self.pages)


@dataclass(slots=True)
class _Found:
    """Candidates in their final order, and the verdicts of those that were looked at, by number."""

    candidates: Candidates = NOTHING
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    bounded: bool = False


def find(db: Db, engine: SearchEngine, query: SearchQuery, partial: bool = False) -> Results:
    """Answer a search. `partial`: the index is known not to hold everything just now."""
    start = time.perf_counter()
    hints = list(query.hints)
    filters = rows.filters(db, query, hints)
    found = _Found()
    if not query.empty and filters is not None:
        found = _full_matches(db, engine, query, filters)
        if len(found.candidates) < FEW and _may_match_partly(query) and not _is_whole_quote(query, found):
            found = _with_partial_matches(db, engine, query, filters, found)
    page = slice(query.per_page * (query.page - 1), query.per_page * query.page)
    hits = tuple(
        _hit(row, query, found.verdicts.get(row.number))
        for row in rows.whole(db, found.candidates.ids[page].tolist())
    )
    counted = facets.count(db, query, found.candidates)
    speakers = rows.speakers_named(db, query)
    took_ms = round((time.perf_counter() - start) * 1e3, 2)
    total = len(found.candidates)
    return Results(query, total, partial or found.bounded, took_ms, hits, counted, speakers, tuple(hints))


def find_or_refuse(db: Db, engine: SearchEngine, query: SearchQuery, partial: bool = False) -> Results:
    """`find` for programs and terminals, which are told what cannot be instead of being shown what is left.

    Raises BadParameter for a search with faults or without words, NotFound for a page after the last one.
    """
    if query.faults:
        raise BadParameter(" ".join(query.faults))
    if query.empty:
        raise BadParameter("There is nothing to search for: q needs a word, a name or a sentence.")
    results = find(db, engine, query, partial)
    if results.beyond:
        raise NotFound(f"There is no page {query.page}: the hits have {results.pages}.")
    return results


def _hit(row: Row, query: SearchQuery, verdict: Verdict | None) -> Hit:
    verdict = (
        verdict
        or verify(query.wanted, query.unwanted, row.text, row.following)
        or partly(query.wanted, row.text)
        or Verdict("partial", (), together=False, continues=False)
    )
    pieces = excerpt(row.text, verdict.spans)
    return Hit(row, verdict.match, verdict.spans, pieces, verdict.continues)


# Full matches: everything that was asked for


def _full_matches(db: Db, engine: SearchEngine, query: SearchQuery, filters: Filters) -> _Found:
    across = sum(len(clause.keys) for clause in query.wanted) >= 3
    conditions = [one for clause in query.wanted for one in _conditions(clause, across)]
    unwanted = [one for clause in query.unwanted if len(clause.keys) == 1 for one in _conditions(clause)]
    certain = not across and len(conditions) == len(query.wanted) and len(unwanted) == len(query.unwanted)
    plan = Plan(conditions, unwanted, settle_for=0 if certain else SETTLE_FOR)
    candidates = engine.candidates(plan, filters)
    if certain:
        return _ranked(db, query, candidates)
    return _verified(db, query, candidates)


def _conditions(clause: Clause, across: bool = False) -> list[AnyOf]:
    """What a document must hold for the clause; `across`: also where it runs into the next utterance."""
    if len(clause.keys) == 1 and is_han(clause.keys[0]):
        return [AnyOf((), prefix=clause.keys[0])]
    return [AnyOf((token, NEXT + token) if across else (token,)) for token in phrase_tokens(clause.keys)]


def _ranked(db: Db, query: SearchQuery, candidates: Candidates) -> _Found:
    """Candidates that the engine is certain of; the first ones in order of how exactly they match."""
    if query.sort != "relevance":
        return _Found(_by_date(candidates, query))
    head = candidates.only(np.arange(min(RANKED, len(candidates))))
    verdicts = {}
    for row in rows.texts(db, head.ids.tolist()):
        verdict = verify(query.wanted, query.unwanted, row.text, row.following)
        if verdict is not None:
            verdicts[row.number] = verdict
    order = _order(head, verdicts)
    whole = np.concatenate([order, np.arange(len(head), len(candidates))])
    return _Found(candidates.only(whole), verdicts)


def _verified(db: Db, query: SearchQuery, candidates: Candidates) -> _Found:
    """Those candidates in whose text the words really stand, within bounds of number and time."""
    end = time.perf_counter() + MOST_SECONDS
    verdicts: dict[int, Verdict] = {}
    seen = 0
    for first in range(0, min(len(candidates), MOST_VERIFIED), AT_A_TIME):
        if time.perf_counter() > end:
            break
        some = candidates.ids[first : first + AT_A_TIME].tolist()
        for row in rows.texts(db, some):
            verdict = verify(query.wanted, query.unwanted, row.text, row.following)
            if verdict is not None:
                verdicts[row.number] = verdict
        seen = first + len(some)
    keep = np.fromiter((one in verdicts for one in candidates.ids[:seen].tolist()), np.bool_, seen)
    found = candidates.only(np.flatnonzero(keep))
    bounded = seen < len(candidates)
    if query.sort != "relevance":
        return _Found(_by_date(found, query), verdicts, bounded)
    return _Found(found.only(_order(found, verdicts)), verdicts, bounded)


def _order(
    candidates: Candidates, verdicts: dict[int, Verdict]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """By class of match, all words in a row, score, newest first."""
    judged = [verdicts.get(one) for one in candidates.ids.tolist()]
    classes = np.array([MATCHES.index(one.match) if one else len(MATCHES) for one in judged], np.int64)
    apart = np.array([not (one and one.together) for one in judged], np.int64)
    return np.lexsort((candidates.ids, -candidates.days, -candidates.scores, apart, classes))


def _by_date(candidates: Candidates, query: SearchQuery) -> Candidates:
    newest_first = query.sort == "-date"
    return candidates.only(
        np.lexsort((candidates.ids, -candidates.days if newest_first else candidates.days))
    )


# Partial matches: most of it


def _may_match_partly(query: SearchQuery) -> bool:
    return sum(len(clause.keys) for clause in query.wanted) >= 4


def _is_whole_quote(query: SearchQuery, found: _Found) -> bool:
    """Whether a quote of some length stands somewhere as it was asked for: parts of it are noise then."""
    length = sum(len(clause.keys) for clause in query.wanted)
    return length >= QUOTE and any(verdict.together for verdict in found.verdicts.values())


def _with_partial_matches(
    db: Db, engine: SearchEngine, query: SearchQuery, filters: Filters, full: _Found
) -> _Found:
    """The full matches, and after them those that hold most of what was asked for."""
    conditions = [one for clause in query.wanted for one in _conditions(clause)]
    unwanted = [one for clause in query.unwanted for one in _conditions(clause)]
    some = engine.candidates(Plan(conditions, unwanted, enough=ENOUGH), filters)
    known = set(full.candidates.ids.tolist())
    new = [i for i, one in enumerate(some.ids.tolist()) if one not in known][:MOST_PARTIAL]
    partial = some.only(np.array(new, np.int64))
    verdicts = dict(full.verdicts)
    for row in rows.texts(db, partial.ids.tolist()):
        verdict = partly(query.wanted, row.text)
        if verdict is not None:
            verdicts[row.number] = verdict
    both = [full.candidates, partial if query.sort == "relevance" else _by_date(partial, query)]
    return _Found(_joined(both), verdicts, full.bounded)


def _joined(parts: Sequence[Candidates]) -> Candidates:
    return Candidates(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Candidates.__slots__)
    )
