"""An archive of many real utterances, put into the tables directly, to measure searches in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from app.database import Database
from app.models import Base, Session, Speaker, Utterance
from app.text.language import language
from benchmarks.corpus import day_of
from benchmarks.material import real_sessions

LONGEST = 400
AT_A_TIME = 5_000
REAL = 50_000
"""Utterances that more are made of."""
OF_A_SESSION = 900
_SENTENCE = re.compile(r".{1,400}(?:[。！？.!?]|$)", re.DOTALL)
_MARKUP = re.compile(r"\]\([^)]*\)|[*_\[\]]")


def fill(database: Database, count: int) -> int:
    """Put `count` utterances into an empty archive, real ones as far as there are; how many there are."""
    speakers: dict[str, int] = {}
    sessions = done = 0
    with database.writing() as db:
        said = islice(chain(_utterances(), _made_up()), count)
        while some := list(islice(said, AT_A_TIME)):
            rows: dict[type[Base], list[dict[str, Any]]] = {Session: [], Speaker: [], Utterance: []}
            for session, position, name, text in some:
                if position == 0:
                    sessions += 1
                    rows[Session].append(_session(sessions, session))
                if name not in speakers:
                    speakers[name] = len(speakers) + 1
                    rows[Speaker].append(_speaker(name, speakers[name]))
                done += 1
                rows[Utterance].append(_utterance(done, sessions, position, speakers[name], text))
            for table, new in rows.items():
                if new:
                    db.execute(insert(table), new)
    return done


def _utterances() -> Iterator[tuple[dict[str, Any], int, str, str]]:
    for session in real_sessions():
        position = 0
        for turn in session["turns"]:
            plain = " ".join(_MARKUP.sub("", turn["text"]).split())
            for piece in _SENTENCE.findall(plain) if len(plain) > LONGEST else [plain]:
                if piece.strip():
                    yield session, position, turn["speaker"] or "?", piece.strip()
                    position += 1


def _made_up() -> Iterator[tuple[dict[str, Any], int, str, str]]:
    """More than was said: sessions in which each utterance has the halves of two real ones."""
    real = list(islice(_utterances(), REAL))
    choice = random.Random(5)
    while True:
        session = choice.choice(real)[0]
        for position in range(OF_A_SESSION):
            (*_, speaker, one), (*_, other) = choice.choice(real), choice.choice(real)
            yield session, position, speaker, one[: len(one) // 2 + 1] + other[len(other) // 2 :]


def _session(number: int, session: dict[str, Any]) -> dict[str, Any]:
    now = datetime(2026, 1, 1)
    return {
        "id": number,
        "key": str(number),
        "slug": str(number),
        "title": session["title"],
        "date": day_of(session),
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
