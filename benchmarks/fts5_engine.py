"""SQLite's FTS5 in the place of our index: the same tokens, the same plans, and all above it the same.

So it does the same job: what it proposes is read, verified, marked and counted by the same code. A plan that
need not be satisfied whole is an OR there, of which the best MOST_LIKE by BM25 are candidates. (With
detail=column FTS5 takes less room, but gives every hit the rank 0.)
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from pathlib import Path

import numpy as np

from app.search.engine.evaluator import NOTHING
from app.search.engine.protocol import (
    FIELDS,
    NUMBERS,
    AnyOf,
    Batch,
    Candidates,
    Document,
    Field,
    Filters,
    Plan,
)

MOST_LIKE = 800
"""As many as a search by sound ever looks at where hardly anything stands (by_sound.py)."""
TERMS = 100_000
"""Frequencies kept in memory, as our index keeps them."""
_IN = {"speakers": "speaker", "sessions": "session", "events": "event", "langs": "lang", "kinds": "kind"}


class Fts5Engine:
    """A search engine over an FTS5 table and a table of numbers beside it. Built once, never changed."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, check_same_thread=False)
        self.document_frequency = lru_cache(TERMS)(self._document_frequency)

    def writing(self) -> AbstractContextManager[None]:
        """Nobody else writes."""
        return nullcontext()

    def rebuild(self, batches: Iterable[Batch]) -> int:
        columns = ", ".join(FIELDS)
        self._db.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({columns}, content='',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        self._db.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, 'col')")
        self._db.execute(f"CREATE TABLE about ({', '.join(f'{name} INTEGER' for name in NUMBERS)})")
        self._db.execute("CREATE UNIQUE INDEX ids ON about (id)")
        for batch in batches:
            numbers = list(zip(*(batch.columns[name] for name in NUMBERS), strict=True))
            texts = [_texts(batch, field, len(numbers)) for field in FIELDS]
            self._db.executemany(f"INSERT INTO about VALUES ({','.join('?' * len(NUMBERS))})", numbers)
            rows = zip((one[0] for one in numbers), *texts, strict=True)
            self._db.executemany(f"INSERT INTO texts (rowid, {columns}) VALUES (?, ?, ?, ?)", rows)
        self._db.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        self._db.commit()
        return int(self._db.execute("SELECT count(*) FROM about").fetchone()[0])

    def candidates(self, plan: Plan, filters: Filters) -> Candidates:
        match = _match(plan)
        if not match:
            return NOTHING
        conditions, values = _conditions(filters)
        columns = ", ".join(f"a.{name}" for name in NUMBERS)
        query = f"SELECT {columns} FROM texts JOIN about a ON a.id = texts.rowid WHERE texts MATCH ?"
        limit = f" ORDER BY rank LIMIT {MOST_LIKE}" if plan.enough < 1 else " ORDER BY rank"
        rows = self._db.execute(query + conditions + limit, [match, *values]).fetchall()
        if not rows:
            return NOTHING
        found = dict(zip(NUMBERS, np.array(rows).T, strict=True))
        return Candidates(
            found["id"],
            np.arange(len(rows), 0, -1).astype(np.float32),
            *(found[name] for name in ("speaker", "session", "event", "day", "lang", "kind")),
        )

    def _document_frequency(self, token: str, field: Field = "words") -> int:
        query = "SELECT doc FROM terms WHERE term = ? AND col = ?"
        row = self._db.execute(query, (_plain(token).lower(), field)).fetchone()
        return row[0] if row else 0

    def vocabulary(self, prefix: str, field: Field = "words") -> Mapping[str, int]:
        query = "SELECT term, doc FROM terms WHERE term >= ? AND term < ? AND col = ?"
        beginning = _plain(prefix).lower()
        return dict(self._db.execute(query, (beginning, beginning + "\U0010ffff", field)))

    def document_count(self) -> int | None:
        return int(self._db.execute("SELECT count(*) FROM about").fetchone()[0])

    def generation(self) -> int:
        return 1

    def is_open(self) -> bool:
        return True

    def warm_up(self) -> None:
        """SQLite reads what is asked for."""

    def apply(self, documents: Iterable[Document], deleted: Iterable[int]) -> None:
        raise NotImplementedError("measured as it was built")


def _texts(batch: Batch, field: Field, count: int) -> list[str]:
    """For each document of a batch its tokens, as often as they stand there."""
    occurrences = batch.occurrences(field)
    names = [_plain(name) for name in occurrences.names]
    tokens: defaultdict[int, list[str]] = defaultdict(list)
    parts = (occurrences.documents, occurrences.tokens, occurrences.counts)
    for document, token, times in zip(*(part.tolist() for part in parts), strict=True):
        tokens[document] += [names[token]] * times
    return [" ".join(tokens[number]) for number in range(count)]


def _plain(token: str) -> str:
    """A token without signs, which FTS5 would cut it at."""
    return token if token.isalnum() else re.sub(r"\W|_", lambda sign: f"x{ord(sign[0]):x}x", token)


def _match(plan: Plan) -> str:
    joint = " AND " if plan.enough >= 1 else " OR "
    match = joint.join(map(_any_of, plan.wanted))
    for one in plan.also:
        match = f"({match}) AND {_any_of(one)}" if match else _any_of(one)
    for one in plan.unwanted:
        match = f"({match}) NOT {_any_of(one)}" if match else ""
    return match


def _any_of(one: AnyOf) -> str:
    tokens = [f'"{_plain(token)}"' for token in one.tokens]
    if one.prefix:
        tokens.append(f'"{_plain(one.prefix)}" *')
    return f"{one.field} : ({' OR '.join(tokens)})"


def _conditions(filters: Filters) -> tuple[str, list[object]]:
    conditions, values = "", list[object]()
    for name, column in _IN.items():
        numbers = getattr(filters, name)
        if numbers is not None:
            conditions += f" AND a.{column} IN (SELECT value FROM json_each(?))"
            values.append(str(sorted(numbers)))
    if filters.first_day is not None:
        conditions, values = conditions + " AND a.day >= ?", [*values, filters.first_day]
    if filters.last_day is not None:
        conditions, values = conditions + " AND a.day <= ?", [*values, filters.last_day]
    return conditions, values
