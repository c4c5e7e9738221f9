"""An empty archive on disk, and a way to put transcripts into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.archive.importing import Report, import_source
from app.archive.preparing import Upload, prepare
from app.database import Database

TITLE = "# P1：20250601-“港湾论坛” - Harbour - BV1xx411c7mD\n\n"

Put = Callable[..., Report]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "rostra.sqlite3")
    yield database
    database.close()


@pytest.fixture
def put(database: Database) -> Put:
    """Import a text under a file name; further keywords go to the Upload."""

    def put(text: str | bytes, name: str = "talk.md", **about: object) -> Report:
        content = text if isinstance(text, bytes) else text.encode()
        return import_source(database, prepare(Upload(name, content, **about)))

    return put
