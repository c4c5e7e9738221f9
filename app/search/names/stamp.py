"""Whether what a lexicon is made of has changed."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, func, select

from app.database import Db
from app.models import GlossaryTerm, NameVariant, Session, Source

_NOTED = "rostra_lexicon"
"""By this name a connection to the database has noted the stamp that it found, and when."""


def stamp_of(db: Db) -> tuple[Any, ...]:
    """Of what a lexicon is made of; asked for anew only after something was written, by whomever."""
    connection = db.connection()
    if connection.get_execution_options().get("rostra_writes"):  # it may yet be rolled back
        return tuple(db.execute(_stamp_query()).one())
    driver: Any = connection.connection.driver_connection
    written = driver.execute("PRAGMA data_version").fetchone()[0], driver.total_changes  # others, itself
    noted: tuple[Any, tuple[Any, ...]] | None = connection.info.get(_NOTED)
    if noted is None or noted[0] != written:
        noted = connection.info[_NOTED] = (written, tuple(db.execute(_stamp_query()).one()))
    return noted[1]


@cache
def _stamp_query() -> Select[Any]:
    """What changes whenever something does that a lexicon is made of."""
    looked_at = (
        func.count(GlossaryTerm.id),
        func.max(GlossaryTerm.id),
        func.count(NameVariant.id),
        func.max(NameVariant.id),
        func.max(Source.id),
        func.max(Session.updated_at),
    )
    return select(*(select(one).scalar_subquery() for one in looked_at))
