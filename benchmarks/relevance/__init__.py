"""How often the right passage comes first, and how fast whole answers are."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from app.database import Db
from app.search.engine import SearchEngine
from app.search.find import find
from app.search.query import parse
from benchmarks.material import median_and_p95, print_table
from benchmarks.relevance.archive import Archive
from benchmarks.relevance.windows import (
    Quote,
    added,
    dropped,
    homophones,
    letters,
    seed_utterances,
    spoilt,
    windows,
    wrong,
)

SIZE = 100_000
WINDOWS = 1_000


def run(size: int = SIZE) -> None:
    """Print all tables with the seed among `size` other utterances."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), size)
        with archive.database.reading() as db:
            _print_windows(db, archive.engine, size)
        archive.close()


def _print_windows(db: Db, engine: SearchEngine, size: int) -> None:
    rows = []
    for name, quotes in _kinds(db):
        first = ten = 0
        times = []
        some = list(islice(quotes, WINDOWS if name == "as it stands" else WINDOWS // 4))
        for quote in some:
            place, took = _place(db, engine, quote)
            first += place == 1
            ten += 0 < place <= 10
            times.append(took / 1e3)
        median, p95 = median_and_p95(times)
        rows.append(
            (
                name,
                str(len(some)),
                f"{first / len(some):.1%}",
                f"{ten / len(some):.1%}",
                f"{median:.1f} / {p95:.1f}",
            )
        )
    head = ("quote", "count", "first", "among ten", "ms, median / p95")
    print_table(f"Quotes of 8 to 20 characters from the seed, among {size:,} other utterances", head, rows)


def _kinds(db: Db) -> Iterator[tuple[str, Iterator[Quote]]]:
    said = seed_utterances(db)

    def cut(least: int = 8) -> Iterator[Quote]:
        return windows(said, random.Random(28), least)

    chance = random.Random(82)
    yield "as it stands", cut()
    yield "one homophone", spoilt(cut(), homophones(1, near=False), chance)
    yield "one near-homophone", spoilt(cut(), homophones(1, near=True), chance)
    yield "two near-homophones in 12 and more", spoilt(cut(12), homophones(2, near=True), chance)
    yield "two other characters in 12 and more", spoilt(cut(12), wrong(2), chance)
    yield "one character left out", spoilt(cut(), dropped, chance)
    yield "one character put in", spoilt(cut(), added, chance)


def _place(db: Db, engine: SearchEngine, quote: Quote) -> tuple[int, float]:
    """The place of the first hit that holds the quote (0: none), and the milliseconds it took."""
    results = find(db, engine, parse(quote.asked))
    wanted = letters(quote.said)
    for place, hit in enumerate(results.hits, 1):
        if hit.row.id == quote.id or wanted in letters(hit.row.text + hit.row.following):
            return place, results.took_ms
    return 0, results.took_ms
