"""Files on the disk: read by offset from any thread, written so that they survive a power cut."""

from __future__ import annotations

import errno
import io
import os
import pickle
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class Damaged(Exception):
    """A file of the index is not what was written: cut, changed, another program's. Says which, and why."""


_GONE = frozenset((errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO))


def is_damage(error: Exception) -> bool:
    """Whether it tells that a file is not what was written, or cannot be read any more.

    Not that too many files are open, that memory is short or that somebody else may not read it: that passes.
    """
    return isinstance(error, Damaged) or (isinstance(error, OSError) and error.errno in _GONE)


class ReadFile:
    """A file read by offset: nothing is read at opening, and threads do not get in each other's way.

    Not mapped into memory: a mapped file that somebody cuts short kills the process.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        self.name = path.name
        self.size = os.fstat(self._descriptor).st_size

    def read(self, start: int, length: int) -> bytes:
        """Exactly these bytes. Raises Damaged where the file does not have them."""
        if start < 0 or length < 0:
            raise Damaged(f"{self.name} points to bytes that no file has")
        found = os.pread(self._descriptor, length, start)
        if len(found) != length:
            raise Damaged(f"{self.name} is cut short")
        return found

    def __del__(self) -> None:
        """Closed with the last view that reads it: a number given back too early may mean another file."""
        if hasattr(self, "_descriptor"):
            os.close(self._descriptor)


class PlainUnpickler(pickle.Unpickler):
    """Whoosh's files hold pickles. These may name the classes that an index needs, and no others."""

    ALLOWED = frozenset(
        {
            ("array", "array"),
            ("array", "_array_reconstructor"),
            ("whoosh.codec.whoosh3", "W3Codec"),
            ("whoosh.codec.whoosh3", "W3Segment"),
        }
    )

    def find_class(self, module: str, name: str) -> Any:
        """Raises Damaged for any other class."""
        if (module, name) not in self.ALLOWED:
            raise Damaged(f"a file holds {module}.{name}, which no index needs")
        return super().find_class(module, name)


def unpickle(data: bytes) -> tuple[Any, int]:
    """The object at the beginning of `data`, and where the rest begins."""
    stream = io.BytesIO(data)
    return PlainUnpickler(stream).load(), stream.tell()


class _PlainFile(StructFile):  # type: ignore[misc]
    def read_pickle(self) -> Any:
        return PlainUnpickler(self.file).load()


class DurableStorage(FileStorage):  # type: ignore[misc]
    """A folder for Whoosh's tables of contents, which are on the disk before they get their names."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))

    def open_file(self, name: str, *_: Any, **__: Any) -> StructFile:
        """A file to read from its beginning to its end."""
        path = Path(self.folder) / name
        return _PlainFile(io.BytesIO(path.read_bytes()), name=name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's last step of a commit: from here on it counts."""
        folder = Path(self.folder)
        sync(folder / oldname)
        sync(folder)
        (folder / oldname).replace(folder / newname)
        sync(folder)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
