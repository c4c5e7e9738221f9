"""A segment's dictionary: each token's entry by its name, and tokens in order. Whoosh's ordered hash file.

Entries one after the other; 256 hash tables of their places; a directory of the tables; a pickle; the places
once more, in the order of the tokens; the length of the last two.
"""

from __future__ import annotations

import pickle
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from hashlib import md5
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.search.engine.protocol import Field
from app.search.whoosh.files import Damaged, ReadFile, unpickle
from app.search.whoosh.schema import encoded

_MAGIC = b"HSH3"
_HEADER = struct.Struct("!4sBii")
_LENGTHS = struct.Struct("!ii")
_SLOT = struct.Struct("!Iq")
_TABLE = struct.Struct("!qi")
_TABLES = 256
_ITEM = 96
"""Bytes that hold most entries whole: read at once, so that a second look is seldom needed."""
_SLOTS = 8
"""Slots of a hash table that are read at once: mostly they tell."""
_AT_ONCE = 1 << 16


def _md5(key: bytes) -> int:
    return int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")


_CRC32 = 1
_HASHES: dict[int, Callable[[bytes], int]] = {0: _md5, _CRC32: zlib.crc32}


class Terms:
    """The dictionary of one segment. Read from any thread."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises Damaged, or whatever reading a broken file raises."""
        self._file = ReadFile(path)
        magic, self._hash, _, _ = _HEADER.unpack(self._file.read(0, _HEADER.size))
        if magic != _MAGIC or self._hash not in _HASHES:
            raise Damaged(f"{path.name} does not begin as a dictionary")
        length = struct.unpack("!i", self._file.read(self._file.size - 4, 4))[0]
        end = self._file.size - 4 - length
        extras, start = unpickle(self._file.read(end, length))
        self.most_frequent: Sequence[tuple[Field, str]] = extras.get("most_frequent", ())
        self._fields: dict[str, int] = extras["fieldmap"]
        code = np.dtype(extras["indextype"]).newbyteorder(">")
        size = extras["indexlen"] * code.itemsize
        self._places = np.frombuffer(self._file.read(end + start, size), code)
        tables = self._file.read(end - _TABLES * _TABLE.size, _TABLES * _TABLE.size)
        self._tables: list[tuple[int, int]] = list(_TABLE.iter_unpack(tables))
        self._end = self._tables[0][0]

    def __len__(self) -> int:
        """How many tokens there are, of all fields."""
        return len(self._places)

    def entry(self, field: Field, token: str) -> bytes | None:
        """The entry of a token; None where there is none."""
        key = self._key(field, encoded(token))
        hashed = _HASHES[self._hash](key)
        start, slots = self._tables[hashed & 255]
        slot, seen = (hashed >> 8) % slots if slots else 0, 0
        while seen < slots:
            some = min(_SLOTS, slots - slot)
            data = self._file.read(start + slot * _SLOT.size, some * _SLOT.size)
            for found, place in _SLOT.iter_unpack(data):
                if not place:
                    return None
                if found == hashed:
                    name, entry = self._item(place)
                    if name == key:
                        return entry
            seen += some
            slot = (slot + some) % slots
        return None

    def _item(self, place: int) -> tuple[bytes, bytes]:
        data = self._file.read(place, min(_ITEM, self._file.size - place))
        key_length, entry_length = _LENGTHS.unpack_from(data)
        end = 8 + key_length + entry_length
        if end > len(data):
            data = self._file.read(place, end)
        return data[8 : 8 + key_length], data[8 + key_length : end]

    def with_prefix(self, field: Field, prefix: str, most: int) -> Iterator[tuple[bytes, bytes]]:
        """Tokens that begin with `prefix` in order, and their entries; not more than `most` of them."""
        wanted = self._key(field, encoded(prefix))
        first = bisect_left(self._places, wanted, key=lambda place: self._item(int(place))[0])
        for key, entry in self._items_from(first, most):
            if not key.startswith(wanted):
                return
            yield key[2:], entry

    def of_field(self, field: Field) -> Iterator[tuple[bytes, bytes]]:
        """All tokens of a field in order, and their entries."""
        return self.with_prefix(field, "", len(self))

    def _items_from(self, first: int, most: int) -> Iterator[tuple[bytes, bytes]]:
        if first >= len(self._places):
            return
        place, data, at = int(self._places[first]), b"", 0
        for _ in range(min(most, len(self._places) - first)):
            lengths = _LENGTHS.unpack_from(data, at) if at + 8 <= len(data) else (0, 0)
            if not any(lengths) or at + 8 + sum(lengths) > len(data):
                place += at
                data, at = self._file.read(place, min(_AT_ONCE, self._file.size - place)), 0
                lengths = _LENGTHS.unpack_from(data)
            if 8 + sum(lengths) > len(data) - at:
                data = self._file.read(place, 8 + sum(lengths))
            key_end = at + 8 + lengths[0]
            end = key_end + lengths[1]
            yield data[at + 8 : key_end], data[key_end:end]
            at = end

    def _key(self, field: Field, token: bytes) -> bytes:
        return self._fields.get(field, 0xFFFF).to_bytes(2, "big") + token


class TermsWriter:
    """The dictionary of a new segment. Whoosh's own writer does the same in five times the time."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._file.write(_HEADER.pack(_MAGIC, _CRC32, 0, 0))
        self._at = _HEADER.size
        self._places = array("q")
        self._hashes = array("I")

    def add(self, field: int, tokens: Sequence[bytes], entries: Sequence[bytes]) -> None:
        """The entries of tokens. Fields by their numbers, and tokens within them, come in order."""
        start = field.to_bytes(2, "big")
        keys = [start + token for token in tokens]
        items = [
            _LENGTHS.pack(len(key), len(entry)) + key + entry
            for key, entry in zip(keys, entries, strict=True)
        ]
        self._file.write(b"".join(items))
        self._hashes.extend(map(zlib.crc32, keys))
        places = list(accumulate(map(len, items), initial=self._at))
        self._at = places.pop()
        self._places.extend(places)

    def finish(self, fields: Sequence[Field], most_frequent: Sequence[tuple[Field, str]]) -> None:
        """Write everything after the entries."""
        places, hashes = np.asarray(self._places), np.asarray(self._hashes)
        order = np.argsort(hashes & 255, kind="stable")
        ends = np.searchsorted(hashes[order] & 255, np.arange(1, _TABLES))
        directory = []
        for chosen in np.split(order, ends):
            table = _table(hashes[chosen], places[chosen])
            directory.append(_TABLE.pack(self._at, len(table)))
            self._at += len(table) * _SLOT.size
            self._file.write(table.tobytes())
        code = "i" if self._at < 1 << 31 else "q"
        extras = {
            "fieldmap": {field: number for number, field in enumerate(fields)},
            "indextype": code,
            "indexlen": len(places),
            "most_frequent": list(most_frequent),
        }
        end = pickle.dumps(extras, 3) + places.astype(np.dtype(code).newbyteorder(">")).tobytes()
        self._file.write(b"".join(directory) + end + struct.pack("!i", len(end)))
        self._file.close()


def _table(hashes: npt.NDArray[Any], places: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The hash table of those that end alike: each at its slot, or at the next free one."""
    slots = 2 * len(hashes)
    table = np.zeros(slots, [("hash", ">u4"), ("place", ">i8")])
    if not slots:
        return table
    taken, where = bytearray(slots), []
    for slot in ((hashes >> 8) % slots).tolist():
        while taken[slot]:
            slot = (slot + 1) % slots
        taken[slot] = 1
        where.append(slot)
    table["hash"][where] = hashes
    table["place"][where] = places
    return table
