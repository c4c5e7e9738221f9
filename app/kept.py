"""Pages as they were made last, for as long as nothing they are made of has changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

MOST_BYTES = 32 * 2**20
"""Memory for pages, in each process; those not asked for longest go first."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer: its bytes and its headers, the ETag among them."""

    body: bytes
    headers: Mapping[str, str]


class KeptPages:
    """A bounded store of pages by address and language. Safe to use from several threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._bytes = 0
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()

    def get(self, state: Hashable, key: Hashable) -> KeptPage | None:
        """The page made in this state of the archive; None if there is none."""
        with self._lock:
            if state != self._state or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key]

    def put(self, state: Hashable, key: Hashable, page: KeptPage) -> None:
        """Keep a page made in a state; another state than the last makes all that is kept worthless."""
        with self._lock:
            if state != self._state:
                self._pages.clear()
                self._state, self._bytes = state, 0
            if key not in self._pages:
                self._pages[key] = page
                self._bytes += len(page.body)
            while self._bytes > self._most and self._pages:
                self._bytes -= len(self._pages.popitem(last=False)[1].body)
