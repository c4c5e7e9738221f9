"""A transcript imported again: which old utterance is which new one, so that no address changes its meaning.

The words of both are aligned (longest common subsequence, clause by clause and within changed clauses
character by character). Old borders are carried over, so that an edit does not re-cut what follows it; then
every old utterance is kept (its id goes on), moved (its words are now in another utterance, which it
redirects to), or gone. The very same words come before similar ones, wherever they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from rapidfuzz.distance import LCSseq

_CLAUSE = re.compile(r"[^，。！？；,.!?;]*[，。！？；,.!?;]*")
_ENDS_SENTENCE = frozenset("。！？!?.…”」』)）")
_LARGEST_MATRIX = 4_000_000_000
"""Cells (bits) of an exact alignment: half a gigabyte, 60,000 clauses against as many, a day of talk."""
SAME = 0.5
"""The share of its words that two utterances must have in common for one to stand for the other."""
FIRST_PART = 0.25
"""The share of its words with which the first part of a split utterance keeps its id: a "谢谢。" that turns
out to be somebody else's does not take along the address of the talk that followed it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Old words on new: `new_at[i]` is the position in the new text of the old character `i`, or -1.

    Old characters are those of all old utterances in order without white space; `borders[k]` is where
    the old utterance `k` begins among them, with the total at the end.
    """

    old_text: str
    """The old characters, without case too."""
    borders: tuple[int, ...]
    new_at: list[int]
    new_text: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """What became of each old utterance (by its index) among the new ones (by theirs)."""

    kept: dict[int, int]
    """New index to the old one whose id it takes over; one to one."""
    moved: dict[int, int]
    """Old index to the new one that holds its words now and has another id."""
    gone: dict[int, int | None]
    """Old index to its nearest surviving neighbour among the new; None if nothing of the old is left."""


def align(old: Sequence[str], new_text: str) -> Alignment:
    """Align the words of the old utterances, in order, with the new running text."""
    squashed = [_squash(words) for words in old]
    old_stream = "".join(squashed)
    positions = [i for i, character in enumerate(new_text) if not character.isspace()]
    new_stream = _squash(new_text)
    new_at = [-1] * len(old_stream)
    for i, j, length in _common(old_stream, new_stream):
        new_at[i : i + length] = positions[j : j + length]
    return Alignment(old_stream, (0, *accumulate(map(len, squashed))), new_at, new_text)


def carried(alignment: Alignment) -> list[int]:
    """Positions in the new text at which the old utterances' borders lie now, ascending."""
    text, new_at = alignment.new_text, alignment.new_at
    found = set()
    for border in alignment.borders[1:-1]:
        if border == 0 or border >= len(new_at):
            continue
        left, right = new_at[border - 1], new_at[border]
        if left >= 0 and right >= 0:
            between = text[left + 1 : right].strip()
            if between and text[left] in _ENDS_SENTENCE:
                found.add(left + 1)
            if not between or between[-1] in _ENDS_SENTENCE or text[left] not in _ENDS_SENTENCE:
                found.add(right)
        elif left >= 0:
            found.add(left + 1)
        elif right >= 0:
            found.add(right)
    return sorted(found)


def match(alignment: Alignment, new: Sequence[tuple[int, int]]) -> Anchors:
    """Old utterances to new ones, given as (start, end) in the new text, in order.

    A new utterance takes the id of the first old one it stands for; an old one split in several goes on
    in the first considerable part; what was merged away redirects.
    """
    heirs = _heirs(alignment, new)
    kept = _word_for_word(alignment, new, heirs)
    word_for_word = set(kept.values())
    moved: dict[int, int] = {}
    for i, heir in heirs.items():
        if i in word_for_word:
            continue
        if heir in kept:
            moved[i] = heir
        else:
            kept[heir] = i
    return Anchors(kept, moved, _neighbours(len(alignment.borders) - 1, kept, moved))


def held(words: str, text: str) -> float:
    """The share of the words, 0 to 1, that stand in the text in their order, single letters not counted."""
    new_at = align([words], text).new_at
    return sum(position >= 0 for position in new_at) / len(new_at) if new_at else 0.0


def _heirs(alignment: Alignment, new: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The new utterance that stands for each old one, for those whose words are still there, in order."""
    shared = _shared(alignment, [end for _, end in new])
    new_sizes = [len("".join(alignment.new_text[start:end].split())) for start, end in new]
    heirs: dict[int, int] = {}
    for i, (start, end) in enumerate(pairwise(alignment.borders)):
        size = end - start
        parts = {j: common for j, common in shared[i].items() if common >= SAME * min(size, new_sizes[j])}
        if parts and sum(shared[i].values()) >= SAME * size:
            enough = min(FIRST_PART * size, max(parts.values()))
            heirs[i] = min(j for j, common in parts.items() if common >= enough)
    return heirs


def _word_for_word(
    alignment: Alignment, new: Sequence[tuple[int, int]], heirs: dict[int, int]
) -> dict[int, int]:
    """New utterances that say what an old one said, to the old one: in its place, or carried elsewhere.

    An alignment in order cannot follow what was carried elsewhere. It is known again by its words alone if
    they are said once before and once after; any "谢谢。" could be any other.
    """
    old_words = [alignment.old_text[start:end] for start, end in pairwise(alignment.borders)]
    new_words = [_squash(alignment.new_text[start:end]) for start, end in new]
    same = {heir: i for i, heir in reversed(heirs.items()) if old_words[i] == new_words[heir]}
    before, after = Counter(old_words), Counter(new_words)
    place = {words: i for i, words in enumerate(old_words)}
    once = {j: place[words] for j, words in enumerate(new_words) if before[words] == 1 and after[words] == 1}
    return same | once


def _shared(alignment: Alignment, new_ends: list[int]) -> dict[int, Counter[int]]:
    """For each old utterance, how many of its characters lie in which new one."""
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i, (start, end) in enumerate(pairwise(alignment.borders)):
        for position in alignment.new_at[start:end]:
            if position >= 0:
                shared[i][bisect_left(new_ends, position + 1)] += 1
    return shared


def _neighbours(count: int, kept: dict[int, int], moved: dict[int, int]) -> dict[int, int | None]:
    place = {old: new for new, old in kept.items()} | moved
    gone: dict[int, int | None] = {}
    for i in range(count):
        if i not in place:
            around = (k for distance in range(1, count) for k in (i - distance, i + distance) if k in place)
            nearest = next(around, None)
            gone[i] = None if nearest is None else place[nearest]
    return gone


def _squash(text: str) -> str:
    """Without white space and case; one character stays one, or positions would not hold (ß, İ)."""
    return "".join(map(_fold, "".join(text.split())))


def _fold(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character


def _common(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Common stretches of two streams as (old start, new start, length), in order in both."""
    old_clauses, old_at = _units(_CLAUSE, old)
    new_clauses, new_at = _units(_CLAUSE, new)
    i = j = 0
    for first, second, length in _blocks(old_clauses, new_clauses):
        for start, other, size in _common_runs(old[i : old_at[first]], new[j : new_at[second]]):
            yield i + start, j + other, size
        i, j = old_at[first + length], new_at[second + length]
        if length:
            yield old_at[first], new_at[second], i - old_at[first]


def _common_runs(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """The same within changed ones: two Chinese characters or four letters in a row; fewer meet by luck."""
    if len(old) * len(new) > _LARGEST_MATRIX:
        return  # a day of talk with not one clause in common: nothing to be found here
    short = min(len(old), len(new)) <= 3
    for first, second, length in _blocks(old, new):
        if length >= 4 or (length and (short or (length > 1 and not old[first].isascii()))):
            yield first, second, length


def _units(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int]]:
    """The text cut into units, and where each begins, with the text's length at the end."""
    units = [unit for unit in pattern.findall(text) if unit]
    return units, [0, *accumulate(map(len, units))]


def _blocks(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[tuple[int, int, int]]:
    """Matching blocks of two sequences; the last is empty, at their ends."""
    if len(a) * len(b) <= _LARGEST_MATRIX:
        yield from ((block.a, block.b, block.size) for block in LCSseq.opcodes(a, b).as_matching_blocks())
    else:
        yield from SequenceMatcher(None, a, b).get_matching_blocks()
