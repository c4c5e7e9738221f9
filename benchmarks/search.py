"""How fast whole answers are: planned, read, verified, marked, counted; beside others on the same texts.

Times are those of the processor: machines are shared. FTS5 with our tokens does the same job, behind the same
code; the others look for the words as they stand, and for no sound.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.collector import collect_seldom
from app.database import Database, Db
from app.models import Utterance
from app.pages.search import chips
from app.search.check_quote import check_quote
from app.search.engine.protocol import SearchEngine
from app.search.find import find
from app.search.indexer import Indexer
from app.search.query.query import SearchQuery, from_parameters
from app.search.suggest.suggest import suggestions
from app.search.warming import warm_up
from app.search.whoosh.engine import WhooshEngine
from benchmarks.archive import archive_in
from benchmarks.fts5_engine import Fts5Engine
from benchmarks.hostile import hostile
from benchmarks.material import cpu_timed, median_and_p95, print_table, timed
from benchmarks.relevance.windows import homophones
from benchmarks.text_peers import Peer, Trigrams, peers, tantivy

UTTERANCES = 100_000
QUOTES = 300
WARM_UP = 30
LENGTH = 12
RUNS = 10
COMMON = ("委員會", "資料庫", "行政院", "people", "because", "government")  # trigrams find nothing shorter
TYPED = ("開放", "資料", "the", "peo", "open", "社", "au")
TYPED_ON = (
    "社會 資", "open da", "people the", '"開放', "-資", "資料 開", "the data so", "開放資料的", "(資料 OR 開",
    "speaker:", "speaker:王", "資料 speaker:", "lang:", "date:", "session:", "in:",
)  # fmt: skip
"""What is completed at its end."""
_WORD = re.compile(r"[a-zA-Z0-9]*")
_PLAIN = re.compile(r"[\w ，。]+")

Asked = Sequence[dict[str, str]]


def run(utterances: int = UTTERANCES) -> None:
    """Print how fast the index is built and opened, and how fast each kind of search is answered."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        database, count = archive_in(path, utterances)
        built = [("Rostra", f"{count / _build(database, path):,.0f}")]
        others = peers(path)
        for peer in others:
            built.append((peer.name, f"{count / cpu_timed(peer.fill)[0]:,.0f}"))
        same = Fts5Engine(path / "same-tokens.sqlite3")
        built.append(("FTS5, our tokens", f"{count / cpu_timed(Indexer(database, same).rebuild)[0]:,.0f}"))
        print_table(f"Build ({count:,} utterances, one core)", ("index", "utterances/s"), built)
        kinds = _kinds(path, others[0])
        with multiprocessing.get_context("spawn").Pool(1) as pool:  # as it serves: nothing left of building
            opening, rows, megabytes = pool.apply(_ours, (path, kinds))
        for row in rows:
            asked = kinds.get(row[0], [])
            row.append(_same_job(database, same, asked) if asked else "–")
            row += [_theirs(peer, asked) if asked and len(asked[0][0]) == 1 else "–" for peer in others]
        database.close()
    head = ("search", "first", "Rostra", "FTS5, our tokens", *(f"{peer.name}: first, ms" for peer in others))
    print_table(
        f"Whole answers among {count:,} utterances (median / p95 in ms)", head, list(map(tuple, rows))
    )
    print(f"\nOpened in {opening * 1e3:.0f} ms; memory of the process after all of it: {megabytes:.0f} MB")
    if tantivy is None:
        print("\ntantivy is not installed here (pip install tantivy): not measured.")


def _build(database: Database, path: Path) -> float:
    with closing(WhooshEngine(path / "index")) as engine:
        return cpu_timed(Indexer(database, engine).rebuild)[0]


def _kinds(path: Path, holding: Peer) -> dict[str, list[tuple[dict[str, str], str]]]:
    """Searches by their kind, each with the id of the utterance that has to come first ("" for any)."""
    assert isinstance(holding, Trigrams)
    chance = random.Random(21)
    quotes = _quotes(path / "rostra.sqlite3", holding)
    wrong = homophones(1, near=False)
    misheard = [(spoilt, number) for quote, number in quotes if (spoilt := wrong(quote, chance))]
    common: list[tuple[dict[str, str], str]] = [({"q": word}, "") for word in COMMON for _ in range(RUNS)]
    narrow = {"from": "2016-01-01", "to": "2019-12-31", "speaker": _busiest(path / "rostra.sqlite3")}
    return {
        f"exact quote of {LENGTH} characters": [({"q": quote}, number) for quote, number in quotes],
        "the same with a homophone in it": [({"q": quote}, number) for quote, number in misheard],
        "a common word, with its facets": common,
        "the same of one speaker, in four years": [({**asked, **narrow}, "") for asked, _ in common],
    }


def _ours(
    path: Path, kinds: dict[str, list[tuple[dict[str, str], str]]]
) -> tuple[float, list[list[str]], float]:
    """Seconds of opening, a row for each kind and for suggestions, and megabytes of memory."""
    import app.main  # noqa: F401 - what a serving process has in memory

    database, engine = Database(path / "rostra.sqlite3"), WhooshEngine(path / "index")
    collect_seldom()
    opening, _ = timed(engine.generation)
    with database.reading() as db:
        warm_up(db, engine)
        rows = []
        for name, asked in kinds.items():
            seconds, right = _timed(lambda query: _first(db, engine, query), asked)
            rows.append([name, right, seconds])
        for name, some in (("suggestions while one types", TYPED), ("the same of its last words", TYPED_ON)):
            typed = [({"q": word}, "") for word in some * RUNS]
            seconds, _ = _timed(lambda query: str(suggestions(db, engine, query.q)), typed)
            rows.append([name, "", seconds])
        texts = [text for text in db.scalars(select(Utterance.text).where(Utterance.id % 101 == 0)) if text]
        for name, answer in (
            ("searches", lambda words: chips(db, find(db, engine, from_parameters({"q": words})).query, {})),
            ("quotations checked", lambda words: check_quote(db, engine, words)),
        ):
            times = [cpu_timed(partial(answer, words))[0] for words in hostile(texts)]
            name = f"the worst of {len(times)} {name} of 2,000 characters"
            rows.append([name, "", f"{max(times) * 1e3:.0f}"])
    engine.close()
    database.close()
    return opening, rows, _memory()


def _same_job(database: Database, engine: Fts5Engine, asked: Sequence[tuple[dict[str, str], str]]) -> str:
    """What FTS5 takes in the place of our index."""
    with database.reading() as db:
        seconds, right = _timed(lambda query: _first(db, engine, query), asked)
    return f"{right}: {seconds}" if right else seconds


def _first(db: Db, engine: SearchEngine, query: SearchQuery) -> str:
    return next((hit.row.id for hit in find(db, engine, query).hits), "")


def _timed(
    answer: Callable[[SearchQuery], str], asked: Sequence[tuple[dict[str, str], str]]
) -> tuple[str, str]:
    """Median and p95 of the answers, and the share whose first hit is the right one."""
    seconds, right = [], 0
    for parameters, _ in asked[:WARM_UP]:
        answer(from_parameters(parameters))
    for parameters, wanted in asked:
        start = time.thread_time()
        found = answer(from_parameters(parameters))
        seconds.append(time.thread_time() - start)
        right += found == wanted
    share = f"{right / len(asked):.1%}" if asked[0][1] else ""
    return "{:.1f} / {:.1f}".format(*median_and_p95(seconds)), share


def _theirs(peer: Peer, asked: Sequence[tuple[dict[str, str], str]]) -> str:
    seconds, right = [], 0
    for parameters, _ in asked[:WARM_UP]:
        peer.phrase(parameters["q"])
    for parameters, wanted in asked:
        start = time.thread_time()
        hits = peer.phrase(parameters["q"])
        seconds.append(time.thread_time() - start)
        right += bool(hits) and hits[0][0] == wanted
    share = f"{right / len(asked):.1%}: " if asked[0][1] else ""
    return share + "{:.1f} / {:.1f}".format(*median_and_p95(seconds))


def _memory() -> float:
    """Megabytes of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1e3
    return 0.0


def _busiest(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        query = "select s.slug from speakers s join utterances u on u.speaker_id = s.id group by s.id"
        return str(db.execute(f"{query} order by count(*) desc limit 1").fetchone()[0])


def _quotes(database: Path, holding: Trigrams) -> list[tuple[str, str]]:
    """Quotes cut at random places, each from an utterance that alone holds it, with that one's id."""
    chance = random.Random(12)
    found: list[tuple[str, str]] = []
    with closing(sqlite3.connect(database)) as db:
        (most,) = db.execute("select max(id) from utterances").fetchone()
        while len(found) < QUOTES:
            row = db.execute(
                "select text from utterances where id = ?", (chance.randint(1, most),)
            ).fetchone()
            quote = _cut(row[0], chance) if row else ""
            if quote:
                hits: list[Any] = holding.phrase(quote)
                if len(hits) == 1:
                    found.append((quote, str(hits[0][0])))
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
