"""The names and terms of an archive that are known to be spelt right, and where each is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.attribution.roles import is_role
from app.database import Db
from app.models import Event, GlossaryTerm, NameVariant, Session
from app.search.names.lexicon import lexicon
from app.search.names.names import agendas, name_keys


@dataclass(frozen=True, slots=True, order=True)
class Correct:
    """A name or term that somebody wrote, expected everywhere or in one event or session."""

    term: str
    event: str = ""
    """The slug of the event in which it is expected."""
    session: str = ""
    """The slug of the session in which it is expected; this and `event` empty: everywhere."""
    person: bool = False


def correct_terms(db: Db) -> list[Correct]:
    """What the glossary, the programmes and the labels of transcripts have, in order.

    Not what was heard: a transcript without labels spells its speakers and their firms as it heard them. A
    name is expected in all sessions of the event that it is known from.
    """
    known = lexicon(db)
    found = {(name_keys(one.term), one.event, one.session): one for one in (*_written(db), *_glossary(db))}
    everywhere = {keys for keys, event, session in found if not event and not session}
    return sorted(
        Correct(known.shown.get(keys, one.term), event, session, one.person)
        for (keys, event, session), one in found.items()
        if keys and (keys not in everywhere or not (event or session))
    )


def _glossary(db: Db) -> Iterator[Correct]:
    terms = select(GlossaryTerm.term, Event.slug).outerjoin(Event, Event.id == GlossaryTerm.event_id)
    for term, event in db.execute(terms.distinct()):
        yield Correct(term, event or "")


def _written(db: Db) -> Iterator[Correct]:
    """The names of programmes and labels."""
    sessions = db.execute(select(Session.id, Session.slug, Event.slug).outerjoin(Event))
    places = {number: (event, "") if event else ("", slug) for number, slug, event in sessions}
    for session, agenda in agendas(db):
        for person in agenda.people:
            if not is_role(person.name):
                yield from (Correct(name, *places[session], True) for name in (person.name, *person.also))
            if person.org:
                yield Correct(person.org, *places[session])
    labels = select(NameVariant.name, NameVariant.session_id).where(NameVariant.kind == "label")
    for name, session in db.execute(labels):
        if not is_role(name):
            yield Correct(name, *places[session], True)
