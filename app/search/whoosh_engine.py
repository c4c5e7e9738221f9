"""Whoosh as the archive's posting store: its files, our evaluation.

Whoosh unpickles its files, so a folder is opened only with a marker that this program wrote, and only the
few classes that an index needs are let in.
"""

from __future__ import annotations

import fcntl
import logging
import re
import shutil
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from app.search.engine import Candidates, Document, Field, Filters, Plan
from app.search.evaluator import NOTHING, Part, evaluate
from app.search.whoosh import merging
from app.search.whoosh.cache import Cache
from app.search.whoosh.files import Damaged, sync
from app.search.whoosh.folder import IndexFolder
from app.search.whoosh.segment import Segment
from app.search.whoosh.writing import write_segments

Answer = TypeVar("Answer")
CURRENT = "CURRENT"
CACHE_BYTES = 128 * 2**20
WARM_BYTES = CACHE_BYTES // 2
"""Of the longest lists, read at the start."""
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


class WhooshEngine:
    """The search index under one folder. Any number of threads and processes read; one writes at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._cache = Cache(CACHE_BYTES)
        self._opening = threading.Lock()
        self._view: View | None = None
        self._seen: tuple[int, ...] = ()
        """The stamp of the files when the view was opened."""
        self._damaged = ""
        """The folder that was found damaged; never opened again."""

    # Reading

    def candidates(self, plan: Plan, filters: Filters) -> Candidates:
        """All documents that satisfy plan and filters; none where there is no index."""
        return self._asked(lambda parts: evaluate(parts, plan, filters), NOTHING)

    def document_frequency(self, token: str, field: Field = "words") -> int:
        """How many documents hold a token (deleted ones counted until their segment is merged)."""
        return self._asked(lambda parts: sum(part.segment.frequency(token, field) for part in parts), 0)

    def vocabulary(self, prefix: str, field: Field = "words") -> Mapping[str, int]:
        """Tokens that begin with `prefix`, with how many documents hold each (deleted ones counted too)."""
        return self._asked(lambda parts: _counted(parts, prefix, field), {})

    def document_count(self) -> int | None:
        """How many documents there are; None where there is no index that can be used."""
        view = self._newest()
        return None if view is None else sum(part.size for part in view.parts)

    def generation(self) -> int:
        """Changes with every commit; -1 where there is no index that can be used."""
        view = self._newest()
        return view.generation if view else -1

    def warm_up(self) -> None:
        """Read the longest lists, so that the first searches need not."""
        self._asked(self._read_longest, None)

    def _read_longest(self, parts: list[Part[Segment]]) -> None:
        for part in parts:
            for field, token in part.segment.terms.most_frequent:
                if self._cache.bytes > WARM_BYTES:
                    return
                part.segment.postings(token, field)

    def _asked(self, ask: Callable[[list[Part[Segment]]], Answer], otherwise: Answer) -> Answer:
        """What the newest view's parts answer. Where one turns out to be damaged, the index is given up."""
        view = self._newest()
        try:
            return ask(view.parts if view else [])
        except (Damaged, OSError) as error:
            if view is not None:
                self._give_up(view.folder, error)
            return otherwise

    def close(self) -> None:
        """Give the files back once nobody reads them; the next use opens them again."""
        with self._opening:
            self._view, self._seen = None, ()

    def _newest(self) -> View | None:
        """The view of the newest commit, opened if it is not yet. None: missing, damaged, or not ours."""
        seen = self._stamp()
        if seen and seen == self._seen and time.time_ns() - max(seen) > RACY * 1e9:
            return self._view
        with self._opening:
            for attempt in range(ATTEMPTS):
                seen, folder = self._stamp(), self._folder()
                try:
                    self._view = self._opened(folder) if folder else None
                    self._seen = seen
                    return self._view
                except (Damaged, OSError) as error:
                    # another process may just have replaced these files: look again
                    if folder and (attempt == ATTEMPTS - 1 or not isinstance(error, FileNotFoundError)):
                        self._give_up(folder, error)
                        return None
                time.sleep(0.01 * attempt)
        return None

    def _stamp(self) -> tuple[int, ...]:
        """Times that change with every commit and every switch; empty where there is no folder."""
        view = self._view
        if view is None:
            return ()
        try:
            return ((self.path / CURRENT).stat().st_mtime_ns, view.folder.path.stat().st_mtime_ns)
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
            name = (self.path / CURRENT).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
        if not re.fullmatch("[0-9a-f]{32}", name) or name == self._damaged:
            return None
        folder = IndexFolder(self.path / name)
        return folder if folder.ours else None

    def _give_up(self, folder: IndexFolder, error: Exception) -> None:
        log.error("The search index %s is damaged (%r); it has to be built anew.", folder.path, error)
        self._damaged = folder.path.name
        self._view, self._seen = None, ()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write, among all threads and processes; waits for it."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def apply(self, documents: Iterable[Document], deleted: Iterable[int]) -> None:
        """Put documents and delete others in one durable commit. Hold `writing`.

        Raises RuntimeError where there is no index to change: build one first.
        """
        view = self._newest()
        if view is None:
            raise RuntimeError("there is no index to change")
        newest = {document.id: document for document in documents}
        gone = np.array([*newest, *deleted], np.int64)
        kept = []
        for part, written in zip(view.parts, view.folder.segments(view.generation), strict=True):
            for number in np.flatnonzero(np.isin(part.segment.columns["id"], gone)).tolist():
                written.delete_document(number)
            if written.deleted_count() < part.segment.size:
                kept.append(written)
        new = write_segments(view.folder.path, newest.values())
        view.folder.commit(view.generation + 1, [*kept, *new])

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build an index beside the present one and switch to it when it is whole. Hold `writing`."""
        folder = IndexFolder(self.path / uuid.uuid4().hex)
        folder.path.mkdir(parents=True)
        try:
            segments = write_segments(folder.path, documents)
            folder.create(segments)
            self._switch_to(folder.path)
        except BaseException:
            folder.remove()
            raise
        return sum(segment.doc_count_all() for segment in segments)

    def _switch_to(self, folder: Path) -> None:
        new = self.path / f"{CURRENT}.new"
        new.write_text(folder.name, encoding="ascii")
        sync(new)
        new.replace(self.path / CURRENT)
        sync(self.path)
        for old in self.path.iterdir():
            if old.is_dir() and old != folder:
                shutil.rmtree(old, ignore_errors=True)

    def merge(self) -> bool:
        """Bring small segments together where there are many; whether there were.

        Do not hold `writing`: only the last step needs it, so that edits need not wait.
        """
        view = self._newest()
        which = merging.chosen([part.size for part in view.parts]) if view else []
        if view is None or not which:
            return False
        parts = [(view.parts[i].segment, view.parts[i].live) for i in which]
        workshop = view.folder.path / f"merging-{uuid.uuid4().hex}"
        try:
            workshop.mkdir()
            merged = merging.merge(parts, workshop)
            with self.writing():
                return self._replace(view.folder, parts, merged, workshop)
        except FileNotFoundError:  # another process has switched to a new index meanwhile
            return False
        except (Damaged, OSError) as error:
            self._give_up(view.folder, error)
            return False
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def _replace(
        self,
        folder: IndexFolder,
        parts: Sequence[tuple[Segment, merging.Live]],
        merged: Any,
        workshop: Path,
    ) -> bool:
        now = self._newest()
        names = {segment.id for segment, _ in parts}
        if now is None or now.folder.path != folder.path:
            return False
        written = folder.segments(now.generation)
        replaced = {str(one.segment_id()): set(one.deleted_docs()) for one in written}
        if not names <= replaced.keys():  # another process was quicker, or nothing of one is left
            return False
        for number in merging.deleted_meanwhile(parts, replaced):
            merged.delete_document(number)
        folder.adopt(workshop)
        others = [one for one in written if str(one.segment_id()) not in names]
        folder.commit(now.generation + 1, [*others, merged])
        return True


def _counted(parts: Iterable[Part[Segment]], prefix: str, field: Field) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for part in parts:
        found.update(part.segment.frequencies(prefix, field))
    return found


def _live(segment: Segment, written: Any) -> merging.Live:
    if not written.has_deletions():
        return None
    live = np.ones(segment.size, np.bool_)
    live[list(written.deleted_docs())] = False
    return live
