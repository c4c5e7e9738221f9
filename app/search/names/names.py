"""Names and terms as the database has them: of speakers, agendas and the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import func, select

from app.attribution.agenda import Agenda
from app.attribution.agenda_text import read_agenda
from app.database import Db
from app.errors import BadAgenda
from app.models import GlossaryTerm, NameVariant, Source, Speaker
from app.search.names.person_names import is_title_behind
from app.text.normalise import fold, is_han
from app.text.second_readings import ways_to_read
from app.text.sounds import BETWEEN, sound

Keys = tuple[str, ...]
LONGEST = 12
"""Keys of a name or term."""


@lru_cache(maxsize=65_536)
def name_keys(name: str) -> Keys:
    """The keys of a name."""
    return tuple(fold(name).keys)


def speakers(db: Db) -> Iterable[list[str]]:
    """Of each speaker the name, and every spelling that was heard but for mere titles."""
    names: dict[int, list[str]] = {}
    known = select(Speaker.id, Speaker.name).where(Speaker.role.in_(("speaker", "moderator")))
    for number, name in db.execute(known):
        names[number] = [name]
    for number, name in db.execute(select(NameVariant.speaker_id, NameVariant.name)):
        if number in names and not _is_address(name, names[number][0]):
            names[number].append(name)
    return [[one for one in heard if not _is_called_twice(one, heard)] for heard in names.values()]


def _is_called_twice(heard: str, names: Sequence[str]) -> bool:
    """Whether an address stands behind another Chinese spelling of a name: 陈玉陈总, 陈玉陈."""
    return heard != names[0] and any(
        len(name) > family
        and heard.startswith(name + name[:family])
        and all(map(is_han, heard))
        and (heard == name + name[:family] or is_title_behind(heard, len(name) + family))
        for name in names
        for family in (1, 2)
    )


def _is_address(heard: str, name: str) -> bool:
    """Whether a Chinese name was heard without anything of the given name: 吴博士 and 吴总 may be any Wu."""
    keys, right = name_keys(heard), name_keys(name)
    if len(right) < 2 or not all(map(is_han, (*keys, *right))):
        return False
    if any(is_title_behind(heard, family) for family in range(1, min(3, len(right)))):
        return True
    return len(keys) > 2 and not {sound(key) for key in keys} & {sound(key) for key in right[1:]}


def surnames(db: Db) -> Mapping[str, tuple[int, ...]]:
    """The numbers of Chinese speakers by how the first of their characters is read, of four the first two."""
    found: dict[str, tuple[int, ...]] = {}
    for number, name in db.execute(select(Speaker.id, Speaker.name)):
        if 1 < len(name) < 5 and all(map(is_han, name)):
            for way in ways_to_read(name[: 2 if len(name) == 4 else 1]):
                row = BETWEEN.join(way)
                found[row] = (*found.get(row, ()), number)
    return found


def organisations(db: Db) -> set[str]:
    """Of speakers and people on agendas."""
    heard = set(db.scalars(select(Speaker.org).where(Speaker.org != "").distinct()))
    return heard | {person.org for _, agenda in agendas(db) for person in agenda.people if person.org}


def people(db: Db) -> Iterable[list[str]]:
    """Everybody on an agenda, also who was not heard."""
    return ([person.name, *person.also] for _, agenda in agendas(db) for person in agenda.people)


def agendas(db: Db) -> Iterable[tuple[int, Agenda]]:
    """The newest agenda of each session, with the session's number."""
    newest = select(func.max(Source.id)).group_by(Source.session_id)
    written = select(Source.session_id, Source.agenda).where(Source.id.in_(newest), Source.agenda != "")
    for session, text in db.execute(written):
        try:
            yield session, read_agenda("agenda", text)
        except BadAgenda:  # it was good when it came in; the form has changed since
            continue


def glossary(db: Db) -> Iterable[tuple[int, list[str]]]:
    """The terms by their event (0: all), each before what was heard for it."""
    terms: dict[tuple[int, str], list[str]] = defaultdict(list)
    for event, term, heard in db.execute(
        select(GlossaryTerm.event_id, GlossaryTerm.term, GlossaryTerm.heard)
    ):
        terms[event or 0, term].append(heard)
    return [(event, [term, *filter(None, heard)]) for (event, term), heard in terms.items()]
