"""Posting lists in memory: which documents of a segment satisfy a condition, and how often. No files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from app.search.engine.protocol import AnyOf, Field

Documents = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
Column = npt.NDArray[np.int32]

SPARSE = 32
"""Lists that hold a smaller part of all documents than one in so many are put together by sorting them."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents (numbers within their segment, ascending) that hold a token, and how often."""

    documents: Documents
    counts: Counts


_EMPTY = Postings(np.empty(0, np.int32), np.empty(0, np.uint16))


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


def size(part: Part[Any], one: AnyOf) -> int:
    """How many documents satisfy a condition, those with two of its tokens counted twice; lists stay unread.

    Only how rare a condition is and where to begin depend on it. A prefix counts as every second document: it
    may stand for a thousand lists, and is looked at last.
    """
    size: int = sum(part.segment.frequency(token, one.field) for token in one.tokens)
    return size + (part.whole_size + 1) // 2 if one.prefix else size


def _lists(part: Part[Any], one: AnyOf) -> list[Postings]:
    lists = [part.segment.postings(token, one.field) for token in one.tokens]
    if one.prefix:
        lists.append(part.segment.postings_with(one.prefix, one.field))
    return [postings for postings in lists if postings is not None]


def union(part: Part[Any], one: AnyOf) -> Postings:
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


def everything(part: Part[Any]) -> Postings:
    """All documents, each once."""
    documents = np.arange(part.whole_size, dtype=np.int32)
    return Postings(documents, np.ones_like(documents, np.uint16))


def counts_in(part: Part[Any], one: AnyOf, documents: Documents) -> Counts:
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
