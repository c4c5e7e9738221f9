"""A quotation and what was said, word by word beside each other, from its first word to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

import numpy as np

from app.search.align import Units, align, is_near, units, with_alike
from app.text.normalise import Folded, in_step, is_han, plain
from app.text.number_words import UP_TO_TEN
from app.text.numbers import spelling
from app.text.words import words

How = Literal["same", "sound", "near", "other"]
_WRONG, _SOUND, _THROWN_IN = 100, 1, 2
"""What a word costs that is another one, lost or added; that sounds the same; that somebody else threw in."""
_SENTENCE_END = re.compile(r"[。！？!?；;…\n]|\.\s")
_SMALL = {word: spelling(Decimal(value)) for word, value in UP_TO_TEN.items() if word != "one"} | {"两": "二"}


@dataclass(frozen=True)
class Words:
    """Characters, words and whole numbers in order, and where each stands in its text.

    A number is one, with its sign (95%); the spellings of a small one (three, 3, 三) are the same.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

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

    def behind(self, end: int) -> str:
        """What stands between the word before `end` and the one there; nothing behind the last."""
        return self.text[self.ends[end - 1] : self.starts[end]] if 0 < end < len(self.keys) else ""

    def add(self, folded: Folded, begins: int = 0) -> None:
        """The words of a folded part that begins at a place of the text."""
        for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
            if self.starts and self.starts[-1] == begins + start:  # 95 and %
                self.keys[-1] += key
            else:
                self.keys.append(_SMALL.get(key, key))
                self.starts.append(begins + start)
                self.ends.append(begins + end)


@dataclass(frozen=True, slots=True)
class Step:
    """A word asked for and the one said in its place: by index; None where one was lost, or added."""

    asked: int | None
    said: int | None
    how: How = "other"


def side_by_side(asked: Words, said: Words, at: Sequence[int], least: float) -> list[Step]:
    """Every word that was asked for, and all that was said from the first to the last of those in its place.

    `at`: the number of the utterance of each word said. Empty where less than `least` percent corresponds.
    """
    ours, theirs = units(asked.keys), units(said.keys)
    found = align(ours, theirs, least)
    if found is None or 100 * (1 - found.errors / len(ours)) < least:
        return []  # quickly told
    more = 2 + len(ours) // 6
    before, behind = found.pairs[0][0], len(ours) - 1 - found.pairs[-1][0]
    start, end = max(0, found.start - before - more), min(len(theirs), found.end + behind + more)
    there = Units(theirs.keys[start:end], with_alike(ours, theirs)[start:end])
    spoken = {at[j] for _, j, _ in found.pairs}
    added = [_WRONG if at[j] in spoken else _THROWN_IN for j in range(start, end)]
    steps = [
        _step(asked, said, i, None if j is None else j + start, sounds)
        for i, j, sounds in _cheapest(ours, there, added)
    ]
    sure = [number for number, step in enumerate(steps) if step.how in ("same", "sound")]
    if not sure:
        return []
    return _with_ends(asked, said, at, steps[sure[0] : sure[-1] + 1])


def _step(asked: Words, said: Words, i: int | None, j: int | None, sounds: bool = False) -> Step:
    if i is None or j is None:
        return Step(i, j)
    one, other = asked.keys[i], said.keys[j]
    how: How = "same" if one == other else "sound" if sounds else "near" if is_near(one, other) else "other"
    return Step(i, j, how)


def _cheapest(asked: Units, said: Units, added: list[int]) -> Iterator[tuple[int | None, int | None, bool]]:
    """The pairs, anywhere in `said`, with which least is wrong (Sellers), and whether each sounds alike."""
    numbers: dict[str, int] = {}
    keys = np.array([numbers.setdefault(key, len(numbers)) for key in said.keys])
    codes = np.array([ord(code) for code in said.codes])
    behind = np.concatenate(([0], np.cumsum(added)))
    rows = np.zeros((len(asked) + 1, len(said) + 1), dtype=np.int32)
    wrong = np.empty((len(asked), len(said)), dtype=np.uint8)
    for i, (key, code) in enumerate(zip(asked.keys, asked.codes, strict=True)):
        wrong[i] = np.where(keys == numbers.get(key, -1), 0, np.where(codes == ord(code), _SOUND, _WRONG))
        row = rows[i] + _WRONG
        row[1:] = np.minimum(row[1:], rows[i, :-1] + wrong[i])
        rows[i + 1] = behind + np.minimum.accumulate(row - behind)
    return reversed(list(_traced(rows, wrong)))


def _traced(rows: np.ndarray, wrong: np.ndarray) -> Iterator[tuple[int | None, int | None, bool]]:
    """The way back from the cheapest end."""
    i, j = len(wrong), int(rows[-1].argmin())
    while i:
        cost = rows[i, j]
        if j and cost == rows[i - 1, j - 1] + wrong[i - 1, j - 1]:
            i, j = i - 1, j - 1
            yield i, j, bool(wrong[i, j] < _WRONG)
        elif cost == rows[i - 1, j] + _WRONG:
            i -= 1
            yield i, None, False
        else:
            j -= 1
            yield None, j, False


def _with_ends(asked: Words, said: Words, at: Sequence[int], steps: list[Step]) -> list[Step]:
    """With what was asked for before and behind: beside what stands there in the same sentence."""
    first, last = steps[0], steps[-1]
    assert first.asked is not None and first.said is not None
    assert last.asked is not None and last.said is not None
    before, behind = [], []
    i, j = first.asked, first.said
    while i and j and at[j - 1] == at[j] and not (_ends(asked, i) or _ends(said, j)):
        i, j = i - 1, j - 1
        before.append(_step(asked, said, i, j))
    before += [Step(one, None) for one in reversed(range(i))]
    i, j = last.asked + 1, last.said + 1
    while (
        i < len(asked.keys) and j < len(at) and at[j - 1] == at[j] and not (_ends(asked, i) or _ends(said, j))
    ):
        behind.append(_step(asked, said, i, j))
        i, j = i + 1, j + 1
    behind += [Step(one, None) for one in range(i, len(asked.keys))]
    return [*reversed(before), *steps, *behind]


def _ends(words: Words, number: int) -> bool:
    """Whether a sentence ends before a word."""
    return _SENTENCE_END.search(words.behind(number)) is not None
