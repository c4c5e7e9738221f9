"""Plans evaluated on whole posting lists: arrays in, arrays out. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from app.search.engine import AnyOf, Candidates, Field, Filters, Floats, Plan

Documents = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
Column = npt.NDArray[np.int32]

SPARSE = 32
"""Lists that hold a smaller part of all documents than one in so many are put together by sorting them."""
K1, B = 1.2, 0.75
"""BM25's usual parameters."""
MOST_POSTINGS = 300_000
"""Of a plan that need not be satisfied whole: how many postings of a segment may propose documents."""
RANKED = 5_000
"""So many of what was found are in the order of their scores: nobody turns the five hundredth page."""

_NONE = np.empty(0, np.int32)
NOTHING = Candidates(_NONE, np.empty(0, np.float32), *[_NONE] * 6)


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents (numbers within their segment, ascending) that hold a token, and how often."""

    documents: Documents
    counts: Counts


_EMPTY = Postings(_NONE, np.empty(0, np.uint16))


class Segment(Protocol):
    """Documents that were indexed together: columns by document number, and posting lists."""

    @property
    def columns(self) -> dict[str, Column]:
        """Numbers of each document, deleted ones included."""

    @property
    def words(self) -> int:
        """The sum of the column `length`."""

    def postings(self, token: str, field: Field) -> Postings | None:
        """The list of a token; None where there is none."""

    def postings_with(self, prefix: str, field: Field) -> Postings | None:
        """The union of the lists of all tokens that begin with `prefix`, counts added up."""

    def frequency(self, token: str, field: Field) -> int:
        """How long the list of a token is, without reading it."""


AnySegment = TypeVar("AnySegment", bound=Segment)


@dataclass(frozen=True, slots=True)
class Part(Generic[AnySegment]):
    """A segment, and which of its documents still count."""

    segment: AnySegment
    live: npt.NDArray[np.bool_] | None
    """None for all."""

    @property
    def whole_size(self) -> int:
        """How many documents there are, deleted ones included."""
        return len(self.segment.columns["id"])

    @property
    def size(self) -> int:
        """How many documents count."""
        return self.whole_size if self.live is None else int(self.live.sum())


def evaluate(parts: Sequence[Part[Any]], plan: Plan, filters: Filters) -> Candidates:
    """All documents of all parts that satisfy plan and filters, the best RANKED of them first."""
    sizes = [[_size(part, one) for one in plan.wanted] for part in parts]
    total = sum(part.whole_size for part in parts) or 1
    weights = [_idf(sum(of_part[i] for of_part in sizes), total) for i in range(len(plan.wanted))]
    average = max(1.0, sum(part.segment.words for part in parts) / total)
    found = []
    for part, of_part in zip(parts, sizes, strict=True):
        if plan.enough >= 1:
            settled = min(plan.settle_for, max(1, plan.settle_for // len(parts)))
            documents, scores = _all_of(part, of_part, weights, average, plan, filters, settled)
        else:
            documents, scores = _enough_of(part, of_part, weights, plan, filters)
        if len(documents):
            found.append((part, documents, scores))
    return _best_first(found)


def _size(part: Part[Any], one: AnyOf) -> int:
    """How many documents satisfy a condition, those with two of its tokens counted twice; lists stay unread.

    Only how rare a condition is and where to begin depend on it.
    """
    size: int = sum(part.segment.frequency(token, one.field) for token in one.tokens)
    if one.prefix:
        postings = part.segment.postings_with(one.prefix, one.field)
        size += len(postings.documents) if postings else 0
    return size


def _lists(part: Part[Any], one: AnyOf) -> list[Postings]:
    lists = [part.segment.postings(token, one.field) for token in one.tokens]
    if one.prefix:
        lists.append(part.segment.postings_with(one.prefix, one.field))
    return [postings for postings in lists if postings is not None]


def _union(part: Part[Any], one: AnyOf) -> Postings:
    """The documents of any of the tokens, counts added up."""
    found = _lists(part, one)
    if len(found) <= 1:
        return found[0] if found else _EMPTY
    if SPARSE * sum(len(postings.documents) for postings in found) < part.whole_size:
        every = np.concatenate([postings.documents for postings in found])
        documents, where = np.unique(every, return_inverse=True)
        added = np.bincount(where, np.concatenate([postings.counts for postings in found]))
        return Postings(documents, added.astype(np.uint16))
    counts = np.zeros(part.whole_size, np.uint16)
    for postings in found:
        counts[postings.documents] += postings.counts
    documents = np.flatnonzero(counts).astype(np.int32)
    return Postings(documents, counts[documents])


def _everything(part: Part[Any]) -> Postings:
    documents = np.arange(part.whole_size, dtype=np.int32)
    return Postings(documents, np.ones_like(documents, np.uint16))


def _idf(frequency: int, total: int) -> float:
    frequency = min(frequency, total)
    return log(1 + (total - frequency + 0.5) / (frequency + 0.5)) if frequency else 0.0


def _all_of(
    part: Part[Any],
    sizes: Sequence[int],
    weights: Sequence[float],
    average: float,
    plan: Plan,
    filters: Filters,
    settled: int,
) -> tuple[Documents, Floats]:
    """Documents that satisfy all conditions, with BM25 scores; the rarest leads, the others are looked up.

    `settled`: with no more of them left, the rest of the conditions is not looked at.
    """
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    if order and not sizes[order[0]]:
        return NOTHING.ids.astype(np.int32), NOTHING.scores
    first = _union(part, plan.wanted[order[0]]) if order else _everything(part)
    keep = _passing(part, first.documents, plan, filters)
    documents = first.documents if keep is None else first.documents[keep]
    counts = [first.counts if keep is None else first.counts[keep]]
    for i in order[1:]:
        if len(documents) <= settled:
            break
        others = _counts_in(part, plan.wanted[i], documents)
        keep = others > 0
        documents = documents[keep]
        counts = [known[keep] for known in counts] + [others[keep]]
    norm = part.segment.columns["length"].take(documents).astype(np.float32)
    norm *= np.float32(K1 * B / average)
    norm += np.float32(K1 * (1 - B))
    scores = np.zeros(len(documents), np.float32)
    for i, known in zip(order, counts, strict=False):
        scores += np.float32(weights[i] * (K1 + 1)) * known / (known + norm)
    return documents, scores


def _enough_of(
    part: Part[Any], sizes: Sequence[int], weights: Sequence[float], plan: Plan, filters: Filters
) -> tuple[Documents, Floats]:
    """Documents with that share of the weight of all tokens, scored by it.

    Nobody reaches that share with the most frequent tokens alone: the others propose, they only add.
    """
    least = plan.enough * sum(weights)
    scores = np.zeros(part.whole_size, np.float32)
    rest, postings, adding = sum(weights), 0, []
    for i in sorted(range(len(sizes)), key=lambda i: (-weights[i], sizes[i])):
        if rest >= least and (not postings or postings + sizes[i] <= MOST_POSTINGS):
            scores[_union(part, plan.wanted[i]).documents] += np.float32(weights[i])
            postings += sizes[i]
        else:
            adding.append(i)
        rest -= weights[i]
    documents = np.flatnonzero(scores).astype(np.int32)
    found = scores[documents]
    rest = sum(weights[i] for i in adding)
    for i in adding:
        keep = found >= np.float32(least - rest) * np.float32(0.9999)
        documents, found = documents[keep], found[keep]
        found += np.float32(weights[i]) * (_counts_in(part, plan.wanted[i], documents) > 0)
        rest -= weights[i]
    keep = found >= np.float32(least) * np.float32(0.9999)  # sums of floats in another order
    documents, found = documents[keep], found[keep]
    passing = _passing(part, documents, plan, filters)
    return (documents, found) if passing is None else (documents[passing], found[passing])


def _counts_in(part: Part[Any], one: AnyOf, documents: Documents) -> Counts:
    """For each of `documents` (ascending) how often it has what a condition asks for."""
    lists = _lists(part, one)
    counts = [_counts_of(postings, documents, part.whole_size) for postings in lists]
    return sum(counts[1:], counts[0]) if counts else np.zeros(len(documents), np.uint16)


def _counts_of(postings: Postings, documents: Documents, size: int) -> Counts:
    """For each of `documents` (ascending) how often it has the token; `size`: of the segment."""
    ordered = postings.documents
    if not len(ordered):
        return np.zeros(len(documents), np.uint16)
    if len(documents) * 8 < len(ordered):
        at = np.minimum(np.searchsorted(ordered, documents), len(ordered) - 1)
        return np.where(ordered[at] == documents, postings.counts[at], np.uint16(0))
    counts = np.zeros(size, np.uint16)
    counts[ordered] = postings.counts
    return counts[documents]


def _passing(
    part: Part[Any], documents: Documents, plan: Plan, filters: Filters
) -> npt.NDArray[np.bool_] | None:
    """Which documents count, have what the filters ask for and nothing that is unwanted; None for all."""
    masks = [] if part.live is None else [part.live[documents]]
    masks += _masks(part, documents, filters)
    masks += [~np.logical_and.reduce(_masks(part, documents, without)) for without in filters.without]
    masks += [_counts_in(part, one, documents) == 0 for one in plan.unwanted]
    return np.logical_and.reduce(masks) if masks else None


def _masks(part: Part[Any], documents: Documents, filters: Filters) -> list[npt.NDArray[np.bool_]]:
    """For each filter, which documents it lets through."""
    columns, masks = part.segment.columns, []
    for name, allowed in (
        ("speaker", filters.speakers),
        ("session", filters.sessions),
        ("event", filters.events),
        ("lang", filters.langs),
        ("kind", filters.kinds),
    ):
        if allowed is not None:
            masks.append(_among(columns[name][documents], allowed))
    if filters.first_day is not None:
        masks.append(columns["day"][documents] >= filters.first_day)
    if filters.last_day is not None:
        days = columns["day"][documents]
        masks.append((days <= filters.last_day) & (days > 0))
    return masks


def _among(numbers: Column, allowed: frozenset[int]) -> npt.NDArray[np.bool_]:
    if len(allowed) == 1:
        return np.asarray(numbers == next(iter(allowed)), np.bool_)
    return np.isin(numbers, np.fromiter(allowed, np.int64, len(allowed)))


def _best_first(found: Sequence[tuple[Part[Any], Documents, Floats]]) -> Candidates:
    if not found:
        return NOTHING
    if len(found) == 1:
        part, documents, scores = found[0]
        order = _order(scores)
        return _columns(part, documents[order], scores[order])
    parts = [_columns(*one) for one in found]
    whole = Candidates(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Candidates.__slots__)
    )
    return whole.only(_order(whole.scores))


def _columns(part: Part[Any], documents: Documents, scores: Floats) -> Candidates:
    columns, where = part.segment.columns, documents.astype(np.intp)  # once: twice as fast as eight times
    names = ("speaker", "session", "event", "day", "lang", "kind")
    return Candidates(columns["id"].take(where), scores, *(columns[name].take(where) for name in names))


def _order(scores: Floats) -> npt.NDArray[np.int64]:
    """The best RANKED first, equal ones and the rest in the order of the index: one search, one page."""
    if len(scores) <= RANKED:
        return _ranked(scores)
    best = np.argpartition(-scores, RANKED)[:RANKED]
    best.sort()
    rest = np.ones(len(scores), np.bool_)
    rest[best] = False
    return np.concatenate([best[_ranked(scores[best])], np.flatnonzero(rest)])


def _ranked(scores: Floats) -> npt.NDArray[np.int64]:
    # The bits of floats above zero are in the order of the floats: score and place make one number, and
    # numbers are sorted five times as fast as they are sorted by two keys.
    keys = (~scores.view(np.int32)).astype(np.int64) << 32
    keys |= np.arange(len(scores))
    keys.sort()
    return keys & 0xFFFFFFFF
