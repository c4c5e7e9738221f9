"""English words that a stem may stand for: an index has but stems, and misspelt words are no stems."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from app.text.normalise import stem
from app.text.sounds import alike

# What Snowball's English stemmer takes away, and what of that is often put together.
# https://snowballstem.org/algorithms/english/stemmer.html
_ENDINGS = {
    *("s", "es", "ed", "ing", "ings", "e", "er", "ers", "y", "ly", "al", "als", "ally", "ic", "ical"),
    *("ion", "ions", "ional", "ation", "ations", "ative", "ate", "ates", "ated", "ating", "ator", "ators"),
    *("ity", "ities", "ive", "ives", "ance", "ence", "ant", "ent", "able", "ible", "ment", "ments", "ness"),
    *("ful", "ism", "ist", "ists", "ous", "ize", "izes", "ized", "izing", "ization"),
    *("ise", "ises", "ised", "ising", "isation"),
}
SHORTEST = 3
"""Letters of a stem."""
FAR = 3
"""With more letters wrong in its beginning a word is none of a stem's."""


@lru_cache(maxsize=65_536)
def mistakes(word: str, of: str) -> int | None:
    """How many letters are wrong in a word that is alike to a stem, or to the likest word with that stem:
    1 in dcision (decis), mornig (morn). None: it is alike to none of them.
    """
    beginning = word[: len(of)]
    near = word[:1] == of[:1] and Levenshtein.distance(beginning, of, score_cutoff=FAR) <= FAR
    alike_ones = (form for form in (of, *(forms(of) if near else ())) if alike(word, form))
    return min((OSA.distance(word, form) for form in alike_ones), default=None)


@lru_cache(maxsize=8_192)
def forms(of: str) -> tuple[str, ...]:
    """The words of a stem, made by rule: some of them nobody uses."""
    if len(of) < SHORTEST or not (of.isascii() and of.isalpha()):
        return ()
    begun = [of, of + of[-1]]  # stopping
    made = [start + ending for start in begun for ending in _ENDINGS]
    made += [f"{of[:-1]}y", f"{of[:-1]}ies", f"{of[:-1]}ied"] if of[-1] == "i" else []
    return tuple(form for form in made if stem(form) == of)
