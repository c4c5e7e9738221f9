"""Whoosh as the archive's posting store: its files, our evaluation.

Whoosh unpickles its files, so a folder is opened only with a marker that this program wrote, and only the
few classes that an index needs are let in.
"""

from __future__ import annotations

import fcntl
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from app.search.engine.evaluator import NOTHING, evaluate
from app.search.engine.gathered import gathered
from app.search.engine.postings import Part
from app.search.engine.protocol import Batch, Candidates, Document, Field, Filters, NoIndex, Plan
from app.search.whoosh import merging
from app.search.whoosh.cache import Cache
from app.search.whoosh.files import Damaged, is_damage
from app.search.whoosh.folder import IndexFolder
from app.search.whoosh.segment import Segment, whole
from app.search.whoosh.view import View, Views
from app.search.whoosh.writing import write_segments

Answer = TypeVar("Answer")
CACHE_BYTES = 24 * 2**20
"""Of lists that are kept; after `warm_up` more, if the index is large…"""
CACHE_BYTES_EACH = 128
"""…so many for each utterance. Up to half of it are the longest lists, read at the start."""


class WhooshEngine:
    """The search index under one folder. Any number of threads and processes read; one writes at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._cache = Cache(CACHE_BYTES)
        self._views = Views(path, self._cache)

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
        view = self._views.at_hand()
        return None if view is None else sum(part.size for part in view.parts)

    def generation(self) -> int:
        """Changes with every commit; -1 where there is no index that can be used."""
        view = self._views.at_hand()
        return view.generation if view else -1

    def is_usable(self) -> bool:
        """Whether there is an index that can be used. Raises OSError where that cannot be told just now."""
        return self._views.newest() is not None

    def is_open(self) -> bool:
        """Whether the newest commit is open already: opening one takes some milliseconds."""
        return self._views.is_open()

    def warm_up(self) -> None:
        """Read the longest lists, so that the first searches need not."""
        self._asked(self._read_longest, None)

    def _read_longest(self, parts: list[Part[Segment]]) -> None:
        utterances = sum(part.segment.size for part in parts)
        self._cache.most_bytes = max(CACHE_BYTES, CACHE_BYTES_EACH * utterances)
        for part in parts:
            for field, token in part.segment.terms.most_frequent:
                if self._cache.bytes > self._cache.most_bytes // 2:
                    return
                part.segment.postings(token, field)

    def _asked(self, ask: Callable[[list[Part[Segment]]], Answer], otherwise: Answer) -> Answer:
        """What the newest view's parts answer. Where one turns out to be damaged, the index is given up."""
        view = self._views.at_hand()
        try:
            return ask(view.parts if view else [])
        except (Damaged, OSError) as error:
            if not is_damage(error):
                raise
            if view is not None:
                self._views.give_up(view.folder, error)
            return otherwise

    def close(self) -> None:
        """Give the files back once nobody reads them; the next use opens them again."""
        self._views.close()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write, among all threads and processes; waits for it."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def apply(self, documents: Iterable[Document], deleted: Iterable[int]) -> None:
        """Put documents and delete others in one durable commit. Hold `writing`. Raises NoIndex."""
        view = self._views.newest()
        if view is None:
            raise NoIndex
        newest = {document.id: document for document in documents}
        kept = self._without(view, [*newest, *deleted])
        new = write_segments(view.folder.path, gathered(newest.values()))
        view.folder.commit(view.generation + 1, [*kept, *new])

    def _without(self, view: View, ids: Sequence[int]) -> list[Any]:
        """What Whoosh is to note about the segments once these documents are deleted. Raises NoIndex."""
        try:
            segments = view.folder.segments(view.generation)
        except (Damaged, FileNotFoundError) as error:
            self._views.give_up(view.folder, error)
            raise NoIndex from error
        kept = []
        for part, written in zip(view.parts, segments, strict=True):
            for number in np.flatnonzero(np.isin(part.segment.columns["id"], ids)).tolist():
                written.delete_document(number)
            if written.deleted_count() < part.segment.size:
                kept.append(written)
        return kept

    def rebuild(self, batches: Iterable[Batch]) -> int:
        """Build an index beside the present one and switch to it when it is whole. Hold `writing`."""
        folder = IndexFolder(self.path / uuid.uuid4().hex)
        folder.make()
        try:
            segments = write_segments(folder.path, batches)
            folder.create(segments)
            self._views.switch_to(folder)
        except BaseException:
            folder.remove()
            raise
        return sum(segment.doc_count_all() for segment in segments)

    def merge(self) -> bool:
        """Bring small segments together where there are many; whether there were.

        Do not hold `writing`: only the last step needs it, so that edits need not wait.
        """
        view = self._views.newest()
        which = merging.chosen([part.size for part in view.parts]) if view else []
        if view is None or not which:
            return False
        parts = [view.parts[i] for i in which]
        try:
            with view.folder.workshop() as workshop:
                merged = whole("parts to merge", lambda: merging.merge(parts, workshop))
                with self.writing():
                    return self._replace(view.folder, parts, merged, workshop)
        except FileNotFoundError:  # another process has switched to a new index meanwhile
            return False
        except Damaged as error:
            self._views.give_up(view.folder, error)
            return False

    def _replace(
        self, folder: IndexFolder, parts: Sequence[Part[Segment]], merged: Any, workshop: Path
    ) -> bool:
        now = self._views.newest()
        names = {part.segment.id for part in parts}
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
