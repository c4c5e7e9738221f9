"""A file read, attributed and cut: everything of an import that needs no database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from app.attribution import attribute
from app.attribution.agenda import Agenda
from app.attribution.agenda_text import read_agenda
from app.attribution.names import printed_people
from app.errors import BadAgenda, UnreadableSource
from app.readers import read
from app.readers.decoding import MOST_BYTES
from app.text.sounds import sound_of_name
from app.transcript import Attribution, Transcript
from app.utterances import Draft, cut

LONG_ENOUGH = 3
"""A word of a name with more letters than this tells who is meant."""


def no_picture(path: str) -> str:
    """Where nobody hands in slide pictures."""
    return ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to import, and what its organiser says of it."""

    name: str
    """The file's name, without folder."""
    content: bytes
    agenda_name: str = ""
    agenda: str = ""
    """The agenda's text; empty for none."""
    event: str = ""
    """The event it belongs to, whatever the file says; empty: as the agenda or the file says."""
    reader: str | None = None
    most_bytes: int = MOST_BYTES
    """A larger file is refused."""
    again: bool = False
    """Read and attribute it anew even if the same file is there already (after an upgrade)."""
    picture: Callable[[str], str] = no_picture
    """From a slide's path in the source to the name of its stored picture, "" where there is none."""

    @property
    def fingerprint(self) -> str:
        """What is the same if the same file comes again, with the same agenda and wishes."""
        parts = (self.content, self.agenda.encode(), self.event.encode(), (self.reader or "").encode())
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and attributed: everything that needs no database."""

    upload: Upload
    transcript: Transcript
    attribution: Attribution
    agenda: Agenda | None
    drafts: tuple[Draft, ...]
    sha256: str

    @property
    def title(self) -> str:
        """The printed title before the recogniser's file name."""
        return (self.agenda.title if self.agenda else "") or self.transcript.header.title

    @property
    def event(self) -> str:
        """The event's name, "" for none."""
        return self.upload.event or (self.agenda.event if self.agenda else "") or self.transcript.header.event

    @property
    def notes(self) -> tuple[str, ...]:
        """What reader and attribution have to say to the editor."""
        return (*self.transcript.notes, *self.attribution.notes)


def prepare(upload: Upload) -> Prepared:
    """Read and attribute a file; nothing is stored.

    Raises UnreadableSource or BadAgenda, with the place and what to do.
    """
    agenda = read_agenda(upload.agenda_name, upload.agenda) if upload.agenda.strip() else None
    transcript = read(upload.name, upload.content, upload.reader, upload.most_bytes)
    attribution = attribute(transcript, agenda)
    if agenda and not _is_of(agenda, transcript, attribution):
        names = "、".join(person.name for person in printed_people(agenda)[:3])
        raise BadAgenda(
            upload.agenda_name,
            f"it names nobody who is heard in {upload.name} ({names}, …). If it is the right one, add the"
            " names as they were heard under “also”; else import without it.",
        )
    drafts = cut(transcript, attribution)
    if not drafts:
        raise UnreadableSource(upload.name, "there are no spoken words in it.")
    sha256 = hashlib.sha256(upload.content).hexdigest()
    return Prepared(upload, transcript, attribution, agenda, drafts, sha256)


def _is_of(agenda: Agenda, transcript: Transcript, attribution: Attribution) -> bool:
    """Whether anybody on the agenda speaks or is spoken of, by any spelling that sounds like it."""
    printed = printed_people(agenda)
    if not printed or {person.name for person in attribution.people} & {person.name for person in printed}:
        return True
    labels = [name for person in attribution.people for name in (person.name, *person.heard)]
    spoken = sound_of_name(" ".join([transcript.running.text, *labels]))
    spellings = {spelt for person in printed for spelt in (person.name, *person.also)}
    words = {word for spelt in spellings for word in spelt.split() if len(word) > LONG_ENOUGH}
    return any(sound_of_name(name) in spoken for name in spellings | words)
