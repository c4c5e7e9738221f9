"""How fast the seed becomes a session: every step from bytes to index."""

import tempfile
from pathlib import Path
from statistics import median

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.attribution import attribute
from app.attribution.agenda import parse_agenda
from app.database import Database
from app.readers import read
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.utterances import cut
from benchmarks.material import SEED, print_table, timed

RUNS = 5


def run() -> None:
    """Print seconds and characters a second of each step of the seed's import (median of 5)."""
    content = SEED.read_bytes()
    agenda_text = SEED.with_suffix(".agenda.yaml").read_text(encoding="utf-8")
    agenda = parse_agenda("agenda", agenda_text)
    steps: dict[str, list[float]] = {}
    for _ in range(RUNS):
        for name, seconds in _once(content, agenda_text, agenda).items():
            steps.setdefault(name, []).append(seconds)
    characters = len(content.decode())
    rows = [
        (name, f"{median(times):.3f}", f"{characters / median(times):,.0f}") for name, times in steps.items()
    ]
    print_table(f"Import of the seed ({characters:,} characters)", ("step", "s", "characters/s"), rows)


def _once(content: bytes, agenda_text: str, agenda: object) -> dict[str, float]:
    reading, transcript = timed(lambda: read(SEED.name, content))
    attributing, attribution = timed(lambda: attribute(transcript, agenda))
    cutting, _ = timed(lambda: cut(transcript, attribution))
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rostra.sqlite3")
        indexer = Indexer(database, WhooshEngine(Path(folder) / "index"))
        upload = Upload(SEED.name, content, agenda_name="agenda", agenda=agenda_text)
        storing, _ = timed(lambda: import_source(database, prepare(upload)))
        indexing, _ = timed(indexer.drain)
        database.close()
    return {
        "read": reading,
        "attribute (with agenda)": attributing,
        "cut": cutting,
        "all of the above and store": storing,
        "index": indexing,
        "everything": storing + indexing,
    }
