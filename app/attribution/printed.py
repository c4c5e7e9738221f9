"""The agenda held against the transcript: who of the programme belongs to which part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.attribution.agenda import Agenda, AgendaPerson
from app.attribution.cast import NEAR, is_called_to_lead
from app.attribution.mentions import Mention
from app.attribution.names import likeness, printed_people
from app.attribution.people import Known
from app.attribution.roles import is_role

LEADS = 65.0
"""Likeness of sound from which somebody called up as host is the printed one."""


@dataclass(frozen=True, slots=True)
class Programme:
    """An agenda in terms of a transcript's parts."""

    people: tuple[AgendaPerson, ...]
    known: tuple[Known, ...]
    """The same people as `gather` takes them, in the same order."""
    hosts: dict[int, int]
    """Index into `people` of the host of a part, by the part's number."""
    rows: tuple[tuple[int, ...], ...]
    """People (indices) in the order in which a part of the programme has them."""
    announcer: AgendaPerson | None
    """Somebody without a name who opens."""


def programme(agenda: Agenda, text: str, mentions: Sequence[Mention], scopes: Sequence[int]) -> Programme:
    """Who is to be expected where. `scopes`: where parts with a host of their own begin."""
    everybody = printed_people(agenda)
    people = tuple(one for one in everybody if not is_role(one.name))
    number = {one.name: i for i, one in enumerate(people)}
    numbers = [
        [number[name] for name in (agenda.person(said).name for said in part.people) if name in number]
        for part in agenda.parts
    ]
    places = _places(agenda, text, mentions, scopes)
    hosts = {
        place: number[agenda.person(part.moderator).name]
        for part, place in zip(agenda.parts, places, strict=True)
        if part.moderator and place is not None and agenda.person(part.moderator).name in number
    }
    there: list[set[int]] = [set() for _ in people]
    for i, part in enumerate(agenda.parts):
        leader = [number[name] for name in (agenda.person(part.moderator).name,) if name in number]
        for k in (*numbers[i], *leader):
            there[k].update(_around(places, i, len(scopes)))
    known = tuple(
        Known((one.name, *one.also), frozenset(there[k] or range(len(scopes) + 1)), one.org)
        for k, one in enumerate(people)
    )
    announcer = next((one for one in everybody if is_role(one.name)), None)
    return Programme(people, known, hosts, tuple(map(tuple, numbers)), announcer)


def _places(
    agenda: Agenda, text: str, mentions: Sequence[Mention], scopes: Sequence[int]
) -> list[int | None]:
    """For each part with a moderator the number of the scope it is, None for the others; in order."""
    moderated = [i for i, part in enumerate(agenda.parts) if part.moderator]
    places: list[int | None] = [None] * len(agenda.parts)
    after = 0
    for left, i in enumerate(moderated):
        spellings = [agenda.parts[i].moderator, *agenda.person(agenda.parts[i].moderator).also]
        free = range(after, len(scopes) - (len(moderated) - left - 1))
        names = {k: _leader_names(text, mentions, scopes, k) for k in free}
        alike = [k for k in free if any(likeness(a, b) >= LEADS for a in names[k] for b in spellings)]
        chosen = alike or [k for k in free if not names[k]]
        if chosen:
            places[i] = chosen[0] + 1
            after = chosen[0] + 1
    return places


def _leader_names(text: str, mentions: Sequence[Mention], scopes: Sequence[int], k: int) -> list[str]:
    end = min(scopes[k + 1] if k + 1 < len(scopes) else len(text), scopes[k] + 2 * NEAR)
    return [one.name for one in mentions if is_called_to_lead(text, one, scopes[k], end)]


def _around(places: Sequence[int | None], i: int, last: int) -> range:
    """The scopes in which part `i` may lie: its own, or those between its neighbours'."""
    own = places[i]
    if own is not None:
        return range(own, own + 1)
    before = next((place for place in reversed(places[:i]) if place is not None), 0)
    behind = next((place for place in places[i + 1 :] if place is not None), last + 1)
    return range(before, max(before + 1, behind))
