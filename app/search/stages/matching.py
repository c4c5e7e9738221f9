"""The stages of a search: full matches, matches by sound, partial matches; each within its bounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from app.search.engine.protocol import Candidates, are_among
from app.search.query.clauses import Alternative
from app.search.query.query import Match
from app.search.stages.found import Found, Search, add
from app.search.stages.planning import cut_plan, partial_plan, strict_plan
from app.search.stored import rows
from app.search.stored.rows import TextRow
from app.search.verify.judging import is_one_pattern, judge_of
from app.search.verify.letter_by_letter import literally, part_of_a_word
from app.search.verify.quick_checks import folded_han, roughly
from app.search.verify.same_words import is_inflected
from app.search.verify.verify import (
    Verdict,
    is_unwanted,
    merged,
    partly,
    whole_words,
)
from app.text.passage import NEXT_CHARACTERS, Passage, letters, surface
from app.text.scripts import traditional
from app.text.terms import is_stop_word

MOST_VERIFIED = 2_000
"""Candidates held against their text, the best first; beyond it the result says that it is partial."""
MOST_FITTED = 50_000
"""The same where a wild card alone is looked for, which is quickly told."""
MANY = 250
"""With more candidates than this, the database looks for the words in their texts…"""
MOST_STANDING = 50_000
"""…but not in more than these."""
AT_A_TIME = 250
COUNTED = 500
"""So many candidates that need no verification are looked at, and counted by how exactly they match…"""
RANKED = 200
"""…and of more than these so many, to be put in order."""
ENOUGH_FULL = 5
"""With so many better ones, partial matches are not shown."""
COPIED = 3
"""Words of what is taken for a copied line."""
SENTENCE = 8
"""Characters and words of a query that is a sentence rather than a term."""
MOST_PARTIAL = 50
ENOUGH = 0.6
"""The share of a query's weight that a partial match has at least."""
HALF = 0.5
"""Of the pairs of characters and the words asked for, a partial match has at least this share."""


def narrowed(search: Search, way: Alternative) -> Found:
    """Everything that the filters let through, without what is unwanted."""
    plan, certain, bounded = strict_plan(way, search.engine, search.known)
    found = Found(search.engine.candidates(plan, search.filters), bounded=bounded)
    for clause in () if certain else way.unwanted:
        there = full_matches(search, Alternative((clause,)), look_at_all=False)
        runs_on = [number for number, verdict in there.verdicts.items() if verdict.continues]
        own = np.setdiff1d(there.candidates.ids, runs_on)
        found = found.only(~are_among(found.candidates.ids, own))
        found.bounded |= there.bounded
    return found


# Full matches: everything that was asked for


def full_matches(search: Search, way: Alternative, look_at_all: bool) -> Found:
    """Where all that is wanted stands and nothing unwanted. `look_at_all`: know of each how it matches."""
    plan, certain, bounded = strict_plan(way, search.engine, search.known)
    candidates = search.engine.candidates(plan, search.filters)
    if certain and not look_at_all:
        found = _certain(search, way, candidates)
    else:
        found = _standing(search, way, candidates)
        if not found.nothing:
            candidates = candidates.only(~are_among(candidates.ids, found.candidates.ids))
        judge = _judge(way) if certain else judge_of(way, search.known)
        found = add(found, verified(search, candidates, judge, is_one_pattern(way)))
    found.bounded |= bounded
    if not any(verdict.together for verdict in found.verdicts.values()) and not _is_word(way, found):
        found = add(found, _cut_matches(search, way))
    return found


def _is_word(way: Alternative, found: Found) -> bool:
    """Whether it is one word, and found: nobody wants to see it within others too."""
    return len(way.wanted) == 1 and len(way.wanted[0].keys) == 1 and len(found.candidates) > 0


def _standing(search: Search, way: Alternative, candidates: Candidates) -> Found:
    """Of many candidates, those in whose text Chinese words stand in a row, in one script or the other.

    The database tells without handing the texts over: however many there are, all of them are counted.
    """
    asked = folded_han(way.wanted)
    if len(candidates) <= MANY or not asked or way.unwanted:
        return Found()
    typed = surface(" ".join(clause.words for clause in way.wanted))
    numbers = candidates.ids[:MOST_STANDING].tolist()
    exact, others = rows.holding(search.db, numbers, (typed, asked, traditional(asked)))
    standing = candidates.only(are_among(candidates.ids, exact + others))
    ranked = standing.ids[:MOST_VERIFIED].tolist()
    matches: dict[int, Match] = {**dict.fromkeys(exact, "exact"), **dict.fromkeys(others, "variant")}
    verdict = {match: Verdict(match, (), together=True, continues=False) for match in ("exact", "variant")}
    verdicts = {number: verdict[matches[number]] for number in ranked}
    return Found(standing, matches, verdicts)


def _certain(search: Search, way: Alternative, candidates: Candidates) -> Found:
    """Candidates that the engine is certain of; of the first, or of few all, how exactly they match."""
    found = Found(candidates)
    some = candidates.ids if len(candidates) <= COUNTED else candidates.ids[:RANKED]
    for row in search.texts(some.tolist(), alone=len(way.wanted) == 1):
        verdict = roughly(way.wanted, row.text, row.following)
        found.verdicts[row.number] = verdict
        found.matches[row.number] = verdict.match
    return found


def _judge(way: Alternative) -> Callable[[TextRow, int], Verdict]:
    """The same of any number of them."""

    def verdict(row: TextRow, event: int) -> Verdict:
        return roughly(way.wanted, row.text, row.following)

    return verdict


def verified(
    search: Search,
    candidates: Candidates,
    judge: Callable[[TextRow, int], Verdict | None],
    quickly: bool = False,
) -> Found:
    """Those candidates in whose text the words really stand, within bounds of number and time.

    `quickly`: it is soon told, and of each text alone.
    """
    most = MOST_FITTED if quickly else MOST_VERIFIED
    verdicts: dict[int, Verdict] = {}
    events = dict(zip(candidates.ids[:most].tolist(), candidates.events.tolist(), strict=False))
    seen = 0
    for some in _batches(candidates, most):
        if seen and time.thread_time() > search.end:
            break
        for row in search.texts(some, alone=quickly):
            verdict = judge(row, events[row.number])
            if verdict is not None:
                verdicts[row.number] = verdict
        seen += len(some)
    keep = np.fromiter((one in verdicts for one in candidates.ids[:seen].tolist()), np.bool_, seen)
    matches = {number: verdict.match for number, verdict in verdicts.items()}
    return Found(candidates.only(np.flatnonzero(keep)), matches, verdicts, seen < len(candidates))


def _batches(candidates: Candidates, most: int) -> Iterator[list[int]]:
    for first in range(0, min(len(candidates), most), AT_A_TIME):
        yield candidates.ids[first : min(first + AT_A_TIME, most)].tolist()


def _cut_matches(search: Search, way: Alternative) -> Found:
    """Where the words stand letter for letter, though they begin or end within a word: a copied line."""
    words = " ".join(clause.words for clause in way.wanted)
    if way.unwanted or any(clause.pattern for clause in way.wanted):
        return Found()
    plan = cut_plan(words, search.engine)
    if plan is None:
        return Found()

    needle = letters(words)
    one_word = words.isascii() and " " not in words.strip()

    def judge(row: TextRow, event: int) -> Verdict | None:
        if needle not in letters(f"{row.text} {row.following[:NEXT_CHARACTERS]}"):
            return None  # most candidates, and quickly told
        passage = Passage(row.text, row.following)
        place = part_of_a_word(words, passage) if one_word else literally(words, passage, line=True)
        if place is None:
            return None
        span = whole_words(passage.in_place, *place.spans[0])
        if span != place.spans[0] and is_inflected(needle, passage.in_place, span):
            return Verdict("variant", (span,), True, place.continues)
        exact = place.exact and not one_word
        return Verdict("exact" if exact else "variant", merged(place.spans), True, place.continues)

    found = verified(search, search.engine.candidates(plan, search.filters), judge)
    found.bounded &= len(found.candidates) > 0  # where none of so many is one, there are hardly any
    found.copied = len(way.wanted) >= COPIED and len(found.candidates) > 0
    return found


def is_settled(way: Alternative, found: Found) -> bool:
    """Whether a sentence, or a part of one that was copied, stands somewhere as it is.

    Nobody wants what only resembles it.
    """
    return found.copied or (
        is_sentence([key for clause in way.wanted for key in clause.keys])
        and any(verdict.together and verdict.match != "partial" for verdict in found.verdicts.values())
    )


def is_sentence(keys: Sequence[str]) -> bool:
    """Many words; or few, if they are such as no name or term has: to predict it."""
    return len(keys) >= SENTENCE or (len(keys) > 2 and sum(map(is_stop_word, keys)) > 1)


# Partial matches: most of it


def partial_matches(search: Search, way: Alternative, found: Found) -> Found:
    """What holds most of what is wanted and was not found otherwise."""
    if sum(len(clause.keys) for clause in way.wanted) < 4 or any(clause.pattern for clause in way.wanted):
        return Found()
    some = search.engine.candidates(partial_plan(way.wanted, ENOUGH), search.filters)
    some = some.only(~are_among(some.ids, found.candidates.ids))

    def judge(row: TextRow, event: int) -> Verdict | None:
        if way.unwanted and is_unwanted(way.unwanted, Passage(row.text)):
            return None
        verdict = partly(way.wanted, row.text)
        return verdict if verdict and verdict.score >= HALF else None

    parts = verified(search, some.only(slice(None, MOST_PARTIAL)), judge)
    parts.more_parts = len(some) > MOST_PARTIAL
    return parts
