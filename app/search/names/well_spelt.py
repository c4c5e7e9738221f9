"""What is surely spelt as it should be: words of the dictionary, and known names and terms."""

from __future__ import annotations

from app.search.names.lexicon import Lexicon, row_of_sounds
from app.search.names.names import Keys, name_keys
from app.text.british import respelt
from app.text.english import is_english
from app.text.normalise import is_han, plain
from app.text.words import cut, is_usual_word


def is_well_spelt(known: Lexicon, words: str) -> bool:
    """Whether they are words of the dictionary (in Chinese no rare one), or known names as rightly spelt."""
    if is_known(known, words):
        return True
    if all(map(is_han, words)):
        return is_usual_word(words)
    each = words.split()
    return bool(each) and all(_is_english(one) or _is_of_a_name(known, one) for one in each)


def is_known(known: Lexicon, words: str) -> bool:
    """Whether a name or term is spelt so that is known, or begins so: 智谱 of 智谱AI."""
    if known.is_right(name_keys(words)):
        return True
    chinese = len(words) > 1 and all(map(is_han, words))
    return chinese and any(known.is_right(name_keys(name)) for name in known.beginning(plain(words)))


def sounding_beginning(known: Lexicon, keys: Keys) -> str:
    """The characters that sound like these and begin a known name of two scripts: 智谱 (智谱AI) for 志普.

    "" for none.
    """
    row, size = row_of_sounds(keys), len(keys)
    for other, name in known.shown.items():
        mixed = len(other) > size > 1 and is_han(other[size - 1]) and not is_han(other[size])
        if mixed and row_of_sounds(other[:size]) == row and known.is_right(other):
            return name[:size]
    return ""


def differs_in_words(form: str, typed: str) -> bool:
    """Whether all characters in which what is said differs from what was typed are within words of the
    dictionary: 智能 of 具身智能 for 具身只能, but not 智 of 新|智|生产力 for 新质生产力.
    """
    words = [(one, word) for word in cut(form) for one in word]
    return len(form) == len(typed) and all(
        one == other or len(word) > 1 for (one, word), other in zip(words, typed, strict=True)
    )


def _is_english(word: str) -> bool:
    typed = plain(word).replace("’", "'")
    return any(map(is_english, (typed, *respelt(typed))))


def _is_of_a_name(known: Lexicon, word: str) -> bool:
    names = known.by_part.get(plain(word), ())
    return any(known.is_right(keys) for keys in names)
