"""How fast a search is answered among 100,000 utterances, beside SQLite FTS5 doing the same job."""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from app.database import Database
from app.search.find import find
from app.search.indexer import Indexer
from app.search.query import parse
from app.search.whoosh_engine import WhooshEngine
from benchmarks.archive import archive_in
from benchmarks.material import median_and_p95, print_table, timed

UTTERANCES = 100_000
QUOTES = 300
WARM_UP = 30
LENGTH = 12
COMMON = (
    "委員會",
    "資料庫",
    "行政院",
    "people",
    "because",
    "open data",
)  # trigrams find nothing shorter than 3
_WORD = re.compile(r"[a-zA-Z0-9]*")
_PLAIN = re.compile(r"[\w ，。]+")


def run(utterances: int = UTTERANCES) -> None:
    """Print how fast the index is built, and how fast quotes and common words are answered."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        database, count = archive_in(path, utterances)
        engine = WhooshEngine(path / "index")
        building, _ = timed(Indexer(database, engine).rebuild)
        with closing(sqlite3.connect(path / "rostra.sqlite3")) as peer:
            filling, _ = timed(lambda: _fill_fts5(peer))
            rows = [("build the index", f"{count / building:,.0f}/s", f"{count / filling:,.0f}/s", "")]
            rows += _answers(database, engine, peer)
        engine.close()
        database.close()
    print_table(
        f"Search among {count:,} utterances (whole answers, median / p95 in ms)",
        ("what", "Rostra", "SQLite FTS5 (trigram)", "right one first"),
        rows,
    )


def _answers(
    database: Database, engine: WhooshEngine, peer: sqlite3.Connection
) -> list[tuple[str, str, str, str]]:
    with database.reading() as db:

        def ours(words: str) -> Sequence[str]:
            return [hit.row.id for hit in find(db, engine, parse(words)).hits]

        def theirs(words: str) -> Sequence[str]:
            return _fts5(peer, words)

        quotes = _quotes(peer)
        for words, _ in quotes[:WARM_UP]:
            ours(words), theirs(words)
        ms, right = _timed(ours, quotes[WARM_UP:])
        peer_ms, peer_right = _timed(theirs, quotes[WARM_UP:])
        common = [(word, "") for word in COMMON for _ in range(10)]
        return [
            (f"exact quote of {LENGTH} characters", ms, peer_ms, f"{right:.1%} / {peer_right:.1%}"),
            ("common word", _timed(ours, common)[0], _timed(theirs, common)[0], ""),
        ]


def _timed(answer: Callable[[str], Sequence[str]], asked: Sequence[tuple[str, str]]) -> tuple[str, float]:
    """Median and p95 of the answers, and the share whose first hit holds the quote."""
    seconds, right = [], 0
    for words, wanted in asked:
        took, found = timed(lambda words=words: answer(words))
        seconds.append(took)
        right += found[:1] == [wanted]
    median, p95 = median_and_p95(seconds)
    return f"{median:.2f} / {p95:.2f}", right / len(asked)


def _quotes(peer: sqlite3.Connection) -> list[tuple[str, str]]:
    """Quotes cut at random places, each from an utterance that alone holds it, with that one's id."""
    chance = random.Random(12)
    found: list[tuple[str, str]] = []
    while len(found) < QUOTES + WARM_UP:
        number = chance.randrange(1, UTTERANCES)
        row = peer.execute("select text from utterances where id = ?", (number,)).fetchone()
        quote = _cut(row[0], chance) if row else ""
        if not quote:
            continue
        holding = peer.execute("select rowid from fts where fts match ? limit 2", (f'"{quote}"',)).fetchall()
        if holding == [(number,)]:
            found.append((quote, str(number)))
    return found


def _cut(text: str, chance: random.Random) -> str:
    """LENGTH characters from a random place, no word cut in two; "" where there are none."""
    if len(text) < 2 * LENGTH:
        return ""
    at = chance.randrange(len(text) - LENGTH)
    at = _WORD.match(text, at).end() if at else 0  # type: ignore[union-attr]
    end = _WORD.match(text, at + LENGTH).end()  # type: ignore[union-attr]
    quote = text[at:end].strip()
    return quote if len(quote) >= LENGTH and _PLAIN.fullmatch(quote) else ""


# The peer: the same rows, the same page of hits with their names, marks and counts


def _fill_fts5(peer: sqlite3.Connection) -> None:
    peer.execute(
        "create virtual table fts using fts5(text, content='utterances', content_rowid='id',"
        " tokenize='trigram')"
    )
    peer.execute("insert into fts(fts) values ('rebuild')")
    peer.commit()


PAGE = """select u.public_id, highlight(fts, 0, '[', ']'), sp.slug, sp.name, se.slug, se.title, se.date
from fts join utterances u on u.id = fts.rowid join speakers sp on sp.id = u.speaker_id
join sessions se on se.id = u.session_id where fts match ? order by rank limit 20"""
COUNTS = """select u.speaker_id, u.session_id, u.lang, count(*) from fts join utterances u on u.id = fts.rowid
where fts match ? group by u.speaker_id, u.session_id, u.lang"""


def _fts5(peer: sqlite3.Connection, words: str) -> list[str]:
    match = " ".join(f'"{word}"' for word in words.split()) if len(words) < LENGTH else f'"{words}"'
    hits = [str(row[0]) for row in peer.execute(PAGE, (match,))]
    peer.execute(COUNTS, (match,)).fetchall()
    return hits
