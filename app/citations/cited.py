"""What a citation is made of: who said what, where and when, and where it can be read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from app.citations.names import Name, split_name
from app.text.harmless import single_line

_SENTENCE_END = ".?!。？！"


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says of the cited words. Texts are put on one line, as those of `Cited`."""

    speaker: str
    is_name: bool
    """Whether `speaker` is a person's name; else a role ("Moderator") or number ("Speaker 2")."""
    words: str
    spellings: tuple[str, ...] = ()
    """The person's name as it is written elsewhere."""

    def __post_init__(self) -> None:
        """Put every text on one line."""
        object.__setattr__(self, "speaker", single_line(self.speaker))
        object.__setattr__(self, "words", single_line(self.words))

    @property
    def name(self) -> Name:
        """The speaker's name, taken apart."""
        return split_name(self.speaker, self.spellings) if self.is_name else Name(literal=self.speaker)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a talk, one person's or of several in turn.

    Texts are put on one line and lose what nobody sees; "" where something is not known.
    """

    id: str
    said: tuple[Said, ...]
    """In the order in which it was said; never empty."""
    lang: str
    talk: str
    """The title of the talk within the session."""
    session: str
    event: str
    day: date | None
    seconds: float | None
    """Where in the recording it begins."""
    archive: str
    """Who publishes it."""
    url: str
    accessed: date
    """The reader's day; given, so that nothing here looks at a clock."""

    def __post_init__(self) -> None:
        """Put every text on one line."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, single_line(value))

    @property
    def title(self) -> str:
        """The talk's title, or the session's where the talk has none."""
        return self.talk or self.session

    @property
    def within(self) -> str:
        """The session that the talk belongs to; "" where the session itself is cited."""
        return self.session if self.talk else ""

    @property
    def names(self) -> tuple[Name, ...]:
        """The speakers, each once."""
        return tuple({one.speaker: one.name for one in self.said}.values())

    @property
    def words(self) -> str:
        """What was said; with who said it where several speak."""
        if len(self.said) == 1:
            return self.said[0].words
        return " ".join(f"{one.speaker}: {one.words}" for one in self.said)


def ended(text: str) -> str:
    """With a full stop, unless it ends like a sentence already."""
    bare = text.rstrip("”’」』\"')）")
    return text if bare.endswith(tuple(_SENTENCE_END)) else f"{text}."


def talk_title(kind: str, title: str) -> str:
    """The title of a part of the programme if it is one: not the sentence that opened it, nor its kind."""
    plain = single_line(title)
    is_title = kind not in ("opening", "closing", "music") and plain.lower() != kind
    return (
        plain if is_title and len(plain) <= 120 and not plain.endswith(("。", "！", "？", ".", "!")) else ""
    )
