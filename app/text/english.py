"""English words of a dictionary, by their stems, which are all that an index has; and what is misspelt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.metadata import distribution
from pathlib import Path

from rapidfuzz.distance import OSA, Levenshtein

from app.text.contractions import negations
from app.text.normalise import stem
from app.text.sounds import alike, beats, sound

SHORTEST = 3
"""Letters of a stem of which the last one may be another than in the word."""
LAST = "\x7f"
FAR = 3
"""With more letters wrong in its beginning a word is none of a stem's."""


def is_english(word: str) -> bool:
    """Whether the dictionary has a word (lower case, with inflection and 's); the commonest names too."""
    word = word.removesuffix("'s").removesuffix("’s")
    at = bisect_left(_words(), word)
    return _words()[at : at + 1] == [word]


def are_two_words(one: str, other: str, though_alike: bool = False) -> bool:
    """Whether both are words of the dictionary that do not sound alike: status is no startup misspelt. Nor is
    cannot a canned, or another word without its not.

    `though_alike`: even if they do, as weather and whether.
    """
    negated = [bool(negations(word)) for word in (one, other)]
    if one != other and any(negated):
        return all(no or is_english(word) for no, word in zip(negated, (one, other), strict=True))
    sounds_so = one == other or (
        not though_alike and sound(one) == sound(other) and beats(one) == beats(other)
    )
    return not sounds_so and is_english(one) and is_english(other)


@lru_cache(maxsize=65_536)
def mistakes(word: str, of: str) -> int | None:
    """How many letters are wrong in a word that is alike to a stem, or to the likest word with that stem:
    1 in dcision (decis), mornig (morn). None: it is alike to none of them, or another word.
    """
    of_words = is_english(word) and bool(forms(of)) and not is_english(of)  # agenc is agency, and no word
    beginning = word[: len(of)]
    near = word[:1] == of[:1] and Levenshtein.distance(beginning, of, score_cutoff=FAR) <= FAR
    meant = (
        form for form in (*(() if of_words else (of,)), *(forms(of) if near else ())) if alike(word, form)
    )
    return min((OSA.distance(word, form) for form in meant if not are_two_words(word, form)), default=None)


@lru_cache(maxsize=8_192)
def forms(of: str) -> tuple[str, ...]:
    """The words of the dictionary that have a stem."""
    begun = of[:-1] if len(of) > SHORTEST else of  # compani: company
    start, end = bisect_left(_words(), begun), bisect_left(_words(), begun + LAST)
    return tuple(word for word in _words()[start:end] if stem(word) == of)


@cache
def _words() -> Sequence[str]:
    """All 82,000 in order, read when they are asked for first."""
    file = distribution("symspellpy").locate_file("symspellpy/frequency_dictionary_en_82_765.txt")
    with Path(str(file)).open(encoding="utf-8-sig") as lines:
        return sorted(line.partition(" ")[0] for line in lines)
