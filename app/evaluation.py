"""How far an attribution agrees with a hand-made annotation. All offsets count in the decoded source."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from app.gold import Gold, GoldSection, Spoken
from app.sureness import Band, bands

NEAR = 12
"""A boundary is found if one was set at most so many characters away."""
NEAR_SECTION = 150
"""A section is found if one of its kind begins at most so many characters away."""
HOLDS = 0.5
"""The share of somebody's characters from which a speaker counts as found, or as hidden in another."""
SPLINTER = 0.1
"""The share of somebody's characters from which a second speaker counts as a part of them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the two disagree."""

    at: int
    kind: str
    """missed: a boundary that was not set; false: one too many; speaker: a stretch under the wrong speaker;
    section: a part of the programme that was not found."""
    expected: str
    got: str
    length: int = 0
    """Characters under the wrong speaker."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures; every share is between 0 and 1."""

    boundaries: int
    """Changes of speaker in the annotation."""
    boundaries_set: int
    boundaries_found: int
    characters: int
    """Characters that both the annotation and the attribution give to somebody."""
    characters_right: int
    characters_of_longest: int
    """Characters of whoever says most: right if all of it were one voice's."""
    speakers: int
    speakers_found: int
    speakers_split: int
    speakers_merged: int
    sections: int
    sections_found: int
    pairs: tuple[tuple[str, str], ...]
    """Speakers of the annotation and of the attribution that stand for each other."""
    differences: tuple[Difference, ...]
    sureness: tuple[Band, ...]
    """What is said to be sure, and how much of it is right; empty where nothing is said of it."""

    @property
    def precision(self) -> float:
        return _share(self.boundaries_found, self.boundaries_set)

    @property
    def recall(self) -> float:
        return _share(self.boundaries_found, self.boundaries)

    @property
    def f1(self) -> float:
        return _share(2 * self.boundaries_found, self.boundaries + self.boundaries_set)

    @property
    def right(self) -> float:
        """The share of characters with the right speaker."""
        return _share(self.characters_right, self.characters)

    @property
    def one_voice(self) -> float:
        """The share that would be right if one voice were taken for all: what an attribution has to beat."""
        return _share(self.characters_of_longest, self.characters)

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1, "right": self.right}
        shares["one_voice"] = self.one_voice
        return asdict(self) | {name: round(value, 4) for name, value in shares.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def evaluate(heard: Iterable[Spoken], sections: Sequence[GoldSection], gold: Gold) -> Evaluation:
    """Compare stretches of speech (utterances or turns, in order) and sections with an annotation.

    Where the annotation ends early (`gold.until`), what comes after it is left out.
    """
    until = gold.until if gold.until is not None else max((turn.end for turn in gold.turns), default=0)
    ours, theirs = _until(heard, until), _until(gold.turns, until)
    shared = _shared(theirs, ours)
    pairs = best_pairs(shared)
    set_, wanted = _boundaries(ours), _boundaries(theirs)
    found = _matched(wanted, set_, NEAR)
    held = Counter({(a, b): n for a, b, n in _totals(shared)})
    missing = [one for one in gold.sections if one.start < until and not _has_section(one, sections)]
    differences = [
        *(Difference(at, "missed", _around(theirs, at), "") for at in wanted if at not in found),
        *(Difference(at, "false", "", _around(ours, at)) for at in set_ if at not in found.values()),
        *(
            Difference(at, "speaker", a, b, n)
            for at, a, b, n in _stretches(theirs, ours)
            if pairs.get(a) != b
        ),
        *(Difference(one.start, "section", f"{one.kind}: {one.title}", "") for one in missing),
    ]
    there = sum(one.start < until for one in gold.sections)
    said: Counter[str] = Counter()
    for (speaker, _), characters in held.items():
        said[speaker] += characters
    names = dict.fromkeys(turn.speaker for turn in theirs)
    return Evaluation(
        boundaries=len(wanted),
        boundaries_set=len(set_),
        boundaries_found=len(found),
        characters=sum(held.values()),
        characters_right=sum(held[pair] for pair in pairs.items()),
        characters_of_longest=max(said.values(), default=0),
        speakers=len(names),
        speakers_found=sum(_is_found(name, pairs.get(name), held) for name in names),
        speakers_split=sum(_is_split(name, held) for name in names),
        speakers_merged=_merged(names, held),
        sections=there,
        sections_found=there - len(missing),
        pairs=tuple(sorted(pairs.items())),
        differences=tuple(sorted(differences, key=lambda difference: difference.at)),
        sureness=bands(ours, _stretches(theirs, ours), pairs),
    )


def _until(turns: Iterable[Spoken], until: int) -> list[Spoken]:
    """The turns before `until`, one after the other by the same speaker put together."""
    together: list[Spoken] = []
    for turn in turns:
        if turn.start >= until:
            continue
        cut = Spoken(turn.start, min(turn.end, until), turn.speaker, turn.sure)
        if together and together[-1].speaker == cut.speaker:
            before = together.pop()
            cut = Spoken(before.start, cut.end, cut.speaker, _sure(before, cut))
        together.append(cut)
    return together


def _sure(one: Spoken, other: Spoken) -> float | None:
    """How sure two stretches are together."""
    if one.sure is None or other.sure is None:
        return None
    lengths = one.end - one.start, other.end - other.start
    return (one.sure * lengths[0] + other.sure * lengths[1]) / (sum(lengths) or 1)


def _boundaries(turns: Sequence[Spoken]) -> list[int]:
    return [turn.start for turn in turns[1:]]


def _matched(wanted: Sequence[int], got: Sequence[int], near: int) -> dict[int, int]:
    """Each wanted place with a place of its own among those got, as many as can be, both in order."""
    found: dict[int, int] = {}
    left = iter(got)
    place = next(left, None)
    for at in wanted:
        while place is not None and place < at - near:
            place = next(left, None)
        if place is not None and place <= at + near:
            found[at] = place
            place = next(left, None)
    return found


def _stretches(theirs: Sequence[Spoken], ours: Sequence[Spoken]) -> Iterable[tuple[int, str, str, int]]:
    """Stretches that both give to somebody: offset, who it is, who it was taken for, characters."""
    starts = [turn.start for turn in ours]
    for turn in theirs:
        for other in ours[max(0, bisect_right(starts, turn.start) - 1) :]:
            if other.start >= turn.end:
                break
            first, last = max(turn.start, other.start), min(turn.end, other.end)
            if first < last:
                yield first, turn.speaker, other.speaker, last - first


def _shared(theirs: Sequence[Spoken], ours: Sequence[Spoken]) -> dict[str, Counter[str]]:
    """How many characters each of theirs shares with each of ours."""
    shared: dict[str, Counter[str]] = {}
    for _, a, b, length in _stretches(theirs, ours):
        shared.setdefault(a, Counter())[b] += length
    return shared


def _totals(shared: dict[str, Counter[str]]) -> Iterable[tuple[str, str, int]]:
    return ((a, b, length) for a, others in shared.items() for b, length in others.items())


def _around(turns: Sequence[Spoken], at: int) -> str:
    return next((f"{a.speaker} → {b.speaker}" for a, b in pairwise(turns) if b.start == at), "")


def _is_found(name: str, partner: str | None, held: Counter[tuple[str, str]]) -> bool:
    whole = sum(n for (a, _), n in held.items() if a == name)
    others = sum(n for (_, b), n in held.items() if b == partner)
    return partner is not None and held[name, partner] >= HOLDS * max(whole, others)


def _is_split(name: str, held: Counter[tuple[str, str]]) -> bool:
    """Whether several of ours hold a good part of somebody."""
    parts = [n for (a, _), n in held.items() if a == name]
    return sum(n >= SPLINTER * sum(parts) for n in parts) > 1


def _merged(names: Iterable[str], held: Counter[tuple[str, str]]) -> int:
    """How many of theirs stand under one of ours together with somebody else."""
    homes: Counter[str] = Counter()
    for name in names:
        parts = {b: n for (a, b), n in held.items() if a == name}
        homes.update(b for b, n in parts.items() if n >= HOLDS * sum(parts.values()))
    return sum(count for count in homes.values() if count > 1)


def _has_section(wanted: GoldSection, sections: Sequence[GoldSection]) -> bool:
    return any(one.kind == wanted.kind and abs(one.start - wanted.start) <= NEAR_SECTION for one in sections)


def best_pairs(shared: dict[str, Counter[str]]) -> dict[str, str]:
    """The one-to-one mapping under which most characters agree (the Hungarian method)."""
    rows = list(shared)
    columns = list(dict.fromkeys(name for others in shared.values() for name in others))
    size = max(len(rows), len(columns))
    cost = [
        [-shared[rows[r]][columns[c]] if r < len(rows) and c < len(columns) else 0 for c in range(size)]
        for r in range(size)
    ]
    row_of = _assigned(cost)
    return {
        rows[r]: columns[c]
        for c, r in enumerate(row_of)
        if r < len(rows) and c < len(columns) and shared[rows[r]][columns[c]]
    }


def _assigned(cost: list[list[int]]) -> list[int]:
    """For a square table, the row of each column so that the sum is least (shortest augmenting paths)."""
    size = len(cost)
    row_price, column_price = [0] * (size + 1), [0] * (size + 1)
    row_of = [size] * (size + 1)  # of each column; the last one is where a path begins
    for row in range(size):
        row_of[size] = row
        column = size
        least: list[float] = [float("inf")] * size
        came, done = [size] * size, [False] * (size + 1)
        while row_of[column] != size:
            done[column] = True
            at = row_of[column]
            for c in range(size):
                if not done[c]:
                    distance = cost[at][c] - row_price[at] - column_price[c]
                    if distance < least[c]:
                        least[c], came[c] = distance, column
            following = min((c for c in range(size) if not done[c]), key=least.__getitem__)
            step = int(least[following])
            for c in range(size + 1):
                if done[c]:
                    row_price[row_of[c]] += step
                    column_price[c] -= step
                elif c < size:
                    least[c] -= step
            column = following
        while column != size:
            row_of[column], column = row_of[came[column]], came[column]
    return row_of[:size]
