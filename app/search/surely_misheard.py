"""What stands in an archive and is surely a mishearing: not to be proposed."""

from __future__ import annotations

from collections.abc import Iterator

from app.search.beginnings import in_letters
from app.search.frequent import FrequentWords
from app.search.lexicon import Lexicon, row_of_sounds
from app.search.names import name_keys
from app.text.normalise import is_han, plain
from app.text.sounds import alike, sound
from app.text.words import is_word

FAR_MORE = 3
"""So many times as frequent is a Chinese word that another one was misheard for."""
BEGINNING = 3
"""Letters that a name and what was misheard for it have in common."""


def right(known: Lexicon, frequent: FrequentWords, word: str) -> str:
    """How a word is spelt right that was surely misheard for a known name, or for a more frequent word.

    Surely was what is no word by itself: in Chinese what is not in the dictionary, if it is pronounced as a
    name or far more frequent word; of others what has capitals within it (openI), if it sounds as one and is
    spelt nearly so.
    """
    named = known.right(word)
    if named != word or name_keys(word) in known.names:
        return named
    likely = _pronounced_alike if is_han(word[:1]) else _spelt_alike
    return next(likely(known, frequent, word), word)


def _pronounced_alike(known: Lexicon, frequent: FrequentWords, word: str) -> Iterator[str]:
    if is_word(word):
        return
    for keys in known.sounds.get(row_of_sounds(name_keys(word)), ()):
        yield known.right(known.shown[keys])
    letters = in_letters(plain(word))
    for other in frequent.in_pinyin(letters) if letters else ():
        if len(other) == len(word) and frequent.counts[other] >= FAR_MORE * frequent.counts.get(word, 1):
            yield other


def _spelt_alike(known: Lexicon, frequent: FrequentWords, word: str) -> Iterator[str]:
    solid = _letters(word)
    if word[1:].islower() or word.isupper() or not word.isalpha():
        return
    for name in known.beginning(solid[:BEGINNING]):
        if _is_alike(solid, _letters(name)):
            yield known.right(name)
    for other in frequent.beginning(solid[:BEGINNING]):
        if _is_alike(solid, _letters(other)) and frequent.counts[other] > frequent.counts.get(word, 0):
            yield other


def _is_alike(word: str, other: str) -> bool:
    return word != other and sound(word) == sound(other) and alike(word, other) and not word.startswith(other)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, plain(words)))
