"""Keys of a text to the tokens that an index holds, and a phrase to the tokens it needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.text.normalise import is_han

VERSION = 15
"""Of the analysis: an index made by another one is built anew."""
NEXT = "+"
"""Before a token that needs the next utterance's first words to be complete."""


def index_tokens(own: Sequence[str], following: Sequence[str], extras: Iterable[str] = ()) -> Counter[str]:
    """The tokens of an utterance from its keys and extras, and those of the first keys of the next one.

    A Chinese character is indexed with the one after it; by itself only where none follows. Words stand for
    themselves. What lies in the next utterance, or across the break, is marked by NEXT.
    """
    tokens = Counter(_tokens(own))
    tokens.update(extras)
    if following:
        joined = _tokens([*own[-1:], *following])
        for token in joined:
            if token not in tokens:
                tokens[NEXT + token] = 1
    return tokens


def _tokens(keys: Sequence[str]) -> list[str]:
    han = list(map(is_han, keys))
    pairs = zip(keys, keys[1:], han, han[1:], strict=False)
    return [one + other if first and second else one for one, other, first, second in pairs] + list(keys[-1:])


def _pair(key: str, following: str) -> str:
    return key + following if is_han(key) and is_han(following) else key


def phrase_tokens(keys: Sequence[str]) -> list[str]:
    """The tokens that every text with these keys in a row holds; none for a single Chinese character."""
    tokens = [_pair(one, other) for one, other in pairwise(keys)]
    if keys and not is_han(keys[-1]):
        tokens.append(keys[-1])
    return list(dict.fromkeys(tokens))
