"""The words of a quotation and of what was said, and how one stands for the other."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from typing import Literal

from app.search.sound.align import is_near
from app.text.british import one_spelling
from app.text.contractions import parted
from app.text.normalise import Folded, in_step, is_han, plain, stem
from app.text.number_words import UP_TO_TEN
from app.text.numbers import DIGITS, NUMERALS, spelling
from app.text.shares import Share, shares
from app.text.short_forms import COUNTRY, PRONOUN
from app.text.words import words

How = Literal["same", "sound", "near", "other", "left_out", "passed_over"]
"""left_out: said where the quotation says that it leaves something out; passed_over: where it does
not say so."""
_SENTENCE_END = re.compile(r"[。！？!?；;…\n]|\.\s")
_SMALL = {word: spelling(Decimal(value)) for word, value in UP_TO_TEN.items() if word != "one"} | {"两": "二"}
_SAME = _SMALL | {COUNTRY: PRONOUN}
"""Who quotes in small letters does not tell the country from the pronoun."""
_SINGLE = frozenset(DIGITS) | (NUMERALS - frozenset("点分"))


@dataclass(frozen=True)
class Words:
    """Characters, words and whole numbers in order, and where each stands in its text.

    A number is one, with its sign (95%); the spellings of a small one (three, 3, 三) are the same, those of a
    share (40%, 四成), and the US and us.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    before: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For a word that was said again at once, by where it starts: where it stood first."""

    def said_once(self, start: int, end: int) -> Words:
        """The same words, those up to `end` (exclusive) where they were said first behind word `start`."""
        starts, ends = self.starts.copy(), self.ends.copy()
        for number in range(end - 1, start, -1):
            first = self.before.get(starts[number], (0, 0))
            if first[0] <= starts[start]:
                break
            starts[number], ends[number] = first
        return replace(self, starts=starts, ends=ends)

    def between(self, start: int, end: int) -> str:
        """Words start to end (exclusive), as they are written."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    @cached_property
    def tied(self) -> frozenset[int]:
        """The words (characters) that stand within a word of the dictionary together with the one before."""
        folded = plain(self.text)
        spans = words(folded) if in_step(folded, self.text) else words(self.text)
        begins = {start for start, _ in spans}
        inner = zip(self.ends, self.starts[1:], self.keys[1:], strict=False)
        return frozenset(
            i for i, (end, start, key) in enumerate(inner, 1) if start == end not in begins and is_han(key)
        )

    def word_at(self, number: int) -> tuple[int, int]:
        """Where the word of the dictionary begins, and ends (exclusive), that a character stands in."""
        start, end = number, number + 1
        while start in self.tied:
            start -= 1
        while end in self.tied:
            end += 1
        return start, end

    def is_second(self, number: int) -> bool:
        """Whether a word is the second of two that are written as one: that of I'm."""
        return self.ends[number - 1] == self.starts[number] and not any(
            map(is_han, self.keys[number - 1 : number + 1])
        )

    def behind(self, end: int) -> str:
        """What stands between the word before `end` and the one there; nothing behind the last."""
        return self.text[self.ends[end - 1] : self.starts[end]] if 0 < end < len(self.keys) else ""

    def add(self, folded: Folded, begins: int = 0) -> None:
        """The words of a folded part that begins at a place of the text."""
        for number, places in folded.before.items():
            first, end = places[0]
            self.before[begins + folded.starts[number]] = begins + first, begins + end
        for key, start, end in self._in_one_spelling(folded, begins):
            if self.starts and self.starts[-1] == begins + start and key in "%‰":  # 95 and %
                self.keys[-1] += key
            else:
                self.keys.append(_SAME.get(key, key))
                self.starts.append(begins + start)
                self.ends.append(begins + end)

    def joined_as(self, whole: Container[str], apart: Container[int] = ()) -> tuple[Words, list[int]]:
        """With two English words as one where a hyphen or blank is all between them and `whole` has that one.

        Also the number of each word that is left. `apart`: the second words that stay by themselves.
        """
        kept = Words(self.text, [], [], [], self.before)
        numbers: list[int] = []
        for number, (key, start, end) in enumerate(zip(self.keys, self.starts, self.ends, strict=True)):
            if number and number not in apart and self.behind(number) in ("-", " ") and key.isalpha():
                compound = stem(self._written(0, kept.starts[-1], end).replace("-", "").replace(" ", ""))
                if compound.isascii() and compound in whole:
                    kept.keys[-1], kept.ends[-1] = compound, end
                    continue
            kept.keys.append(key)
            kept.starts.append(start)
            kept.ends.append(end)
            numbers.append(number)
        return kept, numbers

    def _in_one_spelling(self, folded: Folded, begins: int) -> Iterator[tuple[str, int, int]]:
        """The words of a folded part: a share in words as one, I'll as two, English in one spelling."""
        found = list(self._with_shares(folded, begins))
        for (key, start, end), (_, *place) in zip_longest(found, found[1:], fillvalue=("", 0, 0)):
            if not (key.isascii() and key.replace("'", "").isalpha()):
                yield key, start, end
                continue
            word = self._written(begins, start, end)
            for part, letters in parted(word, self._written(begins, *place)):
                yield one_spelling(part, stem(part)), start, start + letters
                start += letters
            if start < end:
                yield one_spelling(word, key), start, end

    def _written(self, begins: int, start: int, end: int) -> str:
        return self.text[begins + start : begins + end].lower()

    def _with_shares(self, folded: Folded, begins: int) -> Iterator[tuple[str, int, int]]:
        """The words of a folded part, a share in words as one."""
        part = self.text[begins : begins + len(folded.plain)]
        found = deque(shares(folded.plain) if in_step(folded.plain, part) else ())
        within: Share | None = None
        for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
            if within and start < within.end:
                continue
            within = found.popleft() if found and found[0].start <= start else None
            yield (within.key, within.start, within.end) if within else (key, start, end)


@dataclass(frozen=True, slots=True)
class Step:
    """A word asked for and the one said in its place: by index; None where one was lost, or added."""

    asked: int | None
    said: int | None
    how: How = "other"


def step(asked: Words, said: Words, i: int | None, j: int | None, how: How = "other") -> Step:
    """The step of a word asked for beside one said, by index. `how`: what is known of it already."""
    if i is not None and j is not None:
        one, other = asked.keys[i], said.keys[j]
        if one == other:
            how = "same"
        elif how == "other" and is_near(one, other):
            how = "near"
    return Step(i, j, how)


def ends_sentence(words: Words, number: int) -> bool:
    """Whether a sentence ends before a word."""
    return _SENTENCE_END.search(words.behind(number)) is not None


def is_number(key: str) -> bool:
    """Whether a word is a number, or a share."""
    return key[0].isdigit() or key in _SINGLE or key[-1] in "%‰"
