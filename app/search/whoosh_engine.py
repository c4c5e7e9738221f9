"""Whoosh as the archive's posting store: its files, our evaluation. Whoosh is imported here only.

Whoosh unpickles its files, so a folder is opened only with a marker that this module wrote. Lists are read
whole under a lock and kept as arrays: Whoosh's own readers are not safe to share between threads.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
import time
import uuid
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh import columns as whoosh_columns
from whoosh import fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from app.search.engine import Candidates, Document, Field, Filters, Integers, Plan
from app.search.evaluator import Postings, evaluate
from app.text import tokens

FORMAT = 2
MARKER = "rostra.json"
CURRENT = "CURRENT"
COLUMNS = ("id", "speaker", "session", "event", "day", "lang", "kind", "length")
SMALL = 500
"""Documents of a segment that is merged with others of its kind…"""
MOST_SMALL = 12
"""…once there are more of them than this. Larger ones are never merged."""
CACHE_BYTES = 64 * 2**20


class TokenField(fields.FieldType):  # type: ignore[misc]
    """Tokens with their counts, given ready-made; no positions, nothing stored."""

    indexed = True
    stored = False
    scorable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks of a field: token, count, weight, payload."""
        for token, count in value.items():
            yield token.encode(), count, float(count), b""


class DurableStorage(FileStorage):  # type: ignore[misc]
    """Files that are on the disk before a table of contents names them: Whoosh itself never syncs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._written: set[str] = set()

    def create_file(self, name: str, *arguments: Any, **options: Any) -> Any:
        """A file that a commit will need."""
        self._written.add(name)
        return super().create_file(name, *arguments, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's last step of a commit: the new table of contents gets its name."""
        folder = Path(self.folder)
        for name in self._written:
            if (folder / name).exists():  # what was merged into another file is gone already
                _sync(folder / name)
        self._written.clear()
        (folder / oldname).replace(folder / newname)
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _schema() -> fields.Schema:
    numbers = {name: fields.COLUMN(whoosh_columns.NumericColumn("i")) for name in COLUMNS}
    return fields.Schema(words=TokenField(), sounds=TokenField(), **numbers)


class _Segment:
    """One of Whoosh's segments, its columns as arrays, its lists read on demand and kept."""

    def __init__(self, storage: FileStorage, schema: fields.Schema, segment: Any, cache: _Cache) -> None:
        self.id = str(segment.segment_id())
        self._reader = SegmentReader(storage, schema, segment)
        self._cache = cache
        count = segment.doc_count_all()
        self.columns = {name: self._column(name, count) for name in COLUMNS}
        self._reader._perdoc.close()  # the columns are read whole: their files are not needed any more
        self._reader._perdoc._colfiles.clear()
        self.live: npt.NDArray[np.bool_] | None = None
        self.see_deletions(segment)

    def see_deletions(self, segment: Any) -> None:
        """Take over which documents a newer generation has deleted."""
        if segment.has_deletions():
            live = np.ones(len(self.columns["id"]), np.bool_)
            live[list(segment.deleted_docs())] = False
            self.live = live

    def _column(self, name: str, count: int) -> Integers:
        values = np.zeros(count, np.int64)
        column = self._reader.schema[name].column_type
        reader = self._reader._perdoc.column_reader(name, column)
        raw = reader._dbfile.get(reader._basepos, reader._count * reader._fixedlen)
        stored = np.frombuffer(raw, ">i4")
        values[: len(stored)] = stored
        return values

    def postings(self, token: str, field: Field) -> Postings | None:
        """The whole list of a token."""
        return self._cache.get((self.id, field, token), lambda: self._read(token, field))

    def _read(self, token: str, field: Field) -> Postings | None:
        term = (field, token.encode())
        if term not in self._reader:
            return None
        matcher = self._reader._terms.matcher(*term, self._reader.schema[field].format)
        documents, counts = [], []
        while not matcher._atend:
            matcher._read_ids()
            matcher._read_weights()
            documents.append(np.array(matcher._ids, np.int32))
            counts.append(np.array(matcher._weights, np.float32))
            matcher._next_block()
        return Postings(np.concatenate(documents), np.concatenate(counts))

    def tokens_with(self, prefix: str, field: Field) -> Sequence[str]:
        """Tokens that begin with `prefix`, in order."""
        with self._cache.lock:
            return [token.decode() for token in self._reader.expand_prefix(field, prefix)]

    def frequency(self, token: str, field: Field) -> int:
        """How many documents hold a token that is there."""
        with self._cache.lock:
            return int(self._reader.doc_frequency(field, token))

    def document_of(self, ids: Sequence[int]) -> list[int]:
        """Numbers of the documents (not deleted) with these ids."""
        mask = np.isin(self.columns["id"], ids)
        if self.live is not None:
            mask &= self.live
        return [int(number) for number in np.flatnonzero(mask)]

    def close(self) -> None:
        """Give its files back."""
        self._reader.close()


class _Cache:
    """Posting lists read lately, by segment and token, up to a number of bytes. One reads at a time."""

    def __init__(self, most_bytes: int) -> None:
        self.lock = threading.RLock()
        self._most = most_bytes
        self._bytes = 0
        self._lists: OrderedDict[tuple[str, str, str], Postings | None] = OrderedDict()

    def get(self, key: tuple[str, str, str], read: Callable[[], Postings | None]) -> Postings | None:
        with self.lock:
            if key in self._lists:
                self._lists.move_to_end(key)
                return self._lists[key]
            found = read()
            self._lists[key] = found
            self._bytes += _size(found)
            while self._bytes > self._most and len(self._lists) > 1:
                self._bytes -= _size(self._lists.popitem(last=False)[1])
            return found


def _size(postings: Postings | None) -> int:
    return 100 + (postings.documents.nbytes + postings.counts.nbytes if postings else 0)


class _View:
    """The index as of one generation."""

    def __init__(self, folder: Path, generation: int, segments: list[_Segment]) -> None:
        self.folder = folder
        self.generation = generation
        self.segments = segments


class WhooshEngine:
    """The search index under one folder. Any number of threads and processes read; one writes at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._cache = _Cache(CACHE_BYTES)
        self._view: _View | None = None

    # Reading

    def candidates(self, plan: Plan, filters: Filters) -> Candidates:
        """All documents that satisfy plan and filters; none where there is no index."""
        view = self._newest()
        return evaluate(view.segments if view else [], plan, filters)

    def document_frequency(self, token: str, field: Field = "words") -> int:
        """How many documents hold a token (deleted ones counted until their segment is merged)."""
        view = self._newest()
        found = [segment.postings(token, field) for segment in view.segments] if view else []
        return sum(len(postings.documents) for postings in found if postings)

    def vocabulary(self, prefix: str, field: Field = "words") -> Mapping[str, int]:
        """Tokens that begin with `prefix`, with how many documents hold each (deleted ones counted too)."""
        view = self._newest()
        found: Counter[str] = Counter()
        for segment in view.segments if view else []:
            for token in segment.tokens_with(prefix, field):
                found[token] += segment.frequency(token, field)
        return found

    def document_count(self) -> int | None:
        """How many documents there are; None where there is no index that can be used."""
        view = self._newest()
        if view is None:
            return None
        return sum(
            len(segment.columns["id"]) if segment.live is None else int(segment.live.sum())
            for segment in view.segments
        )

    def generation(self) -> int:
        """Changes with every commit; -1 where there is no index that can be used."""
        view = self._newest()
        return view.generation if view else -1

    def _newest(self) -> _View | None:
        """The view of the newest commit, opened if it is not yet. None: missing, damaged, or not ours."""
        with self._cache.lock:
            for attempt in range(5):
                try:
                    return self._refreshed()
                except FileNotFoundError:  # another process has just replaced these files: look again
                    time.sleep(0.01 * attempt)
                except Exception:  # whatever Whoosh raises on files it did not write whole
                    break
            self.close()
            return None

    def _refreshed(self) -> _View | None:
        folder = self._folder()
        if folder is None:
            self.close()
            return None
        storage = DurableStorage(folder)
        generation = TOC._latest_generation(storage, "MAIN")
        view = self._view
        if view is not None and view.folder == folder and view.generation == generation:
            return view
        toc = TOC.read(storage, "MAIN", schema=_schema())
        known = {segment.id: segment for segment in view.segments} if view else {}
        segments = []
        for one in toc.segments:
            segment = known.pop(str(one.segment_id()), None) or _Segment(
                storage, toc.schema, one, self._cache
            )
            segment.see_deletions(one)
            segments.append(segment)
        for segment in known.values():
            segment.close()
        self._view = _View(folder, toc.generation, segments)
        return self._view

    def _folder(self) -> Path | None:
        """The folder in use, if it is there and this version of the program wrote it."""
        try:
            folder = self.path / (self.path / CURRENT).read_text(encoding="ascii").strip()
            marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return folder if marker == _marker() else None

    def close(self) -> None:
        """Give the files back; the next use opens them again."""
        with self._cache.lock:
            if self._view is not None:
                for segment in self._view.segments:
                    segment.close()
                self._view = None

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
        documents = list(documents)
        replaced = [document.id for document in documents] + list(deleted)
        writer = _writer(view.folder)
        try:
            base = 0
            for segment in view.segments:
                for number in segment.document_of(replaced):
                    writer.delete_document(base + number)
                base += len(segment.columns["id"])
            for document in documents:
                _add(writer, document)
            writer.commit(mergetype=_merge_small)
        except BaseException:
            writer.cancel()
            raise

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build an index beside the present one and switch to it when it is whole. Hold `writing`."""
        folder = self.path / uuid.uuid4().hex
        folder.mkdir(parents=True)
        try:
            FileIndex.create(DurableStorage(folder), _schema(), "MAIN")
            writer = _writer(folder)
            count = 0
            for document in documents:
                _add(writer, document)
                count += 1
            writer.commit(merge=False)
            (folder / MARKER).write_text(json.dumps(_marker()), encoding="utf-8")
            _sync(folder / MARKER)
            _sync(folder)
            self._switch_to(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return count

    def _switch_to(self, folder: Path) -> None:
        new = self.path / f"{CURRENT}.new"
        new.write_text(folder.name, encoding="ascii")
        _sync(new)
        new.replace(self.path / CURRENT)
        _sync(self.path)
        for old in self.path.iterdir():
            if old.is_dir() and old != folder:
                shutil.rmtree(old, ignore_errors=True)


def _marker() -> dict[str, int]:
    return {"format": FORMAT, "analysis": tokens.VERSION}


def _writer(folder: Path) -> SegmentWriter:
    index = FileIndex(DurableStorage(folder), schema=_schema(), indexname="MAIN")
    # separate files: a compound segment is copied into memory whole each time it is opened
    return SegmentWriter(index, limitmb=256, compound=False)


def _add(writer: SegmentWriter, document: Document) -> None:
    writer.add_document(
        words=document.tokens,
        sounds=document.sounds,
        id=document.id,
        speaker=document.speaker,
        session=document.session,
        event=document.event,
        day=document.day,
        lang=document.lang,
        kind=document.kind,
        length=sum(document.tokens.values()),
    )


def _merge_small(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Small segments come together once there are many; large ones are left alone."""
    small = [segment for segment in segments if segment.doc_count_all() < SMALL]
    if len(small) <= MOST_SMALL:
        return segments
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]
