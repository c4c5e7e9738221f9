"""A search answered: candidates from the engine, truth from the text, numbers for the filters."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.database import Db
from app.errors import BadParameter, NotFound
from app.search import facets, rows
from app.search.brief import are_of_one
from app.search.by_sound import matches_by_sound
from app.search.clauses import Alternative, Clause
from app.search.did_you_mean import did_you_mean, words_apart
from app.search.engine import Filters, SearchEngine
from app.search.evaluator import passing
from app.search.fewer_words import Fewer, cut_apart, holds_all, with_one_less
from app.search.highlight import excerpt
from app.search.lexicon import Lexicon, lexicon
from app.search.matching import (
    ENOUGH_FULL,
    Found,
    Search,
    add,
    full_matches,
    is_settled,
    narrowed,
    partial_matches,
)
from app.search.no_cards import no_cards, with_any_letter
from app.search.no_fields import not_fields
from app.search.over_several import over_several
from app.search.passage import Span
from app.search.query import Match, SearchQuery, parse
from app.search.ranking import ordered
from app.search.readings import readings, spellings, without_all_spellings, without_titles
from app.search.rows import Row
from app.search.speakers import SpeakerFound, by_speaker, speakers_named
from app.search.spread import Bar, spread
from app.search.verify import Verdict, partly, verify
from app.text import marks
from app.text.marks import Piece

MOST_HINTS = 5
"""Of what was not understood; who types more mistakes than that has been told enough."""
WITHOUT_TITLES = 0.9
"""What the score of a name is multiplied by that stands without the title which was typed."""
MOST_SECONDS = 0.6
"""Time for looking at texts; beyond it the result says that it is partial."""


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

    @property
    def marks(self) -> str:
        """What matched, for an address of a page that marks it too."""
        return marks.written(self.row.text, self.spans)

    @property
    def words(self) -> str:
        """The text from where it matches on."""
        return self.row.text[self.spans[0][0] :] if self.spans else self.row.text


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer."""

    query: SearchQuery
    total: int
    partial: bool
    """Whether there may be more than `total` and facets say: the index is built, or a bound was reached."""
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[facets.Facet, ...]]
    speakers: tuple[SpeakerFound, ...]
    """Speakers whose name was searched for."""
    by_speaker: tuple[SpeakerFound, SearchQuery] | None
    """Where a speaker's name stands beside other words: what that speaker said of them."""
    said_by_speaker: int
    """How many passages that finds; told only where nothing has all of what was asked for."""
    hints: tuple[str, ...]
    spread: tuple[Bar, ...] = ()
    """Where the hits lie in time, or in their one session."""
    did_you_mean: str = ""
    """A query that may have been meant, where nothing stands as it was asked."""
    fewer: tuple[Fewer, ...] = ()
    """Searches without one of several words, where no passage has all of them."""
    nearest: bool = False
    """Whether an exact phrase was asked for, stands nowhere, and these are the nearest."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.query.per_page)

    @property
    def beyond(self) -> bool:
        """Whether the page asked for comes after the last one."""
        return self.query.page > max(1, self.pages)


def find(db: Db, engine: SearchEngine, query: SearchQuery, partial: bool = False) -> Results:
    """Answer a search. `partial`: the index is known not to hold everything just now."""
    start = time.perf_counter()
    hints = list(query.hints)
    known = lexicon(db)
    filters = rows.filters(db, query, known, hints)
    found, meant, fewer = Found(), "", list[Fewer]()
    if not query.empty and filters is not None:
        search = Search(db, engine, known, filters, time.thread_time() + MOST_SECONDS)
        found = _looked_for(search, query)
        if not len(found.candidates) and query != (literal := query.literal()):
            query = literal  # 你好吗?我很好 is a question
            found = _looked_for(search, query)
        if not _has_full(found) and (lettered := with_any_letter(query)):
            fitting = _looked_for(search, lettered)
            query, found = (lettered, fitting) if len(fitting.candidates) else (query, found)
        hints += no_cards(query)
        asked = query
        query, found = cut_apart(search, query, found, hints, _looked_for)
        meant = _meant(search, query, found, asked)
        if not _has_full(found):
            hints += not_fields(query.no_fields, engine)
        if not holds_all(found):
            fewer += with_one_less(search, query, _looked_for)
    page = slice(query.per_page * (query.page - 1), query.per_page * query.page)
    numbers = ordered(found, query.sort)[page].tolist()
    speaker = by_speaker(db, query, known)
    said = find(db, engine, speaker[1]).total if speaker and not len(found.candidates) else 0
    ways, shown = (*_ways(query, known), *found.meant), rows.whole(db, numbers)
    hits = tuple(_hit(row, query.wanted, ways, known, found) for row in shown)
    return Results(
        query=query,
        total=len(found.candidates),
        partial=partial or found.bounded,
        hits=hits,
        facets=facets.count(db, query, found.candidates, found.matches),
        spread=spread(db, query, found.candidates),
        did_you_mean=meant,
        speakers=speakers_named(db, query, known),
        by_speaker=speaker if said or len(found.candidates) else None,
        said_by_speaker=said,
        hints=tuple(dict.fromkeys(hints))[:MOST_HINTS],
        fewer=() if said else tuple(fewer),
        nearest=_is_nearest(query, found),
        took_ms=round((time.perf_counter() - start) * 1e3, 2),
    )


def find_or_refuse(db: Db, engine: SearchEngine, query: SearchQuery, partial: bool = False) -> Results:
    """`find` for programs and terminals, which are told what cannot be instead of being shown what is left.

    Raises BadParameter for a search with faults or without words, NotFound for a page after the last one.
    """
    if query.faults:
        raise BadParameter(" ".join(query.faults))
    if query.empty and query.hints:
        raise BadParameter(" ".join(query.hints))
    if query.empty:
        raise BadParameter("There is nothing to search for: q needs a word, a name or a sentence.")
    results = find(db, engine, query, partial)
    if results.beyond:
        raise NotFound(f"There is no page {query.page}: the hits have {results.pages}.")
    return results


def _found(search: Search, query: SearchQuery) -> Found:
    """All that satisfies one of the query's alternatives; without words, all it is narrowed to."""
    search = replace(search, of_one=are_of_one(query.alternatives))
    if not query.wanted:
        return narrowed(search, without_all_spellings(query.alternatives[0], search.known))
    found = _all_ways(search, query, look_at_all=False)
    if query.match is None:
        return found
    if len(found.matches) < len(found.candidates):
        found = _all_ways(search, query, look_at_all=True)
    wanted = [found.matches.get(number) == query.match for number in found.candidates.ids.tolist()]
    found.candidates = found.candidates.only(np.array(wanted, np.bool_))
    return found


def _all_ways(search: Search, query: SearchQuery, look_at_all: bool) -> Found:
    found = Found()
    for way in _ways(query, search.known):
        if time.thread_time() > search.end:
            found.bounded = True
            break
        full = full_matches(search, way, look_at_all)
        if without_titles(way):
            full.verdicts = {number: _less(verdict) for number, verdict in full.verdicts.items()}
        if is_settled(way, full):
            found = add(found, full)
            continue
        by_sound = matches_by_sound(search, way, full)
        both = add(full, by_sound)
        several = over_several(search, way, both)
        if len(several.candidates):
            found = add(found, add(full, several))
            continue
        if len(both.candidates) < ENOUGH_FULL and not is_settled(way, both):
            both = add(both, partial_matches(search, way, both))
        found = add(found, both)
    return found


def _ways(query: SearchQuery, known: Lexicon) -> list[Alternative]:
    return [one for given in query.alternatives for one in readings(given, known)]


def _less(verdict: Verdict) -> Verdict:
    """A verdict on what is not all that was typed: it comes after what is."""
    return replace(verdict, together=False, score=verdict.score * WITHOUT_TITLES)


def _looked_for(search: Search, query: SearchQuery) -> Found:
    return _as_in_all(search, query, _found(search, query))


def _as_in_all(search: Search, query: SearchQuery, found: Found) -> Found:
    """Of what was found under filters that which is found without them, so that a facet's count is true.

    What is unsure is shown where there is little else, and under filters there is less. Where nothing of it
    is found without them, they were not chosen from facets, and it is better than nothing.
    """
    unsure = any(match in ("sounds_like", "partial") for match in found.matches.values())
    if not unsure or not query.wanted or search.filters == Filters():
        return found
    whole = _found(replace(search, filters=Filters()), query)
    whole.candidates = whole.candidates.only(passing(whole.candidates, search.filters))
    if whole.bounded or not len(whole.candidates):
        return found
    kept = set(whole.candidates.ids.tolist())
    whole.matches = {number: match for number, match in whole.matches.items() if number in kept}
    return whole


def _meant(search: Search, query: SearchQuery, found: Found, asked: SearchQuery) -> str:
    """A query that finds more, or a speaker, where nothing stands as it was `asked` or what is left of it."""
    if _has_full(found):
        return ""
    better = did_you_mean(search.db, search.engine, search.known, query, found.verdicts)
    if better:
        asked = parse(better)
        finds = _has_full(_found(search, asked)) or speakers_named(search.db, asked, search.known)
        return better if finds else ""
    if len(found.candidates):
        return ""
    apart = words_apart(asked)
    return apart if apart and len(_found(search, parse(apart)).candidates) else ""


def _is_nearest(query: SearchQuery, found: Found) -> bool:
    quoted = any(clause.quoted for way in query.alternatives for clause in way.wanted)
    return quoted and bool(len(found.candidates)) and not _has_full(found)


def _has_full(found: Found) -> bool:
    sure = len(found.matches) < len(found.candidates)  # the engine is certain of those nobody looked at
    return sure or any(match in ("exact", "variant") for match in found.matches.values())


def _hit(
    row: Row, wanted: Sequence[Clause], ways: Sequence[Alternative], known: Lexicon, found: Found
) -> Hit:
    verdict = found.verdicts.get(row.number)
    if verdict is None or not verdict.spans:
        verdict = _judged(row, wanted, ways, known)
    match = found.matches.get(row.number, verdict.match)  # as it is counted and filtered
    return Hit(row, match, verdict.spans, excerpt(row.text, verdict.spans), verdict.continues)


def _judged(row: Row, wanted: Sequence[Clause], ways: Sequence[Alternative], known: Lexicon) -> Verdict:
    """How a hit matches that the engine was certain of."""
    if not wanted:
        return Verdict("exact", (), together=True, continues=False)
    for way in ways:
        verdict = verify(way.wanted, way.unwanted, row.text) or verify(
            way.wanted, way.unwanted, row.text, row.following, spellings(way.wanted, known)
        )
        if verdict is not None:
            return verdict
    return partly(wanted, row.text) or Verdict("partial", (), together=False, continues=False)
