"""The quotation in a report of what somebody said, looked for without the reporter's own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.query.query import MATCHES, SURE
from app.search.quote.attributed import named
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteAnswer
from app.search.quote.reported import Reported, credited, reported
from app.text.normalise import fold

_LEFT_OUT = " … "
"""Between two pieces that were not said one right after the other."""
LONGEST = 400
"""Characters of a report that is looked for as one; of a longer one the sentences are."""
_ORDER = (*MATCHES, "absent")
NEARLY = (*SURE, "sounds_like")
"""Answers that it was said, or nearly so."""


def as_reported(db: Db, engine: SearchEngine, whole: QuoteAnswer) -> QuoteAnswer | None:
    """What is known of the quotation in a report; None where it is none, or stands there as a whole.

    `whole`: what is known of all of it, which was not said so, or nearly so.
    """
    if len(whole.asked) > LONGEST:
        return None
    report = reported(whole.asked)
    for one in (report,) if report else credited(whole.asked):
        name, slugs = named(db, "\n".join(one.around))
        if (report or slugs) and not _stands(whole, one):
            answer = _of_pieces(db, engine, one.pieces, slugs)
            if answer.matches or (report and _is_mostly_quoted(one)):
                return replace(answer, asked=whole.asked, hint=whole.hint, attributed=name, around=one.around)
    return None


def _stands(whole: QuoteAnswer, report: Reported) -> bool:
    """Whether half of what would be the reporter's words was said with the rest, so that they are none."""
    around = Counter(key for text in report.around for key in fold(text).keys)
    for match in whole.matches:
        lost = Counter(key for one in match.difference for key in fold(one.asked).keys)
        if 2 * (around - lost).total() >= around.total():
            return True
    return False


def _of_pieces(db: Db, engine: SearchEngine, pieces: tuple[str, ...], meant: frozenset[str]) -> QuoteAnswer:
    """What is known of the pieces as one; with words left out between them if that is known better."""
    in_a_row = find_quote(db, engine, " ".join(pieces), meant=meant)
    if len(pieces) == 1 or in_a_row.verdict in NEARLY:
        return in_a_row
    apart = find_quote(db, engine, _LEFT_OUT.join(pieces), meant=meant)
    return min(in_a_row, apart, key=lambda one: _ORDER.index(one.verdict))


def _is_mostly_quoted(report: Reported) -> bool:
    return sum(map(len, report.pieces)) >= sum(map(len, report.around))
