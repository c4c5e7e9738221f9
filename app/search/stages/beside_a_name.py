"""Partial matches of a search that names a speaker beside other words: the name, and most of the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.search.engine.protocol import are_among
from app.search.names.names import name_keys
from app.search.query.clauses import Alternative, Clause
from app.search.query.readings import readings, spellings
from app.search.stages.found import Found, Search, add
from app.search.stages.matching import ENOUGH, is_sentence, verified
from app.search.stages.planning import strict_plan
from app.search.stages.speakers import named_beside
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict, merged, partly, verify


def with_its_name(search: Search, way: Alternative, found: Found) -> Found | None:
    """What was found but parts, and where the name of the one speaker stands who is named, in any spelling,
    with most of the other words; None where nobody is named, or in a sentence.

    What has the other words alone, of which there are many, says nothing of that speaker; who looks for what
    the speaker said of them is led there.
    """
    named = named_beside(search.db, way.wanted, search.known) if len(way.wanted) > 1 else None
    if named is None:
        return None
    speaker, clauses = named
    rest = tuple(clause for clause in way.wanted if clause not in clauses)
    if not rest or is_sentence([key for clause in rest for key in clause.keys]):
        return None
    whole = [found.matches.get(number) != "partial" for number in found.candidates.ids.tolist()]
    result = replace(found.only(np.array(whole, np.bool_)), more_parts=False)
    as_written = Alternative((Clause(speaker.name, name_keys(speaker.name)),), way.unwanted)
    for name in (*readings(replace(way, wanted=clauses), search.known), as_written):
        result = add(result, _parts(search, name, rest, result))
    return result


def _parts(search: Search, name: Alternative, rest: tuple[Clause, ...], found: Found) -> Found:
    """Where a name stands so, with most of the rest, and was not found otherwise."""
    plan, _, _ = strict_plan(name, search.engine, search.known)
    candidates = search.engine.candidates(plan, search.filters)
    candidates = candidates.only(~are_among(candidates.ids, found.candidates.ids))
    size, of_name = (sum(len(clause.keys) for clause in some) for some in (rest, name.wanted))

    def judge(row: TextRow, event: int) -> Verdict | None:
        most = partly(rest, row.text)
        if most is None or most.score < ENOUGH:
            return None
        others = spellings(name.wanted, search.known, event)
        named = verify(name.wanted, name.unwanted, row.text, row.following, others)
        share = (of_name + most.score * size) / (of_name + size)
        return named and Verdict("partial", merged((*named.spans, *most.spans)), False, False, share)

    parts = verified(search, candidates, judge)
    meant = (name,) if len(parts.candidates) else ()  # to be marked, too
    return replace(parts, bounded=False, more_parts=parts.bounded, meant=meant)
