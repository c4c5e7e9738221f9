"""Other engines on the same tokens: SQLite's FTS5, and tantivy where it is installed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from app.search.engine.protocol import AnyOf, Document, Filters, Plan

try:
    import tantivy
except ImportError:
    tantivy = None

TOP = 10
COLUMNS = ("speaker", "session", "day", "lang")


class Peer(Protocol):
    """An engine to be measured. Answers are the numbers of the best TOP documents, or counts by speaker."""

    name: str
    folder: Path

    def build(self, documents: Iterable[Document]) -> None:
        """Index all of them and have them on the disk."""

    def search(self, plan: Plan, filters: Filters) -> Callable[[], object]:
        """The best documents, ready to be asked for."""

    def facet(self, plan: Plan) -> Callable[[], object]:
        """How many documents each speaker has."""


class FTS5:
    """SQLite's full-text search, with the columns that are filtered by in a table beside it."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._db = sqlite3.connect(folder / "fts5.sqlite3")

    def build(self, documents: Iterable[Document]) -> None:
        self._db.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(words, sounds, content='',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        self._db.execute(f"CREATE TABLE about (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        for one in documents:
            texts = (one.id, _text(one.tokens), _text(one.sounds))
            self._db.execute("INSERT INTO texts (rowid, words, sounds) VALUES (?, ?, ?)", texts)
            numbers = (one.id, *(getattr(one, name) for name in COLUMNS))
            self._db.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?)", numbers)
        self._db.execute("CREATE INDEX speakers ON about (speaker)")
        self._db.commit()

    def search(self, plan: Plan, filters: Filters) -> Callable[[], object]:
        query, values = "SELECT texts.rowid FROM texts", [_match(plan)]
        conditions = ""
        if filters != Filters():
            query += " JOIN about ON about.id = texts.rowid"
            conditions = " AND speaker IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?"
            values += [str(list(filters.speakers or ())), filters.first_day, filters.last_day]
        query += f" WHERE texts MATCH ?{conditions} ORDER BY rank LIMIT {TOP}"
        return lambda: self._db.execute(query, values).fetchall()

    def facet(self, plan: Plan) -> Callable[[], object]:
        query = (
            "SELECT speaker, count(*) FROM texts JOIN about ON about.id = texts.rowid"
            " WHERE texts MATCH ? GROUP BY speaker"
        )
        values = [_match(plan)]
        return lambda: self._db.execute(query, values).fetchall()


def _text(tokens: Mapping[str, int]) -> str:
    return " ".join(_plain(token) for token, count in tokens.items() for _ in range(count))


def _plain(token: str) -> str:
    """A token without signs, which the others would cut it at."""
    return token if token.isalnum() else re.sub(r"\W|_", lambda sign: f"x{ord(sign[0]):x}x", token)


def _match(plan: Plan) -> str:
    joint = " AND " if plan.enough >= 1 else " OR "
    return joint.join(
        "("
        + " OR ".join(f'{one.field} : "{_plain(token)}"' for token in one.tokens)
        + (f'{one.field} : "{_plain(one.prefix)}" *' if one.prefix else "")
        + ")"
        for one in plan.wanted
    )


class Tantivy:
    """The Rust engine, through its Python package; one thread writes."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        for field in ("words", "sounds"):
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("id", fast=True)
        for name in COLUMNS:
            builder.add_integer_field(name, indexed=True, fast=True)
        self._schema = builder.build()
        self.folder = folder
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._searcher: Any = None

    def build(self, documents: Iterable[Document]) -> None:
        writer = self._index.writer(heap_size=300_000_000, num_threads=1)
        for one in documents:
            document = tantivy.Document(words=_text(one.tokens), sounds=_text(one.sounds), id=one.id)
            for name in COLUMNS:
                document.add_integer(name, getattr(one, name))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, plan: Plan, filters: Filters) -> Callable[[], object]:
        query = self._query(plan, filters)
        return lambda: self._searcher.search(query, TOP, count=True).hits

    def facet(self, plan: Plan) -> Callable[[], object]:
        query = self._query(plan, Filters())
        terms = {"speakers": {"terms": {"field": "speaker", "size": 10}}}
        return lambda: self._searcher.aggregate(query, terms)

    def _query(self, plan: Plan, filters: Filters) -> Any:
        occur = tantivy.Occur.Must if plan.enough >= 1 else tantivy.Occur.Should
        parts = [(occur, self._any_of(one)) for one in plan.wanted]
        if filters.speakers:
            speakers: Sequence[int] = list(filters.speakers)
            parts.append(
                (tantivy.Occur.Must, tantivy.Query.term_set_query(self._schema, "speaker", speakers))
            )
            days = (filters.first_day, filters.last_day)
            within = tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, *days)
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(within, 0.0)))
        return tantivy.Query.boolean_query(parts)

    def _any_of(self, one: AnyOf) -> Any:
        query = tantivy.Query
        if one.prefix:
            return query.regex_query(self._schema, one.field, _plain(one.prefix) + ".*")
        terms = [query.term_query(self._schema, one.field, _plain(token)) for token in one.tokens]
        return query.boolean_query([(tantivy.Occur.Should, term) for term in terms])


def peers(folder: Path) -> list[Peer]:
    """All that can be measured here, each in a folder of its own."""
    kinds: list[Callable[[Path], Peer]] = [FTS5] if tantivy is None else [FTS5, Tantivy]
    found = []
    for number, kind in enumerate(kinds):
        own = folder / f"peer{number}"
        own.mkdir()
        found.append(kind(own))
    return found
