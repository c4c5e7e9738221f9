"""Posting lists read lately, so that a frequent token is decoded once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from app.search.engine.postings import Postings

Key = tuple[str, str, str, bool]
"""Segment, field, token; whether it stands for all tokens that begin so. What a key means never changes."""


class Cache:
    """Up to a number of bytes; what was not asked for longest goes first. Shared by all threads."""

    def __init__(self, most_bytes: int) -> None:
        self._lock = threading.Lock()
        self.most_bytes = most_bytes
        self.bytes = 0
        self._lists: OrderedDict[Key, Postings | None] = OrderedDict()

    def get(self, key: Key, read: Callable[[], Postings | None]) -> Postings | None:
        """The list of `key`, from `read` where it is not known."""
        with self._lock:
            if key in self._lists:
                self._lists.move_to_end(key)
                return self._lists[key]
        found = read()  # two threads may read the same list: better than one that waits for the other
        with self._lock:
            if key not in self._lists:
                self._lists[key] = found
                self.bytes += _size(found)
            while self.bytes > self.most_bytes and len(self._lists) > 1:
                self.bytes -= _size(self._lists.popitem(last=False)[1])
        return found


def _size(postings: Postings | None) -> int:
    if postings is None:
        return 200
    counts = postings.counts.nbytes if postings.counts.strides[0] else 0
    return 400 + postings.documents.nbytes + counts
