"""A segment written: documents sorted into posting lists at once, in files that Whoosh can read."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from app.search.engine.protocol import FIELDS, Batch, Field, Occurrences
from app.search.whoosh import lists
from app.search.whoosh.files import sync
from app.search.whoosh.schema import INDEX, decoded, encoded
from app.search.whoosh.terms import TermsWriter

MOST_FREQUENT = 200
"""Tokens of a segment that are named in it, so that their lists can be read before they are asked for."""
AT_A_TIME = 20_000
"""Tokens whose lists are written together."""
_TOGETHER = 1 << 20
"""Occurrences that are looked at together."""
_DOCUMENT_SHIFT = np.uint64(16)
_TOKEN_SHIFT = np.uint64(16 + 24)

Keys = npt.NDArray[np.uint64]
"""Token, document and count in one number each: 24, 24 and 16 bits."""


def in_order(found: Occurrences) -> tuple[list[str], Keys]:
    """Tokens in order; and token (by its place there), document, count of each occurrence, in order."""
    names = found.names
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.empty(len(names), np.uint64)
    ranks[order] = np.arange(len(names), dtype=np.uint64) << _TOKEN_SHIFT
    keys = ranks[found.tokens]
    for start in range(0, len(keys), _TOGETHER):  # all at once it takes as much room as the keys
        some = slice(start, start + _TOGETHER)
        keys[some] |= found.documents[some].astype(np.uint64) << _DOCUMENT_SHIFT
    keys |= found.counts
    keys.sort()
    return [names[number] for number in order], keys


class ListsWriter:
    """The dictionary and the lists of a new segment. Fields, and tokens within them, come in order."""

    def __init__(self, folder: Path, segment: W3Segment) -> None:
        self._paths = [
            folder / segment.make_filename(ending) for ending in (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)
        ]
        self._terms = TermsWriter(self._paths[0])
        self._lists = self._paths[1].open("wb")
        self._at = 0
        self._longest: list[tuple[int, Field, str]] = []

    def add(
        self,
        field: int,
        tokens: Sequence[bytes],
        documents: lists.Documents,
        counts: lists.Counts,
        bounds: npt.NDArray[np.int64],
    ) -> None:
        """The lists of some tokens, one after the other between `bounds`: documents ascending."""
        entries, data = lists.encode(documents, counts, bounds, self._at)
        self._terms.add(field, tokens, entries)
        self._lists.write(data)
        self._at += len(data)
        sizes = np.diff(bounds)
        least = self._longest[0][0] if len(self._longest) == MOST_FREQUENT else lists.INLINE
        for which in np.flatnonzero(sizes > least).tolist():
            self._note(int(sizes[which]), FIELDS[field], tokens[which])

    def _note(self, length: int, field: Field, token: bytes) -> None:
        if len(self._longest) < MOST_FREQUENT:
            heapq.heappush(self._longest, (length, field, decoded(token)))
        elif length > self._longest[0][0]:
            heapq.heapreplace(self._longest, (length, field, decoded(token)))

    def finish(self) -> list[Path]:
        """Write the rest; the files."""
        self._terms.finish(
            FIELDS, [(field, token) for _, field, token in sorted(self._longest, reverse=True)]
        )
        self._lists.close()
        return self._paths


def write(folder: Path, batch: Batch) -> W3Segment:
    """The segment of a batch of documents, on the disk in `folder`."""
    columns = {name: np.asarray(column, np.int32) for name, column in batch.columns.items()}
    segment = new_segment(len(columns["id"]))
    terms = ListsWriter(folder, segment)
    for number, field in enumerate(FIELDS):
        names, keys = in_order(batch.occurrences(field))
        if field == "words":
            columns["length"] = _lengths(keys, segment.doc_count_all())
        write_lists(terms, number, names, keys)
        del names, keys  # a seventh of all the memory, and the next field's come beside them
    finish(folder, segment, terms, columns)
    return segment


def _lengths(keys: Keys, size: int) -> npt.NDArray[np.int32]:
    """How many tokens each document has. Bit by bit: at once it takes four times the room of the keys."""
    lengths = np.zeros(size, np.int32)
    for start in range(0, len(keys), _TOGETHER):
        part = keys[start : start + _TOGETHER]
        documents = ((part >> _DOCUMENT_SHIFT) & np.uint64(0xFFFFFF)).astype(np.intp)
        lengths += np.bincount(documents, part & np.uint64(0xFFFF), size).astype(np.int32)
    return lengths


def write_lists(terms: ListsWriter, field: int, names: Sequence[str], keys: Keys) -> None:
    """The lists of a field: see `in_order`."""
    ranks = (keys >> _TOKEN_SHIFT).astype(np.uint32)
    bounds = np.append(np.flatnonzero(np.diff(ranks, prepend=np.uint32(0xFFFFFFFF))), len(keys))
    held = ranks[bounds[:-1]].tolist()
    del ranks
    for first in range(0, len(held), AT_A_TIME):
        some = bounds[first : first + AT_A_TIME + 1]
        part = keys[some[0] : some[-1]]
        documents = ((part >> _DOCUMENT_SHIFT) & np.uint64(0xFFFFFF)).astype(np.int32)
        tokens = [encoded(names[rank]) for rank in held[first : first + AT_A_TIME]]
        terms.add(field, tokens, documents, part.astype(np.uint16), some - some[0])


def new_segment(size: int) -> W3Segment:
    """A segment of `size` documents, as Whoosh names and describes it."""
    return W3Segment(W3Codec(), INDEX, doccount=size)


def finish(
    folder: Path, segment: W3Segment, terms: ListsWriter, columns: dict[str, npt.NDArray[Any]]
) -> None:
    """Write the columns, have all files on the disk, and note in the segment how long each is."""
    paths = terms.finish()
    for name, values in columns.items():
        paths.append(folder / W3Codec.column_filename(segment, name))
        paths[-1].write_bytes(values.astype(">i4").tobytes())
    for path in paths:
        sync(path)
    segment.sizes = {path.name: path.stat().st_size for path in paths}


def write_segments(folder: Path, batches: Iterable[Batch]) -> list[W3Segment]:
    """A segment of each batch, on the disk in `folder`."""
    return list(map(partial(write, folder), batches))  # no name keeps a batch while the next one grows
