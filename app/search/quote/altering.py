"""Whether a quotation says something else than was said: other words, another number, a negation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from app.search.quote.small_words import are_alike, are_little, are_small
from app.search.sound.laid import Step, Words, is_number
from app.search.sound.negations import is_negation
from app.text.sound_alike import are_other_words

LONGEST_ALTERING = 20
"""Words of a difference of which one number or negation may make another statement of a sentence."""

Altered = Literal["number", "negation", "word", "left_out"]
"""What makes another statement of a sentence: another number, a negation more or less, other words;
much of it left out without a sign."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the quotation, and the others that were said in their place; either may be none."""

    at: int
    """The first of the steps that are not the same words."""
    asked: str
    said: str
    light: bool = False
    """Whether it is the same statement with either."""


def changes(asked: Words, said: Words, steps: Sequence[Step]) -> Iterator[Change]:
    """Where words stand for others that are not misheard for them; whole words at a time.

    反对 for 支持, 有些 for 所有: a character in common makes them no less two words.
    """

    def is_heard(word: Sequence[int]) -> bool:
        return _is_heard(steps, word) and not _is_another(asked, said, steps, word)

    beside = {step.said: step.asked for step in steps}

    def quoted_on(j: int) -> bool:
        i = beside.get(j - 1)
        return i is not None and not asked.behind(i + 1).strip()

    for heard, words in groupby(_words(asked, said, steps), is_heard):
        if heard:
            continue
        numbers = [number for word in words for number in word]
        ours = [i for number in numbers if (i := steps[number].asked) is not None]
        theirs = [j for number in numbers if (j := steps[number].said) is not None]
        change = _written(asked, ours), _written(said, theirs)
        light = (
            are_alike(asked, ours, said, theirs)
            or (are_small(asked, ours) and are_small(said, theirs))
            or (not ours and are_little(said, theirs, quoted_on))
        )
        first = next(number for number in numbers if steps[number].how != "same")
        yield Change(first, *change, light)


def alters(asked: Words, said: Words, stretch: Sequence[Step]) -> Iterator[Altered]:
    """Whether in a stretch another number stands, or a negation more or less."""
    if len(stretch) > LONGEST_ALTERING:
        return  # it is lacking, and says nothing else
    ours = [step.asked for step in stretch if step.asked is not None]
    theirs = [step.said for step in stretch if step.said is not None]
    if _has_other_number([asked.keys[i] for i in ours], [said.keys[j] for j in theirs]):
        yield "number"
    heard = [step for step in stretch if step.how != "sound"]  # no for know is misheard
    lost = sum(is_negation(asked, step.asked, set(ours)) for step in heard)
    added = sum(is_negation(said, step.said, set(theirs)) for step in heard)
    if lost != added:
        yield "negation"


def _words(asked: Words, said: Words, steps: Sequence[Step]) -> Iterator[list[int]]:
    """The numbers of the steps word by word: together what is within one word of either side."""
    tied = [False] * len(steps)
    ours = {step.asked: number for number, step in enumerate(steps) if step.asked is not None}
    theirs = {step.said: number for number, step in enumerate(steps) if step.said is not None}
    for words, at in ((asked, ours), (said, theirs)):
        for i in words.tied:
            if i in at and i - 1 in at:
                for number in range(at[i - 1] + 1, at[i] + 1):
                    tied[number] = True
    word: list[int] = []
    for number, belongs in enumerate(tied):
        if word and not belongs:
            yield word
            word = []
        word.append(number)
    if word:
        yield word


def _is_heard(steps: Sequence[Step], numbers: Iterable[int]) -> bool:
    """Whether all of it sounds as it was said."""
    return all(steps[number].how in ("same", "sound") for number in numbers)


def _is_another(asked: Words, said: Words, steps: Sequence[Step], numbers: Sequence[int]) -> bool:
    """Whether one word stands for another one that only sounds alike: 权利, 权力; whether, weather."""
    if all(steps[number].how == "same" for number in numbers):
        return False
    ours = [i for number in numbers if (i := steps[number].asked) is not None]
    theirs = [j for number in numbers if (j := steps[number].said) is not None]
    return are_other_words(_written(asked, ours), _written(said, theirs))


def _written(words: Words, numbers: Sequence[int]) -> str:
    return words.between(numbers[0], numbers[-1] + 1) if numbers else ""


def _has_other_number(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a number that was asked for is not said, or stands there as another one.

    Single characters (三, 十) are often misheard words: only another number in their place tells.
    """
    ours, theirs = sorted(filter(is_number, asked)), sorted(filter(is_number, said))
    return ours != theirs and (bool(ours and theirs) or any(key[0].isdigit() for key in ours))
