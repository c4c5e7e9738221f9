"""The real transcripts that measurements need, beside the checkout."""

import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SEED = SHARED / "seed" / "waic2024-p28.md"
LOAD = SHARED / "load"


def real_sessions() -> Iterator[dict[str, Any]]:
    """Sessions of the load corpus: id, date, title, lang, turns."""
    for file in sorted(LOAD.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that `work` took, and what it returned."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def cpu_timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of the processor that `work` took, in all threads, and what it returned."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def median_and_p95(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1e3, ordered[int(len(ordered) * 0.95)] * 1e3


def print_table(title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table in Markdown on stdout."""
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
