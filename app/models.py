"""The tables: what the archive keeps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """All tables; the naming convention lets migrations alter constraints by name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {dict[str, Any]: JSON, list[dict[str, Any]]: JSON}


class Event(Base):
    """A conference or series; the optional parent of sessions."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)


class Session(Base):
    """One recorded forum. (A database handle is called `db`; "session" is this.)"""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """Identity across imports, from the first source: video and part, else title and date. Never changes:
    the ids of the utterances are derived from it."""
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    date: Mapped[date | None] = mapped_column(index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"), index=True)
    venue: Mapped[str] = mapped_column(default="")
    part: Mapped[str] = mapped_column(default="")
    uploader: Mapped[str] = mapped_column(default="")
    video_id: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    """Language codes by share of the words, most first, separated by spaces: "zh en"."""
    utterance_count: Mapped[int] = mapped_column(default=0)
    character_count: Mapped[int] = mapped_column(default=0)
    imported_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    event: Mapped[Event | None] = relationship(lazy="raise")


class Section(Base):
    """A part of a session's programme."""

    __tablename__ = "sections"
    __table_args__ = (UniqueConstraint("session_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]


class Speaker(Base):
    """A person, or a role where the name is not known."""

    __tablename__ = "speakers"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """Identity across imports: the folded full name, or session key and name of somebody known there only."""
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    """The preferred name; for somebody unknown "Speaker 1", counted within the session."""
    role: Mapped[str] = mapped_column(default="speaker")
    """speaker, moderator, announcer or unknown."""
    title: Mapped[str] = mapped_column(default="")
    org: Mapped[str] = mapped_column(default="")

    variants: Mapped[list[NameVariant]] = relationship(lazy="raise", order_by="NameVariant.id")


class NameVariant(Base):
    """Another spelling under which a speaker was heard or printed."""

    __tablename__ = "name_variants"
    __table_args__ = (UniqueConstraint("speaker_id", "session_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"))
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    """The session in which it was heard."""
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    """heard, printed or label."""


class Appearance(Base):
    """What a speaker was in one session, as its source or agenda says; posts change over the years."""

    __tablename__ = "appearances"
    __table_args__ = (UniqueConstraint("session_id", "speaker_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    title: Mapped[str]
    org: Mapped[str]


class Utterance(Base):
    """The citable unit: one speaker, one paragraph."""

    __tablename__ = "utterances"
    __table_args__ = (
        Index(None, "session_id", "position"),
        Index(None, "speaker_id", "session_id"),
        CheckConstraint("source_start < source_end", name="source_span"),
        {"sqlite_autoincrement": True},  # a number is never given twice: the index may still know the old one
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    """The number the index knows it by. Never shown."""
    public_id: Mapped[str] = mapped_column(unique=True)
    """The id in links: opaque, deterministic, permanent."""
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    position: Mapped[int]
    """Its place in the session, from 0."""
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"), index=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    heard: Mapped[str]
    """As imported last."""
    first_heard: Mapped[str | None]
    """What was heard when the id was given, where that was something else; the id means this for ever."""
    text: Mapped[str]
    """As it reads: markup and misprinted numbers mended, later as corrected."""
    lang: Mapped[str] = mapped_column(default="und")
    source_start: Mapped[int]
    source_end: Mapped[int]
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]
    confidence: Mapped[float] = mapped_column(default=1.0)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """Why this speaker: cue, source start and end, weight."""
    opens_turn: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether a turn begins here (another person than before, or a new call to the same one)."""

    session: Mapped[Session] = relationship(lazy="raise")
    speaker: Mapped[Speaker] = relationship(lazy="raise")
    section: Mapped[Section | None] = relationship(lazy="raise")


class Slide(Base):
    """A picture at its place in the talk."""

    __tablename__ = "slides"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    source_at: Mapped[int]
    path: Mapped[str]
    """As the source names it."""
    alt: Mapped[str] = mapped_column(default="")
    file: Mapped[str] = mapped_column(default="")
    """Name of the stored picture in the slides folder; empty where the organiser gave none."""


class Mark(Base):
    """Music, laughter, applause, a mood: heard and not said."""

    __tablename__ = "marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    source_at: Mapped[int]
    kind: Mapped[str]
    mood: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class Source(Base):
    """An imported file as it came. The newest of a session is what its utterances point into."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    fingerprint: Mapped[str | None] = mapped_column(index=True)
    """Of the file with its agenda and what was asked for (`Upload.fingerprint`); None before it was kept."""
    reader: Mapped[str]
    encoding: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    agenda: Mapped[str] = mapped_column(default="", deferred=True)
    """The agenda's text it was read with."""
    notes: Mapped[str] = mapped_column(default="")
    """What the reader and the attribution had to say, a line each."""
    imported_at: Mapped[datetime]


class GoneUtterance(Base):
    """What stood at an address that a later import of the session took away or merged into another."""

    __tablename__ = "gone_utterances"

    public_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    speaker_name: Mapped[str]
    heard: Mapped[str]
    first_heard: Mapped[str | None]
    """As in `Utterance`."""
    text: Mapped[str]
    neighbour: Mapped[str]
    """Public id of the nearest utterance that is still there, or that holds these words now."""
    moved: Mapped[bool]
    """True: `neighbour` holds these words now, and the address redirects to it. False: they are gone."""
    gone_at: Mapped[datetime]


class Redirect(Base):
    """An old address of something that has another one now."""

    __tablename__ = "redirects"
    __table_args__ = (UniqueConstraint("kind", "old"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """session, speaker or event."""
    old: Mapped[str]
    """A slug of that kind, once published."""
    new: Mapped[str]
    """The slug it goes by now; empty for something that is not there any more."""


class GlossaryTerm(Base):
    """A correct term, and one way in which it is misheard ("" for none): a search for it finds that too."""

    __tablename__ = "glossary_terms"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    """The event in which it holds; none: in the whole archive."""
    term: Mapped[str] = mapped_column(index=True)
    heard: Mapped[str] = mapped_column(default="")
    origin: Mapped[str]
    """file, or editor for what came from a correction."""


class IndexJob(Base):
    """A change of an utterance that the search index has yet to follow; deleted once it has."""

    __tablename__ = "index_jobs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    utterance_id: Mapped[int]
    """No foreign key: the utterance may be gone, and the index has to follow that too."""
