"""An archive made from real files through the import that people use, to search, call and look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.archive.importing import Report, import_source
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.search.find import Results, find
from app.search.indexer import Indexer
from app.search.query.query import from_parameters
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT
from tests.readers.material import SEED

SAMPLES = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in (".md", ".vtt"))
SAMPLES = [file for file in SAMPLES if file.stem != "README"]


@dataclass(frozen=True)
class Archive:
    """A database and its index in one folder."""

    folder: Path
    database: Database
    engine: WhooshEngine
    indexer: Indexer

    def put(self, name: str, text: str | bytes, **about: object) -> Report:
        """Import a text under a file name, without indexing it."""
        content = text if isinstance(text, bytes) else text.encode()
        return import_source(self.database, prepare(Upload(name, content, **about)))

    def put_files(self, files: Iterable[Path]) -> None:
        """Import files, each with the agenda beside it, and index them."""
        for file in files:
            agenda = file.with_name(f"{file.stem}.agenda.yaml")
            text = agenda.read_text(encoding="utf-8") if agenda.exists() else ""
            self.put(file.name, file.read_bytes(), agenda_name=agenda.name, agenda=text)
        self.indexer.drain()

    def find(self, q: str, **parameters: str) -> Results:
        """What a search finds; `first` is the parameter that is called `from`."""
        if "first" in parameters:
            parameters["from"] = parameters.pop("first")
        with self.database.reading() as db:
            query = from_parameters({"q": q} | parameters)
            return find(db, self.engine, query, self.indexer.partial)

    def ids(self, q: str, **parameters: str) -> list[str]:
        """The ids of the hits, in order."""
        return [hit.row.id for hit in self.find(q, **parameters).hits]

    def close(self) -> None:
        """Give all files back."""
        self.engine.close()
        self.database.close()


def archive_in(folder: Path) -> Archive:
    """The archive in a folder, made if it is not there."""
    database = Database(folder / "rostra.sqlite3")
    engine = WhooshEngine(folder / "index")
    return Archive(folder, database, engine, Indexer(database, engine))


def fill_with_samples(folder: Path) -> None:
    """The samples, imported and indexed."""
    _fill(folder, SAMPLES)


def fill_with_seed(folder: Path) -> None:
    """The seed among the samples, imported and indexed."""
    _fill(folder, [*SAMPLES, SEED])


def _fill(folder: Path, files: Iterable[Path]) -> None:
    archive = archive_in(folder)
    archive.put_files(files)
    archive.close()
