"""What a search finds without some of its words, where no passage has all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.search.query.clauses import Clause
from app.search.query.query import MOST_TYPED, SearchQuery
from app.search.stages.found import Found, Search
from app.search.stages.speakers import of_words
from app.search.stored import rows

MOST_TRIED = 5
"""Words of a search, the first ones, without which it is tried."""
MOST_TOLD = 3
"""Searches with fewer words that are told of."""
SECONDS = 0.4
"""Time for looking for them, if there is so much left."""
Look = Callable[[Search, SearchQuery], Found]
"""Answers a search as `find` does."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """A search without some of its words, which finds something."""

    words: str
    """Those left out."""
    query: SearchQuery
    total: int


def with_less(search: Search, query: SearchQuery, look: Look) -> list[Fewer]:
    """The search without each of its words in turn, where that finds all the others; not more than a few.

    Where there is none, the search without all that stand nowhere, or without these and one more. Nothing for
    a long search, nor one with an OR. Those that cannot be counted in time are left out.
    """
    size = sum(len(clause.keys) for clause in query.wanted)
    if len(query.wanted) < 2 or query.others or size > MOST_TYPED:
        return []
    search = replace(search, end=min(time.thread_time() + SECONDS, search.end))
    words = query.wanted[:MOST_TRIED]
    found = _without(search, query, look, [[one] for one in words])
    if found or len(query.wanted) < 3:
        return found
    nowhere = [one for one in words if not _finding(search, query, look, [one])]
    if not nowhere:
        return []
    one_more = ([*nowhere, one] for one in words if one not in nowhere)
    return _without(search, query, look, [nowhere]) or _without(search, query, look, one_more)


def _without(
    search: Search, query: SearchQuery, look: Look, left_out: Iterable[Sequence[Clause]]
) -> list[Fewer]:
    """The search without each of some rows of its words, where that finds all the others."""
    kept = [[one for one in query.wanted if one not in some] for some in left_out]
    found = (_finding(search, query, look, some) for some in kept if some)
    return list(islice(filter(None, found), MOST_TOLD))


def _finding(search: Search, query: SearchQuery, look: Look, words: Sequence[Clause]) -> Fewer | None:
    """The search for some of its words, if it finds all of these and is counted in time."""
    less = of_words(query, words)
    filters = rows.filters(search.db, less, search.known, [])
    if filters is None or time.thread_time() > search.end:
        return None
    found = look(replace(search, filters=filters), less)
    left_out = " ".join(one.words for one in query.wanted if one not in words)
    return Fewer(left_out, less, len(found.candidates)) if found.has_whole and not found.bounded else None
