"""A transcript in neutral form: what every reader returns and everything after it works on.

All offsets are counted in characters of `Transcript.source`, the decoded file. Words are never copied
with changes: a `Speech` is a stretch of the source, so nothing can be lost or made up on the way.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

Join = Literal["inline", "line", "paragraph"]
"""How a stretch of speech follows the one before it.

inline: without a break (a mark or tag stood between them); line: the recogniser or the subtitle broke here,
a sentence may go on; paragraph: the source means a break, an utterance ends here.
"""

MarkKind = Literal[
    "music",
    "laughter",
    "applause",
    "cry",
    "noise",
    "happy",
    "sad",
    "angry",
    "afraid",
    "disgust",
    "surprise",
    "note",
]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words spoken: exactly `source[start:end]`, without marks, tags, labels or blank ends."""

    start: int
    end: int
    join: Join = "paragraph"
    label: str | None = None
    """The speaker label as printed in the source, without its colon; None where the source has none."""
    start_seconds: float | None = None
    end_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened and was not said: music, laughter, a mood; or a stage note in words."""

    at: int
    kind: MarkKind
    end: int
    mood: bool = False
    """True for a mood that colours the words before it; False for an event before the words that follow."""
    note: str = ""
    """The words of the source for it, such as "(laughter)"; empty for a bare sign."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture at its place in the talk."""

    at: int
    path: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the source that opens a part of the programme."""

    at: int
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What the source says of itself. Empty or None where it says nothing."""

    title: str = ""
    date: date | None = None
    event: str = ""
    part: str = ""
    """The number of this recording within its video, such as "28"."""
    uploader: str = ""
    video_id: str = ""
    source_url: str = ""
    people: tuple[str, ...] = ()
    """Speakers that a front matter names."""


@dataclass(frozen=True)
class Transcript:
    """A source file, read: its words in order and everything around them."""

    name: str
    """The file's name, without folder."""
    reader: str
    source: str
    header: Header
    speech: tuple[Speech, ...]
    marks: tuple[Mark, ...] = ()
    slides: tuple[Slide, ...] = ()
    headings: tuple[Heading, ...] = ()
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """Plain sentences for whoever imports it: what was odd and what was made of it."""

    @property
    def labelled(self) -> bool:
        """Whether the source itself says who speaks."""
        return any(piece.label is not None for piece in self.speech)

    @cached_property
    def running(self) -> Running:
        """All words in order as one text; computed once."""
        return run_together(self.source, self.speech)


@dataclass(frozen=True, slots=True)
class Running:
    """The words of a transcript as one text, and where each character stands in the source."""

    text: str
    at: array[int]
    """Source offset of each character of `text`; a joining space has the offset of the character after it."""
    starts: tuple[int, ...]
    """Position in `text` at which each `Speech` begins, in order."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Positions in `text` (not empty, no blank ends) to offsets in the source."""
        return self.at[start], self.at[end - 1] + 1

    def position(self, offset: int) -> int:
        """The first position in `text` whose character stands at `offset` of the source or after it."""
        return bisect_left(self.at, offset)


def run_together(source: str, speech: tuple[Speech, ...]) -> Running:
    """Join the pieces: nothing between inline pieces and Chinese, one space between words that need it."""
    parts: list[str] = []
    at: array[int] = array("L")
    starts: list[int] = []
    position = before = 0
    for piece in speech:
        words = source[piece.start : piece.end]
        if parts and words and _needs_space(source, before, piece):
            parts.append(" ")
            at.append(piece.start)
            position += 1
        starts.append(position)
        parts.append(words)
        at.extend(range(piece.start, piece.end))
        position += len(words)
        before = piece.end
    return Running("".join(parts), at, tuple(starts))


def _needs_space(source: str, end: int, piece: Speech) -> bool:
    """Whether a space joins the piece to the words that end at `end`: within a line only where it had one."""
    if piece.join == "inline" and not (source[end].isspace() or source[piece.start - 1].isspace()):
        return False
    return not (_is_cjk(source[end - 1]) or _is_cjk(source[piece.start])) or piece.join == "paragraph"


def _is_cjk(character: str) -> bool:
    """Han, kana and the wide punctuation that Chinese and Japanese write without spaces around it."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    )


Role = Literal["speaker", "moderator", "announcer", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a decision: the cue, the words that gave it, and how much it counted."""

    cue: str
    """A cue's name from the lexicon, such as "call-up", "self-introduction", "label", "agenda-order"."""
    start: int
    end: int
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody heard in one transcript."""

    name: str
    """The best name: as printed in the agenda, else as heard, else a role ("主持人"), else "" (unknown)."""
    role: Role = "speaker"
    title: str = ""
    org: str = ""
    heard: tuple[str, ...] = ()
    """Every spelling heard for this person, most frequent first."""
    printed: tuple[str, ...] = ()
    """Other correct names, from the agenda."""
    full_name: bool = False
    """Whether `name` is enough to know the person in another session (a full name, not "张总" or "KW")."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of words by one person, in source offsets. Turns cover all speech, in order."""

    start: int
    end: int
    person: int
    """Index into `Attribution.people`."""
    confidence: float = 1.0
    """How sure we are that the person is right, 0 to 1."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the programme, from the source offset `start` to the next section."""

    kind: str
    title: str
    start: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, and the programme."""

    turns: tuple[Turn, ...]
    people: tuple[Person, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Plain sentences for the editor: who of the agenda was not heard, what could not be told."""
