"""A segment written: documents sorted into posting lists at once, in files that Whoosh can read."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from app.search.engine import Document, Field
from app.search.whoosh import lists
from app.search.whoosh.files import sync
from app.search.whoosh.schema import COLUMNS, FIELDS, INDEX, decoded, encoded
from app.search.whoosh.terms import TermsWriter

MOST_DOCUMENTS = 200_000
MOST_POSTINGS = 12_000_000
"""A segment holds no more of either: writing one takes about 30 bytes of memory a posting."""
MOST_FREQUENT = 200
"""Tokens of a segment that are named in it, so that their lists can be read before they are asked for."""
_MOST_COUNTED = 0xFFFF
_DOCUMENT_BITS = 24


class _Numbers(dict[str, int]):
    """Tokens numbered as they come."""

    def __missing__(self, token: str) -> int:
        self[token] = number = len(self)
        return number


class _Occurrences:
    """The tokens of one field, document after document."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.tokens = array("I")
        self.counts = array("H")
        self.sizes = array("I")
        """How many different tokens each document has."""

    def add(self, tokens: Mapping[str, int]) -> None:
        self.tokens.extend(map(self.numbers.__getitem__, tokens))
        try:
            self.counts.extend(tokens.values())
        except OverflowError:
            del self.counts[len(self.tokens) - len(tokens) :]
            self.counts.extend(min(count, _MOST_COUNTED) for count in tokens.values())
        self.sizes.append(len(tokens))

    def sorted(self) -> tuple[list[str], npt.NDArray[np.uint64]]:
        """Tokens in order; and token, document, count of each occurrence as one number, in order."""
        names = list(self.numbers)
        order = sorted(range(len(names)), key=names.__getitem__)
        ranks = np.empty(len(names), np.uint64)
        ranks[order] = np.arange(len(names), dtype=np.uint64) << (16 + _DOCUMENT_BITS)
        keys = ranks[np.asarray(self.tokens)]
        keys |= np.repeat(np.arange(len(self.sizes), dtype=np.uint64) << 16, np.asarray(self.sizes))
        keys |= np.asarray(self.counts)
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

    def add(self, field: int, token: bytes, documents: lists.Documents, counts: lists.Counts) -> None:
        """The list of a token: documents ascending, at least one."""
        entry, block = lists.encode(documents, counts, self._at)
        self._terms.add(field, token, entry)
        if block:
            self._lists.write(block)
            self._at += len(block)
            self._note(len(documents), FIELDS[field], token)

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


class Builder:
    """Documents on their way into one segment."""

    def __init__(self) -> None:
        self._occurrences: dict[Field, _Occurrences] = {field: _Occurrences() for field in FIELDS}
        self._columns = {name: array("i") for name in COLUMNS}

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._columns["id"])

    @property
    def full(self) -> bool:
        """Whether the segment has to be written before another document comes."""
        postings = sum(len(one.tokens) for one in self._occurrences.values())
        return len(self) >= MOST_DOCUMENTS or postings >= MOST_POSTINGS

    def add(self, document: Document) -> None:
        """The next document."""
        self._occurrences["words"].add(document.tokens)
        self._occurrences["sounds"].add(document.sounds)
        columns = self._columns
        for name in COLUMNS[:-1]:
            columns[name].append(getattr(document, name))
        columns["length"].append(sum(document.tokens.values()))

    def write(self, folder: Path) -> W3Segment:
        """The segment of what was added, on the disk in `folder`."""
        segment = new_segment(len(self))
        terms = ListsWriter(folder, segment)
        for number, field in enumerate(FIELDS):
            _write_lists(terms, number, *self._occurrences[field].sorted())
        columns = {name: np.asarray(column) for name, column in self._columns.items()}
        finish(folder, segment, terms, columns)
        return segment


def _write_lists(terms: ListsWriter, field: int, names: Sequence[str], keys: npt.NDArray[np.uint64]) -> None:
    if not len(keys):
        return
    documents = ((keys >> np.uint64(16)) & np.uint64((1 << _DOCUMENT_BITS) - 1)).astype(np.int32)
    counts = keys.astype(np.uint16)
    ranks = (keys >> np.uint64(16 + _DOCUMENT_BITS)).astype(np.uint32)
    ends = [*(np.flatnonzero(np.diff(ranks)) + 1).tolist(), len(keys)]
    start = 0
    for name, end in zip(names, ends, strict=True):
        terms.add(field, encoded(name), documents[start:end], counts[start:end])
        start = end


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


def write_segments(folder: Path, documents: Iterable[Document]) -> list[W3Segment]:
    """As many segments as these documents need, on the disk in `folder`."""
    segments, builder = [], Builder()
    for document in documents:
        if builder.full:
            segments.append(builder.write(folder))
            builder = Builder()
        builder.add(document)
    if len(builder):
        segments.append(builder.write(folder))
    return segments
