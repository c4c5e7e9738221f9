"""A transcript imported again: which old utterance is which new one, so that no address changes its meaning.

The words of both are aligned (longest common subsequence, clause by clause and within changed clauses
character by character). Old borders are carried over, so that an edit does not re-cut what follows it; then
every old utterance is kept (its id goes on), moved (its words are now in another utterance, which it
redirects to), or gone. The very same words come before similar ones, wherever they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.text.common import blocks, common_stretches
from app.text.white_space import squash

_ENDS_SENTENCE = frozenset("。！？!?.…”」』)）")
SAME = 0.5
"""The share of its words that two utterances must have in common for one to stand for the other."""
FIRST_PART = 0.25
"""The share of its words with which the first part of a split utterance keeps its id: a "谢谢。" that turns
out to be somebody else's does not take along the address of the talk that followed it."""
TELLING = 12
"""Characters (letters count a quarter) that tell a sentence from what anybody says: "谢谢大家。" in another
place is the same utterance only if the same person says it."""


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
    squashed = [_bare(words) for words in old]
    old_stream = "".join(squashed)
    positions = [i for i, character in enumerate(new_text) if not character.isspace()]
    new_stream = _bare(new_text)
    new_at = [-1] * len(old_stream)
    for i, j, length in common_stretches(old_stream, new_stream):
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


def match(
    alignment: Alignment,
    new: Sequence[tuple[int, int]],
    old_speakers: Sequence[str],
    new_speakers: Sequence[str],
) -> Anchors:
    """Old utterances to new ones, given as (start, end) in the new text, in order; with who said them.

    A new utterance takes the id of the first old one it stands for; an old one split in several goes on
    in the first considerable part; what was merged away redirects.
    """
    old_words, new_words = _words(alignment, new)
    heirs = _heirs(alignment, new)
    said_again = _said_again(
        list(zip(old_speakers, old_words, strict=True)), list(zip(new_speakers, new_words, strict=True))
    )
    said_again |= _elsewhere(old_words, new_words, old_speakers, new_speakers)
    same = {heir: i for i, heir in reversed(heirs.items()) if old_words[i] == new_words[heir]}
    again = set(said_again.values())
    kept = {heir: i for heir, i in same.items() if i not in again} | said_again
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


def stands_for(words: str, first: str) -> bool:
    """Whether the words are still those `first` said, or a considerable part: half of the shorter ones'."""
    share, size = held(first, words), len(_bare(first))
    return share >= FIRST_PART and share * size >= SAME * min(size, len(_bare(words)))


def places(text: str, wanted: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where in the text these words stand, of those that stand there once; white space and case aside."""
    positions = [i for i, character in enumerate(text) if not character.isspace()]
    squashed = _bare(text)
    found: dict[str, tuple[int, int]] = {}
    for words in wanted:
        sought = _bare(words)
        at = squashed.find(sought)
        if sought and at >= 0 and squashed.find(sought, at + 1) < 0:
            found[words] = positions[at], positions[at + len(sought) - 1] + 1
    return found


def telling(words: str) -> bool:
    """Whether hardly anybody else says the very same words."""
    return sum(0.25 if letter.isascii() else 1.0 for letter in words if letter.isalnum()) >= TELLING


def _heirs(alignment: Alignment, new: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The new utterance that stands for each old one, for those whose words are still there, in order."""
    shared = _shared(alignment, [end for _, end in new])
    new_sizes = [len(squash(alignment.new_text[start:end])) for start, end in new]
    heirs: dict[int, int] = {}
    for i, (start, end) in enumerate(pairwise(alignment.borders)):
        size = end - start
        parts = {j: common for j, common in shared[i].items() if common >= SAME * min(size, new_sizes[j])}
        if parts and sum(shared[i].values()) >= SAME * size:
            enough = min(FIRST_PART * size, max(parts.values()))
            heirs[i] = min(j for j, common in parts.items() if common >= enough)
    return heirs


def _said_again(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """New utterances to the old ones that said the very same, of the most that keep their order.

    Given as speaker and words: "Agreed." is not the "Agreed." that somebody else now says before it.
    """
    return {
        block_new + k: block_old + k for block_old, block_new, size in blocks(old, new) for k in range(size)
    }


def _elsewhere(
    old_words: Sequence[str],
    new_words: Sequence[str],
    old_speakers: Sequence[str],
    new_speakers: Sequence[str],
) -> dict[int, int]:
    """New utterances to the old ones whose very words were carried there.

    No alignment in order can follow them. They are known again if the words are said once before and once
    after, by anybody or by one person, and are telling or the same person's: any "谢谢。" could be any other.
    """
    by_words = _once(old_words, new_words)
    by_both = _once(
        list(zip(old_speakers, old_words, strict=True)), list(zip(new_speakers, new_words, strict=True))
    )
    theirs = {
        j: i for j, i in by_words.items() if telling(new_words[j]) or old_speakers[i] == new_speakers[j]
    }
    return theirs | {j: i for j, i in by_both.items() if telling(new_words[j])}


def _once(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """Where new ones were before, of those that are there once before and once after."""
    before, after = Counter(old), Counter(new)
    place = {one: i for i, one in enumerate(old)}
    return {j: place[one] for j, one in enumerate(new) if before[one] == 1 and after[one] == 1}


def _words(alignment: Alignment, new: Sequence[tuple[int, int]]) -> tuple[list[str], list[str]]:
    """What each old and each new utterance says, white space and case aside."""
    old_words = [alignment.old_text[start:end] for start, end in pairwise(alignment.borders)]
    return old_words, [_bare(alignment.new_text[start:end]) for start, end in new]


def _shared(alignment: Alignment, new_ends: list[int]) -> dict[int, Counter[int]]:
    """For each old utterance, how many of its characters lie in which new one."""
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for i, (start, end) in enumerate(pairwise(alignment.borders)):
        for position in alignment.new_at[start:end]:
            if position >= 0:
                shared[i][bisect_left(new_ends, position + 1)] += 1
    return shared


def _neighbours(count: int, kept: dict[int, int], moved: dict[int, int]) -> dict[int, int | None]:
    """For each old utterance without a place, that of the nearest one with a place; of two the earlier."""
    place = {old: new for new, old in kept.items()} | moved
    before = list(accumulate(range(count), lambda last, i: i if i in place else last, initial=-1))[1:]
    after = list(accumulate(reversed(range(count)), lambda last, i: i if i in place else last, initial=-1))
    gone: dict[int, int | None] = {}
    for i, left, right in zip(range(count), before, reversed(after[1:]), strict=True):
        if i not in place:
            around = [k for k in (left, right) if k >= 0]
            gone[i] = place[min(around, key=lambda k: abs(k - i))] if around else None
    return gone


def _bare(text: str) -> str:
    """Without white space and case; one character stays one, or positions would not hold (ß, İ)."""
    return "".join(map(_fold, squash(text)))


def _fold(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character
