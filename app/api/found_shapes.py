"""The forms of what searches and quotations are answered with, as OpenAPI describes them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from app.api.shapes import SessionRef, SpeakerRef


class FoundUtterance(BaseModel):
    """The utterance of a hit."""

    id: str
    url: str
    text: str
    lang: str
    speaker: SpeakerRef
    confidence: float = Field(description="How sure it is who speaks, 0 to 1.")
    speaker_certain: bool = Field(description="Whether that is sure enough to name the speaker for certain.")
    session: SessionRef
    kind: str | None = Field(description="Of the part of the programme it stands in.")
    start_seconds: float | None


class SearchHit(BaseModel):
    """One hit; spans are character offsets into the utterance's text."""

    utterance: FoundUtterance
    match: Literal["exact", "variant", "sounds_like", "partial"]
    spans: list[tuple[int, int]]
    continues: bool = Field(description="Whether the match runs on into the next utterance.")


class FacetValue(BaseModel):
    """One value that the search can be narrowed to, and how many hits that leaves."""

    value: str
    label: str
    count: int
    chosen: bool = Field(description="Whether the search is narrowed to it already.")


class FoundSpeaker(SpeakerRef):
    """A speaker whose name is in the search."""

    title: str | None
    org: str | None


class SaidBySpeaker(BaseModel):
    """What a speaker, whose name stands beside other words, said of them: another search."""

    speaker: FoundSpeaker
    q: str = Field(description="The other words, to be searched for among what the speaker said.")
    url: str = Field(description="That search.")
    total: int | None = Field(description="How many hits it has; told where the search itself has none.")


class WithoutWords(BaseModel):
    """A search without one or more of several words, where no passage has all of them."""

    words: str = Field(description="Those left out.")
    q: str = Field(description="The others.")
    url: str = Field(description="That search.")
    total: int = Field(description="How many hits it has.")


class ChartBar(BaseModel):
    """Hits in a stretch of time, or of the one session that all are in."""

    label: str = Field(description="A year, a month such as 2024-07, or how far into the session: 25 %.")
    count: int
    first: str | None = Field(
        description="The first day, to narrow the search to; null without hits, and within a session."
    )
    last: str | None


class SearchAnswer(BaseModel):
    """A page of search results."""

    query: str
    total: int
    page: int
    pages: int
    took_ms: float
    partial: bool = Field(
        description="There may be more than `total`: the index is being built, or a bound was reached."
    )
    nearest: bool = Field(
        description="Nobody said exactly the phrase that was asked for; the hits come nearest."
    )
    did_you_mean: str | None = Field(
        description="A query that finds something, where nothing stands as it was asked."
    )
    without: list[WithoutWords] = Field(
        description="Searches without one or more of several words, where no passage has all of them."
    )
    speakers: list[FoundSpeaker] = Field(description="Those whose name is all that was searched for.")
    by_speaker: SaidBySpeaker | None
    hits: list[SearchHit]
    facets: dict[str, list[FacetValue]]
    spread: list[ChartBar] = Field(description="Where the hits lie in time, or in their one session.")
    hints: list[str]


class Difference(BaseModel):
    """Where a quotation differs from what was said: replace, delete (not said) or insert (not in it)."""

    op: Literal["replace", "delete", "insert"]
    asked: str
    said: str
    alters: list[Literal["number", "negation", "word", "left_out"]] = Field(
        description="Why it is another statement: another number; a negation lost or added; other words; "
        "much of it left out without a sign."
    )


class QuotedSpeaker(SpeakerRef):
    """Somebody who said a quotation or a part of it."""

    confidence: float = Field(description="How sure it is that they did, 0 to 1.")
    certain: bool = Field(description="Whether that is sure enough to name them for certain.")


class QuotePlace(BaseModel):
    """A place where a quotation was said."""

    match: Literal["exact", "variant", "sounds_like", "partial"]
    share: float = Field(description="How much of it stands there, 0 to 1.")
    utterances: list[str]
    url: str = Field(description="Of the first of these utterances.")
    link: str = Field(
        description="To the very words, over all of them; to the first utterance where they are too many."
    )
    speaker: QuotedSpeaker = Field(description="Who said most of it.")
    speakers: list[QuotedSpeaker]
    session: SessionRef
    said: str = Field(description="The words as they stand.")
    difference: list[Difference]
    omissions: list[str] = Field(description="What was said where the quotation leaves words out.")
    notes: list[str] = Field(description="Who is not certain, what alters the statement, what is left out.")


class QuoteSentence(BaseModel):
    """One sentence of a quotation that was not said as one by one speaker."""

    quote: str
    verdict: Literal["exact", "variant", "sounds_like", "partial", "absent"] | None = Field(
        description="Null for one that is too short to be looked for by itself."
    )
    matches: list[QuotePlace] = Field(description="Those of who said most of the other sentences come first.")
    hints: list[str] = Field(description="What of it was not counted.")


class MorePassages(BaseModel):
    """Further passages with the words of a quotation, and the search that finds them all."""

    total: int = Field(description="How many besides those of `matches`.")
    partial: bool = Field(description="Whether there may be more.")
    q: str
    url: str


class QuoteVerdict(BaseModel):
    """Whether, where and by whom a quotation was said."""

    quote: str
    verdict: Literal["exact", "variant", "sounds_like", "partial", "absent"]
    matches: list[QuotePlace]
    more: MorePassages | None = Field(description="Where else it was said just so, if that is not all.")
    sentences: list[QuoteSentence] = Field(
        description="Each of its sentences, where it was not said as one by one speaker; else none."
    )
    hints: list[str]
