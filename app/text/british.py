"""Words that are spelt in one way in Britain and in another in America: harbour and harbor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from app.text.normalise import plain, stem

_VERB = re.compile(r"^([a-z]{3,}[iy])([sz])((?:e|ed|es|er|ers|ing|able|ations?|ational)$)")
"""organise and organize, analyse and analyze; not prise and prize."""
_SIGNS = ".,;:!?"
_OTHER = {"s": "z", "z": "s"}


@lru_cache(maxsize=4096)
def respelt(word: str) -> tuple[str, ...]:
    """The keys of an English word in its other spelling, if there is one: harbor for harbours."""
    own = stem(plain(word).strip(_SIGNS))
    return tuple(dict.fromkeys(key for _, key in other_spellings(word) if key != own))


@lru_cache(maxsize=4096)
def other_spellings(word: str) -> tuple[tuple[str, str], ...]:
    """The same as words, some of them without inflection, each with its key."""
    word = plain(word).strip(_SIGNS)
    return tuple(_others(word, stem(word))) if word.isascii() and word.isalpha() else ()


@lru_cache(maxsize=16_384)
def one_spelling(word: str, key: str) -> str:
    """The key of an English word, the same in either spelling. `key`: that of its own."""
    return min((key, *respelt(word)))


def _others(word: str, own: str) -> Iterator[tuple[str, str]]:
    whole, our = _table()
    if own in whole:
        yield whole[own], whole[own]
    if verb := _VERB.match(word):
        other = verb[1] + _OTHER[verb[2]] + verb[3]
        yield other, stem(other)
    if begins := our.match(word):
        other = begins[1] + ("r" if begins[2] else "ur") + word[begins.end() :]
        yield other, stem(other)


@cache
def _table() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """From each spelling to the other, without inflection; and how words in -our begin."""
    lines = Path(__file__).with_name("british.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    pairs = [tuple(map(stem, word.split("="))) for word in words if "=" in word]
    our = "|".join(word.removesuffix("ur") for word in words if "=" not in word)
    both = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    return both, re.compile(rf"((?:dis|mis|un)?(?:{our}))(u?)r")
