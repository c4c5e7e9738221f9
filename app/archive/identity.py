"""Keys and public ids: derived from what a source says, so that a rebuilt archive has the same addresses."""

from __future__ import annotations

import hashlib
import unicodedata
from base64 import b32encode
from collections.abc import Set
from pathlib import PurePath

from opencc import OpenCC

from app.text.white_space import squash
from app.transcript import Person, Transcript

_SIMPLIFIED = OpenCC("t2s")
ID_LENGTH = 10
"""Characters of a public id: 50 bits, a chance of 1 in 2,000 that two of a million utterances meet; then
the second takes another."""


def session_key(transcript: Transcript) -> str:
    """What makes two files the same session: video and part, else title and date, else the file's name."""
    header = transcript.header
    if header.video_id:
        return f"video:{header.video_id}:{header.part}"
    if header.date:
        return f"title:{_folded(header.title)}:{header.date.isoformat()}"
    return f"name:{_folded(PurePath(transcript.name).stem)}:{_folded(header.title)}"


def other_session_key(key: str, sha256: str) -> str:
    """The key of a session that shares its title and date with another and has other words."""
    return f"{key}:{sha256[:12]}"


def speaker_key(person: Person, session: str) -> str:
    """A full name is one person throughout the archive; anybody else is known in one session only."""
    if person.full_name:
        return f"name:{_folded(_SIMPLIFIED.convert(person.name))}"
    return f"session:{session}:{person.role}:{_folded(person.name)}"


def public_id(session: str, heard: str, taken: Set[str]) -> str:
    """The id of an utterance first heard with these words.

    A counter goes up until the id is not `taken`: the second "谢谢。" of a session has one of its own.
    """
    words = squash(heard)
    count = 0
    while True:
        digest = hashlib.sha256(f"{session}\n{words}\n{count}".encode()).digest()
        candidate = b32encode(digest).decode().lower()[:ID_LENGTH]
        if candidate not in taken:
            return candidate
        count += 1


def _folded(text: str) -> str:
    """Letters and digits without width and case. Never to change: keys of stored sessions are made of it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
