"""From bytes to rows: the words of all utterances of a session are the words of its file, in their place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.browse.export import export_session
from app.database import Database
from app.errors import UnreadableSource
from app.readers import read
from tests.archived import SAMPLES
from tests.readers.material import SEED, label, letters, real_files, shared, spoken


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One archive for all files, as people have it."""
    database = Database(tmp_path_factory.mktemp("all") / "rostra.sqlite3")
    yield database
    database.close()


def exported(database: Database, file: Path, agenda: str = "") -> Any:
    """The session of a file, imported anew, as `rostra export` prints it."""
    report = import_source(database, prepare(Upload(file.name, file.read_bytes(), "agenda", agenda)))
    with database.reading() as db:
        return json.loads(json.dumps(export_session(db, report.slug)))


def agenda_of(file: Path) -> str:
    agenda = file.with_name(f"{file.stem}.agenda.yaml")
    return agenda.read_text(encoding="utf-8") if agenda.exists() else ""


def every_word_is_there(session: Any, file: Path) -> None:
    """The oracle is the file's words as the reader has them, which tests of its own hold against the file."""
    transcript = read(file.name, file.read_bytes())
    utterances = session["utterances"]
    assert letters("".join(one["heard"] for one in utterances)) == spoken(transcript)
    assert session["session"]["utterances"] == len(utterances)
    end = 0
    for one in utterances:
        start, until = one["source"]["start"], one["source"]["end"]
        assert end <= start < until <= len(transcript.source)
        words = [piece for piece in transcript.speech if piece.start < until and start < piece.end]
        between = "".join(transcript.source[max(start, p.start) : min(until, p.end)] for p in words)
        assert letters(between) == letters(one["heard"])
        end = until


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_every_word_of_a_sample_is_in_the_archive(database: Database, file: Path) -> None:
    every_word_is_there(exported(database, file, agenda_of(file)), file)


@shared
@pytest.mark.parametrize("with_agenda", [False, True], ids=["alone", "with its agenda"])
def test_every_word_of_the_seed_is_in_the_archive(database: Database, with_agenda: bool) -> None:
    session = exported(database, SEED, agenda_of(SEED) if with_agenda else "")
    every_word_is_there(session, SEED)
    assert len(session["utterances"]) > 300


@shared
@pytest.mark.parametrize("file", [file for file in real_files() if file != SEED], ids=label)
def test_every_word_of_a_real_file_is_in_the_archive_or_it_is_refused_with_a_reason(
    database: Database, file: Path
) -> None:
    try:
        session = exported(database, file)
    except UnreadableSource as refused:
        assert str(refused).startswith(f"{file.name}: ")
        with pytest.raises(UnreadableSource):
            read(file.name, file.read_bytes())
    else:
        every_word_is_there(session, file)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_an_export_holds_together(database: Database, file: Path) -> None:
    """Whoever has the file can check every utterance against it, and every reference leads somewhere."""
    session = exported(database, file, agenda_of(file))
    assert session.keys() == {"session", "speakers", "sections", "utterances"}
    ids = [one["id"] for one in session["utterances"]]
    assert len(set(ids)) == len(ids)
    speakers = {one["slug"]: one for one in session["speakers"]}
    assert {one["speaker"] for one in session["utterances"]} == speakers.keys()
    assert all(one["name"] and isinstance(one["variants"], list) for one in speakers.values())
    for number, section in enumerate(session["sections"]):
        inside = [one["id"] for one in session["utterances"] if one["section"] == number]
        assert (section["first"], section["last"]) == (inside[0], inside[-1])
    source = file.read_text(encoding="utf-8")
    for one in session["utterances"]:
        for evidence in one["evidence"]:
            assert 0 <= evidence["start"] <= evidence["end"] <= len(source)
        start, end = one["source"]["start"], one["source"]["end"]
        assert one["heard"][:1] == source[start] and one["heard"][-1:] == source[end - 1]
        if file.suffix == ".vtt":
            assert 0 <= one["start_seconds"] < one["end_seconds"]
        else:
            assert one["start_seconds"] is one["end_seconds"] is None


def test_of_a_file_that_is_refused_nothing_is_stored(tmp_path: Path) -> None:
    database = Database(tmp_path / "rostra.sqlite3")
    for name, content in {"a.md": b"", "b.md": b"\x89PNG\r\n\x1a\n", "c.vtt": b"WEBVTT\n\n"}.items():
        with pytest.raises(UnreadableSource):
            import_source(database, prepare(Upload(name, content)))
    with database.reading() as db:
        for table in ("sessions", "utterances", "speakers", "sources", "index_jobs", "events"):
            assert db.connection().exec_driver_sql(f"select count(*) from {table}").scalar() == 0
    database.close()
