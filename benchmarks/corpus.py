"""As many different utterances as a measurement wants, from real talks."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, islice, pairwise
from typing import Any

from app.search.engine.protocol import Document
from app.search.indexer import _document
from benchmarks.material import real_sessions

MOST_REAL = 200_000
MOST_KEPT = 5_000
LONGEST = 120
_SENTENCE = re.compile(r"[^。！？.!?]*[。！？.!?]*\s*")

Row = tuple[int, str, str | None, int, int, int | None, date | None, str, str | None]
"""What the indexer reads of each: number, text, next text, speaker, session, event, date, lang, kind."""


def documents(count: int) -> Iterator[Document]:
    """That many documents as the indexer makes them.

    Of very many only the first are what was said; the others have half the tokens each of two of them.
    """
    kept = []
    for row in islice(rows(), min(count, MOST_REAL)):
        document = _document(row)
        if count > MOST_REAL and len(kept) < MOST_KEPT:
            kept.append(document)
        yield document
    choice = random.Random(4)
    for number in range(MOST_REAL + 1, count + 1):
        one, other = choice.choice(kept), choice.choice(kept)
        yield replace(
            one,
            id=number,
            tokens=_halves(one.tokens, other.tokens),
            sounds=_halves(one.sounds, other.sounds),
            session=number // 900 + 100_000,
            day=other.day,
        )


def _halves(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    first, second = islice(one.items(), len(one) // 2), islice(other.items(), len(other) // 2, None)
    return dict(chain(first, second))


def rows() -> Iterator[Row]:
    """All utterances of the real talks."""
    number = 0
    seen: set[int] = set()
    speakers: dict[str, int] = {}
    for session, talk in enumerate(real_sessions(), 1):
        said = list(_utterances(talk, seen))
        for (speaker, text), (_, following) in pairwise([*said, ("", "")]):
            number += 1
            who = speakers.setdefault(speaker, len(speakers) + 1)
            yield number, text, following, who, session, None, day_of(talk), talk["lang"][:2], None


def _utterances(talk: dict[str, Any], seen: set[int]) -> Iterator[tuple[str, str]]:
    """Speaker and text: whole sentences up to LONGEST characters, each once."""
    for turn in talk["turns"]:
        text = ""
        for sentence in _SENTENCE.findall(turn["text"]):
            if text and len(text) + len(sentence) > LONGEST:
                yield from _new(turn["speaker"], text, seen)
                text = ""
            text += sentence
        yield from _new(turn["speaker"], text, seen)


def _new(speaker: str, text: str, seen: set[int]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(text), 3 * LONGEST):
        piece = text[start : start + 3 * LONGEST].strip()
        if len(piece) > 5 and hash(piece) not in seen:
            seen.add(hash(piece))
            yield speaker or "?", piece


def day_of(talk: dict[str, Any]) -> date | None:
    """The day of a session; None where it is not known."""
    try:
        return date.fromisoformat(talk["date"])
    except (TypeError, ValueError):
        return None
