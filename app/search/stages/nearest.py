"""What comes nearest to a phrase that nobody said: passages that have its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from app.search.query.clauses import Alternative, Clause
from app.search.query.language import MOST_CLAUSES
from app.search.query.query import MOST_TYPED, SearchQuery
from app.search.stages.found import Found
from app.search.stages.matching import MOST_PARTIAL
from app.text.normalise import fold, is_han


def unquoted(query: SearchQuery) -> SearchQuery | None:
    """The search for the words of its phrases, each by itself; None without a phrase, and for a long one."""
    wanted = [clause for way in query.alternatives for clause in way.wanted]
    phrases = [clause for clause in wanted if clause.quoted and not clause.pattern]
    if not phrases or max(len(clause.keys) for clause in phrases) > MOST_TYPED:
        return None
    first, *others = map(_unquoted, query.alternatives)
    return replace(query, wanted=first.wanted, others=tuple(others), match=None)


def _unquoted(way: Alternative) -> Alternative:
    wanted = [one for clause in way.wanted for one in (_words(clause) if clause.quoted else [clause])]
    return replace(way, wanted=tuple(wanted[:MOST_CLAUSES]))


def _words(clause: Clause) -> list[Clause]:
    """The words of a phrase; Chinese characters in a row stay one."""
    if clause.pattern:
        return [clause]
    folded = fold(clause.words)
    places = sorted(set(zip(folded.starts, folded.ends, strict=True)))
    rows: list[tuple[int, int]] = []
    for chinese, some in groupby(places, key=lambda place: is_han(clause.words[place[0]])):
        spans = list(some)
        rows += [(spans[0][0], spans[-1][1])] if chinese else spans
    words = [clause.words[start:end] for start, end in rows]
    return [Clause(word, tuple(fold(word).keys)) for word in words]


def as_parts(found: Found, words: SearchQuery) -> Found:
    """What was found for the words of a phrase: no more than parts of it."""
    ids = found.candidates.ids.tolist()
    found.more_parts |= len(ids) > MOST_PARTIAL or found.bounded
    first = found.only(slice(None, MOST_PARTIAL))
    first.matches = dict.fromkeys(first.candidates.ids.tolist(), "partial")
    first.verdicts = {number: replace(one, match="partial") for number, one in first.verdicts.items()}
    first.meant = words.alternatives
    return first
