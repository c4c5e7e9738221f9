"""What a search needs from the database: texts, whole rows, the numbers behind names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from app.database import Db
from app.message import Message
from app.models import Event, NameVariant, Redirect, Section, Session, Speaker, Utterance
from app.search.engine import LANGS, Filters, kind_code, lang_code
from app.search.query import SearchQuery
from app.text.normalise import fold

AT_A_TIME = 500
MOST_SPEAKERS = 3
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class TextRow:
    """An utterance's words and those of the next one."""

    number: int
    text: str
    following: str


@dataclass(frozen=True, slots=True)
class Row:
    """An utterance as a hit shows it."""

    number: int
    session_id: int
    position: int
    opens_turn: bool
    id: str
    text: str
    following: str
    lang: str
    start_seconds: float | None
    speaker_slug: str
    speaker: str
    session_slug: str
    session: str
    date: date | None
    section: str
    """The kind of its part of the programme, "" for none."""


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """A speaker whose name is what was searched for."""

    slug: str
    name: str
    title: str
    org: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an utterance stands: the number of its session, and its position there."""

    number: int
    session: int
    position: int


def places(db: Db, numbers: Sequence[int]) -> list[Place]:
    """Where utterances stand, in no order."""
    query = select(Utterance.id, Utterance.session_id, Utterance.position).where(Utterance.id.in_(numbers))
    return [Place(*row) for row in db.execute(query)]


def stretch(db: Db, session: int, first: int, last: int) -> list[Row]:
    """Whole rows of the utterances of a session from one position to another, in order."""
    query = (
        select(Utterance.id)
        .where(Utterance.session_id == session, Utterance.position.between(first, last))
        .order_by(Utterance.position)
    )
    return whole(db, db.scalars(query).all())


def texts(db: Db, numbers: Sequence[int]) -> Iterator[TextRow]:
    """The texts of utterances by their numbers, in no order; those that are gone are left out."""
    for start in range(0, len(numbers), AT_A_TIME):
        for row in db.execute(_texts_query(), {"numbers": numbers[start : start + AT_A_TIME]}):
            yield TextRow(*row)


@cache
def _texts_query() -> Select[*tuple[Any, ...]]:
    following = aliased(Utterance)
    query = select(Utterance.id, Utterance.text, func.coalesce(following.text, ""))
    query = query.outerjoin(following, _is_next(following))
    return query.where(Utterance.id.in_(bindparam("numbers", expanding=True)))


def whole(db: Db, numbers: Sequence[int]) -> list[Row]:
    """Whole rows of utterances by their numbers, in that order; those that are gone are left out."""
    found = {row[0]: Row(*tuple(row)) for row in db.execute(_whole_query(), {"numbers": numbers})}
    return [found[number] for number in numbers if number in found]


@cache
def _whole_query() -> Select[*tuple[Any, ...]]:
    following = aliased(Utterance)
    return (
        select(
            Utterance.id,
            Utterance.session_id,
            Utterance.position,
            Utterance.opens_turn,
            Utterance.public_id,
            Utterance.text,
            func.coalesce(following.text, ""),
            Utterance.lang,
            Utterance.start_seconds,
            Speaker.slug,
            Speaker.name,
            Session.slug,
            Session.title,
            Session.date,
            func.coalesce(Section.kind, ""),
        )
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .join(Session, Session.id == Utterance.session_id)
        .outerjoin(Section, Section.id == Utterance.section_id)
        .outerjoin(following, _is_next(following))
        .where(Utterance.id.in_(bindparam("numbers", expanding=True)))
    )


def _is_next(following: Any) -> Any:
    return (following.session_id == Utterance.session_id) & (following.position == Utterance.position + 1)


UNKNOWN = {
    "speaker": Message("There is no speaker “{name}” in this archive."),
    "session": Message("There is no session “{name}” in this archive."),
    "event": Message("There is no event “{name}” in this archive."),
}


def filters(db: Db, query: SearchQuery, hints: list[str]) -> Filters | None:
    """The numbers behind the names a search is narrowed to. None, with a hint, if nothing has that name."""
    numbers: dict[str, frozenset[int] | None] = {}
    for what, name, look_up in (
        ("speaker", query.speaker, _speakers),
        ("session", query.session, _sessions),
        ("event", query.event, _events),
    ):
        numbers[what] = frozenset(db.scalars(look_up(name))) if name else None
        if name and not numbers[what]:
            hints.append(Message(UNKNOWN[what], name=name))
            return None
    if query.lang and query.lang not in LANGS:
        hints.append(
            Message(
                "There is no language “{written}”; there are {known}.",
                written=query.lang,
                known=", ".join(LANGS),
            )
        )
        return None
    return Filters(
        speakers=numbers["speaker"],
        sessions=numbers["session"],
        events=numbers["event"],
        first_day=query.first.toordinal() if query.first else None,
        last_day=query.last.toordinal() if query.last else None,
        langs=frozenset({lang_code(query.lang)}) if query.lang else None,
        kinds=frozenset({kind_code(query.kind)}) if query.kind else None,
    )


def _speakers(name: str) -> Select[Any]:
    heir = select(Redirect.new).where(Redirect.kind == "speaker", Redirect.old == name)
    named = select(NameVariant.speaker_id).where(NameVariant.name == name)
    return select(Speaker.id).where(
        or_(Speaker.slug == name, Speaker.name == name, Speaker.slug.in_(heir), Speaker.id.in_(named))
    )


def _sessions(name: str) -> Select[Any]:
    return select(Session.id).where(or_(Session.slug == name, Session.title.contains(name, autoescape=True)))


def _events(name: str) -> Select[Any]:
    return select(Event.id).where(or_(Event.slug == name, Event.name.contains(name, autoescape=True)))


def speakers_named(db: Db, query: SearchQuery, other_spellings: Sequence[str]) -> tuple[SpeakerFound, ...]:
    """Speakers whose name, or another spelling of it, is all that was searched for."""
    if not query.q or len(query.q) > LONGEST_NAME or len(query.wanted) > 4 or query.others:
        return ()
    asked = " ".join(clause.words for clause in query.wanted)
    if len(asked) < 2:
        return ()
    given = {"asked": asked, "spellings": list(other_spellings)}
    found = [SpeakerFound(*row) for row in db.execute(_speakers_query(), given)]
    keys = fold(asked).keys
    found.sort(key=lambda one: (fold(one.name).keys != keys, len(one.name)))
    return tuple(found[:MOST_SPEAKERS])


@cache
def _speakers_query() -> Select[*tuple[Any, ...]]:
    asked: BindParameter[str] = bindparam("asked")
    spellings: BindParameter[list[str]] = bindparam("spellings", expanding=True)
    named = select(NameVariant.speaker_id).where(
        or_(func.instr(NameVariant.name, asked) > 0, NameVariant.name.in_(spellings))
    )
    return (
        select(Speaker.slug, Speaker.name, Speaker.title, Speaker.org)
        .where(or_(func.instr(Speaker.name, asked) > 0, Speaker.name.in_(spellings), Speaker.id.in_(named)))
        .where(select(Utterance.id).where(Utterance.speaker_id == Speaker.id).exists())
        .limit(50)
    )
