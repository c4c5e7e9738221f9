"""Pinyin typed by hand: with tone marks (guīmó), tone numbers (gui1mo2), or without tones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

LONGEST = 60
"""Letters of a word."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u0306\u030c"))
"""Their marks, as characters by themselves; a round one is typed for the third tone too."""
_WITHIN = re.compile("['\u2019]")
"""Parts syllables: xi'an is not xian."""
_NUMBERED = re.compile(r"[a-z]+(?:[0-5][a-z]+)*[0-5]?")
_SPELT = {"u\u0308": "v", "u:": "v", "lyu": "lv", "nyu": "nv"}
"""Ways to write lü and nü, passports' too."""


def typed(word: str) -> list[str] | None:
    """The syllables of a word that is pinyin, without tones (guimo, guīmó: gui, mo); None if it is not."""
    parts = _parts(word)
    syllables = [_syllables_of(part) for part in parts]
    return list(chain(*filter(None, syllables))) if parts and all(syllables) else None


def toneless(words: str) -> str:
    """The letters of what may be pinyin, or the beginning of some, without tones; "" for anything else."""
    return "".join(_parts("".join(words.split())))


def has_tones(word: str) -> bool:
    """Whether tones were typed too: then it is nothing but pinyin."""
    apart = unicodedata.normalize("NFKD", word)
    return apart[-1:].isdigit() or apart != apart.translate(_TONES)


def _parts(word: str) -> list[str]:
    """A word in lower case without tones, cut where a number said one and at apostrophes; [] for what is no
    pinyin.
    """
    letters = unicodedata.normalize("NFKD", word.lower()).translate(_TONES)
    for written, letter in _SPELT.items():
        letters = letters.replace(written, letter)
    if len(letters) > LONGEST or not _NUMBERED.fullmatch(_WITHIN.sub("", letters)):
        return []
    return re.findall("[a-z]+", letters)


def _syllables_of(letters: str) -> list[str] | None:
    """As few as there may be."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is not None and letters[start:end] in all_syllables():
                found = [*before, letters[start:end]]
                known = best[end]
                if known is None or len(found) < len(known):
                    best[end] = found
    return best[-1]


@cache
def all_syllables() -> frozenset[str]:
    """All that a usual character can have, without tones; lv for lü."""
    return frozenset(Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").split())
