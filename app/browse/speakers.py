"""The pages of speakers: all of them, and one with all that they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pypinyin import lazy_pinyin
from sqlalchemy import func, or_, select

from app.browse.sessions import slug_now
from app.database import Db
from app.errors import Gone, NotFound
from app.message import Message
from app.models import NameVariant, Section, Session, Speaker, Utterance

UTTERANCES_A_PAGE = 60


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


@dataclass(frozen=True, slots=True)
class Words:
    """One utterance of a speaker."""

    id: str
    text: str
    lang: str
    section: str


@dataclass(frozen=True, slots=True)
class InSession:
    """A speaker's words in one session (on this page of them)."""

    slug: str
    title: str
    date: date | None
    utterances: int
    """In the whole session."""
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """Everything the page of a speaker shows."""

    line: SpeakerLine
    variants: tuple[str, ...]
    sessions: tuple[InSession, ...]
    """Those with words on this page."""
    all_sessions: tuple[InSession, ...]
    """All of them, without words."""
    page: int
    pages: int


def speakers(db: Db, asked: str) -> Speakers:
    """Everybody who has words in the archive, or those whose name (in any spelling) holds `asked`."""
    named = select(NameVariant.speaker_id).where(NameVariant.name.contains(asked, autoescape=True))
    lines = _lines(
        db, [or_(Speaker.name.contains(asked, autoescape=True), Speaker.id.in_(named))] if asked else []
    )
    unnamed = sum(line.role == "unknown" for line in lines)
    lines = [line for line in lines if line.role != "unknown"]
    lines.sort(key=lambda line: (_letter(line.name) == "#", _spelt(line.name)))
    letters = groupby(lines, lambda line: _letter(line.name))
    return Speakers(
        asked, len(lines), unnamed, tuple(Letter(letter, tuple(found)) for letter, found in letters)
    )


def speaker_page(db: Db, slug: str, page: int) -> SpeakerPage:
    """One speaker with a page of their words. Raises NotFound; Gone for somebody who has none any more."""
    found = _lines(db, [Speaker.slug == slug])
    if not found:
        if slug_now(db, "speaker", slug) is not None:
            raise Gone(Message("This speaker has no words in the archive any more."))
        raise NotFound(Message("There is no speaker “{name}” in this archive.", name=slug))
    line = found[0]
    pages = -(-line.utterances // UTTERANCES_A_PAGE)
    if page > pages:
        raise NotFound(
            Message(
                "There is no page {page}: the words of {name} end on page {last}.",
                page=page,
                name=line.name,
                last=pages,
            )
        )
    number = select(Speaker.id).where(Speaker.slug == slug).scalar_subquery()
    variants = db.scalars(
        select(NameVariant.name)
        .where(NameVariant.speaker_id == number, NameVariant.name != line.name)
        .group_by(NameVariant.name)
        .order_by(func.min(NameVariant.id))
    )
    counted = db.execute(
        select(Session.id, Session.slug, Session.title, Session.date, func.count(Utterance.id))
        .join(Utterance, Utterance.session_id == Session.id)
        .where(Utterance.speaker_id == number)
        .group_by(Session.id)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc())
    ).all()
    rows = db.execute(
        select(
            Utterance.session_id,
            Utterance.public_id,
            Utterance.text,
            Utterance.lang,
            func.coalesce(Section.title, ""),
        )
        .join(Session, Session.id == Utterance.session_id)
        .outerjoin(Section, Section.id == Utterance.section_id)
        .where(Utterance.speaker_id == number)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc(), Utterance.position)
        .offset((page - 1) * UTTERANCES_A_PAGE)
        .limit(UTTERANCES_A_PAGE)
    ).all()
    words: dict[int, list[Words]] = {}
    for session_id, *rest in rows:
        words.setdefault(session_id, []).append(Words(*rest))
    return SpeakerPage(
        line=line,
        variants=tuple(variants),
        sessions=tuple(
            InSession(slug, title, day, count, tuple(words[number]))
            for number, slug, title, day, count in counted
            if number in words
        ),
        all_sessions=tuple(InSession(*row[1:], words=()) for row in counted),
        page=page,
        pages=pages,
    )


def _lines(db: Db, conditions: Sequence[object]) -> list[SpeakerLine]:
    query = (
        select(
            Speaker.slug,
            Speaker.name,
            Speaker.role,
            Speaker.title,
            Speaker.org,
            func.count(func.distinct(Utterance.session_id)),
            func.count(Utterance.id),
            func.sum(func.length(Utterance.text)),
        )
        .join(Utterance, Utterance.speaker_id == Speaker.id)
        .where(*conditions)  # type: ignore[arg-type]
        .group_by(Speaker.id)
    )
    return [SpeakerLine(*tuple(row)) for row in db.execute(query)]


def _spelt(name: str) -> str:
    return " ".join(lazy_pinyin(name)).casefold()


def _letter(name: str) -> str:
    first = _spelt(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
