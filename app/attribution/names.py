"""Names that sound alike: what was heard, and what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from app.attribution.agenda import Agenda, AgendaPerson
from app.attribution.roles import is_role
from app.text.sounds import sound_of_name
from app.transcript import Person

_HEARD = str.maketrans("jqgcdbvzx", "kkkktpfss")
ALIKE = 80.0
"""Likeness of sound, 0 to 100, from which a heard name is a printed one."""
FAMILY_NAME = 5
"""Letters that a Western family name must have to be known by its sound."""


def likeness(one: str, other: str) -> float:
    """How much two names sound alike, 0 to 100. A part of a name counts where it is long enough."""
    return max(_likeness(a, b) for a in _spoken_as(one) for b in _spoken_as(other))


def _spoken_as(name: str) -> tuple[str, ...]:
    """A name, and the family name of a Western one: Thomas J. Sargent is called Sargent."""
    *_, last = name.split() or [""]
    return (name, last) if last != name and len(last) >= FAMILY_NAME and last.isascii() else (name,)


def _likeness(one: str, other: str) -> float:
    a, b = sound_of_name(one), sound_of_name(other)
    if not a or not b:
        return 0.0
    whole = fuzz.ratio(a, b)
    part = fuzz.partial_ratio(a, b) * 0.95 if min(len(a), len(b)) >= 6 else 0.0
    return max(whole, part)


def consonants(name: str) -> str:
    """The consonants of a name as they are heard in both scripts: sgnt for Sargent and for 萨金特.

    An r goes, for Chinese has none at the end of a syllable; before an i, what was g and k is j and q.
    """
    spelt = sound_of_name(name).translate(_HEARD)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^b-z]|[eiouyrwh]", "", spelt))


def match_printed(person: Person, agenda: Agenda | None) -> Person:
    """The person under the printed name that sounds most like what was heard, if any does."""
    if agenda is None or not person.name:
        return person
    best = max(
        (
            (likeness(heard, spelt), printed)
            for heard in {person.name, *person.heard}
            for printed in printed_people(agenda)
            for spelt in (printed.name, *printed.also)
        ),
        key=lambda scored: scored[0],
        default=(0.0, None),
    )
    if best[1] is None or best[0] < ALIKE:
        return person
    return printed_as(person, best[1])


def printed_people(agenda: Agenda) -> list[AgendaPerson]:
    """Everybody on the programme, once, in its order."""
    named = [name for part in agenda.parts for name in (part.moderator, *part.people) if name]
    return list({person.name: person for person in (*map(agenda.person, named), *agenda.people)}.values())


def printed_as(person: Person, printed: AgendaPerson) -> Person:
    """A person heard, with the name, title and organisation that were printed."""
    return replace(
        person,
        name=printed.name,
        title=printed.title or printed.role or person.title,
        org=printed.org or person.org,
        printed=(printed.name, *printed.also),
        full_name=not is_role(printed.name),
    )


def not_heard(agenda: Agenda, people: Iterable[Person]) -> list[str]:
    """The names on the programme that nobody who speaks has."""
    heard = {person.name for person in people}
    return [person.name for person in printed_people(agenda) if person.name not in heard]
