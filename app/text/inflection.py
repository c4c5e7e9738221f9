"""Whether two English words are one with another ending, or one made from another: uses, and useful."""

from __future__ import annotations

import re
from functools import lru_cache

from app.text.normalise import is_han, stem

_PLURAL = re.compile(r"(?<=..)(?<![su])s$")
_PAST, _PAST_IN_EE, _GOING = (
    re.compile(rf"^({beginning}){ending}$")
    for beginning, ending in (
        (".*[aeiouy].*", "(?<!e)ed"),
        (".*[aeiouy].*[^aeiouyc]ee", "d"),  # agreed, but not need, nor proceed
        (".*[aeiouy].*", "ing"),
    )
)
_DOUBLED = re.compile(r"([^aeiou])\1$")


def are_one_word(one: str, other: str) -> bool:
    """Whether two words (folded) differ in nothing but inflection: use and used."""
    return stem(one) == stem(other) and _without_inflection(one) == _without_inflection(other)


def are_kin(one: str, other: str) -> bool:
    """Whether two words (folded) have a stem in common and are two words: used and useful, general and
    generalization.
    """
    return one != other and stem(one) == stem(other) and not are_one_word(one, other)


@lru_cache(maxsize=16_384)
def _without_inflection(word: str) -> str:
    """A word without the endings -s, -ed and -ing, and what they change: hop for hopping, compani."""
    if is_han(word) or not word[:1].isalpha():
        return word
    word = word.removesuffix("'s").removesuffix("\u2019s").rstrip("'\u2019")
    word = _PLURAL.sub("", word)
    for ending in (_PAST, _PAST_IN_EE, _GOING):
        if found := ending.match(word):
            word = found[1]
            break
    word = word.rstrip("e")
    return _DOUBLED.sub(r"\1", word[:-1] + "i" if word[-1:] == "y" else word)
