"""Plans evaluated on whole posting lists: arrays in, arrays out. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

import numpy as np
import numpy.typing as npt

from app.search.engine import AnyOf, Candidates, Field, Filters, Floats, Integers, Plan

K1, B = 1.2, 0.75
"""BM25's usual parameters."""
MOST_POSTINGS = 300_000
"""Of a plan that need not be satisfied whole: how many postings are looked at, the rarest tokens first."""


_NO_NUMBERS = np.empty(0, np.int64)
NOTHING = Candidates(_NO_NUMBERS, np.empty(0, np.float32), *[_NO_NUMBERS] * 6)


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents (numbers within their segment, ascending) that hold a token, and how often."""

    documents: npt.NDArray[np.int32]
    counts: Floats


class Segment(Protocol):
    """A part of an index: columns by document number, and posting lists."""

    columns: dict[str, Integers]
    live: npt.NDArray[np.bool_] | None
    """Which documents are not deleted; None for all."""

    def postings(self, token: str, field: Field) -> Postings | None:
        """The list of a token; None where there is none."""

    def tokens_with(self, prefix: str, field: Field) -> Sequence[str]:
        """Tokens that begin with `prefix`."""


def evaluate(segments: Sequence[Segment], plan: Plan, filters: Filters) -> Candidates:
    """All documents of all segments that satisfy plan and filters, best score first."""
    lists = [[_union(segment, one) for one in plan.wanted] for segment in segments]
    total = sum(len(segment.columns["id"]) for segment in segments) or 1
    weights = [_idf(sum(len(found[i].documents) for found in lists), total) for i in range(len(plan.wanted))]
    words = sum(int(segment.columns["length"].sum()) for segment in segments)
    average = max(1.0, words / total)
    parts = []
    for segment, found in zip(segments, lists, strict=True):
        documents, scores = (
            _all_of(segment, found, weights, average, plan.settle_for)
            if plan.enough >= 1
            else _enough_of(found, weights, plan.enough)
        )
        keep = _passing(segment, documents, filters)
        for one in plan.unwanted:
            keep &= ~_contains(_union(segment, one).documents, documents)
        parts.append(_columns(segment, documents[keep], scores[keep]))
    return _best_first(parts)


def _union(segment: Segment, one: AnyOf) -> Postings:
    """The documents of any of the tokens, counts added up."""
    tokens = list(one.tokens)
    if one.prefix:
        tokens += segment.tokens_with(one.prefix, one.field)
    found = [postings for token in tokens if (postings := segment.postings(token, one.field)) is not None]
    if not found:
        return Postings(np.empty(0, np.int32), np.empty(0, np.float32))
    if len(found) == 1:
        return found[0]
    documents = np.concatenate([postings.documents for postings in found])
    counts = np.concatenate([postings.counts for postings in found])
    unique, where = np.unique(documents, return_inverse=True)
    return Postings(unique, np.bincount(where, counts).astype(np.float32))


def _idf(frequency: int, total: int) -> float:
    return log(1 + (total - frequency + 0.5) / (frequency + 0.5)) if frequency <= total else 0.0


def _all_of(
    segment: Segment, lists: Sequence[Postings], weights: Sequence[float], average: float, settle_for: int
) -> tuple[npt.NDArray[np.int32], Floats]:
    """Documents in all lists, with BM25 scores; the shortest list leads."""
    order = sorted(range(len(lists)), key=lambda i: len(lists[i].documents))
    if not order:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    documents = lists[order[0]].documents
    used = [order[0]]
    for i in order[1:]:
        if len(documents) <= settle_for:
            break
        documents = documents[_contains(lists[i].documents, documents)]
        used.append(i)
    lengths = segment.columns["length"][documents]
    norm = K1 * (1 - B + B * lengths / average)
    scores = np.zeros(len(documents), np.float32)
    for i in used:
        counts = lists[i].counts[np.searchsorted(lists[i].documents, documents)]
        scores += (weights[i] * counts * (K1 + 1) / (counts + norm)).astype(np.float32)
    return documents, scores


def _enough_of(
    lists: Sequence[Postings], weights: Sequence[float], enough: float
) -> tuple[npt.NDArray[np.int32], Floats]:
    """Documents with that share of the weight of all tokens, scored by it."""
    order = sorted(range(len(lists)), key=lambda i: len(lists[i].documents))
    looked_at, documents, shares = 0, [], []
    for i in order:
        if looked_at and looked_at + len(lists[i].documents) > MOST_POSTINGS:
            break
        looked_at += len(lists[i].documents)
        documents.append(lists[i].documents)
        shares.append(np.full(len(lists[i].documents), weights[i], np.float32))
    if not documents:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    unique, where = np.unique(np.concatenate(documents), return_inverse=True)
    scores = np.bincount(where, np.concatenate(shares), len(unique)).astype(np.float32)
    keep = scores >= enough * sum(weights)
    return unique[keep], scores[keep]


def _contains(ordered: npt.NDArray[np.int32], documents: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """For each of `documents` whether it is in the ascending `ordered`."""
    if not len(ordered):
        return np.zeros(len(documents), np.bool_)
    at = np.minimum(np.searchsorted(ordered, documents), len(ordered) - 1)
    return np.asarray(ordered[at] == documents, np.bool_)


def _passing(segment: Segment, documents: npt.NDArray[np.int32], filters: Filters) -> npt.NDArray[np.bool_]:
    keep = np.ones(len(documents), np.bool_) if segment.live is None else segment.live[documents]
    for name, allowed in (
        ("speaker", filters.speakers),
        ("session", filters.sessions),
        ("event", filters.events),
        ("lang", filters.langs),
        ("kind", filters.kinds),
    ):
        if allowed is not None:
            keep &= np.isin(segment.columns[name][documents], np.fromiter(allowed, np.int64, len(allowed)))
    days = segment.columns["day"]
    if filters.first_day is not None:
        keep &= days[documents] >= filters.first_day
    if filters.last_day is not None:
        keep &= (days[documents] <= filters.last_day) & (days[documents] > 0)
    return keep


def _columns(segment: Segment, documents: npt.NDArray[np.int32], scores: Floats) -> Candidates:
    of = {name: column[documents] for name, column in segment.columns.items()}
    names = ("speaker", "session", "event", "day", "lang", "kind")
    return Candidates(of["id"], scores, *(of[name] for name in names))


def _best_first(parts: Sequence[Candidates]) -> Candidates:
    if not parts:
        return NOTHING
    whole = Candidates(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Candidates.__slots__)
    )
    # ties in the order of the archive, so that the same search gives the same page
    return whole.only(np.lexsort((whole.ids, -whole.scores)))
