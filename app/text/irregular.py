"""Forms of English words that no rule makes: wrote of write, men of man."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from app.text.inflection import are_one_word
from app.text.normalise import plain, stem

_SIGNS = ".,;:!?"
_POSSESSIVE = ("'s", "\u2019s")

Word = tuple[str, ...]
"""A base and the forms that no rule makes of it."""


@lru_cache(maxsize=4096)
def other_forms(word: str) -> tuple[str, ...]:
    """The forms of a word that have another stem: wrote, written of write or writing; go, gone of went."""
    word = plain(word).strip(_SIGNS)
    own = stem(word)
    return tuple(dict.fromkeys(form for forms in _words_of(word) for form in forms if stem(form) != own))


def is_irregular(form: str) -> bool:
    """Whether a form is one that no rule makes: what stands for another one is written just so."""
    return form in _table()[1]


def is_written(form: str, said: str) -> bool:
    """Whether a word (folded) is a form of another one as it is: found of find is not founded."""
    return said.removesuffix(_POSSESSIVE[0]).removesuffix(_POSSESSIVE[1]) == form


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether two words (folded) are forms of one, and have different stems: takes, took."""
    return not _words_of(one).isdisjoint(_words_of(other))


def _words_of(word: str) -> frozenset[Word]:
    of_base, of_form = _table()
    bases = (one for one in of_base.get(stem(word), ()) if are_one_word(word, one[0]))
    return frozenset((*bases, *of_form.get(word, ())))


@cache
def _table() -> tuple[Mapping[str, list[Word]], Mapping[str, list[Word]]]:
    """The words by the stem of their base, and by their other forms."""
    of_base: dict[str, list[Word]] = {}
    of_form: dict[str, list[Word]] = {}
    for word in _lines():
        of_base.setdefault(stem(word[0]), []).append(word)
        for form in word[1:]:
            of_form.setdefault(form, []).append(word)
    return of_base, of_form


def _lines() -> Iterator[Word]:
    for line in Path(__file__).with_name("irregular.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield tuple(line.split())
