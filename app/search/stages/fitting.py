"""What a document holds if a wild card fits in it: words of the archive, or characters."""

from __future__ import annotations

import re

from app.search.engine.protocol import AnyOf, SearchEngine
from app.search.engine.vocabulary import whole_words
from app.search.query.wild import TELLING, has_card, is_chinese, wild
from app.text.normalise import fold, is_han
from app.text.numbers import NUMERALS
from app.text.tokens import NEXT, phrase_tokens

MOST_WORDS = 4_000
"""Words that a wild card stands for, the most frequent first."""

MOST_PATTERNS = 64
"""Patterns of which is kept what fits: a search has 32 at the most."""


def conditions(engine: SearchEngine, pattern: str) -> tuple[list[AnyOf], bool]:
    """What a document has to hold for a pattern to fit in it; and whether there may be more of them."""
    if is_chinese(pattern):
        return _of_characters(pattern), False
    found, bounded = [], False
    for word in filter(TELLING.search, pattern.split()):
        words, more = fitting(engine, word) if has_card(word) else ([word], False)
        found.append(AnyOf(tuple(words), field="whole"))
        bounded |= more
    return found, bounded


def is_certain(pattern: str) -> bool:
    """Whether the pattern fits in every document that holds what it has to: where it is a single word."""
    return not is_chinese(pattern) and " " not in pattern


def fitting(engine: SearchEngine, pattern: str) -> tuple[list[str], bool]:
    """The words of the archive that fit, the most frequent first, and whether there are more."""
    known = whole_words(engine)
    words = known.fitting.get(pattern)
    if words is None:
        words = wild(pattern).findall(known.lines)
        words.sort(key=lambda one: -known.counts[one])
        if len(known.fitting) >= MOST_PATTERNS:
            known.fitting.clear()
        known.fitting[pattern] = words = words[: MOST_WORDS + 1]
    return words[:MOST_WORDS], len(words) > MOST_WORDS


def _of_characters(pattern: str) -> list[AnyOf]:
    """Characters side by side, and single ones: of numbers, which are written in many ways, none."""
    found = []
    for piece in re.split(r"[*?]+", pattern):
        keys = fold(piece).keys
        if len(keys) != len(piece) or not all(is_han(key) and key not in NUMERALS for key in keys):
            continue
        tokens = phrase_tokens(keys)
        found += [AnyOf((token, NEXT + token)) for token in tokens] or [AnyOf((), prefix=keys[0])]
    return found
