"""The quotation in a report of what somebody said, looked for without the reporter's own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.query.query import SURE
from app.search.quote.attributed import named
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteAnswer
from app.search.quote.reported import Reported, credited, reported
from app.text.normalise import fold

_APART = " … "
"""Between pieces of which each is a sentence by itself."""
LONGEST = 400
"""Characters of a report that is looked for as one; of a longer one the sentences are."""
NEARLY = (*SURE, "sounds_like")
"""Answers that it was said, or nearly so."""


def as_reported(db: Db, engine: SearchEngine, whole: QuoteAnswer) -> QuoteAnswer | None:
    """What is known of the quotation in a report; None where it is none, or stands there as a whole.

    `whole`: what is known of all of it, which was not said so, or nearly so.
    """
    if len(whole.asked) > LONGEST:
        return None
    report = reported(whole.asked)
    if whole.attributed and not (report and len(report.pieces) > 1):
        return None  # who is said to say it was left out already
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
    around -= Counter(fold(whole.attributed).keys)  # which was not looked for
    for match in whole.matches:
        lost = Counter(key for one in match.difference for key in fold(one.asked).keys)
        if around and 2 * (around - lost).total() >= around.total():
            return True
    return False


def _of_pieces(db: Db, engine: SearchEngine, pieces: tuple[str, ...], meant: frozenset[str]) -> QuoteAnswer:
    """What is known of the pieces in a row. If they were not said so, each is to be checked by itself: a
    report may put together what was said far apart, and say something else with it.
    """
    answer = find_quote(db, engine, " ".join(pieces), meant=meant)
    return answer if answer.verdict in NEARLY else replace(answer, quoted=_APART.join(pieces))


def _is_mostly_quoted(report: Reported) -> bool:
    return sum(map(len, report.pieces)) >= sum(map(len, report.around))
