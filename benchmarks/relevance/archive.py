"""An archive to be measured: the seed and the samples, hidden among real utterances of other talks."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import insert

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.database import Database, Db
from app.models import Session, Speaker, Utterance
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT
from benchmarks.corpus import rows
from benchmarks.material import SEED

SAMPLES = [file for file in sorted((ROOT / "samples").glob("*")) if file.suffix in (".md", ".vtt")]
AT_A_TIME = 5_000
NOW = datetime(2026, 1, 1)


class Archive:
    """A database and its index in a folder."""

    def __init__(self, folder: Path, others: int) -> None:
        """The seed, the samples and `others` utterances, imported and indexed."""
        self.database = Database(folder / "rostra.sqlite3")
        self.engine = WhooshEngine(folder / "index")
        for file in [SEED, *(one for one in SAMPLES if one.stem != "README")]:
            agenda = file.with_name(f"{file.stem}.agenda.yaml")
            text = agenda.read_text(encoding="utf-8") if agenda.exists() else ""
            upload = Upload(file.name, file.read_bytes(), agenda_name=agenda.name, agenda=text)
            import_source(self.database, prepare(upload))
        with self.database.writing() as db:
            _put(db, others)
        Indexer(self.database, self.engine).rebuild()

    def close(self) -> None:
        """Give all files back."""
        self.engine.close()
        self.database.close()


def _put(db: Db, count: int) -> None:
    """Utterances by the thousand, without their sources: nothing here looks at those."""
    sessions: dict[int, int] = {}
    speakers: dict[int, int] = {}
    batch = []
    for number, text, _, who, talk, _, day, lang, _ in islice(rows(), count):
        if talk not in sessions:
            sessions[talk] = _session(db, talk, day)
        if who not in speakers:
            speakers[who] = _speaker(db, who)
        batch.append(
            {
                "public_id": f"other{number}", "session_id": sessions[talk], "position": number,
                "speaker_id": speakers[who], "heard": text, "text": text, "lang": lang,
                "source_start": 0, "source_end": 1,
            }
        )  # fmt: skip
        if len(batch) == AT_A_TIME:
            db.execute(insert(Utterance), batch)
            batch.clear()
    if batch:
        db.execute(insert(Utterance), batch)


def _session(db: Db, talk: int, day: date | None) -> int:
    session = Session(
        key=f"other{talk}",
        slug=f"other-{talk}",
        title=f"Talk {talk}",
        date=day,
        imported_at=NOW,
        updated_at=NOW,
    )
    db.add(session)
    db.flush()
    return session.id


def _speaker(db: Db, who: int) -> int:
    speaker = Speaker(key=f"other{who}", slug=f"other-{who}", name=f"Person {who}", role="unknown")
    db.add(speaker)
    db.flush()
    return speaker.id
