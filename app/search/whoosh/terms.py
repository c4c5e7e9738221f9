"""A segment's dictionary: each token's entry by its name, and tokens in order. Whoosh's ordered hash file."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import md5
from pathlib import Path

import numpy as np

from app.search.engine import Field
from app.search.whoosh.files import Damaged, ReadFile, unpickle
from app.search.whoosh.schema import encoded

_MAGIC = b"HSH3\0"
_HEADER = 13
_LENGTHS = struct.Struct("!ii")
_SLOT = struct.Struct("!Iq")
_TABLE = struct.Struct("!qi")
_TABLES = 256
_SLOTS_AT_ONCE = 8
_ITEM = 96
"""Bytes that hold most entries whole: read at once, so that a second look is seldom needed."""
_AT_ONCE = 1 << 16


class Terms:
    """The dictionary of one segment. Read from any thread."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises Damaged, or whatever reading a broken file raises."""
        self._file = ReadFile(path)
        if self._file.read(0, len(_MAGIC)) != _MAGIC:
            raise Damaged
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
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        start, slots = self._tables[hashed & 255]
        first = (hashed >> 8) % slots if slots else 0
        for slot in range(slots):
            found, place = self._slot(start, slots, (first + slot) % slots)
            if not place:
                return None
            if found == hashed:
                name, entry = self._item(place)
                if name == key:
                    return entry
        return None

    def _slot(self, start: int, slots: int, number: int) -> tuple[int, int]:
        return _SLOT.unpack(self._file.read(start + number * _SLOT.size, _SLOT.size))

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
        return struct.pack("!H", self._fields.get(field, 0xFFFF)) + token
