"""As many different utterances as a measurement wants, from real talks."""

import random
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from benchmarks.material import real_sessions

LONGEST = 120
_SENTENCE = re.compile(r"[^。！？.!?]*[。！？.!?]*\s*")

Row = tuple[int, str, str | None, int, int, int | None, date | None, str, str | None]
"""What the indexer reads of each: number, text, next text, speaker, session, event, date, lang, kind."""


def rows(count: int) -> Iterator[Row]:
    """That many utterances; beyond the real ones, halves of two real ones put together."""
    number = 0
    seen: set[int] = set()
    speakers: dict[str, int] = {}
    several: list[str] = []
    for session, talk in enumerate(real_sessions(), 1):
        said = list(_utterances(talk, seen))
        for (speaker, text), (_, following) in pairwise([*said, ("", "")]):
            if number == count:
                return
            number += 1
            several.append(text)
            who = speakers.setdefault(speaker, len(speakers) + 1)
            yield number, text, following, who, session, None, _day(talk), talk["lang"][:2], None
    choice = random.Random(4)
    while number < count:
        one, other = choice.choice(several), choice.choice(several)
        text = one[: len(one) // 2] + other[len(other) // 2 :]
        number += 1
        day = date.fromordinal(735_000 + number % 4_000)
        yield number, text, None, number % len(speakers) + 1, number // 900 + 10_000, None, day, "zh", None


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


def _day(talk: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(talk["date"])
    except (TypeError, ValueError):
        return None
