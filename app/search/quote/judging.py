"""How well a quotation matches what was said, and how much of it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from app.search.query.query import Match
from app.search.quote.auxiliaries import is_of_not
from app.search.quote.differing import Difference
from app.search.quote.editing import Quotation
from app.search.quote.said import Said
from app.search.quote.small_words import is_small
from app.search.sound.align import NEAR
from app.search.sound.laid import Step, Words
from app.text.passage import surface

LEFT_OUT = 0.5
"""What a word counts as wrong that was said besides: who quotes smooths what is spoken."""
MISHEARD = 0.82
"""From this share on it is the same quotation, misheard or misremembered."""


def match_of(
    quotation: Quotation,
    said: Said,
    steps: Sequence[Step],
    beside: Sequence[Difference],
    own: Set[int],
    share: float,
) -> Match:
    """How the quotation matches. With a negation in what it leaves out it does so in part only."""
    there = [step.said for step in steps if step.said is not None]
    if any(piece.op == "omission" and piece.alters for piece in beside):
        return "partial"
    if surface(quotation.whole) == surface(said.words.between(there[0], there[-1] + 1)):
        return "exact"
    if _parts_stand(quotation, said, steps):
        return "exact"
    if all(step.how in ("same", "left_out") for step in steps if step.said is None or step.said in own):
        return "variant"
    heard = share >= MISHEARD and not any(piece.alters for piece in beside)
    return "sounds_like" if heard else "partial"


def _parts_stand(quotation: Quotation, said: Said, steps: Sequence[Step]) -> bool:
    """Whether each part of it was said just so, white space aside."""
    runs = [surface(said.words.between(*run)) for run in _runs(steps)]
    return list(map(surface, quotation.parts)) == runs


def _runs(steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """The words said from the first to the last (exclusive) between places where something is left out."""
    for left_out, run in groupby(steps, lambda step: step.how == "left_out"):
        there = [step.said for step in run if step.said is not None]
        if there and not left_out:
            yield there[0], there[-1] + 1


def loses_any(steps: Sequence[Step]) -> bool:
    """Whether a word of the quotation was not said there."""
    return any(step.asked is not None and step.how == "other" for step in steps)


def errors(asked: Words, steps: list[Step], own: frozenset[int]) -> float:
    """How much is wrong, in words; what somebody else threw in counts for nothing, a small word half, and a
    verb with its not (don't) as one word.
    """
    wrong = [step for step in steps if step.how == "other"]
    alone = {step.asked for step in wrong if step.said is None}
    lost = sum(
        LEFT_OUT if step.said is None and is_small(asked, step.asked) else 1
        for step in wrong
        if step.asked is not None
        and not ({step.asked, step.asked + 1} <= alone and is_of_not(asked.keys, step.asked))
    )
    added = sum(step.said in own for step in wrong)
    return max(lost, LEFT_OUT * added) + NEAR * sum(step.how == "near" for step in steps)
