"""What was decided, as turns, people and sections for the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.attribution.agenda import Agenda
from app.attribution.labels import is_full_name
from app.attribution.lattice import Floats
from app.attribution.lexicon import lexicon
from app.attribution.names import not_heard, printed_as
from app.attribution.people import Somebody
from app.attribution.programme import sections_of_talk
from app.attribution.unlabelled import Decided, Heard, decide, hear
from app.text.language import language
from app.transcript import Attribution, Evidence, Person, Role, Transcript, Turn

NO_NAME = {"zh": ("主持人", "会场播音", "开场短片"), "en": ("Moderator", "Announcer", "Opening film")}
"""What somebody is called whose name nobody says: a host, whoever opens for other hosts, a film's voice."""
LEARNED = 0.5
"""How far a sureness is believed that comes from learned traits alone: they tell where the voice changes
better than whose it is, and one change that is missed gives what follows to the wrong voices."""
NEAR_A_CHANGE = 2
"""Clauses before and after the beginning of a turn whose cues are its evidence."""


def attribute_unlabelled(transcript: Transcript, agenda: Agenda | None) -> Attribution:
    """Turns, people and programme from what is said when the word passes on."""
    heard = hear(transcript, agenda)
    decided = decide(heard)
    order = list(dict.fromkeys(decided.path.tolist()))
    people = [person_of(heard, decided, voice, agenda) for voice in order]
    people = _as_written(people, transcript, heard)
    turns = tuple(_turns(transcript, heard, decided, order))
    notes = []
    if len(order) == 1:
        people[0] = (
            people[0] if people[0].name and order[0] < heard.cast.people else Person("", role="unknown")
        )
        notes.append("Nothing in the text tells who speaks when: all of it is one speaker's for now.")
    if agenda:
        notes += [
            f"{name} is on the agenda and was not found to speak." for name in not_heard(agenda, people)
        ]
    sections = sections_of_talk(transcript, heard, decided, agenda)
    return Attribution(turns, tuple(people), sections, tuple(notes))


def _as_written(people: Sequence[Person], transcript: Transcript, heard: Heard) -> list[Person]:
    """People with what was heard of them in the characters of the source."""
    if heard.text == transcript.running.text:
        return list(people)
    written = {}
    for mention in heard.mentions:
        said = transcript.running.text[mention.start : mention.end]
        written[heard.text[mention.start : mention.end]] = said
        written[mention.name] = said[: len(mention.name)]
    return [
        replace(
            person,
            name=person.name if person.printed else written.get(person.name, person.name),
            heard=tuple(dict.fromkeys(written.get(name, name) for name in person.heard)),
        )
        for person in people
    ]


def _turns(transcript: Transcript, heard: Heard, decided: Decided, order: Sequence[int]) -> list[Turn]:
    path, sure = decided.path, decided.sure()
    believed = 1 - decided.weighing.learned * (1 - LEARNED)
    borders = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
    found = []
    for first, last in pairwise(borders):
        start, end = heard.clauses[first].start, heard.clauses[last - 1].end
        words = heard.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start < end:
            span = transcript.running.source_span(start, end)
            evidence = _evidence(transcript, decided, first)
            confidence = round(_confidence(sure, decided.likeliest, first, last) * believed, 3)
            found.append(Turn(*span, order.index(path[first]), confidence, evidence))
    return found


def _confidence(sure: Floats, path: npt.NDArray[np.int64], first: int, last: int) -> float:
    """How probable the voice is over the whole turn."""
    return float(sure[first:last, path[first]].mean())


def _evidence(transcript: Transcript, decided: Decided, first: int) -> tuple[Evidence, ...]:
    """The cues around the beginning of a turn, strongest first."""
    near = [
        cue
        for cue in decided.weighing.heard
        if first - NEAR_A_CHANGE <= cue.clause <= first + NEAR_A_CHANGE and cue.start < cue.end
    ]
    near.sort(key=lambda cue: -cue.weight)
    kinds: dict[str, Evidence] = {}
    for cue in near:
        span = transcript.running.source_span(cue.start, cue.end)
        kinds.setdefault(cue.cue, Evidence(cue.cue, *span, round(cue.weight, 2)))
    return tuple(kinds.values())


def person_of(heard: Heard, decided: Decided, voice: int, agenda: Agenda | None) -> Person:
    """Who a voice is: as printed, as heard, or by a role."""
    alone = len(set(decided.path.tolist())) == 1
    role: Role = "moderator" if voice in heard.cast.hosts and not alone else "speaker"
    if voice < heard.cast.people:
        person = _named(heard.people.somebodies[voice], role)
        if heard.programme and voice < len(heard.programme.people):
            return printed_as(person, heard.programme.people[voice])
        return person
    return _unnamed(heard, decided, voice, agenda)


def _named(one: Somebody, role: Role) -> Person:
    name = one.name
    known = lexicon().titled.fullmatch(name) is None and is_full_name(name)
    return Person(
        name,
        role=role,
        title=max(one.titles, key=lambda said: (one.titles[said], len(said)), default=""),
        org=max(one.orgs, key=lambda said: (one.orgs[said], len(said)), default=""),
        heard=tuple(
            dict.fromkeys([*one.names, *(call for call, _ in one.calls.most_common() if one.calls[call])])
        ),
        full_name=known and (lexicon().surnames.match(name) is not None or " " in name or "·" in name),
    )


def _unnamed(heard: Heard, decided: Decided, voice: int, agenda: Agenda | None) -> Person:
    cast = heard.cast
    if voice in cast.strangers or voice >= cast.size:
        return Person("", role="unknown")
    host, announcer, film = NO_NAME["zh" if language(heard.text) == "zh" else "en"]
    if voice == cast.film:
        return Person(film, role="announcer")
    if voice == cast.opening and len(set(cast.hosts)) > 1:
        printed = heard.programme.announcer if heard.programme else None
        person = Person(announcer, role="announcer")
        return printed_as(person, printed) if printed else person
    called = _thanked_as(heard, decided, voice)
    return Person(called or host, role="moderator", heard=(called,) if called else ())


def _thanked_as(heard: Heard, decided: Decided, voice: int) -> str:
    """What those call a host who thank him for the word when they begin."""
    starts = np.array([clause.start for clause in heard.clauses])
    calls: Counter[str] = Counter()
    for mention in heard.mentions:
        t = int(np.searchsorted(starts, mention.start, "right")) - 1
        before = max(0, t - NEAR_A_CHANGE)
        if mention.use == "thanks" and decided.path[t] != voice and voice in decided.path[before:t]:
            calls[mention.surface] += 1
    return calls.most_common(1)[0][0] if calls else ""
