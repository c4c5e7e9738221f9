"""A search answered: candidates from the engine, truth from the text, numbers for the filters."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from app.database import Db
from app.errors import BadParameter, NotFound
from app.message import Message
from app.search import facets
from app.search.engine.protocol import SearchEngine
from app.search.hit import Hit, hit_of
from app.search.names.lexicon import lexicon
from app.search.names.well_spelt import is_known
from app.search.query.meant_day import as_a_day
from app.search.query.no_fields import not_fields
from app.search.query.query import SearchQuery, parse
from app.search.ranking import ordered
from app.search.spread import Bar, spread
from app.search.stages.answering import answered, found_by, looked_for, ways_of
from app.search.stages.fewer_words import Fewer, with_less
from app.search.stages.found import Found, Search
from app.search.stages.speakers import SpeakerFound, by_speaker, speakers_named
from app.search.stored import rows
from app.search.suggest.did_you_mean import did_you_mean, name_begun, words_apart

MOST_HINTS = 5
"""Of what was not understood; who types more mistakes than that has been told enough."""
MOST_SECONDS = 0.6
"""Time for looking at texts; beyond it the result says that it is partial…"""
LONGER = 0.2
"""…and so much more for what else might be searched for."""


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
    only_parts: bool = False
    """Whether what there may be more of has no more than a part of what was asked for."""
    nearest: bool = False
    """Whether an exact phrase was asked for, stands nowhere, and these are the nearest."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.query.per_page)

    @property
    def why_partial(self) -> str:
        """Why there may be more; "" where there is not."""
        if self.only_parts:
            return Message(
                "There may be more passages that have a part of it: "
                "only the likeliest of those are looked for."
            )
        if self.partial:
            return Message(
                "This may not be everything: "
                "the search index is being built, or the search was too wide to finish."
            )
        return ""

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
    found, meant, fewer, nearest, said = Found(), "", list[Fewer](), False, 0
    speaker = None
    if not query.empty and filters is not None:
        search = Search(db, engine, known, filters, time.thread_time() + MOST_SECONDS)
        answer = answered(search, query)
        query, found = answer.query, answer.found
        hints += answer.hints
        meant = _meant(search, query, found, answer.asked)
        if not found.has_sure:
            hints += not_fields(query.no_fields, engine)
        speaker = by_speaker(db, query, known)
        later = replace(search, end=search.end + LONGER)
        if speaker and not len(found.candidates):
            said = _count(later, speaker[1])
        if not said and not found.has_whole and not _has_all_words(found):
            fewer += with_less(later, query, looked_for)
        nearest = _is_nearest(search, query, found)
    page = slice(query.per_page * (query.page - 1), query.per_page * query.page)
    numbers = ordered(found, query.sort)[page].tolist()
    ways, shown = (*ways_of(query, known), *found.meant), rows.whole(db, numbers)
    hits = tuple(hit_of(row, query.wanted, ways, known, found) for row in shown)
    partial |= found.bounded or engine.generation() < 0  # found damaged meanwhile
    return Results(
        query=query,
        total=len(found.candidates),
        partial=partial or found.at_least,
        only_parts=found.at_least and not partial,
        hits=hits,
        facets=facets.count(db, query, found.candidates, found.matches),
        spread=spread(db, query, found.candidates),
        did_you_mean=meant,
        speakers=speakers_named(db, query, known, stands=found.has_sure),
        by_speaker=speaker if said or len(found.candidates) else None,
        said_by_speaker=said,
        hints=tuple(dict.fromkeys(hints))[:MOST_HINTS],
        fewer=tuple(fewer),
        nearest=nearest,
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
        raise BadParameter("There is nothing to search for: a search needs a word, a name or a sentence.")
    results = find(db, engine, query, partial)
    if results.beyond:
        raise NotFound(f"There is no page {query.page}: the hits have {results.pages}.")
    return results


def _meant(search: Search, query: SearchQuery, found: Found, asked: SearchQuery) -> str:
    """A query that finds more, or a speaker, where nothing stands as it was `asked` or what is left of it."""
    if found.has_sure:
        return ""
    if (on_a_day := as_a_day(asked)) and _finds(search, parse(on_a_day)):
        return on_a_day
    better = did_you_mean(search.db, search.engine, search.known, query, found.verdicts)
    if better:
        asked = parse(better)
        there = found_by(search, asked)
        misheard = len(there.candidates) and is_known(search.known, better)
        finds = there.has_sure or misheard or speakers_named(search.db, asked, search.known)
        return better if finds else ""
    if len(found.candidates):
        return ""
    meant = words_apart(asked) or name_begun(search.known, asked)
    leads = meant and (search.known.called(meant) or len(found_by(search, parse(meant)).candidates))
    return meant if leads else ""


def _count(search: Search, query: SearchQuery) -> int:
    """How many passages another search finds, narrowed in another way."""
    filters = rows.filters(search.db, query, search.known, [])
    if filters is None:
        return 0
    return len(answered(replace(search, filters=filters), query).found.candidates)


def _finds(search: Search, query: SearchQuery) -> bool:
    """Whether anything is found by a search that is narrowed in another way."""
    filters = rows.filters(search.db, query, search.known, [])
    return filters is not None and len(found_by(replace(search, filters=filters), query).candidates) > 0


def _is_nearest(search: Search, query: SearchQuery, found: Found) -> bool:
    """Whether a phrase was asked for that stands nowhere: not, where only another word is missing."""
    phrases = [clause for way in query.alternatives for clause in way.wanted if clause.quoted]
    if not phrases or not len(found.candidates) or found.has_sure:
        return False
    alone = (replace(query, wanted=(one,), others=(), match=None) for one in phrases)
    return not all(found_by(search, one).has_sure for one in alone)


def _has_all_words(found: Found) -> bool:
    """Whether a passage has all that is left of a search, though not as it was asked for."""
    return any(verdict.score >= 1 for verdict in found.verdicts.values())
