"""The index as it is now: opened once a commit, the same for all threads, given up where it is damaged."""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from app.search.engine.postings import Part
from app.search.whoosh.cache import Cache
from app.search.whoosh.files import Damaged, is_damage, sync
from app.search.whoosh.folder import NAME, IndexFolder
from app.search.whoosh.segment import Segment

CURRENT = "CURRENT"
"""The file that names the folder in use."""
ATTEMPTS = 5
RACY = 0.1
"""Seconds within which two changes of a folder may bear the same time."""

log = logging.getLogger(__name__)


class View:
    """The index as of one commit. Never changes."""

    def __init__(
        self, folder: IndexFolder, generation: int, written: list[Any], parts: list[Part[Segment]]
    ) -> None:
        self.folder = folder
        self.generation = generation
        self.written = written
        """What Whoosh notes about each part."""
        self.parts = parts
        self.place = str(folder.path)


class Views:
    """All that readers see of the index folders under one path."""

    def __init__(self, path: Path, cache: Cache) -> None:
        self._path = path
        self._current = str(path / CURRENT)
        self._cache = cache
        self._opening = threading.Lock()
        self._view: View | None = None
        self._seen: tuple[int, ...] = ()
        """The stamp of the files when the view was opened."""
        self._damaged = ""
        """The folder that was found damaged; never opened again."""

    def at_hand(self) -> View | None:
        """The newest view, or the last one while the newest cannot be opened; None where there is none."""
        try:
            return self.newest()
        except OSError:
            log.exception("The search index %s cannot be opened just now.", self._path)
            return self._view

    def newest(self) -> View | None:
        """The view of the newest commit, opened if it is not yet. None: missing, damaged, or not ours.

        Raises OSError where it cannot be opened just now: too many open files, no right to read.
        """
        if self.is_open():
            return self._view
        with self._opening:
            for attempt in range(ATTEMPTS):
                seen, folder = self._stamp(), self._folder()
                try:
                    self._view = self._opened(folder) if folder else None
                    self._seen = seen
                    return self._view
                except (Damaged, OSError) as error:
                    if not is_damage(error):
                        raise
                    # another process may just have replaced these files: look again
                    if folder and (attempt == ATTEMPTS - 1 or not isinstance(error, FileNotFoundError)):
                        self.give_up(folder, error)
                        return None
                time.sleep(0.01 * attempt)
        return None

    def is_open(self) -> bool:
        """Whether the newest commit is open already, as far as can be told by the times of files."""
        seen = self._stamp()
        return bool(seen) and seen == self._seen and time.time_ns() - max(seen) > RACY * 1e9

    def _stamp(self) -> tuple[int, ...]:
        """Times that change with every commit and every switch; empty where there is no folder."""
        view = self._view
        if view is None:
            return ()
        try:
            return (os.stat(self._current).st_mtime_ns, os.stat(view.place).st_mtime_ns)  # noqa: PTH116
        except OSError:
            return ()

    def _opened(self, folder: IndexFolder) -> View:
        generation = folder.generation()
        written = folder.segments(generation)
        view = self._view
        if view is not None and view.folder.path == folder.path and view.generation == generation:
            return view
        known = {part.segment.id: part.segment for part in view.parts} if view else {}
        parts = []
        for one in written:
            segment = known.get(str(one.segment_id())) or Segment(folder.path, one, self._cache)
            parts.append(Part(segment, _live(segment, one)))
        return View(folder, generation, written, parts)

    def _folder(self) -> IndexFolder | None:
        """The folder in use, if it is there and this version of the program wrote it."""
        try:
            name = (self._path / CURRENT).read_text(encoding="ascii").strip()
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and not is_damage(error):
                raise
            return None
        if not re.fullmatch(NAME, name) or name == self._damaged:
            return None
        folder = IndexFolder(self._path / name)
        return folder if folder.ours else None

    def give_up(self, folder: IndexFolder, error: Exception) -> None:
        log.error("The search index %s is damaged (%s); it has to be built anew.", folder.path, error)
        self._damaged = folder.path.name
        self._view, self._seen = None, ()

    def switch_to(self, folder: IndexFolder) -> None:
        """Have everybody use this folder from now on, and remove the others that are ours."""
        new = self._path / f"{CURRENT}.new"
        new.write_text(folder.path.name, encoding="ascii")
        sync(new)
        new.replace(self._path / CURRENT)
        sync(self._path)
        for old in map(IndexFolder, self._path.iterdir()):
            if old.marked and old.path != folder.path:
                old.remove()

    def close(self) -> None:
        """Give the files back once nobody reads them; the next use opens them again."""
        with self._opening:
            self._view, self._seen = None, ()


def _live(segment: Segment, written: Any) -> np.ndarray[Any, np.dtype[np.bool_]] | None:
    if not written.has_deletions():
        return None
    live = np.ones(segment.size, np.bool_)
    live[list(written.deleted_docs())] = False
    return live
