"""What a search needs from the database: texts, whole rows, the numbers behind names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, literal, or_, select

from app.database import Db
from app.doubt import DOUBTFUL
from app.message import Message
from app.models import Event, NameVariant, Redirect, Section, Session, Speaker, Utterance
from app.search.engine.protocol import Filters, kind_code, lang_code
from app.search.names.lexicon import Lexicon
from app.search.query.brief import ENDS
from app.search.query.field_values import or_between, parts_of, read_as
from app.search.query.query import SearchQuery
from app.search.query.wild_names import like, numbers_fitting
from app.search.stored.among import among, listed
from app.search.stored.prepared import Prepared

# The tables themselves: rows that nobody changes need no objects kept in step, at twice the time.
_UTTERANCES, _SPEAKERS, _SESSIONS, _SECTIONS = (
    model.__table__ for model in (Utterance, Speaker, Session, Section)
)


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
    confidence: float
    """How sure it is who speaks, 0 to 1."""

    @property
    def is_certain(self) -> bool:
        """Whether it is certain who speaks."""
        return self.confidence >= DOUBTFUL


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


def texts(db: Db, numbers: Sequence[int], alone: bool = False, of_one: bool = False) -> Iterator[TextRow]:
    """The texts of utterances by their numbers, in no order; those that are gone are left out.

    `alone`: without those of the next ones; `of_one`: without that of somebody else, who begins where a
    sentence ended.
    """
    for row in _texts_query(alone, of_one).rows(db, numbers=listed(numbers)):
        yield TextRow(*row)


@cache
def _texts_query(alone: bool, of_one: bool) -> Prepared:
    own, following = _UTTERANCES.c, _UTTERANCES.alias()
    if alone:
        return Prepared(select(own.id, own.text, literal("")).where(among(own.id)))
    query = select(own.id, own.text, func.coalesce(following.c.text, ""))
    goes_on = _is_next(following.c)
    if of_one:
        ended = func.instr("".join(sorted(ENDS)), func.substr(own.text, -1)) > 0
        goes_on &= or_(following.c.speaker_id == own.speaker_id, ~ended)
    return Prepared(query.outerjoin(following, goes_on).where(among(own.id)))


def holding(db: Db, numbers: Sequence[int], spellings: Sequence[str]) -> tuple[list[int], list[int]]:
    """Utterances in whose text the first of three spellings stands; those with another. No text is fetched.

    Their numbers come as one JSON text: ten thousand rows of a result take longer than to find them.
    """
    parameters = {f"spelling{i}": spelling for i, spelling in enumerate(spellings)}
    rows = db.execute(_holding_query(), {"numbers": listed(numbers), **parameters})
    found = {bool(first): json.loads(there) for first, there in rows}
    return found.get(True, []), found.get(False, [])


@cache
def _holding_query() -> Select[*tuple[Any, ...]]:
    own = _UTTERANCES.c
    there = [func.instr(own.text, bindparam(f"spelling{i}")) > 0 for i in range(3)]
    first = there[0].label("first")
    return select(first, func.json_group_array(own.id)).where(among(own.id), or_(*there)).group_by(first)


def whole(db: Db, numbers: Sequence[int]) -> list[Row]:
    """Whole rows of utterances by their numbers, in that order; those that are gone are left out."""
    found = {row[0]: _row(row) for row in _whole_query().rows(db, numbers=listed(numbers))}
    return [found[number] for number in numbers if number in found]


def _row(values: tuple[Any, ...]) -> Row:
    """A row of values as the driver has them."""
    row = Row(*values)
    day: Any = row.date
    return replace(row, opens_turn=bool(row.opens_turn), date=date.fromisoformat(day) if day else None)


@cache
def _whole_query() -> Prepared:
    own, following = _UTTERANCES.c, _UTTERANCES.alias()
    return Prepared(
        select(
            own.id,
            own.session_id,
            own.position,
            own.opens_turn,
            own.public_id,
            own.text,
            func.coalesce(following.c.text, ""),
            own.lang,
            own.start_seconds,
            _SPEAKERS.c.slug,
            _SPEAKERS.c.name,
            _SESSIONS.c.slug,
            _SESSIONS.c.title,
            _SESSIONS.c.date,
            func.coalesce(_SECTIONS.c.kind, ""),
            own.confidence,
        )
        .join(_SPEAKERS, _SPEAKERS.c.id == own.speaker_id)
        .join(_SESSIONS, _SESSIONS.c.id == own.session_id)
        .outerjoin(_SECTIONS, _SECTIONS.c.id == own.section_id)
        .outerjoin(following, _is_next(following.c))
        .where(among(own.id))
    )


def _is_next(following: Any) -> Any:
    own = _UTTERANCES.c
    return (following.session_id == own.session_id) & (following.position == own.position + 1)


UNKNOWN = {
    "speaker": Message("There is no speaker “{name}” in this archive."),
    "session": Message("There is no session “{name}” in this archive."),
    "event": Message("There is no event “{name}” in this archive."),
}


def filters(db: Db, query: SearchQuery, known: Lexicon, hints: list[str]) -> Filters | None:
    """The numbers behind the names a search is narrowed to. None, with a hint, if nothing has that name.

    What it is to be without and nothing has is told in a hint.
    """
    parted = {(one.field, one.value): parts_of(one) for one in (*query.typed, *query.without) if one.grouped}

    def numbers_of(field: str, value: str) -> frozenset[int]:
        return _either(db, field, value, parted.get((field, value), ()), known, hints)

    numbers: dict[str, frozenset[int]] = {}
    for field in ("speaker", "session", "event", "lang", "kind"):
        values = query.values(field)
        if values:
            numbers[field] = frozenset().union(*(numbers_of(field, one) for one in values))
            if not numbers[field]:
                return None
    without = [(one.field, numbers_of(one.field, one.value)) for one in query.without]
    return Filters(
        **_named(numbers.items()),
        first_day=query.first.toordinal() if query.first else None,
        last_day=query.last.toordinal() if query.last else None,
        without=tuple(Filters(**_named([one])) for one in without if one[1]),
    )


def _named(numbers: Iterable[tuple[str, frozenset[int]]]) -> dict[str, Any]:
    """Numbers by the name that Filters has for them."""
    return {f"{field}s": found for field, found in numbers}


def _either(
    db: Db, field: str, value: str, parts: Sequence[tuple[str, int]], known: Lexicon, hints: list[str]
) -> frozenset[int]:
    """What a value stands for; or any of its parts, where the whole is none and each of them is one."""
    told: list[str] = []
    found = _numbers(db, field, value, known, told)
    if found or not parts:
        hints += told
        return found
    each = [_numbers(db, field, part, known, []) for part, _ in parts]
    if all(each):
        hints.append(read_as(value, parts))
    else:
        hints += told + ([or_between(field)] if len(parts) > 1 else [])
    return frozenset().union(*each) if all(each) else found


def _numbers(db: Db, field: str, value: str, known: Lexicon, hints: list[str]) -> frozenset[int]:
    """What a value of a field stands for; nothing, with a hint, where nothing has that name."""
    if field == "kind":
        return frozenset({kind_code(value)})
    if field == "lang":
        return frozenset({lang_code(value)})
    look_up = {"speaker": _speakers, "session": _sessions, "event": _events}[field]
    found = frozenset(db.scalars(look_up(value)))
    if not found and field == "speaker":
        found = numbers_fitting(known.speakers, value) or known.called(value)
    if not found:
        hints.append(Message(UNKNOWN[field], name=value))
    return found


def name_of(db: Db, known: Lexicon, field: str, value: str) -> str:
    """The name of the speaker, session or event that a value of such a field stands for; the value where that
    is none, or several.
    """
    name = {"speaker": Speaker.name, "session": Session.title, "event": Event.name}[field]
    query = select(name).distinct().where(among(name.class_.id)).limit(2)
    found = db.scalars(query, {"numbers": listed(sorted(_numbers(db, field, value, known, [])))}).all()
    return found[0] if len(found) == 1 else value


def _speakers(name: str) -> Select[Any]:
    heir = select(Redirect.new).where(Redirect.kind == "speaker", Redirect.old == name)
    named = select(NameVariant.speaker_id).where(NameVariant.name == name)
    return select(Speaker.id).where(
        or_(Speaker.slug == name, Speaker.name == name, Speaker.slug.in_(heir), Speaker.id.in_(named))
    )


def _sessions(name: str) -> Select[Any]:
    return select(Session.id).where(or_(Session.slug == name, Session.title.like(like(name), escape="\\")))


def _events(name: str) -> Select[Any]:
    return select(Event.id).where(or_(Event.slug == name, Event.name.like(like(name), escape="\\")))
