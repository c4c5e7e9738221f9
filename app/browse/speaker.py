"""The page of one speaker: names, posts, numbers, typical terms, and all that they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import and_, exists, func, select

from app.browse.sessions import slug_now
from app.browse.speakers import SpeakerLine
from app.browse.typical import Typical, typical_terms
from app.database import Db
from app.errors import Gone, NotFound
from app.message import Message
from app.models import Appearance, NameVariant, Section, Session, Speaker, Utterance
from app.search.engine.protocol import SearchEngine
from app.text.posts import post

UTTERANCES_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Words:
    """One utterance of a speaker."""

    id: str
    text: str
    lang: str
    section: str


@dataclass(frozen=True, slots=True)
class InSession:
    """A speaker in one session."""

    number: int
    """Of the session; never shown."""
    slug: str
    title: str
    date: date | None
    role: str
    post: str
    """Organisation and title as that session has them."""
    utterances: int
    characters: int
    of_characters: int
    """Everybody's in that session."""
    words: tuple[Words, ...] = ()
    """Those on this page of them."""

    @property
    def share(self) -> float:
        """Of the session's characters, 0 to 1."""
        return self.characters / max(self.of_characters, self.characters, 1)


@dataclass(frozen=True, slots=True)
class Post:
    """An organisation and title, and when the speaker was met with them."""

    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """Everything the page of a speaker shows."""

    line: SpeakerLine
    variants: tuple[str, ...]
    posts: tuple[Post, ...]
    """The newest first."""
    sessions: tuple[InSession, ...]
    """Those with words on this page of them."""
    all_sessions: tuple[InSession, ...]
    """All of them, without words; the newest first."""
    of_sessions: int
    """In the whole archive."""
    typical: tuple[Typical, ...]
    page: int
    pages: int

    @property
    def share(self) -> float:
        """Of the characters of their sessions, 0 to 1."""
        whole = sum(max(one.of_characters, one.characters) for one in self.all_sessions)
        return sum(one.characters for one in self.all_sessions) / max(whole, 1)


def speaker_named(db: Db, slug: str) -> Speaker:
    """The speaker at an address. Raises NotFound; Gone for somebody who has no words any more."""
    speaks = exists().where(Utterance.speaker_id == Speaker.id)
    found = db.scalar(select(Speaker).where(Speaker.slug == slug, speaks))
    if found is None:
        if slug_now(db, "speaker", slug) is not None:
            raise Gone(Message("This speaker has no words in the archive any more."))
        raise NotFound(Message("There is no speaker “{name}” in this archive.", name=slug))
    return found


def speaker_page(db: Db, engine: SearchEngine, slug: str, page: int) -> SpeakerPage:
    """One speaker with a page of their words. Raises NotFound; Gone as `speaker_named` does."""
    speaker = speaker_named(db, slug)
    sessions, of_sessions = _sessions(db, speaker.id)
    line = _line(speaker, sessions)
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
    words = _words(db, speaker.id, page)
    return SpeakerPage(
        line=line,
        variants=_variants(db, speaker),
        posts=_posts(sessions),
        sessions=tuple(
            replace(one, words=tuple(words[one.number])) for one in sessions if one.number in words
        ),
        all_sessions=sessions,
        of_sessions=of_sessions,
        typical=typical_terms(db, engine, speaker.id, line.utterances) if page == 1 else (),
        page=page,
        pages=pages,
    )


def _line(speaker: Speaker, sessions: Sequence[InSession]) -> SpeakerLine:
    return SpeakerLine(
        slug=speaker.slug,
        name=speaker.name,
        role=speaker.role,
        title=speaker.title,
        org=speaker.org,
        sessions=len(sessions),
        utterances=sum(one.utterances for one in sessions),
        characters=sum(one.characters for one in sessions),
    )


def _variants(db: Db, speaker: Speaker) -> tuple[str, ...]:
    query = (
        select(NameVariant.name)
        .where(NameVariant.speaker_id == speaker.id, NameVariant.name != speaker.name)
        .group_by(NameVariant.name)
        .order_by(func.min(NameVariant.id))
    )
    return tuple(db.scalars(query))


def _sessions(db: Db, speaker_id: int) -> tuple[tuple[InSession, ...], int]:
    """Those in which somebody speaks, and how many there are in the archive."""
    of_sessions = select(func.count()).select_from(Session).scalar_subquery()
    query = (
        select(
            of_sessions,
            Session.id,
            Session.slug,
            Session.title,
            Session.date,
            func.coalesce(Appearance.role, ""),
            func.coalesce(Appearance.org, ""),
            func.coalesce(Appearance.title, ""),
            func.count(Utterance.id),
            func.sum(func.length(Utterance.heard)),
            Session.character_count,
        )
        .join(Utterance, Utterance.session_id == Session.id)
        .outerjoin(Appearance, and_(Appearance.session_id == Session.id, Appearance.speaker_id == speaker_id))
        .where(Utterance.speaker_id == speaker_id)
        .group_by(Session.id)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc())
    )
    rows = db.execute(query).all()
    found = tuple(
        InSession(number, slug, title, day, role, post(org, held), *counts)
        for _, number, slug, title, day, role, org, held, *counts in rows
    )
    return found, rows[0][0] if rows else 0


def _posts(sessions: Iterable[InSession]) -> tuple[Post, ...]:
    """Each post once, with the first and last day on which somebody was met with it."""
    days: dict[str, list[date | None]] = {}
    for one in sessions:
        if one.post:
            days.setdefault(one.post, []).append(one.date)
    return tuple(
        Post(name, min(known, default=None), max(known, default=None))
        for name, found in days.items()
        for known in ([day for day in found if day],)
    )


def _words(db: Db, speaker_id: int, page: int) -> dict[int, list[Words]]:
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
        .where(Utterance.speaker_id == speaker_id)
        .order_by(Session.date.desc().nulls_last(), Session.id.desc(), Utterance.position)
        .offset((page - 1) * UTTERANCES_A_PAGE)
        .limit(UTTERANCES_A_PAGE)
    )
    words: dict[int, list[Words]] = {}
    for session_id, *rest in rows:
        words.setdefault(session_id, []).append(Words(*rest))
    return words
