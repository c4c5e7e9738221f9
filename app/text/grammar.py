"""Words of grammar: they stand all over a text, and say nothing by themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.text.normalise import fold, plain


def is_of_grammar(word: str) -> bool:
    """Whether a word, as it is written, is one of grammar: the, what's, shouldn't, 的."""
    return plain(word).replace("’", "'") in _words()


def is_key_of_grammar(key: str) -> bool:
    """Whether a key of a folded text is that of such a word."""
    return key in _keys()


@cache
def _words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("grammar.txt").read_text(encoding="utf-8").split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(keys[0] for word in _words() if len(keys := fold(word).keys) == 1)
