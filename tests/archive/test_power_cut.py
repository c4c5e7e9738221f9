"""Killed at any moment, an import is there whole or not at all."""

from pathlib import Path

from sqlalchemy import func, select

from app.database import Database
from app.models import IndexJob, Session, Source, Utterance
from tests.killed import killing


def test_an_import_killed_at_any_moment_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "rostra.sqlite3"
    Database(path).close()
    with killing("tests.archive.importing_for_ever") as kill:
        first = 0
        for attempt in range(10):
            first = int(kill(0.011 * attempt, path, first)[-1]) + 1
            the_archive_is_whole(path, at_least=min(first, 7))


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
