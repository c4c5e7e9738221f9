"""Labelled transcripts: the labels say who speaks; here they only become people."""

from __future__ import annotations

import re
from collections import Counter

from app.attribution.agenda import Agenda
from app.attribution.headings import sections_of_headings
from app.attribution.names import match_printed
from app.attribution.roles import label_role
from app.transcript import Attribution, Evidence, Person, Role, Speech, Transcript, Turn

_WITH_INITIALS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<initials>[A-Z]{1,4})[)）]$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}")
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]*(?:[ ·][A-Za-z][\w.'’-]*)+")


def attribute_labelled(transcript: Transcript, agenda: Agenda | None) -> Attribution:
    """Turns as the labels have them; spellings of one person (a name, its initials) come together."""
    keys = _people_keys(transcript)
    order: dict[str, int] = {}
    heard: dict[str, Counter[str]] = {}
    turns: list[Turn] = []
    for piece in transcript.speech:
        key = keys[piece.label] if piece.label is not None else ""
        person = order.setdefault(key, len(order))
        heard.setdefault(key, Counter())[piece.label or ""] += 1
        if turns and turns[-1].person == person:
            last = turns[-1]
            turns[-1] = Turn(last.start, piece.end, person, last.confidence, last.evidence)
        else:
            turns.append(_turn(transcript, piece, person))
    people = [_person(key, heard[key]) for key in order]
    printed = [match_printed(person, agenda) for person in people]
    return Attribution(tuple(turns), tuple(printed), sections_of_headings(transcript))


def _turn(transcript: Transcript, piece: Speech, person: int) -> Turn:
    if piece.label is None:
        return Turn(piece.start, piece.end, person, 0.3)
    at = transcript.source.rfind(piece.label, 0, piece.start)
    start = at if at >= 0 else piece.start
    return Turn(
        piece.start, piece.end, person, 1.0, (Evidence("label", start, start + len(piece.label), 1.0),)
    )


def _people_keys(transcript: Transcript) -> dict[str, str]:
    """Each label to the name it stands for: "ATC" to the "Ali Taylor-Cipolla (ATC)" that came before."""
    initials = {
        "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper()): name
        for name in transcript.header.people
    }
    keys: dict[str, str] = {}
    for piece in transcript.speech:
        if piece.label is None or piece.label in keys:
            continue
        spelt = _WITH_INITIALS.match(piece.label)
        name = " ".join((spelt["name"] if spelt else piece.label).split())
        if spelt:
            initials[spelt["initials"]] = name
        same = next((key for key in keys.values() if key.casefold() == name.casefold()), name)
        keys[piece.label] = initials.get(name, same)
    return keys


def _person(name: str, heard: Counter[str]) -> Person:
    spellings = tuple(label for label, _ in heard.most_common() if label)
    known = label_role(name)
    role: Role = known if known in ("moderator", "announcer") else "speaker"
    return Person(
        name=name,
        role=role if name else "unknown",
        heard=spellings,
        full_name=known is None and is_full_name(name),
    )


def is_full_name(name: str) -> bool:
    """Whether a name is enough to know somebody by: a Chinese name, or a first and a last name."""
    return bool(_HAN_NAME.fullmatch(name) or _LATIN_NAME.fullmatch(name))
