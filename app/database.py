"""The SQLite file: engine, pragmas, one way to read and one way to write, migrations at start."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from sqlite3 import DatabaseError as SQLiteError
from sqlite3 import connect
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import sessionmaker

from app.errors import StoreUnavailable
from app.settings import ROOT

__all__ = ["Database", "Db"]


class Database:
    """One archive's database. Safe to share between threads; a `Db` handle is not."""

    def __init__(self, path: Path) -> None:
        """Open the file, made if it is not there, and bring its tables up to date.

        Raises StoreUnavailable if the folder cannot be written, the file is not a database, or a newer
        version of Rostra has written it.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"The data folder {path.parent} cannot be made: {error.strerror}."
            ) from error
        self.engine = _engine(path)
        self._read = sessionmaker(self.engine, autoflush=False, expire_on_commit=False)
        writer = self.engine.execution_options(rostra_writes=True)
        self._write = sessionmaker(writer, expire_on_commit=False)
        self._watch: SQLiteConnection | None = None
        self._watching = threading.Lock()
        try:
            self._migrate()
        except (DatabaseError, SQLiteError, OSError) as error:
            reason = getattr(error, "orig", None) or error  # without SQLAlchemy's own lines around it
            raise StoreUnavailable(f"The database {path} cannot be opened: {reason}.") from error

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A consistent view of the archive; nothing can be written through it."""
        with self._read() as db:
            yield db
            db.rollback()

    @contextmanager
    def writing(self) -> Iterator[Db]:
        """One transaction: committed when the block ends, rolled back whole if it raises.

        Takes the write lock at once (BEGIN IMMEDIATE), so that what is read inside is what is changed.
        """
        with self._write.begin() as db:
            yield db

    def version(self) -> int:
        """A number that changes with every commit, whoever made it (SQLite's data_version; 10 µs)."""
        with self._watching:
            if self._watch is None:
                self._watch = connect(self.path, check_same_thread=False)
            (number,) = self._watch.execute("PRAGMA data_version").fetchone()
            return int(number)

    def close(self) -> None:
        """Give all connections back."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self.engine.dispose()

    def _migrate(self) -> None:
        current = _revision(self.engine)
        if current == newest_revision():
            return
        if current is not None and current > newest_revision():
            raise StoreUnavailable(
                f"The database {self.path} was written by a newer version of Rostra (revision {current})."
                " Run that version, or restore a backup."
            )
        from app.migrating import upgrade  # 11 MB, which no process needs whose tables are up to date

        with self.engine.execution_options(rostra_writes=True).begin() as connection:
            upgrade(connection, self.path)


def newest_revision() -> str:
    """The revision of tables that this program works with: names of migrations begin with their numbers."""
    return max(file.name[:4] for file in (ROOT / "migrations" / "versions").glob("[0-9]*.py"))


def _revision(engine: Engine) -> str | None:
    """The revision of a database's tables, as Alembic notes it; None for a new one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30}, pool_size=8, max_overflow=32)

    @event.listens_for(engine, "connect")
    def on_connect(connection: SQLiteConnection, _: Any) -> None:
        connection.isolation_level = None  # the driver must not begin by itself: begin() below does
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",  # what a command reported as imported is there after a power cut
            "foreign_keys = ON",
            "mmap_size = 67108864",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("rostra_writes", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
