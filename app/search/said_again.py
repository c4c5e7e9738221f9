"""How often a quotation was said besides the places that are shown: what a search for its words finds."""

from __future__ import annotations

import re
from dataclasses import replace

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.find import Results, find
from app.search.query.query import SURE, parse
from app.search.quote.editing import edited
from app.search.quote.quote_answer import More, QuoteAnswer

_SIGNS = re.compile(r'["“”„「」『』*?？]')
"""Signs that mean something in a search, and nothing in a quotation."""
LONGEST = 200
"""Characters of a quotation that may well be said more than once."""


def with_more(db: Db, engine: SearchEngine, answer: QuoteAnswer) -> QuoteAnswer:
    """The answer with how many more passages have the same words."""
    parts = edited(answer.quoted).parts
    if answer.verdict not in SURE or len(answer.quoted) > LONGEST or len(parts) > 1:
        return answer
    words = " ".join(_SIGNS.sub(" ", " ".join(parts)).split())
    results = find(db, engine, parse(f'"{words}"'))
    shown = {match.utterances[0].id for match in answer.matches if match.match in SURE}
    number = _sure(results) - len(shown)
    return replace(answer, more=More(number, results.partial, results.query)) if number > 0 else answer


def _sure(results: Results) -> int:
    """How many of the hits have the same words; all of them, where there are too many to be looked at."""
    counts = [facet.count for facet in results.facets["match"] if facet.value in SURE]
    return sum(filter(None, counts)) if None not in counts else results.total
