"""The stage of a search that looks for a short term with a character left out: 具智能 for 具身智能."""

from __future__ import annotations

from app.search.engine.protocol import AnyOf, Plan
from app.search.names.names import Keys
from app.search.query.clauses import Alternative
from app.search.sound.lapses import is_coined, may_lapse
from app.search.sound.short_words import SELDOM, are_adjacent, cuts, is_grammar
from app.search.stages.found import Found, Search
from app.search.stages.matching import verified
from app.search.stored.rows import TextRow
from app.search.verify.in_a_row import rows_of
from app.search.verify.verify import Verdict, is_unwanted, merged
from app.text.passage import Passage, Span
from app.text.words import is_word


def with_one_less(search: Search, way: Alternative, keys: Keys, stands: bool) -> Found:
    """Where a term stands with a character within left out.

    Not of one that stands as it is and is made of words of the dictionary (社会|新 is no 社会创新).
    """
    names = search.known.names
    if not may_lapse(keys, names) or (stands and not is_coined(keys, names)):
        return Found()
    rows = [keys[:i] + keys[i + 1 :] for i in range(1, len(keys) - 1)]
    pairs = [keys[i - 1] + keys[i + 1] for i in range(1, len(keys) - 1)]
    rare = {pair: row for pair, row in zip(pairs, rows, strict=True) if _is_lapse(pair, row, search)}
    if not rare:
        return Found()

    def judge(text: TextRow, event: int) -> Verdict | None:
        passage = Passage(text.text, text.following)
        if is_unwanted(way.unwanted, passage):
            return None
        spans = [span for row in rare.values() for span in _standing(row, passage)]
        return Verdict("sounds_like", merged(spans), True, False, 1 - 1 / len(keys)) if spans else None

    return verified(search, search.engine.candidates(Plan([AnyOf(tuple(rare))]), search.filters), judge)


def _is_lapse(pair: str, row: Keys, search: Search) -> bool:
    """Whether a row has no sense but as a term that lacks a character: the pair that comes of it is rare, and
    it is no part of another name (远|汐科技 is no 汐音科技).
    """
    if is_word("".join(row)) or any(map(is_grammar, pair)):
        return False
    if not 0 < search.engine.document_frequency(pair) <= SELDOM:
        return False
    return not any("".join(row) in "".join(name) for name in search.known.names)


def _standing(row: Keys, passage: Passage) -> list[Span]:
    """Where characters stand side by side and cut no word in two."""
    places = [(start, start + len(row)) for start in rows_of(passage, row)]
    own = len(passage.own.keys)
    return [
        passage.span(start, end)
        for start, end in places
        if end <= own and are_adjacent(start, end, passage) and not cuts(start, end, passage)
    ]
