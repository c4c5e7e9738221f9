"""Which search is answered, and what it finds: as it was asked, or what comes next to that."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from app.search.engine.evaluator import passing
from app.search.engine.protocol import Filters
from app.search.names.lexicon import Lexicon
from app.search.query.brief import are_of_one
from app.search.query.clauses import Alternative
from app.search.query.no_cards import no_cards, with_any_letter
from app.search.query.query import SURE, SearchQuery
from app.search.query.readings import readings, without_all_spellings, without_titles
from app.search.stages.beside_a_name import with_its_name
from app.search.stages.by_sound import matches_by_sound
from app.search.stages.cut_apart import cut_apart
from app.search.stages.found import Found, Search, add
from app.search.stages.matching import ENOUGH_FULL, full_matches, is_settled, narrowed, partial_matches
from app.search.stages.nearest import as_parts, unquoted
from app.search.stages.over_several import over_several
from app.search.stages.unwanted_pinyin import left_out_in_pinyin, without_pinyin
from app.search.stages.with_signs import with_signs
from app.search.verify.verify import Verdict
from app.text.normalise import is_han

WITHOUT_TITLES = 0.9
"""What the score of a name is multiplied by that stands without the title which was typed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search finds, and which one that is: of words that nobody said so, another one."""

    asked: SearchQuery
    """As it was understood, before words of it were cut apart or left out."""
    query: SearchQuery
    found: Found
    hints: list[str]


def answered(search: Search, query: SearchQuery) -> Answer:
    """A search answered; under filters as it is without them, so that a facet's count is what it finds.

    What is unsure is shown, and words are cut apart, where there is little else, and under filters there is
    less. Where nothing of it passes them, they were not chosen from facets, and it is better than nothing.
    """
    found = found_by(search, query)
    if not _is_sure(search, query, found):
        everywhere = replace(search, filters=Filters())
        whole = _answer(everywhere, query, found_by(everywhere, query))
        if (within := _within(search, whole.found)) is not None:
            return replace(whole, found=within)
    return _answer(search, query, found)


def looked_for(search: Search, query: SearchQuery) -> Found:
    """The same of a search that is taken as it is."""
    found = found_by(search, query)
    if _is_sure(search, query, found):
        return found
    within = _within(search, found_by(replace(search, filters=Filters()), query))
    return found if within is None else within


def _is_sure(search: Search, query: SearchQuery, found: Found) -> bool:
    """Whether filters make no difference to how it is answered: there are none, or it is one word or Chinese
    term (others are looked for as parts of words too) of which all that was found is sure.
    """
    if search.filters == Filters() or not query.wanted:
        return True
    if len(query.wanted) > 1 or not found.has_sure:
        return False
    keys = query.wanted[0].keys
    whole = len(keys) == 1 or all(map(is_han, keys))
    return whole and all(match in SURE for match in found.matches.values())


def _within(search: Search, whole: Found) -> Found | None:
    """What the filters let through; None where that is nothing, or not all."""
    passed = passing(whole.candidates, search.filters)
    if whole.bounded or not passed.any():
        return None
    return whole.only(passed)


def _answer(search: Search, query: SearchQuery, found: Found) -> Answer:
    """What was `found`; where that is nothing, or not all, what comes next to it."""
    if not len(found.candidates) and query != (literal := query.literal()):
        query = literal  # 你好吗?我很好 is a question
        found = found_by(search, query)
    if not found.has_sure and (lettered := with_any_letter(query)):
        fitting = found_by(search, lettered)
        query, found = (lettered, fitting) if len(fitting.candidates) else (query, found)
    found = _nearest(search, query, found)
    asked = query
    query, found, cut = cut_apart(search, query, found, found_by)
    found, signs = with_signs(search, query, found)
    return Answer(asked, query, found, [*no_cards(asked), *left_out_in_pinyin(search, asked), *cut, *signs])


def found_by(search: Search, query: SearchQuery) -> Found:
    """All that satisfies one of the query's alternatives; without words, all it is narrowed to."""
    search = replace(search, of_one=are_of_one(query.alternatives))
    if not query.wanted:
        way = without_pinyin(search, query.alternatives[0])
        return narrowed(search, without_all_spellings(way, search.known))
    found = _all_ways(search, query, look_at_all=False)
    if not query.matches:
        return found
    if len(found.matches) < len(found.candidates):
        found = _all_ways(search, query, look_at_all=True)
    wanted = [found.matches.get(number) in query.matches for number in found.candidates.ids.tolist()]
    return found.only(np.array(wanted, np.bool_))


def _all_ways(search: Search, query: SearchQuery, look_at_all: bool) -> Found:
    found = Found()
    given = [without_pinyin(search, way) for way in query.alternatives]
    for way in [way for one in given for way in readings(one, search.known)]:
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
        if len(both.candidates) < ENOUGH_FULL and not is_settled(way, both):
            named = with_its_name(search, way, both)
            if named is not None:
                both = named
            elif not there:
                both = add(both, partial_matches(search, way, both))
        found = add(found, both)
    return found


def ways_of(query: SearchQuery, known: Lexicon) -> list[Alternative]:
    """Its alternatives in each way that they may be meant."""
    return [one for given in query.alternatives for one in readings(given, known)]


def _less(verdict: Verdict) -> Verdict:
    """A verdict on what is not all that was typed: it comes after what is."""
    return replace(verdict, together=False, score=verdict.score * WITHOUT_TITLES)


def _nearest(search: Search, query: SearchQuery, found: Found) -> Found:
    """What was found; or, where there is nothing, what has the words of the phrases that were asked for."""
    words = (
        unquoted(query)
        if (not query.match or "partial" in query.matches) and not len(found.candidates)
        else None
    )
    if words is None:
        return found
    words, apart, _ = cut_apart(search, words, found_by(search, words), found_by)
    return as_parts(apart, words)
