"""Texts held against what was asked for: what tells quickly, and else word by word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative
from app.search.query.readings import in_a_row, spellings
from app.search.query.wild import wild
from app.search.stored.rows import TextRow
from app.search.verify.quick_checks import is_chinese, may_begin, stands_exactly, stands_folded
from app.search.verify.verify import Spellings, Verdict, verify
from app.text.normalise import plain


def is_one_pattern(way: Alternative) -> bool:
    """Whether a wild card is all that is looked for: where it stands, of those that are shown."""
    return len(way.wanted) == 1 and bool(way.wanted[0].pattern) and not way.unwanted


def judge_of(way: Alternative, known: Lexicon) -> Callable[[TextRow, int], Verdict | None]:
    """What tells of a text how it matches; None where it does not."""
    row = _only_row(way, known)
    patterns = [wild(clause.pattern) for clause in way.wanted if clause.pattern]
    alone = is_one_pattern(way)
    fits = Verdict("exact", (), together=True, continues=False)

    @cache
    def of_event(event: int) -> Spellings:
        return spellings(way.wanted, known, event)

    def verdict(text: TextRow, event: int) -> Verdict | None:
        if patterns and not all(pattern.search(plain(text.text)) for pattern in patterns):
            return None
        if alone:
            return fits
        if not way.unwanted:  # most candidates, quickly told; where it stands, of those that are shown
            if stands_exactly(way.wanted, text.text):
                return Verdict("exact", (), together=True, continues=False)
            if stands_folded(way.wanted, text.text):
                return Verdict("variant", (), together=True, continues=False)
        if row and not may_begin(row, text.text):
            return None
        return verify(way.wanted, way.unwanted, text.text, text.following, of_event(event))

    return verdict


def _only_row(way: Alternative, known: Lexicon) -> str:
    """The Chinese characters without which nothing matches; "" where other words or spellings would do."""
    row = in_a_row(way.wanted).keys
    alone = len(way.wanted) == 1 and not way.wanted[0].pattern and not known.others(row)
    return "".join(row) if alone and is_chinese(row) else ""
