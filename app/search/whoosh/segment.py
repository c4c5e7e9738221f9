"""A segment read: its columns as arrays, its posting lists by token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec

from app.search.engine.postings import Postings
from app.search.engine.protocol import Field
from app.search.whoosh import lists
from app.search.whoosh.cache import Cache
from app.search.whoosh.files import Damaged, ReadFile
from app.search.whoosh.schema import COLUMNS, decoded
from app.search.whoosh.terms import Terms

MOST_EXPANDED = 10_000
"""Tokens with a prefix that are looked at, in a segment."""
ENTRIES = 8_192
"""Entries of the dictionary that are kept: one is asked for how long its list is, and then for the list."""
Result = TypeVar("Result")


class Segment:
    """The files of one segment. They never change, and any thread may read."""

    def __init__(self, folder: Path, written: Any, cache: Cache) -> None:
        """Open what Whoosh's `written` describes. Raises Damaged or OSError."""
        self.id = str(written.segment_id())
        self.size = int(written.doc_count_all())
        self._cache = cache
        self.columns = {name: self._column(folder, written, name) for name in COLUMNS}
        self.words = int(self.columns["length"].sum())
        self._dictionary = written.make_filename(W3Codec.TERMS_EXT)
        self.terms = whole(self._dictionary, lambda: Terms(folder / self._dictionary))
        self._entry = lru_cache(ENTRIES)(self.terms.entry)
        self._frequency = lru_cache(ENTRIES)(self._frequency_of)
        self._all_frequencies = lru_cache(1)(partial(self._frequencies_with, ""))
        self._lists = ReadFile(folder / written.make_filename(W3Codec.POSTS_EXT))

    def _column(self, folder: Path, written: Any, name: str) -> npt.NDArray[np.int32]:
        path = folder / W3Codec.column_filename(written, name)
        values = np.zeros(self.size, np.int32)
        # Whoosh leaves out zeros at the end, and the file of a column without numbers
        stored = np.frombuffer(path.read_bytes() if path.exists() else b"", ">i4")
        if len(stored) > self.size:
            raise Damaged(f"{path.name} has more numbers than there are utterances")
        values[: len(stored)] = stored
        return values

    def postings(self, token: str, field: Field) -> Postings | None:
        """The whole list of a token; None where there is none. Raises Damaged."""
        return self._cache.get((self.id, field, token, False), lambda: self._read(token, field))

    def postings_with(self, prefix: str, field: Field) -> Postings | None:
        """The union of the lists of all tokens that begin with `prefix`. Raises Damaged."""
        return self._cache.get(
            (self.id, field, prefix, True),
            lambda: whole(self._dictionary, lambda: self._read_all(prefix, field)),
        )

    def frequency(self, token: str, field: Field) -> int:
        """How many documents, deleted ones counted, hold a token. Raises Damaged."""
        return self._frequency(field, token)

    def _frequency_of(self, field: Field, token: str) -> int:
        entry = whole(self._dictionary, lambda: self._entry(field, token))
        return lists.frequency(entry) if entry else 0

    def frequencies(self, prefix: str, field: Field) -> Mapping[str, int]:
        """How many documents hold each token that begins with `prefix`. Raises Damaged."""
        return self._frequencies_with(prefix, field) if prefix else self._all_frequencies(field)

    def _frequencies_with(self, prefix: str, field: Field) -> Mapping[str, int]:
        entries = whole(
            self._dictionary, lambda: list(self.terms.with_prefix(field, prefix, len(self.terms)))
        )
        return {decoded(token): lists.frequency(entry) for token, entry in entries}

    def list_of(self, entry: bytes) -> Postings:
        """The list of an entry of the dictionary. Raises Damaged."""

        def read() -> Postings:
            extent = lists.extent(entry)
            found = lists.decode(self._lists.read(*extent)) if extent else lists.decode_inline(entry)
            if found.documents[-1] >= self.size:
                raise ValueError("a list names utterances that there are not")
            return found

        return whole(self._lists.name, read)

    def _read(self, token: str, field: Field) -> Postings | None:
        entry = whole(self._dictionary, lambda: self._entry(field, token))
        return self.list_of(entry) if entry else None

    def _read_all(self, prefix: str, field: Field) -> Postings | None:
        alone: tuple[list[int], list[int]] = ([], [])
        several = []
        for _, entry in self.terms.with_prefix(field, prefix, MOST_EXPANDED):
            one = lists.decode_one(entry)  # most are: without arrays for each
            if one:
                alone[0].append(one[0])
                alone[1].append(one[1])
            else:
                several.append(self.list_of(entry))
        documents = np.concatenate([np.array(alone[0], np.int32), *(some.documents for some in several)])
        counts = np.concatenate([np.array(alone[1], np.uint16), *(some.counts for some in several)])
        if not len(documents):
            return None
        if documents.max() >= self.size:
            raise ValueError("a list names utterances that there are not")
        added = np.bincount(documents, counts)
        documents = np.flatnonzero(added).astype(np.int32)
        return Postings(documents, added[documents].astype(np.uint16))


def whole(file: str, read: Callable[[], Result]) -> Result:
    """What `read` returns of a file. Whatever it raises where that was not written so is Damaged."""
    try:
        return read()
    except (Damaged, OSError):
        raise
    except Exception as error:
        raise Damaged(f"{file}: {error!r}") from error
