"""Small segments brought together, so that a search does not have to look into hundreds."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Segment

from app.search.engine.postings import Part
from app.search.engine.protocol import FIELDS, Field, Numbers, Occurrences
from app.search.whoosh import lists
from app.search.whoosh.schema import COLUMNS, decoded
from app.search.whoosh.segment import Segment
from app.search.whoosh.writing import (
    Keys,
    ListsWriter,
    finish,
    in_order,
    new_segment,
    write_lists,
)

SIZES = (500, 5_000, 50_000)
"""Segments with fewer documents than each of these are of one size. Larger ones are never merged."""
MOST_AT_ONCE = 60_000
"""Documents that are brought together at once, unless two segments have more: to keep memory in bounds."""
MOST_OF_A_SIZE = 12
"""With more segments of one size than this, they become one."""


def chosen(sizes: Sequence[int]) -> list[int]:
    """Which segments, by their numbers of documents that are not deleted, should become one."""
    below = 0
    for bound in SIZES:
        alike = sorted((i for i, size in enumerate(sizes) if below <= size < bound), key=sizes.__getitem__)
        if len(alike) > MOST_OF_A_SIZE:
            together = list(accumulate(sizes[i] for i in alike))
            return sorted(alike[: max(2, sum(size <= MOST_AT_ONCE for size in together))])
        below = bound
    return []


def merge(parts: Sequence[Part[Segment]], folder: Path) -> W3Segment:
    """One segment of the documents of all parts that are not deleted, in their order, written to `folder`."""
    numbers = _new_numbers(parts)
    masks = [found >= 0 for found in numbers]
    merged = new_segment(sum(int(mask.sum()) for mask in masks))
    terms = ListsWriter(folder, merged)
    for number, field in enumerate(FIELDS):
        write_lists(terms, number, *_occurrences(parts, numbers, field))
    columns = {
        name: np.concatenate(
            [part.segment.columns[name][mask] for part, mask in zip(parts, masks, strict=True)]
        )
        for name in COLUMNS
    }
    finish(folder, merged, terms, columns)
    return merged


def _occurrences(
    parts: Sequence[Part[Segment]], numbers: Sequence[lists.Documents], field: Field
) -> tuple[list[str], Keys]:
    """Every token of all parts with every document that is left: see `in_order`."""
    names = Numbers()
    alone = [array("I"), array("i"), array("H")]
    several: list[tuple[npt.NDArray[Any], ...]] = []
    for part, new in zip(parts, numbers, strict=True):
        new_numbers = new.tolist()
        for token, entry in part.segment.terms.of_field(field):
            number = names[decoded(token)]
            one = lists.decode_one(entry)
            if one:  # most are: without arrays for each
                alone[0].append(number)
                alone[1].append(new_numbers[one[0]])
                alone[2].append(one[1])
            else:
                found = part.segment.list_of(entry)
                several.append((np.full(len(found.documents), number), new[found.documents], found.counts))
    tokens, documents, counts = (
        np.concatenate([np.asarray(column), *(many[i] for many in several)]) for i, column in enumerate(alone)
    )
    left = documents >= 0
    return in_order(Occurrences(list(names), tokens[left], documents[left], counts[left].astype(np.uint16)))


def _new_numbers(parts: Sequence[Part[Segment]]) -> list[lists.Documents]:
    """For each part the new number of each document; -1 for the deleted."""
    numbers, base = [], 0
    for part in parts:
        kept = np.ones(part.whole_size, np.bool_) if part.live is None else part.live
        numbers.append(np.where(kept, np.cumsum(kept) - 1 + base, -1).astype(np.int32))
        base += int(kept.sum())
    return numbers


def deleted_meanwhile(parts: Sequence[Part[Segment]], now: dict[str, set[int]]) -> set[int]:
    """Documents of the merged segment that were deleted while it was written.

    `now`: the deleted documents of each part's segment by its id, as of today.
    """
    gone: set[int] = set()
    for part, numbers in zip(parts, _new_numbers(parts), strict=True):
        new = numbers[sorted(now[part.segment.id])]
        gone.update(new[new >= 0].tolist())
    return gone
