"""Pinyin typed by hand: with tone marks (guīmó), tone numbers (gui1mo2), or without tones; with or without
apostrophes (xi'an).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain, islice, product
from pathlib import Path

LONGEST = 60
"""Letters of a word."""
MOST_CUTS = 8
"""Ways to cut a word, or several, into syllables."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u0306\u030c"))
"""Their marks, as characters by themselves; a round one is typed for the third tone too."""
_NUMBERED = re.compile(r"[a-z]+(?:(?:[0-5]'?|')[a-z]+)*[0-5]?'?")
_SPELT = {"u\u0308": "v", "u:": "v"}
"""Ways to write the u with two dots."""
_MAY_MEAN = {"lyu": "lv", "nyu": "nv", "lue": "lve", "nue": "nve"}
"""Others, as passports have it (but Xinyu may well be xin yu), and of those who leave the dots out."""
Syllables = tuple[str, ...]


def typed(word: str) -> list[str] | None:
    """The syllables of a word that is pinyin, without tones (guimo, guīmó: gui, mo); None if it is not."""
    return next(map(list, cuts(word)), None)


@lru_cache(maxsize=1024)
def cuts(word: str) -> tuple[Syllables, ...]:
    """The ways to cut a word of pinyin into syllables: those with the fewest first, and among these those
    that have no nü where yu may be meant; () for a word that is none.
    """
    parts = [_cuts(part) for part in _parts(word)]
    ways = [tuple(chain(*some)) for some in product(*parts)] if parts else []
    return tuple(sorted(ways, key=len)[:MOST_CUTS])


def cuts_of_each(words: Iterable[str]) -> list[tuple[Syllables, ...]]:
    """The same of several words, each by itself; [] if one of them is no pinyin."""
    ways = list(islice(product(*map(cuts, words)), MOST_CUTS))
    return sorted(ways, key=lambda way: sum(map(len, way)))


def toneless(words: str) -> tuple[str, ...]:
    """The letters of what may be pinyin, or the beginning of some, without tones, as they may be meant: with
    yu, and with nü for nyu. () for anything else.
    """
    letters = "".join(_parts("".join(words.split())))
    others = letters
    for written, meant in _MAY_MEAN.items():
        others = others.replace(written, meant)
    return tuple(dict.fromkeys(filter(None, (letters, others))))


def has_tones(word: str) -> bool:
    """Whether tones were typed too: then it is nothing but pinyin."""
    apart = unicodedata.normalize("NFKD", word)
    return apart[-1:].isdigit() or apart != apart.translate(_TONES)


def _parts(word: str) -> list[str]:
    """A word in lower case without tones, cut where a number said one and at apostrophes; [] for what is no
    pinyin.
    """
    letters = unicodedata.normalize("NFKD", word.lower()).translate(_TONES).replace("\u2019", "'")
    for written, letter in _SPELT.items():
        letters = letters.replace(written, letter)
    if len(letters) > LONGEST or not _NUMBERED.fullmatch(letters):
        return []
    return re.findall("[a-z]+", letters)


def _cuts(letters: str) -> list[Syllables]:
    """The same for letters alone."""
    ways: list[list[tuple[int, Syllables]]] = [[] for _ in range(len(letters) + 1)]
    ways[0] = [(0, ())]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            last = letters[start:end]
            syllable = _MAY_MEAN.get(last, last)
            if syllable in all_syllables():
                ways[end] += [(as_nv + (syllable != last), (*way, syllable)) for as_nv, way in ways[start]]
        ways[end] = sorted(ways[end], key=lambda way: (len(way[1]), way[0]))[:MOST_CUTS]
    return [way for _, way in ways[-1]]


@cache
def all_syllables() -> frozenset[str]:
    """All that a usual character can have, without tones; lv for lü."""
    return frozenset(Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").split())
