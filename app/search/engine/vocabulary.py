"""The words that the archive holds: for wild cards, misspelt words and suggestions."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from app.search.engine.protocol import SearchEngine
from app.text.english import mistakes
from app.text.inflection import are_one_word
from app.text.irregular import is_irregular
from app.text.normalise import stem

SECONDS = 30.0
"""How long a vocabulary is used after the index has changed: a word more or less is no harm."""
MOST_FORMS = 64
"""Words that hold what was typed."""
MOST_SIMILAR = 16
"""Words that a misspelt one may stand for."""
LEAST_LIKENESS = 50.0
"""Of letters, 0 to 100, of words that are compared: a word may have an ending as long as its stem."""
SHORTEST_STEM = 3
"""Letters of a stem that other words may have too…"""
SHORTEST_OTHER = 2
"""…and of one of which forms are looked for that no rule makes: go."""
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class WholeWords:
    """All words of an archive but Chinese ones, as they are written, folded."""

    counts: Mapping[str, int]
    """How many utterances hold each."""
    lines: str
    """All of them, one a line."""
    fitting: dict[str, list[str]] = field(default_factory=dict)
    """Those that a wild card fits, the most frequent first: each stage of a search asks for them."""


_KEPT: WeakKeyDictionary[SearchEngine, tuple[int, float, Mapping[str, int]]] = WeakKeyDictionary()
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
        known = _KEPT.get(engine)
        if known is None or (known[0] != generation and now - known[1] > SECONDS):
            words: dict[str, int] = {}
            for letter in ascii_lowercase:
                words.update(engine.vocabulary(letter))
            known = _KEPT[engine] = (generation, now, words)
        return known[2]


def similar(engine: SearchEngine, word: str) -> list[str]:
    """Words of the archive (without inflection) that sound or look like one as it was typed, or have a form
    that does; those with the fewest mistakes first, then the most frequent, without itself.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return []
    words = latin_words(engine)
    some = process.extract(word, words.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=200)
    found = {other: wrong for other, *_ in some if (wrong := mistakes(word, other)) is not None}
    found.pop(word, None)
    return sorted(found, key=lambda other: (found[other], -words[other]))[:MOST_SIMILAR]


def holding(engine: SearchEngine, part: str) -> list[str]:
    """Words of which a part is given, the most frequent first."""
    words = latin_words(engine)
    return sorted((word for word in words if part in word), key=lambda word: -words[word])[:MOST_FORMS]


def inflections(engine: SearchEngine, word: str, others: Sequence[str] = ()) -> tuple[str, ...]:
    """A word as the archive has it, in all its inflections, where the archive has others with the same stem:
    use, uses, using, where there is useful too. () where it has none.

    With them what it may have in two parts with a hyphen: operation, for co-operation. `others`: forms of it
    with stems of their own (found of find), which are taken as they are, but for the base.
    """
    least = SHORTEST_OTHER if others else SHORTEST_STEM
    own, more = _with_stem(engine, word, least)
    for other in others:
        forms, strangers = _with_stem(engine, other, least)
        kept = [one for one in forms if one == other or not is_irregular(other)]
        more |= strangers or len(kept) < len(forms)
        own += kept
    if not more:
        return ()
    own = own or [word]
    parts = {one[at:] for one in (word, *own) for at in range(2, len(one) - 1)}
    return (*own, *sorted(one for one in parts if engine.document_frequency(one, "whole")))


def _with_stem(engine: SearchEngine, word: str, least: int) -> tuple[list[str], bool]:
    """The inflections of a word that the archive has, and whether it has other words with the same stem. None
    of a stem of fewer letters than `least`.
    """
    key = stem(word)
    if len(key) < least or not key.isalpha() or not key.isascii():
        return [], False
    begun = engine.vocabulary(key.rstrip("ie") or key, "whole")  # compani: company, use: using, die: dying
    some = [one for one in begun if stem(one) == key]
    own = [one for one in some if are_one_word(word, one)]
    return own, len(own) < len(some)
