"""A file read, attributed and cut: everything of an import that needs no database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from app.attribution import attribute
from app.attribution.agenda import Agenda
from app.attribution.agenda_text import read_agenda
from app.errors import UnreadableSource
from app.readers import read
from app.readers.decoding import MOST_BYTES
from app.transcript import Attribution, Transcript
from app.utterances import Draft, cut


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
    drafts = cut(transcript, attribution)
    if not drafts:
        raise UnreadableSource(upload.name, "there are no spoken words in it.")
    sha256 = hashlib.sha256(upload.content).hexdigest()
    return Prepared(upload, transcript, attribution, agenda, drafts, sha256)
