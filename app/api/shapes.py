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


class FoundUtterance(BaseModel):
    """The utterance of a hit."""

    id: str
    url: str
    text: str
    lang: str
    speaker: SpeakerRef
    session: SessionRef


class SearchHit(BaseModel):
    """One hit; spans are character offsets into the utterance's text."""

    utterance: FoundUtterance
    match: Literal["exact", "variant", "sounds_like", "partial"]
    spans: list[tuple[int, int]]
    continues: bool
    """Whether the match runs on into the next utterance."""


class FacetValue(BaseModel):
    """One value that the search can be narrowed to, and how many hits that leaves."""

    value: str
    label: str
    count: int


class SearchAnswer(BaseModel):
    """A page of search results; `partial`: there may be more than `total`."""

    query: str
    total: int
    page: int
    pages: int
    took_ms: float
    partial: bool
    hits: list[SearchHit]
    facets: dict[str, list[FacetValue]]
    hints: list[str]


class Difference(BaseModel):
    """Where a quotation differs from what was said: replace, delete (not said) or insert (not in it)."""

    op: Literal["replace", "delete", "insert"]
    asked: str
    said: str
    alters: list[Literal["number", "negation", "word"]]
    """Why it makes another statement of the sentence: another number, a negation, other words."""


class QuotePlace(BaseModel):
    """A place where a quotation was said."""

    match: Literal["exact", "variant", "sounds_like", "partial"]
    share: float
    """How much of it stands there, 0 to 1."""
    utterances: list[str]
    url: str
    """Of the first of these utterances."""
    link: str
    """To the very words, over all of them; to the first utterance where they are too many."""
    speaker: SpeakerRef
    """Who said most of it."""
    speakers: list[SpeakerRef]
    session: SessionRef
    said: str
    """The words as they stand."""
    difference: list[Difference]
    notes: list[str]
    """What alters the statement, told to people."""


class QuoteVerdict(BaseModel):
    """Whether, where and by whom a quotation was said."""

    quote: str
    verdict: Literal["exact", "variant", "sounds_like", "partial", "absent"]
    matches: list[QuotePlace]
    hints: list[str]


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
