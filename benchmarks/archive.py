"""An archive of many real utterances, put into the tables directly, to measure searches in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from app.database import Database
from app.models import Session, Speaker, Utterance
from app.text.language import language
from benchmarks.material import real_sessions

LONGEST = 400
_SENTENCE = re.compile(r".{1,400}(?:[。！？.!?]|$)", re.DOTALL)
_MARKUP = re.compile(r"\]\([^)]*\)|[*_\[\]]")


def fill(database: Database, count: int) -> int:
    """Put the first `count` utterances of the load corpus into an empty archive; how many there were."""
    speakers: dict[str, int] = {}
    sessions: list[dict[str, Any]] = []
    utterances: list[dict[str, Any]] = []
    for session, position, speaker, text in islice(_utterances(), count):
        if position == 0:
            sessions.append(_session(len(sessions) + 1, session))
        number = speakers.setdefault(speaker, len(speakers) + 1)
        utterances.append(_utterance(len(utterances) + 1, len(sessions), position, number, text))
    with database.writing() as db:
        db.execute(insert(Session), sessions)
        db.execute(insert(Speaker), [_speaker(name, number) for name, number in speakers.items()])
        for first in range(0, len(utterances), 5_000):
            db.execute(insert(Utterance), utterances[first : first + 5_000])
    return len(utterances)


def _utterances() -> Iterator[tuple[dict[str, Any], int, str, str]]:
    for session in real_sessions():
        position = 0
        for turn in session["turns"]:
            plain = " ".join(_MARKUP.sub("", turn["text"]).split())
            for piece in _SENTENCE.findall(plain) if len(plain) > LONGEST else [plain]:
                if piece.strip():
                    yield session, position, turn["speaker"] or "?", piece.strip()
                    position += 1


def _session(number: int, session: dict[str, Any]) -> dict[str, Any]:
    now = datetime(2026, 1, 1)
    return {
        "id": number,
        "key": str(number),
        "slug": str(number),
        "title": session["title"],
        "date": date.fromisoformat(session["date"]) if session["date"] else None,
        "imported_at": now,
        "updated_at": now,
    }


def _speaker(name: str, number: int) -> dict[str, Any]:
    return {"id": number, "key": str(number), "slug": str(number), "name": name, "role": "speaker"}


def _utterance(number: int, session: int, position: int, speaker: int, text: str) -> dict[str, Any]:
    return {
        "id": number,
        "public_id": str(number),
        "session_id": session,
        "position": position,
        "speaker_id": speaker,
        "heard": text,
        "text": text,
        "lang": language(text),
        "source_start": 0,
        "source_end": len(text),
        "confidence": 1.0,
        "evidence": [],
    }


def archive_in(folder: Path, count: int) -> tuple[Database, int]:
    """A new archive in `folder` with that many utterances, not indexed yet."""
    database = Database(folder / "rostra.sqlite3")
    return database, fill(database, count)
