"""Quotations that run over more than two utterances, of which no document of the index holds all."""

from __future__ import annotations

import numpy as np

from app.search.engine.protocol import AnyOf, Plan
from app.search.query.clauses import Alternative
from app.search.query.readings import in_a_row
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteMatch
from app.search.stages.found import Found, Search, add
from app.search.stages.matching import is_sentence
from app.search.stored import rows
from app.search.verify.verify import Verdict
from app.text.normalise import fold
from app.text.tokens import phrase_tokens

LOOKED_AT = 5
"""Matches within an utterance that tell."""


def over_several(search: Search, way: Alternative, found: Found) -> Found:
    """Where all words of a sentence stand in a row over several utterances: the one in which they begin.

    Nothing where they were found otherwise: as they are, or misheard within an utterance.
    """
    row = in_a_row(way.wanted)
    if way.unwanted or any(clause.pattern for clause in way.wanted) or not is_sentence(row.keys):
        return Found()
    if _is_within(search, found):
        return Found()
    result = Found()
    for match in find_quote(search.db, search.engine, row.words, cut_anywhere=True).matches:
        if match.match in ("exact", "variant") and len(match.utterances) > 1:
            result = add(result, _beginning(search, match))
    return result


def _is_within(search: Search, found: Found) -> bool:
    """Whether it stands within an utterance, misheard or not: what runs over begins or ends with one."""
    spans = {
        number: verdict.spans
        for number, verdict in found.verdicts.items()
        if verdict.together and verdict.match != "partial" and not verdict.continues
    }
    return any(
        not spans[row.number]
        or (spans[row.number][0][0] > 0 and spans[row.number][-1][1] < len(row.text) - 1)
        for row in rows.texts(search.db, list(spans)[:LOOKED_AT], alone=True)
    )


def _beginning(search: Search, match: QuoteMatch) -> Found:
    first = match.utterances[0]
    tokens = phrase_tokens(fold(first.text).keys)
    if not tokens:
        return Found()
    plan = Plan([AnyOf((token,)) for token in tokens])
    candidates = search.engine.candidates(plan, search.filters)
    candidates = candidates.only(np.flatnonzero(candidates.ids == first.number))
    if not len(candidates):  # a filter leaves it out
        return Found()
    starts = (at for at in range(len(first.text)) if match.said.startswith(first.text[at:].rstrip()))
    span = (next(starts, 0), len(first.text))
    verdict = Verdict(match.match, (span,), together=True, continues=True)
    return Found(candidates, {first.number: match.match}, {first.number: verdict})
