"""Plans evaluated on whole posting lists: arrays in, arrays out. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from app.search.engine.postings import Column, Documents, Part, counts_in, everything, size, union
from app.search.engine.protocol import Candidates, Filters, Floats, Plan

K1, B = 1.2, 0.75
"""BM25's usual parameters."""
MOST_POSTINGS = 300_000
"""Of a plan that need not be satisfied whole: how many postings of a segment may propose documents."""
PREFIX = 40
"""Where a plan may settle for some candidates, it does for so many times as many before all lists of a prefix
are read: the text of 160 is quicker than 2,000 lists."""
RANKED = 5_000
"""So many of what was found are in the order of their scores: nobody turns the five hundredth page."""

_NONE = np.empty(0, np.int32)
NOTHING = Candidates(_NONE, np.empty(0, np.float32), *[_NONE] * 6)


def evaluate(parts: Sequence[Part[Any]], plan: Plan, filters: Filters) -> Candidates:
    """All documents of all parts that satisfy plan and filters, the best RANKED of them first."""
    sizes = [[size(part, one) for one in plan.wanted] for part in parts]
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
    first = union(part, plan.wanted[order[0]]) if order else everything(part)
    keep = _passing(part, first.documents, plan, filters)
    documents = first.documents if keep is None else first.documents[keep]
    counts = [first.counts if keep is None else first.counts[keep]]
    for i in order[1:]:
        if len(documents) <= (settled * PREFIX if plan.wanted[i].prefix else settled):
            break
        others = counts_in(part, plan.wanted[i], documents)
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
            scores[union(part, plan.wanted[i]).documents] += np.float32(weights[i])
            postings += sizes[i]
        else:
            adding.append(i)
        rest -= weights[i]
    rest = sum(weights[i] for i in adding)
    proposed = max(np.float32(least - rest) * np.float32(0.9999), np.finfo(np.float32).tiny)
    documents = np.flatnonzero(scores >= proposed).astype(np.int32)
    found = scores[documents]
    for i in adding:
        keep = found >= np.float32(least - rest) * np.float32(0.9999)
        documents, found = documents[keep], found[keep]
        found += np.float32(weights[i]) * (counts_in(part, plan.wanted[i], documents) > 0)
        rest -= weights[i]
    keep = found >= np.float32(least) * np.float32(0.9999)  # sums of floats in another order
    documents, found = documents[keep], found[keep]
    passing = _passing(part, documents, plan, filters)
    return _best(documents, found) if passing is None else _best(documents[passing], found[passing])


def _best(documents: Documents, scores: Floats) -> tuple[Documents, Floats]:
    """The best RANKED of them, in the order of the index."""
    if len(scores) <= RANKED:
        return documents, scores
    best = np.sort(np.argpartition(-scores, RANKED)[:RANKED])
    return documents[best], scores[best]


def _passing(
    part: Part[Any], documents: Documents, plan: Plan, filters: Filters
) -> npt.NDArray[np.bool_] | None:
    """Which documents count, have what they have to and nothing that is unwanted; None for all."""
    masks = [] if part.live is None else [part.live[documents]]
    masks += _masks(lambda name: part.segment.columns[name][documents], filters)
    masks += [counts_in(part, one, documents) == 0 for one in plan.unwanted]
    masks += [counts_in(part, one, documents) > 0 for one in plan.also]
    return np.logical_and.reduce(masks) if masks else None


def passing(found: Candidates, filters: Filters) -> npt.NDArray[np.bool_]:
    """Which of some candidates filters let through."""
    through = np.ones(len(found), np.bool_)
    for mask in _masks(lambda name: getattr(found, f"{name}s"), filters):
        through &= mask
    return through


def _masks(column: Callable[[str], Column], filters: Filters) -> list[npt.NDArray[np.bool_]]:
    """For each filter, which documents it lets through. `column`: their numbers of a name."""
    masks = []
    for name, allowed in (
        ("speaker", filters.speakers),
        ("session", filters.sessions),
        ("event", filters.events),
        ("lang", filters.langs),
        ("kind", filters.kinds),
    ):
        if allowed is not None:
            masks.append(_among(column(name), allowed))
    if filters.first_day is not None:
        masks.append(column("day") >= filters.first_day)
    if filters.last_day is not None:
        days = column("day")
        masks.append((days <= filters.last_day) & (days > 0))
    return masks + [~np.logical_and.reduce(_masks(column, without)) for without in filters.without]


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
