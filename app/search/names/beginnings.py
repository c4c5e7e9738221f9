"""Texts by how they begin: as they are written, or in pinyin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from app.text.normalise import is_han, plain
from app.text.pinyin import syllable
from app.text.second_readings import read_in_words

_GAP = re.compile(r"[\s\u2010-\u2013-]+")
"""White space and hyphens: Open AI and Open-AI are OpenAI."""


class Beginnings:
    """Texts, each by a key, of which the beginning is known."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._in_order = sorted(texts)

    def of(self, start: str) -> list[str]:
        """The texts whose keys begin so, in the order of the keys."""
        first = bisect_left(self._in_order, (start,))
        found = takewhile(lambda one: one[0].startswith(start), self._in_order[first:])
        return list(dict.fromkeys(text for _, text in found))


def solid(words: str) -> str:
    """Words folded, without the gaps between them."""
    return without_gaps(plain(words))


def without_gaps(words: str) -> str:
    """Words without white space and hyphens."""
    return _GAP.sub("", words)


def in_letters(keys: Iterable[str]) -> str:
    """Chinese characters as one types them: zhuyunlai, lv for lü. "" where one has no reading."""
    return _joined([syllable(key) if is_han(key) else "" for key in keys])


def as_typed(word: str) -> set[str]:
    """The same of a word: each character as it is mostly read, and as it is in such words (yinhang)."""
    ways = (map(syllable, word), read_in_words(word)) if all(map(is_han, word)) else ()
    return {letters for way in ways if (letters := _joined(list(way)))}


def _joined(spelt: Sequence[str]) -> str:
    return "".join(spelt) if all(spelt) else ""
