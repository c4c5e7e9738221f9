"""The search engine alone, beside others on the same tokens: how fast it is built, opened, asked, changed.

Building and asking are measured in seconds of the processor, all threads together: machines are shared.
"""

from __future__ import annotations

import pickle
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from statistics import median
from typing import IO

from app.search.engine.gathered import gathered
from app.search.engine.protocol import AnyOf, Document, Filters, Plan, tally
from app.search.whoosh.engine import WhooshEngine
from app.text.normalise import is_han
from app.text.tokens import NEXT
from benchmarks.corpus import MOST_REAL, documents
from benchmarks.engine_peers import Peer, peers, tantivy
from benchmarks.material import cpu_timed, median_and_p95, print_table, timed

SIZE = 100_000
STRINGS = 7
"""Queries of each kind."""
RUNS = 15
EDITS = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of query: what it is called, and its queries."""

    name: str
    plans: list[Plan]
    filters: Filters = field(default_factory=Filters)
    facets: bool = False


def run(size: int = SIZE) -> None:
    """Print all tables for `size` utterances."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = WhooshEngine(folder / "index")
        built = _build(engine, folder / "tokens", size)
        kinds = _kinds(engine, folder / "tokens", size)
        others = peers(folder)
        for peer in others:
            seconds = _built(peer, folder / "tokens")
            built.append((peer.name, f"{seconds:.1f}", f"{size / seconds:,.0f}", _megabytes(peer.folder)))
        print_table(
            f"Build ({size:,} utterances, one thread)", ("what", "CPU s", "utterances/s", "MB"), built
        )
        _print_opening(engine)
        print_table("Queries (median / 95th percentile, ms of CPU)", *_queries(engine, others, kinds))
        _print_edits(engine, size)
    if tantivy is None:
        print("\ntantivy is not installed here (pip install tantivy): not measured.")


def _build(engine: WhooshEngine, tokens: Path, size: int) -> list[tuple[str, ...]]:
    """Build ours, and leave the tokens for the others in a file."""
    making, noting = [0.0], [0.0]
    with tokens.open("wb") as file, engine.writing():
        made = _clocked(documents(size), making)
        whole, _ = cpu_timed(lambda: engine.rebuild(gathered(_clocked(_noted(made, file), noting))))
    seconds = whole - noting[0]
    real = min(size, MOST_REAL)
    sized = _megabytes(engine.path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    both = seconds / size + making[0] / real if size == real else 0.0
    table = [
        ("tokens made", f"{making[0]:.1f}", f"{real / making[0]:,.0f}" if size == real else "", ""),
        ("Rostra", f"{seconds:.1f}", f"{size / seconds:,.0f}", f"{sized} (peak memory {peak:.0f})"),
    ]
    if both:
        table.insert(0, ("Rostra with making tokens", f"{both * size:.1f}", f"{1 / both:,.0f}", ""))
    return table


def _clocked(documents: Iterable[Document], spent: list[float]) -> Iterator[Document]:
    """The same; what it takes to make them is added to `spent`."""
    start = time.process_time()
    for document in documents:
        spent[0] += time.process_time() - start
        yield document
        start = time.process_time()


def _noted(documents: Iterable[Document], file: IO[bytes]) -> Iterator[Document]:
    pickler = pickle.Pickler(file)
    for document in documents:
        pickler.dump(document)
        pickler.clear_memo()
        yield document


def _built(peer: Peer, tokens: Path) -> float:
    """Seconds, without those for reading the tokens."""
    reading = [0.0]
    whole, _ = cpu_timed(lambda: peer.build(_clocked(_read(tokens), reading)))
    return whole - reading[0]


def _read(tokens: Path) -> Iterator[Document]:
    with tokens.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def _megabytes(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.0f}"


# Queries


def _kinds(engine: WhooshEngine, tokens: Path, size: int) -> list[Kind]:
    """Queries made of what utterances here and there hold, by how frequent it is."""
    choice = random.Random(1)
    wanted = set(choice.sample(range(size), 400))
    some = [document for number, document in enumerate(_read(tokens)) if number in wanted]
    own = [[token for token in one.tokens if not token.startswith(NEXT)] for one in some]
    often = {token: engine.document_frequency(token) for token in dict.fromkeys(chain.from_iterable(own))}
    words = sorted((token for token in often if len(token) > 1), key=lambda token: -often[token])
    middle = [word for word in words if size / 1_000 < often[word] < size / 50]
    rare = [word for word in words if 5 <= often[word] <= 50]
    quotes = [list(dict.fromkeys(one))[3:14] for one in own if len(one) > 20]
    sounding = [list(one.sounds)[3:20] for one in some if len(one.sounds) > 25]
    pairs = [sorted(one, key=often.__getitem__)[-2:] for one in own if len(one) > 5]
    most = engine.candidates(Plan([AnyOf((words[0],))]), Filters())
    speakers = tally(most.speakers)
    busiest = int(speakers[0][speakers[1].argmax()])
    days = sorted(most.days.tolist())
    narrow = Filters(
        speakers=frozenset({busiest}), first_day=days[len(days) // 10], last_day=days[-1 - len(days) // 10]
    )
    common = [Plan([AnyOf((word,))]) for word in words[:STRINGS]]
    kinds = [
        Kind("common word", common),
        Kind("rare word", [Plan([AnyOf((word,))]) for word in choice.sample(rare, STRINGS)]),
        Kind("quote, 11 tokens", [_all(quote, 64) for quote in quotes[:STRINGS]]),
        Kind("AND of two frequent", [_all(pair) for pair in pairs[:STRINGS]]),
        Kind("OR of three", [Plan([AnyOf(tuple(choice.sample(middle, 3)))]) for _ in range(STRINGS)]),
        Kind("common word, speaker and dates", common, narrow),
        Kind("common word, counted by speaker", common, facets=True),
        Kind("beginning of a word", [_begins(word[:2], words) for word in choice.sample(middle, STRINGS)]),
    ]
    if sounding:
        plans = [
            Plan([AnyOf((token,), field="sounds") for token in quote], enough=0.6)
            for quote in sounding[:STRINGS]
        ]
        kinds.append(Kind("most of 17 sounds", plans))
    return kinds


def _all(tokens: list[str], settle_for: int = 0) -> Plan:
    return Plan([AnyOf((token,)) for token in tokens], settle_for=settle_for)


def _begins(beginning: str, words: list[str]) -> Plan:
    """By one character where it is Chinese: its pairs are the tokens."""
    return Plan([AnyOf((), prefix=beginning[0] if is_han(beginning[0]) else beginning)])


def _queries(
    engine: WhooshEngine, others: list[Peer], kinds: list[Kind]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    head = ("kind", "hits", "Rostra, first time", "Rostra", *(peer.name for peer in others))
    table = []
    for kind in kinds:
        cold = WhooshEngine(engine.path)
        cold.generation()
        asked = [_ours(cold, kind, plan) for plan in kind.plans]
        hits = [len(cold.candidates(plan, kind.filters)) for plan in kind.plans]
        first = [
            cpu_timed(one)[0] for one in [_ours(WhooshEngine(engine.path), kind, plan) for plan in kind.plans]
        ]
        cells = [_latency(first), _measured(asked)]
        for peer in others:
            cells.append(
                _measured(
                    [
                        peer.facet(plan) if kind.facets else peer.search(plan, kind.filters)
                        for plan in kind.plans
                    ]
                )
            )
        table.append((kind.name, f"{median(hits):,.0f}", *cells))
    return head, table


def _ours(engine: WhooshEngine, kind: Kind, plan: Plan) -> Callable[[], object]:
    """All hits, scored, the best in order; for facets counted by speaker too."""
    engine.generation()  # opened
    if not kind.facets:
        return lambda: engine.candidates(plan, kind.filters)
    return lambda: tally(engine.candidates(plan, kind.filters).speakers)


def _measured(queries: list[Callable[[], object]]) -> str:
    for query in queries:
        query()
    return _latency([cpu_timed(query)[0] for _ in range(RUNS) for query in queries])


def _latency(seconds: list[float]) -> str:
    middle, p95 = median_and_p95(seconds)
    return f"{middle:.2f} / {p95:.2f}"


# Opening and edits


def _print_opening(engine: WhooshEngine) -> None:
    seconds, opened = timed(lambda: _opened(engine.path))
    warming, _ = timed(opened.warm_up)
    rows = [("open", f"{seconds * 1e3:.1f}"), ("read the longest lists", f"{warming * 1e3:.0f}")]
    print_table("Opening", ("what", "ms"), rows)


def _opened(path: Path) -> WhooshEngine:
    engine = WhooshEngine(path)
    engine.generation()
    return engine


def _print_edits(engine: WhooshEngine, size: int) -> None:
    """One utterance changed, on the disk, and found by another reader."""
    reader = _opened(engine.path)
    seconds, merging = [], []
    for number in range(EDITS):
        edited = Document(size // EDITS * number + 1, {f"edit{number}": 1}, {}, 1, 1, 0, 0, 0, 0)
        start = time.perf_counter()
        with engine.writing():
            engine.apply([edited], [])
        assert reader.candidates(Plan([AnyOf((f"edit{number}",))]), Filters()).ids.tolist() == [edited.id]
        seconds.append(time.perf_counter() - start)
        took, merged = timed(engine.merge)
        if merged:
            merging.append(took)
    rows = [
        ("an edit until another reader finds it", _latency(seconds)),
        (f"bringing small segments together ({len(merging)} times)", _latency(merging)),
    ]
    print_table("Edits (median / 95th percentile, ms)", ("what", "ms"), rows)
