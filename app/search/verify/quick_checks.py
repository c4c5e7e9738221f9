"""Candidates told quickly, without being folded: words that may stand in a text, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from app.search.query.clauses import Clause
from app.search.verify.verify import Verdict
from app.text.cut_numbers import number_edges
from app.text.normalise import is_han, is_hesitation, plain
from app.text.numbers import NUMERALS
from app.text.passage import NEXT_CHARACTERS, line, places_of, stands, surface
from app.text.white_space import squash


def roughly(wanted: Sequence[Clause], text: str, following: str = "") -> Verdict:
    """How single words, which a text is known to have, stand in it; without saying where. Quickly told."""
    exact = all(bool(clause.pattern) or stands(clause.words, text) for clause in wanted)
    if len(wanted) == 1:
        return Verdict("exact" if exact else "variant", (), together=True, continues=False)
    row, following = " ".join(clause.words for clause in wanted), following[:NEXT_CHARACTERS]
    exact = exact or stands(row, text, following)
    together = surface(row).lower() in squash(f"{text}{following}").lower()
    return Verdict("exact" if exact else "variant", (), together, continues=False)


def stands_exactly(wanted: Sequence[Clause], text: str) -> bool:
    """Whether all that is wanted stands in a text in a row, character by character. Quickly told."""
    if any(clause.pattern for clause in wanted):
        return False
    words = wanted[0].words if len(wanted) == 1 else " ".join(clause.words for clause in wanted)
    if words.isascii():
        return any(True for _ in places_of(line(words), text))
    asked = surface(words)
    if not asked or asked[0].isascii() or asked[-1].isascii() or any(number_edges(plain(asked))):
        return False
    return asked in squash(text)


def stands_folded(wanted: Sequence[Clause], text: str) -> bool:
    """Whether Chinese words stand in a text in a row, in whichever script. Quickly told."""
    asked = folded_han(wanted)
    return bool(asked) and asked in squash(plain(text))


def may_begin(keys: str, text: str) -> bool:
    """Whether Chinese keys in a row may stand in a text, or begin there and run on. Quickly told."""
    own = plain(text)
    start = own.find(keys[0])
    while start >= 0:
        if _may_go_on(keys, own, start):
            return True
        start = own.find(keys[0], start + 1)
    return False


def _may_go_on(keys: str, own: str, start: int) -> bool:
    """Whether no other Chinese character than hesitations, or a stutter, stands between the keys."""
    wanted = 0
    for character in own[start:]:
        if character == keys[wanted]:
            wanted += 1
            if wanted == len(keys):
                return True
        elif is_han(character) and character not in keys and not is_hesitation(character):
            return False
    return True


def folded_han(wanted: Sequence[Clause]) -> str:
    """Words in a row, folded; "" where they are not Chinese, or may be taken for a part of a number."""
    return _folded_han(" ".join(clause.words for clause in wanted))


@lru_cache(maxsize=256)
def _folded_han(words: str) -> str:
    asked = plain(surface(words))
    return asked if is_chinese(asked) else ""


def is_chinese(characters: Sequence[str]) -> bool:
    """Whether all are Chinese characters, and none may be a part of a number."""
    return all(map(is_han, characters)) and NUMERALS.isdisjoint(characters)
