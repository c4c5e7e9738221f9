"""Small segments brought together, so that a search does not have to look into hundreds."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Segment

from app.search.whoosh import lists
from app.search.whoosh.schema import COLUMNS, FIELDS
from app.search.whoosh.segment import Segment
from app.search.whoosh.writing import ListsWriter, finish, new_segment

SIZES = (500, 5_000, 50_000)
"""Segments with fewer documents than each of these are of one size. Larger ones are never merged."""
MOST_OF_A_SIZE = 12
"""With more segments of one size than this, they become one."""

Live = npt.NDArray[np.bool_] | None
"""Which documents of a segment are not deleted; None for all."""


def chosen(sizes: Sequence[int]) -> list[int]:
    """Which segments, by their numbers of documents that are not deleted, should become one."""
    below = 0
    for bound in SIZES:
        alike = [i for i, size in enumerate(sizes) if below <= size < bound]
        if len(alike) > MOST_OF_A_SIZE:
            return alike
        below = bound
    return []


def merge(parts: Sequence[tuple[Segment, Live]], folder: Path) -> W3Segment:
    """One segment of the documents of all parts that are not deleted, in their order, written to `folder`."""
    numbers = _new_numbers(parts)
    masks = [found >= 0 for found in numbers]
    merged = new_segment(sum(int(mask.sum()) for mask in masks))
    terms = ListsWriter(folder, merged)
    for (field, token), entries in groupby(_in_order(parts), key=itemgetter(0, 1)):
        documents, counts = [], []
        for _, _, i, entry in entries:
            found = parts[i][0].list_of(entry)
            new = numbers[i][found.documents]
            documents.append(new[new >= 0])
            counts.append(found.counts[new >= 0])
        together = np.concatenate(documents)
        if len(together):
            terms.add(field, token, together, np.concatenate(counts))
    columns = {
        name: np.concatenate(
            [segment.columns[name][mask] for (segment, _), mask in zip(parts, masks, strict=True)]
        )
        for name in COLUMNS
    }
    finish(folder, merged, terms, columns)
    return merged


def _new_numbers(parts: Sequence[tuple[Segment, Live]]) -> list[lists.Documents]:
    """For each part the new number of each document; -1 for the deleted."""
    numbers, base = [], 0
    for segment, live in parts:
        kept = np.ones(segment.size, np.bool_) if live is None else live
        numbers.append(np.where(kept, np.cumsum(kept) - 1 + base, -1).astype(np.int32))
        base += int(kept.sum())
    return numbers


def _in_order(parts: Sequence[tuple[Segment, Live]]) -> Iterator[tuple[int, bytes, int, bytes]]:
    """Field, token, part and entry of every token of every part; the same token of all parts together."""

    def of_part(i: int, segment: Segment) -> Iterator[tuple[int, bytes, int, bytes]]:
        for number, field in enumerate(FIELDS):
            for token, entry in segment.terms.of_field(field):
                yield number, token, i, entry

    return heapq.merge(*(of_part(i, segment) for i, (segment, _) in enumerate(parts)))


def deleted_meanwhile(parts: Sequence[tuple[Segment, Live]], now: dict[str, set[int]]) -> set[int]:
    """Documents of the merged segment that were deleted while it was written.

    `now`: the deleted documents of each part's segment by its id, as of today.
    """
    gone: set[int] = set()
    for (segment, _), numbers in zip(parts, _new_numbers(parts), strict=True):
        new = numbers[sorted(now[segment.id])]
        gone.update(new[new >= 0].tolist())
    return gone
