"""The page of all speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, case, func, select, union

from app.database import Db
from app.models import NameVariant, Session, Speaker, Utterance
from app.search.stored.among import among, listed
from app.text.normalise import plain
from app.text.pinyin import spelt


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker in a list."""

    slug: str
    name: str
    role: str
    title: str
    org: str
    sessions: int
    utterances: int
    characters: int
    """As heard, as those of sessions: the number stays when words are mended."""
    session: str = ""
    """The title of the only session they speak in; "" where there are more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Speakers whose name begins with a letter, Chinese names by their pinyin; "#" for the rest."""

    letter: str
    speakers: tuple[SpeakerLine, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """All speakers, or those whose name holds `asked`."""

    asked: str
    total: int
    unnamed: int
    """Voices of sessions whose name nobody heard; they are found in their session."""
    letters: tuple[Letter, ...]


def speakers(db: Db, asked: str) -> Speakers:
    """Everybody who has words in the archive, or those whose name (in any spelling) holds `asked`."""
    conditions = [among(Utterance.speaker_id, value=listed(_named(db, asked)))] if asked else []
    lines = speaker_lines(db, conditions)
    unnamed = sum(line.role == "unknown" for line in lines)
    lines = [line for line in lines if line.role != "unknown"]
    lines.sort(key=lambda line: (_letter(line.name) == "#", _spelt(line.name)))
    letters = groupby(lines, lambda line: _letter(line.name))
    return Speakers(
        asked, len(lines), unnamed, tuple(Letter(letter, tuple(found)) for letter, found in letters)
    )


def _named(db: Db, asked: str) -> list[int]:
    """Numbers of those a name of whom holds `asked`, in any case and script, with or without accents."""
    spellings = union(select(Speaker.id, Speaker.name), select(NameVariant.speaker_id, NameVariant.name))
    return [number for number, name in db.execute(spellings) if plain(asked) in plain(name)]


def speaker_lines(db: Db, conditions: Sequence[ColumnElement[bool]]) -> list[SpeakerLine]:
    """Who has words that meet all conditions, counted by these words, in the order in which they came."""
    sessions = func.count(func.distinct(Utterance.session_id))
    counted = (
        select(
            Utterance.speaker_id,
            sessions.label("sessions"),
            func.count(Utterance.id).label("utterances"),
            func.sum(func.length(Utterance.heard)).label("characters"),
            case((sessions == 1, func.min(Utterance.session_id))).label("only"),
        )
        .where(*conditions)
        .group_by(Utterance.speaker_id)
        .subquery()
    )
    query = (
        select(
            Speaker.slug,
            Speaker.name,
            Speaker.role,
            Speaker.title,
            Speaker.org,
            counted.c.sessions,
            counted.c.utterances,
            counted.c.characters,
            func.coalesce(Session.title, ""),
        )
        .join(counted, counted.c.speaker_id == Speaker.id)
        .outerjoin(Session, Session.id == counted.c.only)
        .order_by(Speaker.id)
    )
    return [SpeakerLine(*row) for row in db.execute(query)]


def _spelt(name: str) -> str:
    return spelt(name).casefold()


def _letter(name: str) -> str:
    first = _spelt(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
