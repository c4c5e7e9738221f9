"""Killed at any moment, an import is there whole or not at all."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from app.database import Database
from app.models import IndexJob, Session, Source, Utterance
from tests.archive.conftest import TITLE

IMPORT_FOR_EVER = """
import sys
from pathlib import Path
from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.database import Database

database = Database(Path(sys.argv[1]))
title = sys.argv[2]
for count in range(1_000_000):
    paragraphs = [f"这是第{count}次导入的第{n}段话，说的是港口的风和水。" for n in range(120)]
    name = f"talk{count % 7}.md"
    text = title.replace("P1", f"P{count % 7}") + "\\n\\n".join(paragraphs)
    import_source(database, prepare(Upload(name, text.encode())))
    print(count, flush=True)
"""


def test_an_import_killed_at_any_moment_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "rostra.sqlite3"
    Database(path).close()
    for attempt in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORT_FOR_EVER, str(path), TITLE],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()  # at work
        time.sleep(0.011 * attempt)
        process.send_signal(signal.SIGKILL)
        reported = [line for line in process.stdout.read().split() if line]
        process.wait()
        process.stdout.close()
        the_archive_is_whole(path, at_least=1 if reported else 0)


def the_archive_is_whole(path: Path, at_least: int) -> None:
    database = Database(path)
    with database.reading() as db:
        sessions = db.scalars(select(Session)).all()
        assert len(sessions) >= at_least
        for session in sessions:
            spoken = db.scalars(select(Utterance).where(Utterance.session_id == session.id)).all()
            newest = db.scalar(
                select(Source).where(Source.session_id == session.id).order_by(Source.id.desc()).limit(1)
            )
            assert newest is not None
            assert session.utterance_count == len(spoken) > 0
            source = newest.content.decode()
            assert all("".join(one.heard.split()) in "".join(source.split()) for one in spoken)
            ids = {one.id for one in spoken}
            assert ids <= set(db.scalars(select(IndexJob.utterance_id)))
        assert db.scalar(select(func.count(Session.id))) == len(sessions)
    database.close()
