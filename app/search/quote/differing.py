"""Where a quotation differs from what was said, and whether it says something else."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from app.message import Message
from app.search.quote.altering import Altered, Change, alters, changes
from app.search.quote.auxiliaries import AUXILIARIES
from app.search.sound.laid import Step, Words, is_number

LONGEST_SHOWN = 80
"""Characters of a difference that a note repeats."""
SHORT_OMISSION = 4
"""Words left out of which one that turns the sentence round is told like any other that is lacking."""

_OMITTED = ("left_out", "passed_over")
Op = Literal["equal", "replace", "delete", "insert", "omission"]
_NOTES: dict[Altered, str] = {
    "number": Message("A number differs: {asked} in the quotation, {said} in the archive."),
    "negation": Message("A word turns the sentence round: {asked} in the quotation, {said} in the archive."),
    "word": Message("Other words: {asked} in the quotation, {said} in the archive."),
}
_LOST: dict[Altered, str] = {
    "number": Message("A number is left out: {words}."),
    "negation": Message("A word turns the sentence round, and is left out: {words}."),
    "word": Message("Left out: {words}."),
    "left_out": Message("Left out without a sign: {words}."),
}
"""Of words that were said, and do not stand in the quotation."""
_ADDED: dict[Altered, str] = {
    "number": Message("A number is not in the archive: {words}."),
    "negation": Message("A word turns the sentence round, and is not in the archive: {words}."),
    "word": Message("Not in the archive: {words}."),
}
"""Of words of the quotation that were not said."""
_ELSEWHERE = Message("Said in another place of the sentence: {words}.")
_LEFT_OUT = Message("The quotation says that it leaves something out. It is: {said}.")


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
    other: tuple[Change, ...] = ()
    """The whole words that stand for others here."""
    light: tuple[Change, ...] = ()
    """Those that may do so, and it is the same statement."""
    elsewhere: bool = False
    """Whether just these words with a number stand in another place of what was said, or of the quotation."""

    @property
    def moved(self) -> Message:
        """That they do, told to people."""
        return Message(_ELSEWHERE, words=shown(self.asked or self.said))

    @property
    def left_out(self) -> Message:
        """What the quotation says that it leaves out, told to people."""
        return Message(_LEFT_OUT, said=shown(self.said))

    @property
    def notes(self) -> list[Message]:
        """The same, told to people."""
        told: list[tuple[Altered, str, str]]
        told = [(one, self.asked, self.said) for one in self.alters if one != "word"]
        told += [("word", one.asked, one.said) for one in self.other]
        moved = [self.moved] if self.elsewhere and self.alters and self.op == "delete" else []
        return moved + [_note(why, asked, said) for why, asked, said in told]


def _note(why: Altered, asked: str, said: str) -> Message:
    if asked and said and why in _NOTES:
        return Message(_NOTES[why], asked=shown(asked), said=shown(said))
    return Message(_LOST[why], words=shown(said)) if said else Message(_ADDED[why], words=shown(asked))


def little(pieces: Iterable[Difference]) -> list[Message]:
    """The words that were left out, or put in, and it is the same statement without them."""
    light = [change for piece in pieces for change in piece.light]
    lost = list(dict.fromkeys(shown(one.said) for one in light if not one.asked))
    added = list(dict.fromkeys(shown(one.asked) for one in light if not one.said))
    both = ((_LOST["word"], lost), (_ADDED["word"], added))
    return [Message(told, words=", ".join(words)) for told, words in both if words]


def pieces(asked: Words, said: Words, steps: Sequence[Step], own: Container[int]) -> tuple[Difference, ...]:
    """The quotation and what was said side by side, stretch by stretch.

    `own`: the words said that count, which nobody else threw in.
    """
    end = max(step.said for step in steps if step.said is not None) + 1
    counting = [
        step for step in steps if step.how not in _OMITTED and (step.said is None or step.said in own)
    ]
    other = {counting[change.at]: change for change in changes(asked, said, counting)}
    stretches = list(_stretches(steps))
    moved = _moved(asked, said, stretches)
    return tuple(_piece(asked, said, stretch, end, own, other, moved) for stretch in stretches)


def _moved(asked: Words, said: Words, stretches: Sequence[Sequence[Step]]) -> frozenset[tuple[str, ...]]:
    """The keys of what is lost in one place and added in another, with a number or such a verb in it."""
    lost, added = set(), set()
    for stretch in stretches:
        ours, theirs = _keys(asked, said, stretch)
        if not (ours and theirs):
            lost.add(ours)
            added.add(theirs)
    return frozenset(keys for keys in lost & added if any(map(is_number, keys)) or _turns(keys))


def _turns(keys: Sequence[str]) -> bool:
    """Whether these words, said in another place, make a question of a sentence: can boats …?"""
    return not AUXILIARIES.isdisjoint(keys)


def _keys(asked: Words, said: Words, stretch: Sequence[Step]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ours = tuple(asked.keys[step.asked] for step in stretch if step.asked is not None)
    return ours, tuple(said.keys[step.said] for step in stretch if step.said is not None)


def _stretches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps in a row that are the same words, or that are not, or that the quotation leaves out."""
    for _, stretch in groupby(steps, lambda step: step.how if step.how in ("same", *_OMITTED) else ""):
        yield list(stretch)


def _piece(
    asked: Words,
    said: Words,
    stretch: Sequence[Step],
    end: int,
    own: Container[int],
    other: Mapping[Step, Change],
    moved: Container[tuple[str, ...]],
) -> Difference:
    ours = [step.asked for step in stretch if step.asked is not None]
    theirs = [step.said for step in stretch if step.said is not None]
    same, left_out = stretch[0].how == "same", stretch[0].how == "left_out"
    sure = [step for step in stretch if step.said is None or step.said in own]
    op: Op = "replace" if ours and theirs else "delete" if ours else "insert"
    op = "equal" if same else "omission" if left_out else op
    elsewhere = op in ("delete", "insert") and any(keys in moved for keys in _keys(asked, said, stretch))
    quiet = same or elsewhere or (left_out and len(sure) > SHORT_OMISSION)
    why: list[Altered] = [] if quiet else list(alters(asked, said, sure))
    if elsewhere and any(_turns(keys) for keys in _keys(asked, said, stretch)):
        why = ["word"]
    why = ["left_out"] if stretch[0].how == "passed_over" else why
    changed = [] if why or elsewhere else [other[step] for step in sure if step in other]
    words = tuple(one for one in changed if not one.light)
    return Difference(
        op,
        asked.between(ours[0], ours[-1] + 1) if ours else "",
        said.between(theirs[0], theirs[-1] + 1) if theirs else "",
        said.behind(theirs[-1] + 1) if theirs and theirs[-1] + 1 < end else "",
        (*why, "word") if words else tuple(why),
        words,
        tuple(one for one in changed if one.light),
        elsewhere,
    )


def shown(words: str) -> str:
    """Words as a note repeats them."""
    cut = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
    return f"“{cut}”"
