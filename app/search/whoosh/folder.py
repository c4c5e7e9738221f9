"""One index in one folder: which of its files count, and how others come to count."""

from __future__ import annotations

import json
import re
import shutil
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import TOC, clean_files

from app.search.whoosh.files import Damaged, DurableStorage, is_damage, sync
from app.search.whoosh.schema import INDEX, schema
from app.text import tokens

FORMAT = 3
"""Of the files. An index of another one is built anew."""
NAME = "[0-9a-f]{32}"
MARKER = "rostra.json"
"""The file that tells that the program made a folder; empty until all of it is there."""
HOUR = 3600.0


class IndexFolder:
    """The files of one index. Never opened unless this version of the program wrote it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._storage = DurableStorage(path)

    @property
    def ours(self) -> bool:
        """Whether it was written here, whole, by this version's analysis. Raises OSError if unknown."""
        try:
            return bool(json.loads((self.path / MARKER).read_text(encoding="utf-8")) == self._marker())
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and not is_damage(error):
                raise
            return False

    @property
    def marked(self) -> bool:
        """Whether the program made it, whole or not: no folder that somebody else put beside it."""
        return bool(re.fullmatch(NAME, self.path.name)) and (self.path / MARKER).exists()

    def make(self) -> None:
        """Make the folder. Marked from now on, so that what a crash leaves of it is known."""
        self.path.mkdir(parents=True)
        (self.path / MARKER).touch()

    def _marker(self) -> dict[str, Any]:
        return {"format": FORMAT, "analysis": tokens.VERSION, "folder": self.path.name}

    def generation(self) -> int:
        """Of the newest commit."""
        return int(TOC._latest_generation(self._storage, INDEX))

    def segments(self, generation: int) -> list[Any]:
        """What Whoosh has written about the segments of a generation, each looked at for missing bytes.

        Raises FileNotFoundError where a newer commit, or somebody, has taken files away; Damaged.
        """
        try:
            found = TOC.read(self._storage, INDEX, gen=generation, schema=schema()).segments
            sizes = [entry for segment in found for entry in segment.sizes.items()]
        except (Damaged, OSError):
            raise
        except Exception as error:  # whatever Whoosh raises on bytes that it did not write
            raise Damaged(f"its table of contents: {error!r}") from error
        for name, size in sizes:
            if (self.path / name).stat().st_size != size:
                raise Damaged(f"{name} is not as long as it was written")
        return list(found)

    def create(self, segments: Sequence[Any]) -> None:
        """Make an index of segments whose files are here already."""
        TOC(schema(), list(segments), 0).write(self._storage, INDEX)
        (self.path / MARKER).write_text(json.dumps(self._marker()), encoding="utf-8")
        sync(self.path / MARKER)
        sync(self.path)

    def commit(self, generation: int, segments: Sequence[Any]) -> None:
        """From here on these segments count; what no segment needs any more goes."""
        TOC(schema(), list(segments), generation).write(self._storage, INDEX)
        clean_files(self._storage, INDEX, generation, segments)
        for left_over in self.path.glob(f"_{INDEX}_*.toc.*"):  # of a commit that was cut short
            left_over.unlink(missing_ok=True)

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """A new folder inside for files that do not count yet. Removes those that a crash has left there."""
        for left_over in self.path.glob("merging-*"):
            if time.time() - left_over.stat().st_mtime > HOUR:
                shutil.rmtree(left_over, ignore_errors=True)
        workshop = self.path / f"merging-{uuid.uuid4().hex}"
        workshop.mkdir()
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def adopt(self, workshop: Path) -> None:
        """Take over files that were written elsewhere."""
        for path in workshop.iterdir():
            path.replace(self.path / path.name)

    def remove(self) -> None:
        """Away with it; readers keep what they have open."""
        shutil.rmtree(self.path, ignore_errors=True)
