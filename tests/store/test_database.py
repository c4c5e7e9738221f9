"""The database file: made, migrated, shared by threads, refused where it cannot be used."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text, update
from sqlalchemy.exc import OperationalError

from app.database import Database, newest_revision
from app.errors import StoreUnavailable
from app.models import Base, Event
from app.settings import ROOT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "rostra.sqlite3"


def test_migrations_and_models_agree(path: Path) -> None:
    database = Database(path)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    database.close()


def test_the_file_and_its_folder_are_made_and_opened_again(path: Path) -> None:
    for _ in range(2):
        Database(path).close()
    assert path.is_file()


def test_readers_do_not_wait_for_a_writer(path: Path) -> None:
    database = Database(path)
    with database.writing() as writer:
        writer.add(Event(slug="tides", name="Tides"))
        writer.flush()
        with database.reading() as reader:
            assert reader.scalars(select(Event)).all() == []
    with database.reading() as reader:
        assert [event.slug for event in reader.scalars(select(Event))] == ["tides"]
    database.close()


def test_a_failing_block_writes_nothing(path: Path) -> None:
    database = Database(path)
    with pytest.raises(ZeroDivisionError), database.writing() as db:
        db.add(Event(slug="tides", name="Tides"))
        db.flush()
        raise ZeroDivisionError
    with database.reading() as db:
        assert db.scalars(select(Event)).all() == []
    database.close()


def test_writers_in_threads_lose_no_update(path: Path) -> None:
    """Read then write, 4 threads: with SQLite's default (DEFERRED) most of these are lost or fail."""
    database = Database(path)
    with database.writing() as db:
        db.add(Event(slug="count", name="0"))

    def count_up() -> None:
        for _ in range(25):
            with database.writing() as db:
                number = int(db.scalar(select(Event.name)) or 0)
                db.execute(update(Event).values(name=str(number + 1)))

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as db:
        assert db.scalar(select(Event.name)) == "100"
    database.close()


def test_what_is_read_cannot_be_written(path: Path) -> None:
    database = Database(path)
    with database.reading() as db:
        db.add(Event(slug="tides", name="Tides"))
        with pytest.raises(OperationalError, match="readonly"):
            db.flush()
    database.close()


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"These are not the bytes of a database." * 100)
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        Database(path)


def test_a_database_of_a_newer_version_is_refused(path: Path) -> None:
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        Database(path)


def test_foreign_keys_hold(path: Path) -> None:
    database = Database(path)
    with database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    database.close()


def test_the_newest_revision_is_known_without_alembic() -> None:
    assert newest_revision() == ScriptDirectory(str(ROOT / "migrations")).get_current_head()
