"""Posting lists as Whoosh's third codec stores them: which documents hold a token, and how often."""

from __future__ import annotations

import pickle
import struct
import zlib
from array import array
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from app.search.evaluator import Postings
from app.search.whoosh.files import Damaged, unpickle

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
_SINGLE = pickle.dumps(((1 << 20,), (1.0,), (b"",)), 3).split(_PLACE.pack(1 << 20))
"""What stands before and after the one document of the most frequent form of a list."""
_ONE = np.ones(1, np.uint16)


def encode(documents: Documents, counts: Counts, at: int) -> tuple[bytes, bytes]:
    """A list's entry in the dictionary, and its bytes for place `at` of the file of lists (b"" for none).

    One block a list: lists are read whole.
    """
    if len(documents) >= _FEW:
        return _encode_many(documents, counts, at)
    return _encode_few(documents.tolist(), counts.tolist(), at)


def _encode_few(numbers: list[int], weights: list[int], at: int) -> tuple[bytes, bytes]:
    first, last, total, most, size = numbers[0], numbers[-1], sum(weights), max(weights), len(numbers)
    if size > INLINE:
        deltas = (first, *(after - before for before, after in pairwise(numbers)))
        alike: Any = None if most == 1 else float(most)
        data = (deltas, alike if most * size == total else tuple(weights), None)
        return _with_block(data, (total, size, most, first, last), at)
    if size == total == 1:
        inline = _SINGLE[0] + _PLACE.pack(first) + _SINGLE[1]
    else:
        inline = pickle.dumps((tuple(numbers), tuple(map(float, weights)), (b"",) * size), 3)
    return _INFO.pack(1, total, size, 0, 0, most, first, last) + inline, b""


def _encode_many(documents: Documents, counts: Counts, at: int) -> tuple[bytes, bytes]:
    first, last, most = int(documents[0]), int(documents[-1]), int(counts.max())
    deltas = documents.copy()
    deltas[1:] -= documents[:-1]
    weights: Any
    if most == counts.min():
        weights = None if most == 1 else float(most)
    else:
        weights = _narrow(counts, most)
    data = (_narrow(deltas, int(deltas.max())), weights, None)
    return _with_block(data, (float(counts.sum()), len(documents), most, first, last), at)


def _with_block(data: Any, about: tuple[float, int, int, int, int], at: int) -> tuple[bytes, bytes]:
    total, size, most, first, last = about
    content = pickle.dumps((size, last, float(most), 0, 0, 0), 2) + pickle.dumps(data, 3)
    block = WHOOSH3_HEADER_MAGIC + _LENGTH.pack(-len(content)) + content
    info = _INFO.pack(0, total, size, 0, 0, most, first, last)
    return info + _EXTENT.pack(at, len(block)), block


def _narrow(numbers: npt.NDArray[Any], most: int) -> array[int]:
    """Numbers in as few bytes as they need, as something Whoosh can walk through."""
    for code, kind in (("B", np.uint8), ("H", np.uint16)):
        if most <= np.iinfo(kind).max:
            return array(code, numbers.astype(kind).tobytes())
    return array("I", numbers.astype(np.uint32).tobytes())


def extent(entry: bytes) -> tuple[int, int] | None:
    """Where an entry's list stands in the file of lists: place and length. None: in the entry itself."""
    return None if entry[0] else _EXTENT.unpack_from(entry, _INFO.size)


def frequency(entry: bytes) -> int:
    """How many documents the list of an entry has."""
    return int(_INFO.unpack_from(entry)[2])


def decode_inline(entry: bytes) -> Postings:
    """The list that stands in an entry."""
    (documents, counts, _), _ = unpickle(entry[_INFO.size :])
    return Postings(np.array(documents, np.int32), np.array(counts, np.uint16))


def decode(data: bytes) -> Postings:
    """The list in these bytes of the file of lists. Raises Damaged, or anything else that reading raises."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise Damaged
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
    documents = np.cumsum(np.asarray(deltas), dtype=np.int32)
    if len(documents) != size or documents[-1] != last:
        raise Damaged
    if weights is None or isinstance(weights, float):
        # one number for all of them, without room for each
        counts = np.broadcast_to(_ONE if weights is None else np.full(1, weights, np.uint16), size)
    else:
        counts = np.asarray(weights).astype(np.uint16)
    return Postings(documents, counts)
