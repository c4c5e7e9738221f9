"""What stands in an archive and is surely a mishearing: not to be proposed."""

from __future__ import annotations

from collections.abc import Iterator

from app.search.names.beginnings import in_letters
from app.search.names.lexicon import Lexicon
from app.search.names.names import name_keys
from app.search.suggest.frequent import FrequentWords
from app.search.suggest.meant_names import misheard_for
from app.text.english import is_english
from app.text.normalise import is_han, plain
from app.text.sounds import alike, consonants, sound
from app.text.words import is_word

FAR_MORE = 3
"""So many times as frequent is a Chinese word that another one was misheard for."""
OFTEN = 20
"""What is said more often is no mishearing of but the first words of a name."""
BEGINNING = 3
"""Letters that a name and what was misheard for it have in common."""


def right(known: Lexicon, frequent: FrequentWords, word: str) -> str:
    """How a word is spelt right that was surely misheard for a known name, or for a more frequent word.

    Surely was what is no word by itself: in Chinese what is not in the dictionary, if it is pronounced as a
    name, as its first words, or as a far more frequent word; of others what has capitals within it (openI),
    if it sounds as one and is spelt nearly so, and two words in a row (open eye) that sound so as a name does
    which is none of words.
    """
    named = known.right(word)
    if named != word or name_keys(word) in known.names:
        return named
    likely = _pronounced_alike if is_han(word[:1]) else _spelt_alike
    return next(likely(known, frequent, word), word)


def _pronounced_alike(known: Lexicon, frequent: FrequentWords, word: str) -> Iterator[str]:
    if is_word(word):
        return
    yield from misheard_for(known, word, often=frequent.counts.get(word, 0) > OFTEN)
    letters = in_letters(plain(word))
    for other in frequent.in_pinyin(letters) if letters else ():
        if len(other) == len(word) and frequent.counts[other] >= FAR_MORE * frequent.counts.get(word, 1):
            yield other


def _spelt_alike(known: Lexicon, frequent: FrequentWords, word: str) -> Iterator[str]:
    solid, parted = _letters(word), " " in word
    if (word[1:].islower() and not parted) or word.isupper() or not word.replace(" ", "").isalpha():
        return
    is_meant = _is_name_of_words if parted else _is_alike
    for name in known.beginning(solid[:BEGINNING]):
        if is_meant(word, name):
            yield known.right(name)
    for other in frequent.beginning(solid[:BEGINNING]):
        if is_meant(word, other) and frequent.counts[other] > frequent.counts.get(word, 0):
            yield other


def _is_alike(word: str, other: str) -> bool:
    one, two = _letters(word), _letters(other)
    return one != two and sound(one) == sound(two) and alike(one, two) and not one.startswith(two)


def _is_name_of_words(words: str, name: str) -> bool:
    """Whether one of two words is the same in a name, and the other sounds as what is no word there: an
    abbreviation, or none of the dictionary. Data leak is no data lake misheard.
    """
    pairs = list(zip(words.split(), name.split(), strict=False))
    other = [(one, two) for one, two in pairs if plain(one) != plain(two)]
    if len(words.split()) != len(name.split()) or len(other) != 1:
        return False
    [(one, two)] = other
    no_word = two.isupper() or not is_english(plain(two))
    return no_word and not one.isupper() and consonants(_letters(words)) == consonants(_letters(name))


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, plain(words)))
