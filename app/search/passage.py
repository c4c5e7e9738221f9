"""An utterance as it is compared with what was asked: folded once, with the first words of the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from app.text.normalise import HAN, fold, in_step, plain
from app.text.sounds import sound_tokens
from app.text.tokens import index_tokens

Span = tuple[int, int]

NEXT_KEYS = 20
"""How many keys of the next utterance count as its predecessor's too: a quote may run over the break."""
NEXT_CHARACTERS = 160
LETTER = rf"[^\W_{HAN}]"
"""Part of a word that is not Chinese."""
SEPARATOR = "\x00"


class Passage:
    """An utterance and the first words of the next one, folded once."""

    def __init__(self, text: str, following: str = "") -> None:
        self.text = text
        self.own = fold(text)
        after = fold(following[:NEXT_CHARACTERS])
        more = after.keys[:NEXT_KEYS]
        self.keys = self.own.keys + more
        self.following = following[: after.ends[len(more) - 1]] if more else ""
        """The part of the next utterance that counts here too."""

    def tokens(self) -> Counter[str]:
        """What an index holds of its words."""
        return index_tokens(self.own.keys, self.keys[len(self.own.keys) :], self.own.extras)

    def sounds(self) -> Counter[str]:
        """What an index holds of its sounds."""
        return Counter(sound_tokens(self.keys, self.line))

    @property
    def line(self) -> str:
        """All that stands there, as one line."""
        return f"{self.text} {self.following}"

    @cached_property
    def joined(self) -> str:
        """All keys as one string, for looking up rows of them."""
        return joined(self.keys)

    @cached_property
    def squashed(self) -> tuple[str, int]:
        """All that stands there without white space, and how much of it is the utterance's own."""
        own = squash(self.text)
        return own + squash(self.following), len(own)

    @cached_property
    def letters(self) -> str:
        """Letters and digits of the folded text and of the next one."""
        return self.in_place.translate(_SOLID) + letters(self.following)

    @cached_property
    def letter_places(self) -> list[int]:
        """Where each of the own letters stands in the text."""
        return [i for i, character in enumerate(self.in_place) if character.isalnum()]

    @cached_property
    def in_place(self) -> str:
        """The text folded, with every character where it was."""
        folded = plain(self.text)
        if in_step(folded, self.text):
            return folded
        # what is taken apart, or falls away, stays as it is: places have to be the text's own
        return "".join(one if len(one := plain(character)) == 1 else character for character in self.text)

    def has(self, words: str) -> bool:
        """Whether these very characters stand here, white space aside, and begin in the utterance itself."""
        asked = surface(words)
        if not asked:
            return False
        if words.isascii():  # without its spaces, the end of a word is not seen any more
            return any(match.start() < len(self.text) for match in line_pattern(words).finditer(self.line))
        squashed, own = self.squashed
        at = squashed.find(asked)
        while 0 <= at < own:
            end = at + len(asked)
            if not (_joins(squashed[at - 1 : at], asked[0]) or _joins(asked[-1], squashed[end : end + 1])):
                return True
            at = squashed.find(asked, at + 1)
        return False

    def span(self, start: int, end: int) -> Span:
        """The characters of the own text that keys start to end (exclusive) come from."""
        return self.own.starts[start], self.own.ends[min(end, len(self.own.keys)) - 1]


def _joins(one: str, other: str) -> bool:
    """Whether two characters make one number: 5 in 15 is not the 5 that was asked for."""
    return one.isdigit() and other.isdigit()


def joined(keys: Sequence[str]) -> str:
    """Keys as one string in which rows of them can be looked up."""
    return SEPARATOR + SEPARATOR.join(keys) + SEPARATOR


@lru_cache(maxsize=1024)
def surface(words: str) -> str:
    """What was typed, without the punctuation around it and white space."""
    squashed = squash(words)
    kept = [i for i, character in enumerate(squashed) if character.isalnum() or character in "%‰"]
    return squashed[kept[0] : kept[-1] + 1] if kept else ""


@lru_cache(maxsize=1024)
def line_pattern(words: str) -> re.Pattern[str]:
    """Words in a row, none a part of another, with any white space between and no signs around."""
    first, *_ = re.finditer(r"\w", words)
    *_, last = re.finditer(r"[\w%]", words)
    row = r"\s+".join(map(re.escape, words[first.start() : last.end()].split()))
    return re.compile(f"(?<!{LETTER}){row}(?!{LETTER})")


@lru_cache(maxsize=1024)
def letters(text: str) -> str:
    """Letters and digits, folded."""
    return plain(text).translate(_SOLID)


class _Solid(dict[int, str | None]):
    """For str.translate: letters and digits stay, the rest goes."""

    def __missing__(self, code: int) -> str | None:
        self[code] = chr(code) if chr(code).isalnum() else None
        return self[code]


_SOLID = _Solid()


def squash(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


@lru_cache(maxsize=256)
def word_pattern(word: str) -> re.Pattern[str]:
    """A word that is not a part of another, small and capital letters as they are."""
    return re.compile(f"(?<!{LETTER}){re.escape(word)}(?!{LETTER})")
