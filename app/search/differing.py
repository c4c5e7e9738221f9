"""Where a quotation differs from what was said, and whether it says something else."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from app.message import Message
from app.search.side_by_side import Step, Words
from app.text.normalise import stem
from app.text.numbers import DIGITS, NUMERALS

LONGEST_SHOWN = 80
"""Characters of a difference that a note repeats."""

Op = Literal["equal", "replace", "delete", "insert"]
Altered = Literal["number", "negation"]
"""What makes another statement of a sentence: another number, a negation more or less."""

_NOTES: dict[Altered, str] = {
    "number": Message("A number differs: {asked} in the quotation, {said} in the archive."),
    "negation": Message("A word turns the sentence round: {asked} in the quotation, {said} in the archive."),
}
_ENGLISH = (
    "not no never nor neither none nobody nothing without dont doesnt didnt isnt arent wasnt werent cant "
    "cannot couldnt wont wouldnt shouldnt havent hasnt hadnt aint"
)
NEGATIONS = frozenset("不没无未非别莫勿") | frozenset(map(stem, _ENGLISH.split()))
"""Words that turn a sentence round: with one more or less it is another sentence."""
_HARMLESS = "非常 特别 别人 区别 分别 类别 级别 性别 识别 未来 无论 不过 不仅 不断 不同 不管"
_NO_NEGATION = frozenset(_HARMLESS.split())
"""Words with one of these characters that turn nothing round."""
_SINGLE = frozenset(DIGITS) | (NUMERALS - frozenset("点分"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the quotation and what stands there; empty where something is lost or added."""

    op: Op
    asked: str
    said: str
    after: str = ""
    """What stands between the words that were said here and the next ones: punctuation, white space."""
    alters: tuple[Altered, ...] = ()
    """Why it makes another statement of the sentence."""

    @property
    def notes(self) -> list[Message]:
        """The same, told to people."""
        sides = {"asked": _shown(self.asked), "said": _shown(self.said)}
        return [Message(_NOTES[one], **sides) for one in self.alters]


def pieces(asked: Words, said: Words, steps: Sequence[Step], own: Container[int]) -> tuple[Difference, ...]:
    """The quotation and what was said side by side, stretch by stretch.

    `own`: the words said that count, which nobody else threw in.
    """
    end = max(step.said for step in steps if step.said is not None) + 1
    return tuple(_piece(asked, said, stretch, end, own) for stretch in _stretches(steps))


def _stretches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps in a row that are the same words, or that are not."""
    for _, stretch in groupby(steps, lambda step: step.how == "same"):
        yield list(stretch)


def _piece(asked: Words, said: Words, stretch: Sequence[Step], end: int, own: Container[int]) -> Difference:
    ours = [step.asked for step in stretch if step.asked is not None]
    theirs = [step.said for step in stretch if step.said is not None]
    same = stretch[0].how == "same"
    sure = [step for step in stretch if step.said is None or step.said in own]
    op: Op = "equal" if same else "replace" if ours and theirs else "delete" if ours else "insert"
    return Difference(
        op,
        asked.between(ours[0], ours[-1] + 1) if ours else "",
        said.between(theirs[0], theirs[-1] + 1) if theirs else "",
        said.behind(theirs[-1] + 1) if theirs and theirs[-1] + 1 < end else "",
        () if same else tuple(_altered(asked, said, sure)),
    )


def _altered(asked: Words, said: Words, stretch: Sequence[Step]) -> Iterator[Altered]:
    ours = [step.asked for step in stretch if step.asked is not None]
    theirs = [step.said for step in stretch if step.said is not None]
    if _has_other_number([asked.keys[i] for i in ours], [said.keys[j] for j in theirs]):
        yield "number"
    heard = [step for step in stretch if step.how != "sound"]  # no for know is misheard
    lost = sum(_is_negation(asked, step.asked) for step in heard)
    added = sum(_is_negation(said, step.said) for step in heard)
    if lost != added:
        yield "negation"


def _shown(words: str) -> str:
    cut = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
    return f"“{cut}”" if cut else "–"


def _has_other_number(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a number that was asked for is not said, or stands there as another one.

    Single characters (三, 十) are often misheard words: only another number in their place tells.
    """
    ours, theirs = sorted(filter(_is_number, asked)), sorted(filter(_is_number, said))
    return ours != theirs and (bool(ours and theirs) or any(key[0].isdigit() for key in ours))


def _is_number(key: str) -> bool:
    return key[0].isdigit() or key in _SINGLE or key[-1] in "%‰"


def _is_negation(words: Words, number: int | None) -> bool:
    if number is None or words.keys[number] not in NEGATIONS:
        return False
    around = words.keys[max(0, number - 1) : number + 2]
    return not any(one + other in _NO_NEGATION for one, other in pairwise(around))
