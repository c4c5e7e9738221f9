"""Other engines on the same texts, giving whole answers: a page of hits with names and marks, and counts."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from app.text.normalise import plain

try:
    import tantivy
except ImportError:
    tantivy = None

PAGE = 20
CANDIDATES = 100
"""Of tantivy's hits, how many are held against their text: its tokens know no order."""

_WHOLE = """select u.id, u.public_id, u.text, sp.slug, sp.name, se.slug, se.title, se.date
from utterances u join speakers sp on sp.id = u.speaker_id join sessions se on se.id = u.session_id
where u.id in (select value from json_each(?))"""


class Peer(Protocol):
    """An engine with an index of its own of the texts of an archive's database."""

    name: str

    def fill(self) -> None:
        """Index all texts."""

    def phrase(self, words: str) -> list[tuple[Any, ...]]:
        """A page of utterances with these very characters in a row, hydrated, marked, with counts."""

    def like(self, words: str, most: int) -> list[str]:
        """The texts that are most like these words."""


class Trigrams:
    """SQLite's FTS5 with its trigram tokeniser, in the archive's own file."""

    name = "SQLite FTS5 (trigram)"
    _page = """select u.public_id, highlight(fts, 0, '[', ']'), sp.slug, sp.name, se.slug, se.title, se.date
    from fts join utterances u on u.id = fts.rowid join speakers sp on sp.id = u.speaker_id
    join sessions se on se.id = u.session_id where fts match ? order by rank limit 20"""
    _counts = """select u.speaker_id, u.session_id, u.lang, count(*)
    from fts join utterances u on u.id = fts.rowid where fts match ? group by 1, 2, 3"""

    def __init__(self, database: Path) -> None:
        self._db = sqlite3.connect(database)
        self._db.create_function("plain", 1, plain, deterministic=True)

    def fill(self) -> None:
        self._db.execute("create virtual table fts using fts5(text, tokenize='trigram')")
        self._db.execute("insert into fts(rowid, text) select id, plain(text) from utterances")
        self._db.commit()

    def phrase(self, words: str) -> list[tuple[Any, ...]]:
        match = f'"{plain(words)}"'
        hits = self._db.execute(self._page, (match,)).fetchall()
        self._db.execute(self._counts, (match,)).fetchall()
        return hits

    def like(self, words: str, most: int) -> list[str]:
        """The phrase, or where it stands nowhere any of its trigrams."""
        asked = plain(words).replace('"', " ")
        grams = [asked[i : i + 3] for i in range(len(asked) - 2)]
        return self._texts(f'"{asked}"', most) or self._texts(" OR ".join(f'"{g}"' for g in grams), most)

    def _texts(self, match: str, most: int) -> list[str]:
        sql = "select text from fts where fts match ? order by rank limit ?"
        try:
            return [text for (text,) in self._db.execute(sql, (match, most))]
        except sqlite3.OperationalError:  # what it takes for a mistake in its own language
            return []


class Bigrams:
    """tantivy with tokens of two characters (and words), rows from the archive's database."""

    name = "tantivy (bigrams)"

    def __init__(self, database: Path, folder: Path) -> None:
        self._db = sqlite3.connect(database)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        for name in ("id", "speaker", "session"):
            builder.add_integer_field(name, fast=True, stored=name == "id")
        self._schema = builder.build()
        folder.mkdir()
        self._index = tantivy.Index(self._schema, path=str(folder))

    def fill(self) -> None:
        writer = self._index.writer(heap_size=300_000_000, num_threads=1)
        for number, text, speaker, session in self._db.execute(
            "select id, text, speaker_id, session_id from utterances"
        ):
            tokens = " ".join(_bigrams(text))
            writer.add_document(tantivy.Document(text=tokens, id=number, speaker=speaker, session=session))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def phrase(self, words: str) -> list[tuple[Any, ...]]:
        query = self._query(words, tantivy.Occur.Must)
        rows = self._rows(query, CANDIDATES)
        asked = plain(words)
        hits = [(*row[1:], row[2].replace(words, f"[{words}]")) for row in rows if asked in plain(row[2])]
        for name in ("speaker", "session"):
            self._searcher.aggregate(query, {"counts": {"terms": {"field": name, "size": 10}}})
        return hits[:PAGE]

    def like(self, words: str, most: int) -> list[str]:
        return [row[2] for row in self._rows(self._query(words, tantivy.Occur.Should), most)]

    def _rows(self, query: Any, most: int) -> list[tuple[Any, ...]]:
        found = self._searcher.search(query, most).hits
        numbers = [self._searcher.doc(address)["id"][0] for _, address in found]
        rows = {row[0]: row for row in self._db.execute(_WHOLE, (str(numbers),))}
        return [rows[number] for number in numbers]

    def _query(self, words: str, occur: Any) -> Any:
        terms = [
            (occur, tantivy.Query.term_query(self._schema, "text", token))
            for token in dict.fromkeys(_bigrams(words))
        ]
        return tantivy.Query.boolean_query(terms)


def _bigrams(text: str) -> Iterator[str]:
    """Words as they are; of anything else, each two characters."""
    for run in re.findall(r"[a-z0-9]+|[^\W a-z0-9]+", plain(text)):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from (one + other for one, other in pairwise(run))


def peers(folder: Path) -> Sequence[Peer]:
    """All that can be measured here, on the archive in `folder`, not filled yet."""
    database = folder / "rostra.sqlite3"
    if tantivy is None:
        return [Trigrams(database)]
    return [Trigrams(database), Bigrams(database, folder / "tantivy")]
