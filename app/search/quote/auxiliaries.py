"""Verbs that help another one: with their not they are one word (don't), before who acts they ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.search.sound.laid import Step, Words
from app.text.british import one_spelling
from app.text.normalise import stem

_VERBS = "do does did can could will would shall should may might must is are was were have has had"
AUXILIARIES = frozenset(one_spelling(verb, stem(verb)) for verb in _VERBS.split())


def is_of_not(keys: Sequence[str], number: int) -> bool:
    """Whether a word is such a verb, and right behind it stands its not: do|n't."""
    return 0 <= number < len(keys) - 1 and keys[number] in AUXILIARIES and keys[number + 1] == "not"


def with_inverted(
    asked: Words, said: Words, steps: list[Step], one: Callable[[int, int], bool]
) -> list[Step]:
    """The steps with such a verb just before them as left out, if the quotation has it behind who acts:
    can|boats leave, quoted as boats can leave.

    `one`: whether two words said, by index, are of one speaker.
    """
    first = next(step.said for step in steps if step.said is not None)
    if not first or steps[0].said != first or said.behind(first).strip() or not one(first - 1, first):
        return steps
    verb = said.keys[first - 1]
    lost = {step.asked for step in steps if step.asked is not None and step.said is None}
    denied = {i for i in lost if i + 1 in lost and is_of_not(asked.keys, i)}
    if verb in AUXILIARIES and any(asked.keys[i] == verb for i in lost - denied):
        return [Step(None, first - 1), *steps]
    return steps
