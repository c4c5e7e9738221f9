"""Words of grammar: they stand all over a text, and say nothing by themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.text.normalise import fold


def is_of_grammar(key: str) -> bool:
    """Whether a key of a folded text is such a word: the, is, that, 的."""
    return key in _keys()


@cache
def _keys() -> frozenset[str]:
    words = Path(__file__).with_name("grammar.txt").read_text(encoding="utf-8").split()
    return frozenset(keys[0] for word in words if len(keys := fold(word).keys) == 1)
