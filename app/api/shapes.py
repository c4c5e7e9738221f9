"""The forms of the JSON interface, as OpenAPI describes them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel


class EventRef(BaseModel):
    """The event a session belongs to."""

    slug: str
    name: str


class SpeakerRef(BaseModel):
    """A speaker, named."""

    slug: str
    name: str


class SessionRef(BaseModel):
    """A session, named."""

    slug: str
    title: str
    date: str | None


class SessionHead(SessionRef):
    """A session in a list."""

    event: EventRef | None
    venue: str | None
    part: str | None
    uploader: str | None
    video_id: str | None
    source_url: str | None
    languages: list[str]
    utterances: int
    characters: int


class SourceFile(BaseModel):
    """The newest file a session was imported from."""

    name: str
    sha256: str
    reader: str
    encoding: str
    imported_at: str


class SessionSpeaker(SpeakerRef):
    """Somebody who speaks in a session, and the names heard for them there."""

    role: Literal["speaker", "moderator", "announcer", "unknown"]
    title: str | None
    org: str | None
    variants: list[str]


class SectionSpan(BaseModel):
    """A part of the programme, from one utterance to another (ids)."""

    kind: str
    title: str
    first: str | None
    last: str | None


class SessionWhole(SessionHead):
    """A session with its people and programme; the words are under `/utterances`."""

    source: SourceFile | None
    speakers: list[SessionSpeaker]
    sections: list[SectionSpan]


class SourceSpan(BaseModel):
    """Characters of the decoded source file."""

    start: int
    end: int


class UtteranceInSession(BaseModel):
    """One utterance; `speaker` is a slug, `section` an index into the session's sections."""

    id: str
    url: str
    speaker: str
    section: int | None
    text: str
    heard: str
    lang: str
    source: SourceSpan
    start_seconds: float | None
    end_seconds: float | None
    confidence: float
    evidence: list[dict[str, Any]]


class UtteranceWhole(BaseModel):
    """One utterance on its own."""

    id: str
    url: str
    session: SessionRef
    speaker: SpeakerRef
    section: SectionSpan | None
    text: str
    heard: str
    lang: str
    source: SourceSpan
    start_seconds: float | None
    end_seconds: float | None
    confidence: float
    evidence: list[dict[str, Any]]
    previous: str | None
    next: str | None


class SpeakerInList(SpeakerRef):
    """A speaker of the archive."""

    role: str
    title: str | None
    org: str | None
    variants: list[str]
    sessions: int
    utterances: int


class SpeakerWhole(SpeakerInList):
    """A speaker with the sessions they speak in."""

    in_sessions: list[SessionRef]


class SessionList(BaseModel):
    """A page of sessions; `next` is the address of the next page."""

    items: list[SessionHead]
    next: str | None


class UtteranceList(BaseModel):
    """A page of a session's utterances, in order."""

    items: list[UtteranceInSession]
    next: str | None


class SpeakerList(BaseModel):
    """A page of speakers."""

    items: list[SpeakerInList]
    next: str | None


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
