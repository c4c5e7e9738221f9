"""A search answered: candidates from the engine, truth from the text, numbers for the filters."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from app.database import Db
from app.errors import BadParameter, NotFound
from app.search import facets, rows
from app.search.brief import are_of_one
from app.search.by_sound import matches_by_sound
from app.search.clauses import Alternative
from app.search.did_you_mean import did_you_mean, name_begun, words_apart
from app.search.engine import Filters, SearchEngine
from app.search.evaluator import passing
from app.search.fewer_words import Fewer, cut_apart, holds_all, with_less
from app.search.hit import Hit, hit_of
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
from app.search.meant_day import as_a_day
from app.search.nearest import as_parts, unquoted
from app.search.no_cards import no_cards, with_any_letter
from app.search.no_fields import not_fields
from app.search.over_several import over_several
from app.search.query import SURE, SearchQuery, parse
from app.search.ranking import ordered
from app.search.readings import readings, without_all_spellings, without_titles
from app.search.speakers import SpeakerFound, by_speaker, speakers_named
from app.search.spread import Bar, spread
from app.search.verify import Verdict
from app.search.well_spelt import is_known
from app.search.with_signs import with_signs
from app.text.normalise import is_han

MOST_HINTS = 5
"""Of what was not understood; who types more mistakes than that has been told enough."""
WITHOUT_TITLES = 0.9
"""What the score of a name is multiplied by that stands without the title which was typed."""
MOST_SECONDS = 0.6
"""Time for looking at texts; beyond it the result says that it is partial."""


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
    found, meant, fewer, nearest = Found(), "", list[Fewer](), False
    if not query.empty and filters is not None:
        search = Search(db, engine, known, filters, time.thread_time() + MOST_SECONDS)
        answer = _answered(search, query)
        query, found = answer.query, answer.found
        hints += answer.hints
        meant = _meant(search, query, found, answer.asked)
        if not _has_full(found):
            hints += not_fields(query.no_fields, engine)
        if not holds_all(found) and not _has_all_words(found):
            fewer += with_less(search, query, _looked_for)
        nearest = _is_nearest(search, query, found)
    page = slice(query.per_page * (query.page - 1), query.per_page * query.page)
    numbers = ordered(found, query.sort)[page].tolist()
    speaker = by_speaker(db, query, known)
    said = find(db, engine, speaker[1]).total if speaker and not len(found.candidates) else 0
    ways, shown = (*_ways(query, known), *found.meant), rows.whole(db, numbers)
    hits = tuple(hit_of(row, query.wanted, ways, known, found) for row in shown)
    return Results(
        query=query,
        total=len(found.candidates),
        partial=partial or found.at_least or engine.generation() < 0,  # found damaged meanwhile
        hits=hits,
        facets=facets.count(db, query, found.candidates, found.matches),
        spread=spread(db, query, found.candidates),
        did_you_mean=meant,
        speakers=speakers_named(db, query, known),
        by_speaker=speaker if said or len(found.candidates) else None,
        said_by_speaker=said,
        hints=tuple(dict.fromkeys(hints))[:MOST_HINTS],
        fewer=() if said else tuple(fewer),
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
        raise BadParameter("There is nothing to search for: q needs a word, a name or a sentence.")
    results = find(db, engine, query, partial)
    if results.beyond:
        raise NotFound(f"There is no page {query.page}: the hits have {results.pages}.")
    return results


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a search finds, and which one that is: of words that nobody said so, another one."""

    asked: SearchQuery
    """As it was understood, before words of it were cut apart or left out."""
    query: SearchQuery
    found: Found
    hints: list[str]


def _answered(search: Search, query: SearchQuery) -> _Answer:
    """A search answered; under filters as it is without them, so that a facet's count is what it finds.

    What is unsure is shown, and words are cut apart, where there is little else, and under filters there is
    less. Where nothing of it passes them, they were not chosen from facets, and it is better than nothing.
    """
    found = _found(search, query)
    if not _is_sure(search, query, found):
        everywhere = replace(search, filters=Filters())
        whole = _answer(everywhere, query, _found(everywhere, query))
        if (within := _within(search, whole.found)) is not None:
            return replace(whole, found=within)
    return _answer(search, query, found)


def _looked_for(search: Search, query: SearchQuery) -> Found:
    """The same of a search that is taken as it is."""
    found = _found(search, query)
    if _is_sure(search, query, found):
        return found
    within = _within(search, _found(replace(search, filters=Filters()), query))
    return found if within is None else within


def _is_sure(search: Search, query: SearchQuery, found: Found) -> bool:
    """Whether filters make no difference to how it is answered: there are none, or it is one word or Chinese
    term (others are looked for as parts of words too) of which all that was found is sure.
    """
    if search.filters == Filters() or not query.wanted:
        return True
    if len(query.wanted) > 1 or not _has_full(found):
        return False
    keys = query.wanted[0].keys
    whole = len(keys) == 1 or all(map(is_han, keys))
    return whole and all(match in SURE for match in found.matches.values())


def _within(search: Search, whole: Found) -> Found | None:
    """What the filters let through; None where that is nothing, or not all."""
    passed = passing(whole.candidates, search.filters)
    if whole.bounded or not passed.any():
        return None
    whole.candidates = whole.candidates.only(passed)
    kept = set(whole.candidates.ids.tolist())
    whole.matches = {number: match for number, match in whole.matches.items() if number in kept}
    return whole


def _answer(search: Search, query: SearchQuery, found: Found) -> _Answer:
    """What was `found`; where that is nothing, or not all, what comes next to it."""
    if not len(found.candidates) and query != (literal := query.literal()):
        query = literal  # 你好吗?我很好 is a question
        found = _found(search, query)
    if not _has_full(found) and (lettered := with_any_letter(query)):
        fitting = _found(search, lettered)
        query, found = (lettered, fitting) if len(fitting.candidates) else (query, found)
    found = _nearest(search, query, found)
    hints: list[str] = list(no_cards(query))
    asked = query
    query, found = cut_apart(search, query, found, hints, _found)
    found, told = with_signs(search, query, found)
    return _Answer(asked, query, found, [*hints, *told])


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
        there = len(full.candidates) and any(clause.quoted for clause in way.wanted)
        if len(both.candidates) < ENOUGH_FULL and not there and not is_settled(way, both):
            both = add(both, partial_matches(search, way, both))
        found = add(found, both)
    return found


def _ways(query: SearchQuery, known: Lexicon) -> list[Alternative]:
    return [one for given in query.alternatives for one in readings(given, known)]


def _less(verdict: Verdict) -> Verdict:
    """A verdict on what is not all that was typed: it comes after what is."""
    return replace(verdict, together=False, score=verdict.score * WITHOUT_TITLES)


def _nearest(search: Search, query: SearchQuery, found: Found) -> Found:
    """What was found; or, where there is nothing, what has the words of the phrases that were asked for."""
    words = unquoted(query) if query.match in (None, "partial") and not len(found.candidates) else None
    if words is None:
        return found
    words, apart = cut_apart(search, words, _found(search, words), [], _found)
    return as_parts(apart, words)


def _meant(search: Search, query: SearchQuery, found: Found, asked: SearchQuery) -> str:
    """A query that finds more, or a speaker, where nothing stands as it was `asked` or what is left of it."""
    if _has_full(found):
        return ""
    if (on_a_day := as_a_day(asked)) and _finds(search, parse(on_a_day)):
        return on_a_day
    better = did_you_mean(search.db, search.engine, search.known, query, found.verdicts)
    if better:
        asked = parse(better)
        there = _found(search, asked)
        misheard = len(there.candidates) and is_known(search.known, better)
        finds = _has_full(there) or misheard or speakers_named(search.db, asked, search.known)
        return better if finds else ""
    if len(found.candidates):
        return ""
    meant = words_apart(asked) or name_begun(search.known, asked)
    leads = meant and (search.known.called(meant) or len(_found(search, parse(meant)).candidates))
    return meant if leads else ""


def _finds(search: Search, query: SearchQuery) -> bool:
    """Whether anything is found by a search that is narrowed in another way."""
    filters = rows.filters(search.db, query, search.known, [])
    return filters is not None and len(_found(replace(search, filters=filters), query).candidates) > 0


def _is_nearest(search: Search, query: SearchQuery, found: Found) -> bool:
    """Whether a phrase was asked for that stands nowhere: not, where only another word is missing."""
    phrases = [clause for way in query.alternatives for clause in way.wanted if clause.quoted]
    if not phrases or not len(found.candidates) or _has_full(found):
        return False
    alone = (replace(query, wanted=(one,), others=(), match=None) for one in phrases)
    return not all(_has_full(_found(search, one)) for one in alone)


def _has_all_words(found: Found) -> bool:
    """Whether a passage has all that is left of a search, though not as it was asked for."""
    return any(verdict.score >= 1 for verdict in found.verdicts.values())


def _has_full(found: Found) -> bool:
    sure = len(found.matches) < len(found.candidates)  # the engine is certain of those nobody looked at
    return sure or any(match in ("exact", "variant") for match in found.matches.values())
