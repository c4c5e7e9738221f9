"""Words that a quotation leaves out: only where what stands around them was said by one speaker in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.search.quote.said import Said
from app.search.quote.side_by_side import MOST_LEFT_OUT
from app.search.sound.laid import Step

MOST_THROWN_IN = 12
"""Of words left out, or of an utterance in between, by somebody else: with more it is another answer."""


def as_one_answer(said: Said, steps: list[Step]) -> list[Step]:
    """The steps, if at each place where words are left out all is of one answer; else none."""
    return steps if all(_is_in_one(said, words) for words in _left_out(steps)) else []


def _left_out(steps: Sequence[Step]) -> Iterator[list[int]]:
    """The words said that the quotation leaves out, place by place."""
    for left_out, run in groupby(steps, lambda step: step.how in ("left_out", "passed_over")):
        if left_out:
            yield [step.said for step in run if step.said is not None]


def _is_in_one(said: Said, left_out: Sequence[int]) -> bool:
    """Whether what stands before and behind words left out was said by one speaker in one go."""
    before, behind = (said.speaker(number) for number in (left_out[0] - 1, left_out[-1] + 1))
    thrown_in = sum(said.speaker(number) != before for number in left_out)
    return before == behind and len(left_out) <= MOST_LEFT_OUT and thrown_in <= MOST_THROWN_IN
