"""An utterance as it is compared with what was asked: folded once, with the first words of the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from app.text.cut_numbers import BESIDE, cuts_a_number
from app.text.normalise import LONGEST_STUTTER, Folded, fold, in_step, is_han, plain
from app.text.scripts import of_words
from app.text.sounds import sound_tokens
from app.text.tokens import index_tokens
from app.text.white_space import squash
from app.text.whole_words import whole_words

Span = tuple[int, int]

NEXT_KEYS = 20
"""How many keys of the next utterance count as its predecessor's too: a quote may run over the break."""
NEXT_CHARACTERS = 160
SURELY = NEXT_KEYS + 2 * LONGEST_STUTTER
"""No key behind this one has a say in whether one of the first NEXT_KEYS was a stutter."""
SEPARATOR = "\x00"


class Passage:
    """An utterance and the first words of the next one, folded once."""

    def __init__(self, text: str, following: str = "", comes_next: bool = False) -> None:
        """`comes_next`: the next utterance will be folded whole in a moment. The outcome is the same."""
        self.text = text
        self.own = fold(text)
        after = _beginning(following) if comes_next else fold(following[:NEXT_CHARACTERS])
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

    def whole_words(self) -> Counter[str]:
        """What an index holds of its own words, each whole and as it is written."""
        return Counter(whole_words(self.own.plain))

    @property
    def line(self) -> str:
        """All that stands there, as one line."""
        return f"{self.text} {self.following}"

    @cached_property
    def joined(self) -> str:
        """All keys as one string, for looking up rows of them."""
        return joined(self.keys)

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The keys as they are written, with their inflection; those of the next utterance as they are."""
        places = zip(self.own.starts, self.own.ends, strict=True)
        return (*(self.in_place[start:end] for start, end in places), *self.keys[len(self.own.keys) :])

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

    @cached_property
    def simplified(self) -> str:
        """The same in the simplified characters that words are written with, which the dictionary knows: 瞭解
        and 計畫 are 了解 and 计划 there.
        """
        simple = plain(of_words(self.text))
        return simple if in_step(simple, self.text) else self.in_place

    def has(self, words: str) -> bool:
        """Whether these very characters stand here, white space aside, and begin in the utterance itself."""
        if words.isascii():
            return stands(words, self.text, self.following)
        return _stands_squashed(surface(words), *self.squashed)

    def span(self, start: int, end: int) -> Span:
        """The characters of the own text that keys start to end (exclusive) come from, said once."""
        if end > len(self.own.keys):
            return self.own.starts[start], self.own.ends[-1]
        return self.own.starts[start], self.own.last_end(start, end)

    def first_places(self, start: int, end: int) -> list[Span]:
        """Where each of the keys start to end (exclusive) stands, those said again at once where they did so
        first: 大 and 狩炼 of 大狩炼，狩炼.
        """
        own, first = self.own, self.own.starts[start]
        places = zip(range(start, end), own.starts[start:end], own.ends[start:end], strict=True)
        return [
            next((place for place in own.before.get(key, ()) if place[0] > first), (at, stop))
            for key, at, stop in places
        ]

    def spans(self, start: int, end: int) -> list[Span]:
        """The same, with where they were said just before."""
        return [*self.own.repeated(start, end), self.span(start, end)]


def stands(words: str, text: str, following: str = "") -> bool:
    """Whether these very characters stand in a text, white space aside, or begin there and run on."""
    if words.isascii():  # without its spaces, the end of a word is not seen any more
        return any(at < len(text) for at in places_of(line(words), f"{text} {following}"))
    own = squash(text)
    return _stands_squashed(surface(words), own + squash(following), len(own))


def _stands_squashed(asked: str, squashed: str, own: int) -> bool:
    at = squashed.find(asked) if asked else -1
    while 0 <= at < own:
        end = at + len(asked)
        before, behind = squashed[max(0, at - BESIDE) : at], squashed[end : end + BESIDE]
        if not cuts_a_number(plain(asked), plain(before), plain(behind)):
            return True
        at = squashed.find(asked, at + 1)
    return False


def _beginning(following: str) -> Folded:
    """The first NEXT_CHARACTERS of an utterance folded; all of it, where the keys that count are the same."""
    whole = fold(following)
    if len(whole.keys) > SURELY and whole.ends[SURELY] <= NEXT_CHARACTERS:
        return whole
    return fold(following[:NEXT_CHARACTERS])


def joined(keys: Sequence[str]) -> str:
    """Keys as one string in which rows of them can be looked up."""
    return SEPARATOR + SEPARATOR.join(keys) + SEPARATOR


@lru_cache(maxsize=1024)
def surface(words: str) -> str:
    """What was typed, without the punctuation around it and white space."""
    squashed = squash(words)
    kept = [i for i, character in enumerate(squashed) if character.isalnum() or character in "%‰"]
    return squashed[kept[0] : kept[-1] + 1] if kept else ""


def places_of(words: Sequence[str], text: str) -> Iterator[int]:
    """Where words begin to stand in a row, letter by letter, any white space between them, no letter beside.

    Looked for by hand: a regular expression of words that nobody asked for before takes longer to make than
    the rest of a search.
    """
    at = text.find(words[0])
    while at >= 0:
        end = end_of_row(words, text, at)
        if end and not _is_letter(text[at - 1 : at]) and not _is_letter(text[end : end + 1]):
            yield at
        at = text.find(words[0], at + 1)


def end_of_row(words: Sequence[str], text: str, at: int) -> int:
    """Behind the last of the words, which stand in a row from `at` on; 0 where they do not."""
    end = at + len(words[0])
    for word in words[1:]:
        start = end
        while text[start : start + 1].isspace():
            start += 1
        if start == end or not text.startswith(word, start):
            return 0
        end = start + len(word)
    return end


def _is_letter(character: str) -> bool:
    """Whether it is a part of a word that is not Chinese."""
    return character.isalnum() and not is_han(character)


@lru_cache(maxsize=1024)
def line(words: str) -> Sequence[str]:
    """Words in a row one by one, without the signs around them."""
    signs = re.match(r"(\W*)(.*?)[^\w%]*$", words, re.DOTALL)
    return signs[2].split() if signs and signs[2] else (words,)


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
