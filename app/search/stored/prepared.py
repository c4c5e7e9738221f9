"""Statements that every search asks, put to SQLite's driver as they are."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import CompoundSelect, Select
from sqlalchemy.dialects import sqlite

from app.database import Db


class Prepared:
    """A statement made ready once. SQLAlchemy's way to the driver takes several times as long as its answer.

    Values come as the driver has them: a date as text, a truth as a number.
    """

    def __init__(self, statement: Select[Any] | CompoundSelect[Any]) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, list[str], dict[str, Any]]:
        """The text; the names of its parameters in order; the values of those that are given with it."""
        compiled: Any = self._statement.compile(dialect=sqlite.dialect())
        return str(compiled), list(compiled.positiontup), dict(compiled.params)

    def rows(self, db: Db, **values: Any) -> list[tuple[Any, ...]]:
        """What it answers."""
        text, names, given = self._compiled
        driver: Any = db.connection().connection.driver_connection
        given = given | values
        found: list[tuple[Any, ...]] = driver.execute(text, [given[name] for name in names]).fetchall()
        return found
