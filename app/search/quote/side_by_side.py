"""A quotation and what was said, word by word beside each other, from its first word to its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

import numpy as np

from app.search.quote.auxiliaries import is_of_not
from app.search.quote.edges import with_ends
from app.search.sound.align import LONG, Units, align, units, with_alike
from app.search.sound.laid import How, Step, Words, ends_sentence, step

_Traced = tuple[int | None, int | None, How]
_WRONG, _LOST_NOT, _ADDED, _SOUND, _THROWN_IN = 100, 60, 45, 1, 2
"""What a word costs that is another one, or lost; a not that is lost with its verb (don't); that was said
besides (two, such as a 这个 that is left out in quotations, are less than a wrong one); that sounds the same;
that somebody else threw in."""
MOST_LEFT_OUT = 800
"""Characters and words that may be left out at once; what is further apart was not said together."""
LONGEST_BY_CHANCE = 12
"""Words or characters of a sentence of which a few may stand in another one by chance: is there a."""
MOST_COMPARED = 6_000_000
"""Words asked times words said, where words left out may stand anywhere: 60 ms."""
MOST_ANCHORS = 3
"""Parts, the longest first, one of which tells where in a long text the rest has to stand."""


def side_by_side(
    asked: Words, said: Words, at: Sequence[int], least: float, gaps: Set[int] = frozenset()
) -> list[Step]:
    """Every word that was asked for, and all that was said from the first to the last of those in its place.

    `at`: the number of the utterance of each word said; `gaps`: words asked for before which others are left
    out. Empty where less than `least` percent corresponds.
    """
    ours, theirs = units(asked.keys), units(said.keys)
    if gaps:
        start, end = _around_anchor(ours, theirs, least, gaps)
        spoken = set(at)
    else:
        found = align(ours, theirs, least)
        if found is None or 100 * (1 - found.errors / len(ours)) < least:
            return []  # quickly told
        more = _more(len(ours))
        before, behind = found.pairs[0][0], len(ours) - 1 - found.pairs[-1][0]
        start, end = max(0, found.start - before - more), min(len(theirs), found.end + behind + more)
        spoken = {at[j] for _, j, _ in found.pairs}
    if start == end:
        return []
    there = Units(theirs.keys[start:end], with_alike(ours, theirs)[start:end])
    added = [_cost_added(said, j) if at[j] in spoken else _THROWN_IN for j in range(start, end)]
    steps = [
        step(asked, said, i, None if j is None else j + start, how)
        for i, j, how in _cheapest(ours, there, added, gaps)
    ]
    sure = [number for number, one in enumerate(steps) if one.how in ("same", "sound")]
    while _is_strewn(said, at, steps, sure[-2:]):
        del sure[-1]
    while _is_strewn(said, at, steps, sure[:2]):
        del sure[0]
    sure = _of_sentences_said(asked, steps, sure)
    if not sure:
        return []
    return with_ends(asked, said, at, steps[sure[0] : sure[-1] + 1])


def may_lie_beyond(asked: Words, gaps: Set[int]) -> bool:
    """Whether parts of a quotation with so many gaps may stand too far from its longest to be looked for."""
    return len(asked.keys) * sum(_reach(0, len(asked.keys), gaps)) > MOST_COMPARED


def _reach(i: int, size: int, gaps: Set[int]) -> tuple[int, int]:
    """How many words said before word i, and from it on, may belong to so many words asked for."""
    before = sum(gap <= i for gap in gaps)
    behind = len(gaps) - before
    return i + _more(i) + MOST_LEFT_OUT * before, size - i + _more(size - i) + MOST_LEFT_OUT * behind


def _more(number: int) -> int:
    """Words said more than were asked for that are looked at."""
    return 2 + number // 6


def _around_anchor(ours: Units, theirs: Units, least: float, gaps: Set[int]) -> tuple[int, int]:
    """Where all of it has to stand; of a long text, around that of its longest parts that stands there.

    Nothing where none of these does.
    """
    if len(ours) * len(theirs) <= MOST_COMPARED:
        return 0, len(theirs)
    ends = sorted({*range(0, len(ours), LONG), *gaps, len(ours)})
    for first, last in sorted(pairwise(ends), key=lambda part: part[0] - part[1])[:MOST_ANCHORS]:
        found = align(Units(ours.keys[first:last], ours.codes[first:last]), theirs, least)
        if found is not None:
            i, j = first + found.pairs[0][0], found.start
            before, behind = _reach(i, len(ours), gaps)
            room = min(1.0, MOST_COMPARED / len(ours) / (before + behind))
            return max(0, j - int(before * room)), min(len(theirs), j + int(behind * room))
    return 0, 0


def _is_strewn(said: Words, at: Sequence[int], steps: Sequence[Step], outermost: Sequence[int]) -> bool:
    """Whether the outermost word is alone in its sentence, and not beside the next: it is chance."""
    if len(outermost) < 2:
        return False
    one, other = (steps[number].said for number in outermost)
    assert one is not None and other is not None
    if outermost[1] - outermost[0] == 1:
        return False
    return at[one] != at[other] or any(ends_sentence(said, j) for j in range(one + 1, other + 1))


def _of_sentences_said(asked: Words, steps: Sequence[Step], sure: list[int]) -> list[int]:
    """The sure steps, by number, without those of short sentences at the ends of which most is not sure."""
    borders = [i for i in range(1, len(asked.keys)) if ends_sentence(asked, i)]
    sentences = list(pairwise([0, *borders, len(asked.keys)]))
    for one in (sentences, sentences[::-1]):
        for start, end in one[:-1]:
            there = [number for number in sure if start <= (steps[number].asked or 0) < end]
            if end - start > LONGEST_BY_CHANCE or 2 * len(there) >= end - start:
                break
            sure = [number for number in sure if number not in there]
    return sure


def _cost_added(said: Words, number: int) -> int:
    """A word said besides by who is quoted: little within a sentence, not on from one into the next."""
    return _WRONG if ends_sentence(said, number) else _ADDED


def _cheapest(asked: Units, said: Units, added: list[int], gaps: Set[int]) -> Iterator[_Traced]:
    """The pairs, anywhere in `said`, with which least is wrong (Sellers), and which sound alike.

    What is said in a gap costs nothing.
    """
    numbers: dict[str, int] = {}
    keys = np.array([numbers.setdefault(key, len(numbers)) for key in said.keys])
    codes = np.array([ord(code) for code in said.codes])
    behind = np.concatenate(([0], np.cumsum(added)))
    rows = np.zeros((len(asked) + 1, len(said) + 1), dtype=np.int32)
    wrong = np.empty((len(asked), len(said)), dtype=np.uint8)
    lost = [_LOST_NOT if is_of_not(asked.keys, i - 1) else _WRONG for i in range(len(asked))]
    not_quoted = np.array(added) == _THROWN_IN
    for i, (key, code) in enumerate(zip(asked.keys, asked.codes, strict=True)):
        wrong[i] = np.where(keys == numbers.get(key, -1), 0, np.where(codes == ord(code), _SOUND, _WRONG))
        wrong[i, not_quoted] = _WRONG + 1  # or a word that is lacking were sought in what others say
        row = rows[i] + lost[i]
        row[1:] = np.minimum(row[1:], rows[i, :-1] + wrong[i])
        free = i + 1 in gaps
        rows[i + 1] = np.minimum.accumulate(row) if free else behind + np.minimum.accumulate(row - behind)
    return reversed(list(_traced(rows, wrong, lost, gaps)))


def _traced(rows: np.ndarray, wrong: np.ndarray, lost: Sequence[int], gaps: Set[int]) -> Iterator[_Traced]:
    """The way back from the cheapest end."""
    i, j = len(wrong), int(rows[-1].argmin())
    while i:
        cost = rows[i, j]
        if j and cost == rows[i - 1, j - 1] + wrong[i - 1, j - 1]:
            i, j = i - 1, j - 1
            yield i, j, "sound" if wrong[i, j] < _WRONG else "other"
        elif cost == rows[i - 1, j] + lost[i - 1]:
            i -= 1
            yield i, None, "other"
        else:
            j -= 1
            yield None, j, "left_out" if i in gaps else "other"
