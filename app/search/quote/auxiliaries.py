"""Verbs that help another one: with their not they are one word (don't), before who acts they ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.search.sound.laid import Step, Words
from app.text.british import one_spelling
from app.text.normalise import stem

_VERBS = "do does did can could will would shall should may might must is are was were have has had"
AUXILIARIES = frozenset(one_spelling(verb, stem(verb)) for verb in _VERBS.split())

_DO = frozenset(one_spelling(verb, stem(verb)) for verb in ("do", "does", "did"))
_SENTENCE_END = re.compile(r"[。！？!?；;…\n]|\.(?:\s|$)")


def is_of_not(keys: Sequence[str], number: int) -> bool:
    """Whether a word is such a verb, and right behind it stands its not: do|n't."""
    return 0 <= number < len(keys) - 1 and keys[number] in AUXILIARIES and keys[number + 1] == "not"


def with_inverted(
    asked: Words, said: Words, steps: list[Step], one: Callable[[int, int], bool]
) -> list[Step]:
    """The steps with such a verb just before them as left out, if the quotation has it behind who acts:
    can|boats leave, quoted as boats can leave; and with the do of a question that is quoted to its end and
    without its sign.

    `one`: whether two words said, by index, are of one speaker.
    """
    first = next(step.said for step in steps if step.said is not None)
    if not first or steps[0].said != first or said.behind(first).strip() or not one(first - 1, first):
        return steps
    verb = said.keys[first - 1]
    lost = {step.asked for step in steps if step.asked is not None and step.said is None}
    denied = {i for i in lost if i + 1 in lost and is_of_not(asked.keys, i)}
    behind_who = any(asked.keys[i] == verb for i in lost - denied)
    if verb in AUXILIARIES and (behind_who or (verb in _DO and _is_answered(asked, said, steps))):
        return [Step(None, first - 1), *steps]
    return steps


def _is_answered(asked: Words, said: Words, steps: Sequence[Step]) -> bool:
    """Whether the question that a quotation begins in is quoted to its end, as no question; or with a verb
    that takes the place of do and verb: that means, of: does that mean.
    """
    for step in steps:
        if step.how == "same" and step.asked is not None and step.said is not None:
            ours = asked.between(step.asked, step.asked + 1).lower()
            theirs = said.between(step.said, step.said + 1).lower()
            if ours != theirs and ours.isalpha() and re.fullmatch(rf"{re.escape(theirs)}(?:e?s|e?d)", ours):
                return True
        if step.said is not None and (end := _SENTENCE_END.search(_behind(said, step.said))):
            return end[0] in "?？" and (step.asked is None or not {*"?？"} & {*_behind(asked, step.asked)})
    return False


def _behind(words: Words, number: int) -> str:
    """All signs behind a word, the last one's too."""
    end = words.starts[number + 1] if number + 1 < len(words.keys) else len(words.text)
    return words.text[words.ends[number] : end]
