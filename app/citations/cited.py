"""What a citation is made of: who said what, where and when, and where it can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date

from app.text.harmless import single_line
from app.text.normalise import HAN

_HAN = re.compile(f"[{HAN}]")
_PARTICLE = re.compile(r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|zur|bin|ibn|al)\Z")
_SENTENCE_END = ".?!。？！"


@dataclass(frozen=True, slots=True)
class Cited:
    """One utterance. Texts are put on one line and lose what nobody sees; "" where something is not known."""

    id: str
    speaker: str
    is_name: bool
    """Whether `speaker` is a person's name; else a role ("Moderator") or number ("Speaker 2")."""
    words: str
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
    def name(self) -> Name:
        """The speaker's name, taken apart."""
        return split_name(self.speaker) if self.is_name else Name(literal=self.speaker)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, or whole where it has none that may change places (彭文生, Ayla, Moderator)."""

    given: str = ""
    family: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """ "Ondarra, Liesbet"; 彭文生."""
        return self.literal or f"{self.family}, {self.given}"

    def initials(self, point: str = ".", space: str = " ") -> str:
        """ "L. M." for Liesbet Maria, "J.-P." for Jean-Pierre."""
        words = ("-".join(part[0].upper() + point for part in word.split("-") if part)
                 for word in self.given.split())  # fmt: skip
        return space.join(words)


def split_name(name: str) -> Name:
    """The family name is the last word, with the particles before it; Chinese names stay whole."""
    words = name.split()
    if _HAN.search(name) or len(words) < 2 or any(character.isdigit() for character in name):
        return Name(literal=name)
    first = len(words) - 1
    while first > 1 and _PARTICLE.match(words[first - 1]):
        first -= 1
    return Name(given=" ".join(words[:first]), family=" ".join(words[first:]))


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
