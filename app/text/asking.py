"""Words of grammar and of asking: what is left of a question without them is what it is about."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from app.text.normalise import is_han, plain
from app.text.words import tagged

_SIGNS = ".,;:!?，。；：！？"


def told_apart(words: str) -> list[tuple[str, bool]]:
    """A word, or Chinese words in a row cut where words of grammar begin and end; which parts are such.

    吴军说了什么 is 吴军 and 说了什么.
    """
    word = plain(words).strip(_SIGNS)
    if not word or word in _words() or not all(map(is_han, word)):
        return [(word or words, word in _words())]
    parts = groupby(((one, one in _words()) for one, _ in tagged(word)), key=lambda one: one[1])
    return [("".join(one for one, _ in some), of_grammar) for of_grammar, some in parts]


@cache
def _words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("asking.txt").read_text(encoding="utf-8").split())
