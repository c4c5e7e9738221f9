"""The glossary in the archive: the organiser's files add to it, and what editors added is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from app.database import Database, Db
from app.errors import BadGlossary
from app.glossary import Term
from app.models import Event, GlossaryTerm

Place = tuple[str, int | None]
"""A term, and the number of the event in which it holds; none: in the whole archive."""
FROM_FILE = GlossaryTerm.origin == "file"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file did to the glossary."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    count: int
    """Terms from files that there are now."""


def take_in_glossary(database: Database, name: str, terms: Sequence[Term]) -> Changes:
    """Add the terms of a file, called `name` in errors, to those there are. Searches know them at once.

    What the file says of a term takes the place of what files before it said of that term; other terms stay.
    Raises BadGlossary for an event that is not there.
    """
    with database.writing() as db:
        before = _from_files(db)
        return _put(db, before, before | _by_place(_events(db, name, terms), terms))


def replace_glossary(database: Database, name: str, terms: Sequence[Term]) -> Changes:
    """Put the terms of a file in place of all that came from files before; else as `take_in_glossary`."""
    with database.writing() as db:
        return _put(db, _from_files(db), _by_place(_events(db, name, terms), terms))


def _put(db: Db, before: Mapping[Place, list[str]], after: Mapping[Place, list[str]]) -> Changes:
    rows = [
        {"event_id": event, "term": term, "heard": one, "origin": "file"}
        for (term, event), heard in after.items()
        for one in (heard or ("",))
    ]
    if after != before:
        db.execute(delete(GlossaryTerm).where(FROM_FILE))
        if rows:
            db.execute(insert(GlossaryTerm), rows)
    return Changes(
        added=_names(place for place in after if place not in before),
        changed=_names(place for place in after if place in before and after[place] != before[place]),
        removed=_names(place for place in before if place not in after),
        count=len(after),
    )


def _names(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for term, _ in places))


def _from_files(db: Db) -> dict[Place, list[str]]:
    """What is heard for each term, in the order they came."""
    found: dict[Place, list[str]] = {}
    columns = (GlossaryTerm.term, GlossaryTerm.event_id, GlossaryTerm.heard)
    for term, event, heard in db.execute(select(*columns).where(FROM_FILE).order_by(GlossaryTerm.id)):
        found.setdefault((term, event), []).extend([heard] if heard else [])
    return found


def _by_place(events: Mapping[str, int | None], terms: Sequence[Term]) -> dict[Place, list[str]]:
    """The same of a file; a term that it names twice has what is heard for it of both."""
    found: dict[Place, list[str]] = {}
    for one in terms:
        heard = found.setdefault((one.term, events[one.event]), [])
        heard.extend(word for word in one.heard if word not in heard)
    return found


def _events(db: Db, name: str, terms: Sequence[Term]) -> dict[str, int | None]:
    found: dict[str, int | None] = {"": None}
    for event in dict.fromkeys(one.event for one in terms if one.event):
        number = db.scalar(select(Event.id).where((Event.name == event) | (Event.slug == event)))
        if number is None:
            known = ", ".join(db.scalars(select(Event.name).order_by(Event.name).limit(5))) or "none yet"
            raise BadGlossary(name, f"there is no event “{event}” in this archive; there are: {known}.")
        found[event] = number
    return found
