"""What a document holds if a wild card fits in it: letters, characters, or words of the archive."""

from __future__ import annotations

import re
from itertools import product
from string import ascii_lowercase

from app.search.engine import AnyOf, SearchEngine
from app.search.vocabulary import MOST_FORMS, latin_words
from app.search.wild import is_chinese, only_begins, wild
from app.text.normalise import fold, is_han, stem
from app.text.numbers import NUMERALS
from app.text.sounds import letter_tokens
from app.text.tokens import NEXT, phrase_tokens

FEW = 2_000
"""Documents of an archive so small that the texts of all of them are looked at."""
MOST_ENUMERATED = 2
"""Question marks of which every letter is tried."""
_ENDS = ("", "b", "bab", "babab")
"""What may stand before an ending: how much of it an English stem keeps depends on its length."""


def conditions(engine: SearchEngine, pattern: str) -> tuple[list[AnyOf], bool]:
    """What a document has to hold for a pattern to fit in it; and whether there may be more of them."""
    if is_chinese(pattern):
        return _of_characters(pattern), False
    if (engine.document_count() or 0) <= FEW:
        return [], False
    if only_begins(pattern):
        words, more = beginning(engine, pattern)
        return [AnyOf(tuple(words))], more
    runs = [run for piece in re.split(r"[*?]", pattern) for run in letter_tokens(piece)]
    if runs:
        return [AnyOf((run,), field="sounds") for run in dict.fromkeys(runs)], False
    words, more = _stems(engine, pattern)
    return [AnyOf(tuple(words))], more


def beginning(engine: SearchEngine, pattern: str) -> tuple[list[str], bool]:
    """Words (without inflection) that begin like a pattern, and whether there are more."""
    start = pattern.rstrip("*")
    words = engine.vocabulary(start[:2])
    # a word may begin like it that without its inflection is shorter: running* and run
    short = {one for end in range(3, len(start)) if (one := start[:end]) in words} | {stem(start)}
    return _most_frequent({one: n for one, n in words.items() if one.startswith(start) or one in short})


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


def _stems(engine: SearchEngine, pattern: str) -> tuple[list[str], bool]:
    """Words (without inflection) that a pattern of short pieces may mean; and whether there may be more."""
    cards = pattern.count("?")
    if "*" not in pattern and cards <= MOST_ENUMERATED:
        spelt = pattern.replace("?", "{}")
        tried = {stem(spelt.format(*letters)) for letters in product(ascii_lowercase, repeat=cards)}
        return [one for one in tried if engine.document_frequency(one)], False
    head, _, last = pattern.rpartition("*")
    ends = {stem(end + last)[len(end) :] for end in _ENDS} | {last[:-1]} if last else {""}
    shapes = [wild(f"{head}*{end}*") for end in ends]
    known = latin_words(engine)
    words, _ = _most_frequent(
        {one: n for one, n in known.items() if any(shape.fullmatch(one) for shape in shapes)}
    )
    return words, True


def _most_frequent(words: dict[str, int]) -> tuple[list[str], bool]:
    ranked = sorted(words, key=lambda one: -words[one])
    return ranked[:MOST_FORMS], len(ranked) > MOST_FORMS
