"""A quotation that nobody said as one: who said each of its sentences, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from time import thread_time

from app.database import Db
from app.errors import StoreUnavailable
from app.message import Message
from app.search.engine.protocol import SearchEngine
from app.search.quote.editing import edited
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteAnswer, QuoteMatch
from app.search.quote.reporting import NEARLY, as_reported
from app.search.said_again import with_more
from app.text.normalise import fold
from app.text.sentences import sentences

_JOINT = re.compile(r"[:;：；]+(?!\d)|[—―–]+|(?<=\s)-+(?=\s)")
"""What joins two sentences in one; not that of 10:30, nor a hyphen."""
_NOT_NOW = Message(
    "The archive cannot be asked just now: its search index is being built. Try again in a minute."
)
MOST_SENTENCES = 12
"""That are looked for one by one."""
SECONDS = 0.7
"""Of this thread for all of it, after which no other sentence is begun with…"""
FOR_SENTENCES = 0.1
"""…but for so long the sentences are looked for at least."""


def check_quote(db: Db, engine: SearchEngine, text: str) -> QuoteAnswer:
    """Where a quotation was said, by whom, and how it differs; of its sentences too, unless one speaker said
    all of it in one go.

    Raises StoreUnavailable where there is no sound index: what it does not find may well have been said.
    """
    there = engine.generation() >= 0
    answer = _checked(db, engine, text)
    if not answer.too_short and not (there and engine.generation() >= 0):
        raise StoreUnavailable(_NOT_NOW)
    return answer


def _checked(db: Db, engine: SearchEngine, text: str) -> QuoteAnswer:
    stop = thread_time() + SECONDS
    answer = _found(db, engine, text, stop - FOR_SENTENCES)
    if answer.too_short or _is_of_one(answer):
        return with_more(db, engine, answer)
    asked = list(_sentences(answer.quoted))
    if len(asked) < 2:
        clauses = _clauses(db, engine, answer)
        return replace(answer, sentences=_of_as_few(clauses)) if len(clauses) > 1 else answer
    found: list[QuoteAnswer] = []
    checked = 0
    stop = max(stop, thread_time() + FOR_SENTENCES)
    for sentence in asked[:MOST_SENTENCES]:
        if thread_time() > stop:
            break
        found += _clauses(db, engine, _found(db, engine, sentence, stop))
        checked += 1
    return replace(answer, sentences=_of_as_few(found), unchecked=len(asked) - checked)


def _found(db: Db, engine: SearchEngine, text: str, stop: float = inf) -> QuoteAnswer:
    """What is known of a text as one; of what it quotes, if it was not said so, or nearly so.

    `stop`: the time of this thread from which on what it quotes is not looked for.
    """
    answer = find_quote(db, engine, text)
    if answer.too_short or answer.verdict in NEARLY or thread_time() > stop:
        return answer
    return as_reported(db, engine, answer) or answer


def _clauses(db: Db, engine: SearchEngine, sentence: QuoteAnswer) -> list[QuoteAnswer]:
    """A sentence; its parts between colons, semicolons and dashes if nobody said it, but one of them."""
    parts = [part.strip() for part in _JOINT.split(sentence.quoted) if fold(part).keys]
    if sentence.matches or sentence.too_short or not 1 < len(parts) <= MOST_SENTENCES:
        return [sentence]
    found = [find_quote(db, engine, part) for part in parts]
    return found if any(part.matches for part in found) else [sentence]


def _is_of_one(answer: QuoteAnswer) -> bool:
    """Whether one speaker said it."""
    return answer.verdict in NEARLY and len(answer.matches[0].speakers) == 1


def _sentences(asked: str) -> Iterator[str]:
    """Those of a quotation, or their parts between places where it leaves something out."""
    for part in edited(asked).parts:
        for start, end in sentences(part):
            sentence = part[start:end].strip()
            if fold(sentence).keys:
                yield sentence


def _of_as_few(found: Sequence[QuoteAnswer]) -> tuple[QuoteAnswer, ...]:
    """With those of the best matches first whose speaker and talk have most of the sentences.

    What many said was quoted of who said the rest.
    """
    said = Counter(place for one in found for place in {_place(match) for match in one.matches})

    def order(match: QuoteMatch, best: QuoteMatch) -> tuple[bool, int]:
        return match.match != best.match, -said[_place(match)]

    return tuple(
        replace(one, matches=tuple(sorted(one.matches, key=lambda match: order(match, one.matches[0]))))
        for one in found
    )


def _place(match: QuoteMatch) -> tuple[str, str]:
    return match.main.speaker_slug, match.main.session_slug
