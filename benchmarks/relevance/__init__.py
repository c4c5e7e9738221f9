"""How often the right passage comes first, and how fast whole answers are."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from app.archive.glossary import replace_glossary
from app.database import Db
from app.glossary import Term
from app.search.engine.protocol import SearchEngine
from app.search.find import find
from app.search.query.query import from_parameters, parse
from app.search.quote.quote import find_quote
from app.search.suggest.suggest import suggestions
from benchmarks.material import median_and_p95, print_table, timed
from benchmarks.relevance import known
from benchmarks.relevance.archive import Archive
from benchmarks.relevance.windows import (
    Quote,
    added,
    dropped,
    homophones,
    letters,
    never_said,
    seed_utterances,
    spoilt,
    windows,
    wrong,
)
from benchmarks.text_peers import Peer, peers

SIZE = 100_000
WINDOWS = 1_000
NEVER_SAID = 200
RUNS = 6
GLOSSARY = (
    Term("OpenAI", ("open eye",)),
    Term("Llama", ("拉ma",)),
    Term("Geoffrey Hinton", ("支付jerey",)),
    Term("scaling law", ("sning弱", "sing law")),
)
COMMON = ("社会", "我们", "資料", "政府", "people", "data", "問題")
FILTER = {"speaker": "other-2", "from": "2015-01-01", "to": "2019-12-31"}
SPEED = {
    "one common word, with facets": [{"q": word} for word in COMMON],
    "the same with speaker and dates": [{"q": word, **FILTER} for word in COMMON],
    "two common words": [{"q": "社会 政府"}, {"q": "open data"}, {"q": "資料 問題"}],
    "a term": [{"q": word} for word in ("规模定律", "萨金特", "具身智能", "开放政府", "Sargent")],
}
TYPED = ["萨", "规模", "the", "peo", "open", "社", "au"]


def run(size: int = SIZE) -> None:
    """Print all tables with the seed among `size` other utterances."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), size)
        replace_glossary(archive.database, "glossary", GLOSSARY)
        with archive.database.reading() as db:
            _print_known(db, archive.engine, Path(folder), size)
            _print_windows(db, archive.engine, size)
            _print_never_said(db, archive.engine)
            _print_speed(db, archive.engine, size)
        archive.close()


def _print_known(db: Db, engine: SearchEngine, folder: Path, size: int) -> None:
    """Searches with known answers, beside other engines on the same texts."""
    head = ("kind", "searches", "recall@10", "MRR", "class right")
    ours = known.answered(lambda asked: _ours(db, engine, asked))
    print_table(f"Searches as people type them, among {size:,} other utterances", head, known.table(ours))
    for peer in peers(folder):
        peer.fill()
        _print_theirs(peer)


def _print_theirs(peer: Peer) -> None:
    """What is most like the words, as the engine has it; the others know no classes of matches."""
    seconds: list[float] = []

    def ask(asked: str) -> list[known.Found]:
        took, texts = timed(lambda: peer.like(asked, known.FIRST))
        seconds.append(took)
        return [known.Found(text, "") for text in texts]

    rows = known.table(known.answered(ask), classes=False)
    print_table(f"The same put to {peer.name}", ("kind", "searches", "recall@10", "MRR", "class right"), rows)
    print("\n{}: {:.1f} / {:.1f} ms (median / p95)".format(peer.name, *median_and_p95(seconds)))


def _ours(db: Db, engine: SearchEngine, asked: str) -> list[known.Found]:
    results = find(db, engine, from_parameters({"q": asked, "per_page": "10"}))
    return [known.Found(hit.row.text + hit.row.following[:80], hit.match) for hit in results.hits]


def _print_never_said(db: Db, engine: SearchEngine) -> None:
    said = seed_utterances(db)
    some = list(islice(never_said(said, random.Random(7)), NEVER_SAID))
    verdicts = Counter(find_quote(db, engine, quote).verdict for quote in some)
    rows = [(verdict, f"{count / len(some):.1%}") for verdict, count in verdicts.most_common()]
    print_table(f"{len(some)} quotes that nobody said, checked", ("verdict", "share"), rows)


def _print_speed(db: Db, engine: SearchEngine, size: int) -> None:
    """Whole answers: planned, read from the database, verified, marked, counted."""
    rows = []
    for name, asked in SPEED.items():
        seconds = []
        for turn in range(RUNS):
            for parameters in asked:
                seconds.append(find(db, engine, from_parameters(parameters)).took_ms / 1e3)
            if turn == 0:
                seconds.clear()  # once for warming up
        median, p95 = median_and_p95(seconds)
        rows.append((name, f"{median:.1f} / {p95:.1f}"))
    seconds = [timed(lambda typed=typed: suggestions(db, engine, typed))[0] for typed in TYPED * RUNS]
    rows.append(("suggestions", "{:.1f} / {:.1f}".format(*median_and_p95(seconds))))
    print_table(f"Whole answers among {size:,} utterances", ("search", "ms, median / p95"), rows)


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
