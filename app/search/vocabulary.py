"""The words that the archive holds: for wild cards, misspelt words and suggestions."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from app.search.engine import SearchEngine
from app.text.sounds import alike

SECONDS = 30.0
"""How long a vocabulary is used after the index has changed: a word more or less is no harm."""
MOST_FORMS = 64
"""Words that a misspelt word may stand for."""
_KEPT: dict[int, tuple[int, float, Mapping[str, int]]] = {}
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class WholeWords:
    """All words of an archive but Chinese ones, as they are written, folded."""

    counts: Mapping[str, int]
    """How many utterances hold each."""
    lines: str
    """All of them, one a line."""


_WHOLE: WeakKeyDictionary[SearchEngine, tuple[int, WholeWords]] = WeakKeyDictionary()


def whole_words(engine: SearchEngine) -> WholeWords:
    """The words of an archive as of now: what came in with the last edit is among them."""
    with _LOCK:
        generation = engine.generation()
        known = _WHOLE.get(engine)
        if known is None or known[0] != generation:
            counts = engine.vocabulary("", "whole")
            known = _WHOLE[engine] = (generation, WholeWords(counts, "\n".join(counts)))
        return known[1]


def latin_words(engine: SearchEngine) -> Mapping[str, int]:
    """All words in Latin letters (without inflection), with how many utterances hold each."""
    with _LOCK:
        generation, now = engine.generation(), time.monotonic()
        known = _KEPT.get(id(engine))
        if known is None or (known[0] != generation and now - known[1] > SECONDS):
            words: dict[str, int] = {}
            for letter in ascii_lowercase:
                words.update(engine.vocabulary(letter))
            known = _KEPT[id(engine)] = (generation, now, words)
            while len(_KEPT) > 4:
                _KEPT.pop(next(iter(_KEPT)))
        return known[2]


def similar(engine: SearchEngine, word: str) -> list[str]:
    """Words of the archive that sound or look like one, the most similar first, without itself."""
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return []
    words = latin_words(engine)
    found = process.extract(word, words.keys(), scorer=fuzz.ratio, score_cutoff=60.0, limit=200)
    return [other for other, *_ in found if other != word and alike(word, other)][:MOST_FORMS]


def holding(engine: SearchEngine, part: str) -> list[str]:
    """Words of which a part is given, the most frequent first."""
    words = latin_words(engine)
    return sorted((word for word in words if part in word), key=lambda word: -words[word])[:MOST_FORMS]
