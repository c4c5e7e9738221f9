"""Known names and terms that are meant by what is spelt otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.search.names.lexicon import Lexicon
from app.search.names.names import name_keys
from app.text.normalise import is_han, plain
from app.text.words import cut, is_word

LEAST = 2
"""Characters that tell by their sound how a name begins."""


def meant_names(known: Lexicon, typed: str) -> list[str]:
    """Names and terms that begin to sound as Chinese characters do which are no word (溪机: 汐迹科技), and of
    people of whose names one word is a part, misspelt: Ondara.
    """
    words = plain(typed)
    if not all(map(is_han, words)):
        names = (known.shown[keys] for part in known.misspelt(words) for keys in known.by_part[part])
    elif len(words) < LEAST or is_word("".join(name_keys(words))):
        return []
    else:
        names = (name for name in known.sounding(name_keys(words)) if not is_only_heard(known, name))
    return sorted(dict.fromkeys(map(known.right, names)), key=len)


def misheard_for(known: Lexicon, word: str, often: bool) -> Iterator[str]:
    """Names and terms that are pronounced as a Chinese word which is none of the dictionary, or begin so and
    go on with words or letters: 汐迹|科技 for 溪计, but no 程朗月 for 城浪, who may be somebody else.

    `often`: the word stands so often that it may be one by itself, and is meant only for all of a name.
    """
    keys = name_keys(word)
    for name in known.sounding(keys):
        rest = name_keys(name)[len(keys) :]
        if (not rest or (_are_words(rest) and not often)) and not is_only_heard(known, name):
            yield known.right(name)


def is_only_heard(known: Lexicon, name: str) -> bool:
    """Whether a name is but a scrap that was heard of a speaker's: 程浪 of 程朗月."""
    return name_keys(name) not in known.meant and bool(known.called(name))


def _are_words(keys: Sequence[str]) -> bool:
    return not is_han(keys[0]) or all(len(word) > 1 for word in cut("".join(keys)))
