"""Texts by how they begin: as they are written, or in pinyin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile

from app.text.normalise import is_han
from app.text.pinyin import syllable


class Beginnings:
    """Texts, each by a key, of which the beginning is known."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._in_order = sorted(texts)

    def of(self, start: str) -> list[str]:
        """The texts whose keys begin so, in the order of the keys."""
        first = bisect_left(self._in_order, (start,))
        found = takewhile(lambda one: one[0].startswith(start), self._in_order[first:])
        return [text for _, text in found]


def in_letters(keys: Iterable[str]) -> str:
    """Chinese characters as one types them: zhuyunlai, lv for lü. "" where one has no reading."""
    spelt = [syllable(key) if is_han(key) else "" for key in keys]
    return "".join(spelt) if all(spelt) else ""
