"""A negation that a quotation leaves out where it, or a part of it, begins right behind or ends before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.search.quote.small_words import SCARCE
from app.search.sound.laid import Step, Words
from app.search.sound.negations import is_negation, question_at
from app.text.normalise import stem

FARTHEST = 7
"""Characters or words before a quotation in which a negation may stand that belongs to it."""
_HAN = (
    "有 是 会 能 能够 要 可 可以 想 该 应 应该 得 敢 肯 愿 愿意 必 需 需要 用 再 太 很 都 人 谁 任何人 "
    "把 被 让 给 认为 觉得 相信 希望 打算 准备 同意 支持 赞成 主张 允许 一定 完全 真的 真正"
)
_ENGLISH = (
    "be been being have to really even ever think believe want going able that mean supposed necessarily "
    "quite very so a an the one of us them you it true agree support"
)
_BETWEEN = re.compile(
    "(?:{})*".format("|".join([*_HAN.split(), *(f"{stem(word)} " for word in _ENGLISH.split())]))
)
"""What may stand between a negation and what it denies; with other words it may deny these."""
_COMPLEMENTS = frozenset("了到起完出下成动住上得")
"""Behind a verb and 不: that it cannot be done."""


def with_clipped(
    asked: Words, said: Words, steps: Sequence[Step], one: Callable[[int, int], bool]
) -> list[Step]:
    """The steps with the negation that stands just before or behind them in a clause, as left out; so that
    which stands so beside a part, where the quotation says that it leaves words out: no sign leaves it out.

    `one`: whether two words said, by index, are of one speaker.
    """
    denying = set(_beside_parts(said, steps, one))
    steps = [
        replace(step, how="other") if step.how == "left_out" and step.said in denying else step
        for step in steps
    ]
    there = [step.said for step in steps if step.said is not None]
    first, last = there[0], there[-1]
    before = behind = range(0)
    if steps[0].asked == 0 and steps[0].said == first:
        before = range(_before(said, first, one), first)
    if steps[-1].asked == len(asked.keys) - 1 and steps[-1].said == last:
        behind = range(last + 1, _behind(said, last, one))
    return [*(Step(None, j) for j in before), *steps, *(Step(None, j) for j in behind)]


def _beside_parts(said: Words, steps: Sequence[Step], one: Callable[[int, int], bool]) -> Iterator[int]:
    """The words left out with a sign that deny the part before them, or that behind them."""
    number = 0
    for left_out, run in groupby(steps, lambda step: step.how == "left_out"):
        size = len(list(run))
        if left_out and 0 < number < len(steps) - size:
            start, end = steps[number].said or 0, (steps[number + size - 1].said or 0) + 1
            before, behind = steps[number - 1], steps[number + size]
            if before.asked is not None and before.said == start - 1:
                yield from range(start, min(end, _behind(said, start - 1, one)))
            if behind.asked is not None and behind.said == end:
                yield from range(_before(said, end, one, start), end)
        number += size


def _before(said: Words, first: int, one: Callable[[int, int], bool], lowest: int = 0) -> int:
    """Where the negation stands that denies what begins at word `first`; `first` itself if none does.

    Two of them deny nothing (不得不); the *a* of *a few* is as good as one. `lowest`: the first of the words
    that are left out.
    """
    if said.keys[first] in SCARCE and first > lowest and said.keys[first - 1] == "a":
        return first - 1 if _goes_on(said, first) and one(first - 1, first) else first
    found: list[int] = []
    between = ""
    for j in range(first - 1, max(lowest, first - FARTHEST) - 1, -1):
        if not _goes_on(said, j + 1) or not one(j, first):
            break
        if is_negation(said, j, set(range(lowest, first))) and _BETWEEN.fullmatch(between):
            found.append(j)
            between = ""
        else:
            key = said.keys[j]
            between = (f"{key} " if key.isascii() else key) + between
    return found[0] if len(found) % 2 else first


def _behind(said: Words, last: int, one: Callable[[int, int], bool]) -> int:
    """Behind the negation (exclusive) that follows on word `last`, and denies it or asks with it: 做|不到,
    can|'t, 收|不收.
    """
    j = last + 1
    if j == len(said.keys) or not _goes_on(said, j) or not one(j, last):
        return j
    if not is_negation(said, j, set(range(j, len(said.keys)))):
        return j
    if question := question_at(said, j):
        return question[1]
    if said.keys[j].isascii():
        return j + 1
    complement = j + 1 < len(said.keys) and _goes_on(said, j + 1) and said.keys[j + 1] in _COMPLEMENTS
    return j + 2 if complement else j


def _goes_on(said: Words, number: int) -> bool:
    """Whether nothing but white space stands before a word."""
    return not said.behind(number).strip()
