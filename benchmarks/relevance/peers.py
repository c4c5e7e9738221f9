"""SQLite's trigram index on the same texts, asked as one would ask it: the phrase, else its words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence

from sqlalchemy import select

from app.database import Db
from app.models import Utterance
from app.text.normalise import plain
from benchmarks.relevance.known import FIRST, Found


class Trigrams:
    """FTS5 with the trigram tokeniser; text simplified and in small letters, as ours is."""

    def __init__(self, db: Db) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='trigram')")
        rows = db.execute(select(Utterance.id, Utterance.text))
        self._db.executemany(
            "INSERT INTO texts (rowid, text) VALUES (?, ?)", ((i, plain(t)) for i, t in rows)
        )
        self.seconds: list[float] = []

    def ask(self, asked: str) -> Sequence[Found]:
        """The best ten."""
        start = time.perf_counter()
        found = self._match(f'"{plain(asked).replace(chr(34), "")}"')
        if not found:
            grams = [plain(asked)[i : i + 3].replace(chr(34), " ") for i in range(len(asked) - 2)]
            found = self._match(" OR ".join(f'"{gram}"' for gram in grams)) if grams else []
        self.seconds.append(time.perf_counter() - start)
        return found

    def _match(self, query: str) -> list[Found]:
        sql = f"SELECT text FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {FIRST}"
        try:
            return [Found(text, "") for (text,) in self._db.execute(sql, (query,))]
        except sqlite3.OperationalError:  # what it takes for a mistake in its own language
            return []
