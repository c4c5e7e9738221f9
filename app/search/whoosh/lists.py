"""Posting lists as Whoosh's third codec stores them: which documents hold a token, and how often."""

from __future__ import annotations

import pickle
import pickletools
import struct
import zlib
from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from app.search.engine.postings import Postings
from app.search.whoosh.files import unpickle

Documents = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]

INLINE = 4
"""A list of so few documents stands in the dictionary itself."""
_FEW = 32
"""Fewer numbers take less room as a tuple than as an array, and less time without numpy."""
_INFO = struct.Struct("!BfIBBfII")
"""Inline or not, sum of counts, documents, shortest, longest, highest count, first and last document."""
_EXTENT = struct.Struct("!qi")
_LENGTH = struct.Struct("!i")
_PLACE = struct.Struct("<i")
_SINGLE = pickletools.optimize(pickle.dumps(((1 << 20,), (1.0,), (b"",)), 3)).split(_PLACE.pack(1 << 20))
"""What stands before and after the one document of the most frequent form of a list."""
_ENDS = struct.Struct("!II")
_ONE_DOCUMENT = _INFO.pack(1, 1, 1, 0, 0, 1, 0, 0)[: -_ENDS.size]
_ENTRY = np.dtype(
    [
        ("about", f"V{len(_ONE_DOCUMENT)}"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("before", f"V{len(_SINGLE[0])}"),
        ("place", "<i4"),
        ("behind", f"V{len(_SINGLE[1])}"),
    ]
)
"""An entry with such a list, whole."""
_ONE = np.ones(1, np.uint16)


def encode(
    documents: Documents, counts: Counts, bounds: npt.NDArray[np.int64], at: int
) -> tuple[list[bytes], bytes]:
    """Of each of several lists its entry in the dictionary; and what stands from place `at` on in their file.

    They stand one after the other in `documents` and `counts`, between `bounds`.
    """
    first = bounds[:-1]
    single = (np.diff(bounds) == 1) & (counts[first] == 1)
    entries = np.empty(len(first), object)
    entries[single] = _singles(documents[first[single]])
    others = list(_encoded(documents, counts, bounds, ~single, at))
    entries[~single] = [entry for entry, _ in others]
    return entries.tolist(), b"".join(block for _, block in others)


def _singles(documents: Documents) -> list[bytes]:
    """The entries of lists of one document, which has the token once: most are such."""
    table = np.empty(len(documents), _ENTRY)
    table["about"], table["before"], table["behind"] = _ONE_DOCUMENT, _SINGLE[0], _SINGLE[1]
    table["first"] = table["last"] = table["place"] = documents
    data, size = table.tobytes(), _ENTRY.itemsize
    return [data[start : start + size] for start in range(0, len(data), size)]


def _encoded(
    documents: Documents, counts: Counts, bounds: npt.NDArray[np.int64], which: npt.NDArray[np.bool_], at: int
) -> Iterator[tuple[bytes, bytes]]:
    """Of some of the lists the entry and the bytes for the file, b"" where the entry has it all.

    One block a list: lists are read whole.
    """
    first, sizes = bounds[:-1], np.diff(bounds)
    deltas = np.diff(documents, prepend=np.int32(0))
    deltas[first] = documents[first]
    few = np.repeat(which & (sizes < _FEW), sizes)
    some = [column[few].tolist() for column in (documents, deltas, counts)]
    about = (
        sizes,
        np.add.reduceat(counts, first, dtype=np.int64),
        np.maximum.reduceat(counts, first),
        documents[first],
        documents[bounds[1:] - 1],
        np.maximum.reduceat(deltas, first),
        np.minimum.reduceat(counts, first),
        first,
    )
    end = 0
    for size, total, most, one, last, widest, least, start in zip(
        *(column[which].tolist() for column in about), strict=True
    ):
        weights: Any = None if most == 1 else float(most)
        if size >= _FEW:
            part = slice(start, start + size)
            gaps: Any = _narrow(deltas[part], widest)
            weights = weights if most == least else _narrow(counts[part], most)
        else:
            part = slice(end, end := end + size)
            if size <= INLINE:
                yield _inline(some[0][part], some[2][part], total, most), b""
                continue
            gaps = tuple(some[1][part])
            weights = weights if most == least else tuple(some[2][part])
        content = pickle.dumps((size, last, float(most), 0, 0, 0), 2) + pickle.dumps((gaps, weights, None), 3)
        block = WHOOSH3_HEADER_MAGIC + _LENGTH.pack(-len(content)) + content
        yield _INFO.pack(0, total, size, 0, 0, most, one, last) + _EXTENT.pack(at, len(block)), block
        at += len(block)


def _inline(numbers: list[int], weights: list[int], total: int, most: int) -> bytes:
    """The entry of a list that stands in it."""
    first, last, size = numbers[0], numbers[-1], len(numbers)
    inline = pickle.dumps((tuple(numbers), tuple(map(float, weights)), (b"",) * size), 3)
    return _INFO.pack(1, total, size, 0, 0, most, first, last) + inline


def _narrow(numbers: npt.NDArray[Any], most: int) -> array[int]:
    """Numbers in as few bytes as they need, as something Whoosh can walk through."""
    code = "B" if most <= 0xFF else "H" if most <= 0xFFFF else "I"
    return array(code, numbers.astype(code).tobytes())


def extent(entry: bytes) -> tuple[int, int] | None:
    """Where an entry's list stands in the file of lists: place and length. None: in the entry itself."""
    return None if entry[0] else _EXTENT.unpack_from(entry, _INFO.size)


def frequency(entry: bytes) -> int:
    """How many documents the list of an entry has."""
    return int(_INFO.unpack_from(entry)[2])


def decode_one(entry: bytes) -> tuple[int, int] | None:
    """The document of a list of one, and how often it has the token; None for any other list."""
    _, total, size, _, _, _, first, _ = _INFO.unpack_from(entry)
    return (first, int(total)) if size == 1 else None


def decode_inline(entry: bytes) -> Postings:
    """The list that stands in an entry."""
    one = decode_one(entry)
    if one:
        return Postings(np.array(one[:1], np.int32), np.array(one[1:], np.uint16))
    (documents, counts, _), _ = unpickle(entry[_INFO.size :])
    return Postings(np.array(documents, np.int32), np.array(counts, np.uint16))


def decode(data: bytes) -> Postings:
    """The list in these bytes of the file of lists. Raises whatever reading raises."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("a list does not begin as one")
    if _LENGTH.unpack_from(data, 4)[0] == 8 - len(data):  # as this program writes them
        return _block(data[8:])
    parts, at, last = [], 4, False
    while not last:
        length = _LENGTH.unpack_from(data, at)[0]
        last = length < 0
        end = at + 4 + abs(length)
        parts.append(_block(data[at + 4 : end]))
        at = end
    if len(parts) == 1:
        return parts[0]
    return Postings(
        np.concatenate([part.documents for part in parts]), np.concatenate([part.counts for part in parts])
    )


def _block(data: bytes) -> Postings:
    (size, last, _, compressed, _, _), start = unpickle(data)
    rest = zlib.decompress(data[start:]) if compressed else data[start:]
    (deltas, weights, _), _ = unpickle(rest)
    documents = np.add.accumulate(deltas, dtype=np.int32)
    if len(documents) != size or documents[-1] != last:
        raise ValueError("a list is not of the size that it says")
    if weights is None or isinstance(weights, float):
        # one number for all of them, without room for each
        one = _ONE if weights is None else np.full(1, weights, np.uint16)
        return Postings(documents, np.ndarray(size, np.uint16, one, strides=0))
    return Postings(documents, np.asarray(weights).astype(np.uint16))
