"""The glossary in the archive: replaced by the organiser's file, kept as editors added to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from app.database import Database, Db
from app.errors import BadGlossary
from app.glossary import Term
from app.models import Event, GlossaryTerm


def replace_glossary(database: Database, name: str, terms: Sequence[Term]) -> int:
    """Put the terms of a file, called `name` in errors, in place of those that came from files before.

    Searches know them at once. How many terms there are. Raises BadGlossary for an event that is not there.
    """
    with database.writing() as db:
        events = _events(db, name, terms)
        rows = [
            {"event_id": events[one.event], "term": one.term, "heard": heard, "origin": "file"}
            for one in terms
            for heard in (one.heard or ("",))
        ]
        db.execute(delete(GlossaryTerm).where(GlossaryTerm.origin == "file"))
        if rows:
            db.execute(insert(GlossaryTerm), rows)
        return len(terms)


def _events(db: Db, name: str, terms: Sequence[Term]) -> dict[str, int | None]:
    found: dict[str, int | None] = {"": None}
    for event in dict.fromkeys(one.event for one in terms if one.event):
        number = db.scalar(select(Event.id).where((Event.name == event) | (Event.slug == event)))
        if number is None:
            known = ", ".join(db.scalars(select(Event.name).order_by(Event.name).limit(5))) or "none yet"
            raise BadGlossary(name, f"there is no event “{event}” in this archive; there are: {known}.")
        found[event] = number
    return found
