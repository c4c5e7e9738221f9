"""The database and its index stay one, whatever happens in between."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.archive.importing import Report
from app.errors import StoreUnavailable
from app.models import IndexJob, Utterance
from app.search.indexer import Indexer
from tests.archived import Archive, archive_in
from tests.search.quoting import check_all

TALK = """# 2025-06-01 Harbour Forum

**Ines Vale:** Welcome to the harbour, we talk about herons.

**Tomo Reed:** Herons stand where the water is slow.

**Ines Vale:** And the water is 潮汐 here.
"""


NEVER_SAID = "Herons will govern all harbours before long."


def put(archive: Archive, text: str = TALK) -> Report:
    return archive.put("2025-06-01 harbour.md", text)


def jobs(archive: Archive) -> int:
    with archive.database.reading() as db:
        return db.scalar(select(func.count(IndexJob.id))) or 0


def hits(archive: Archive, q: str) -> list[str]:
    return [hit.row.text for hit in archive.find(q).hits]


def test_what_is_imported_waits_as_jobs_and_is_found_once_they_are_taken_up(archive: Archive) -> None:
    archive.indexer.drain()
    put(archive)
    assert (jobs(archive), hits(archive, "herons")) == (3, [])
    assert archive.indexer.drain() == 3
    assert jobs(archive) == 0
    assert len(hits(archive, "herons")) == 2


def test_draining_with_nothing_to_do_changes_nothing(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    before = archive.engine.generation()
    assert archive.indexer.drain() == 0
    assert archive.engine.generation() == before


def test_the_first_drain_builds_the_index(archive: Archive) -> None:
    assert archive.indexer.partial
    put(archive)
    assert archive.indexer.drain() == 3
    assert not archive.indexer.partial
    assert archive.engine.document_count() == 3


def test_an_edit_is_found_under_its_new_words_only(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    put(archive, TALK.replace("where the water is slow", "where the water is deep"))
    archive.indexer.drain()
    assert hits(archive, "slow") == []
    assert hits(archive, "deep") == ["Herons stand where the water is deep."]
    assert archive.engine.document_count() == 3


def test_a_removed_utterance_is_found_no_more(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    put(archive, TALK.replace("**Tomo Reed:** Herons stand where the water is slow.\n\n", ""))
    archive.indexer.drain()
    assert hits(archive, "slow") == []
    assert archive.engine.document_count() == 2


def test_a_quote_over_the_break_follows_an_edit_of_the_next_utterance(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    put(archive, TALK.replace("**Tomo Reed:** Herons", "**Tomo Reed:** Egrets"))
    archive.indexer.drain()
    assert hits(archive, "we talk about herons egrets stand where the water") == [
        "Welcome to the harbour, we talk about herons."
    ]
    before = archive.find('"about herons stand"')
    assert not {hit.match for hit in before.hits} & {"exact", "variant"}


def test_a_document_stands_once_however_often_its_job_does(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    for _ in range(3):
        put(archive, TALK + "\n\n")
        put(archive)
    archive.indexer.drain()
    assert archive.engine.document_count() == 3
    assert len(hits(archive, "herons")) == 2


# Crashes


class PowerCut(Exception):
    pass


def cut_power(*_: object) -> None:
    raise PowerCut


def test_a_crash_before_the_commit_leaves_jobs_and_no_ghost(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.indexer.drain()
    put(archive)
    with monkeypatch.context() as broken, pytest.raises(PowerCut):
        broken.setattr(archive.engine, "apply", cut_power)
        archive.indexer.drain()
    assert (jobs(archive), hits(archive, "herons")) == (3, [])
    archive.indexer.drain()
    assert len(hits(archive, "herons")) == 2


@pytest.mark.parametrize("first", [True, False], ids=["building", "following"])
def test_a_crash_between_commit_and_forgetting_the_jobs_repeats_them_without_harm(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    if not first:
        archive.indexer.drain()
    put(archive)
    with monkeypatch.context() as broken, pytest.raises(PowerCut):
        broken.setattr(archive.indexer, "_forget_jobs", cut_power)
        archive.indexer.drain()
    assert jobs(archive) == 3
    assert len(hits(archive, "herons")) == 2
    assert archive.indexer.drain() == 3
    assert (jobs(archive), archive.engine.document_count()) == (0, 3)


def test_what_is_imported_while_the_index_is_built_is_not_forgotten(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive)
    build = archive.engine.rebuild

    def build_and_import(documents: object) -> int:
        count = build(documents)  # type: ignore[arg-type]
        archive.put(
            "later.md", "**Ada Quist:** Kingfishers too.\n\n**Bo Lind:** Rarely.\n\n**Ada Quist:** Yes."
        )
        return count

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(archive.engine, "rebuild", build_and_import)
        archive.indexer.drain()
    assert jobs(archive) == 3
    archive.indexer.drain()
    assert len(hits(archive, "kingfishers")) == 1


# An index that is not as it should be


def no_folder(index: Path) -> None:
    shutil.rmtree(index)


def no_files(index: Path) -> None:
    for file in index.rglob("*"):
        if file.is_file():
            file.unlink()


def cut_files(index: Path) -> None:
    for file in index.rglob("*"):
        if file.is_file() and file.suffix not in ("", ".json") and "lock" not in file.name:
            file.write_bytes(file.read_bytes()[:7])


def not_ours(index: Path) -> None:
    for marker in index.rglob("rostra.json"):
        marker.write_text('{"format": 0, "analysis": 0}', encoding="utf-8")


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves a bad file open
@pytest.mark.parametrize("harm", [no_folder, no_files, cut_files, not_ours], ids=lambda harm: harm.__name__)
def test_an_index_that_cannot_be_used_is_told_and_built_anew(
    archive: Archive, harm: Callable[[Path], None]
) -> None:
    put(archive)
    archive.indexer.drain()
    archive.engine.close()
    harm(archive.folder / "index")
    again = archive_in(archive.folder)
    assert again.indexer.partial
    results = again.find("herons")
    assert (results.total, results.partial) == (0, True)
    assert again.indexer.drain() == 3
    assert not again.indexer.partial
    assert len(hits(again, "herons")) == 2
    again.close()


def damaged_while_open(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    assert archive.engine.generation() >= 0
    for file in (archive.folder / "index").rglob("*.trm"):
        file.write_bytes(b"")


def test_what_a_search_does_not_find_in_an_index_that_turns_out_to_be_damaged_may_be_there(
    archive: Archive,
) -> None:
    damaged_while_open(archive)
    first = archive.find("talk about herons")
    assert (first.total, first.partial) == (0, True)
    archive.indexer.drain()
    again = archive.find("talk about herons")
    assert (again.total, again.partial) == (1, False)


def test_nobody_is_told_by_a_damaged_index_that_a_quotation_was_not_said(archive: Archive) -> None:
    damaged_while_open(archive)
    for _ in range(2):  # the one that meets the damage, and those after it
        with pytest.raises(StoreUnavailable, match="index is being built"):
            check_all(archive, NEVER_SAID)
    archive.indexer.drain()
    assert check_all(archive, NEVER_SAID).verdict == "absent"


def test_a_rebuilt_index_answers_as_before_and_other_readers_follow(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    reader = archive_in(archive.folder)
    before = hits(reader, "herons")
    assert archive.indexer.rebuild() == 3
    assert hits(reader, "herons") == before
    assert [one.name for one in (archive.folder / "index").iterdir() if one.is_dir()] == [
        (archive.folder / "index" / "CURRENT").read_text()
    ]
    reader.close()


# Nothing leaks


def test_words_taken_out_of_the_database_are_shown_by_no_search_even_before_the_index_follows(
    archive: Archive,
) -> None:
    put(archive)
    archive.indexer.drain()
    with archive.database.writing() as db:
        secret = db.scalars(select(Utterance).where(Utterance.text.contains("slow"))).one()
        secret.text = "[withdrawn]"
    for q in ("slow", "slow water", '"where the water is slow"', "herons stand where the water"):
        results = archive.find(q)
        assert all("slow" not in hit.row.text for hit in results.hits)
        assert all("slow" not in piece.text for hit in results.hits for piece in hit.pieces)


def test_a_deleted_row_is_no_hit_even_before_the_index_follows(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    with archive.database.writing() as db:
        db.delete(db.scalars(select(Utterance).where(Utterance.text.contains("slow"))).one())
    assert hits(archive, "slow") == []
    assert hits(archive, "herons") == ["Welcome to the harbour, we talk about herons."]


def test_the_index_holds_no_sentence(archive: Archive) -> None:
    put(archive)
    archive.indexer.drain()
    archive.engine.close()
    files = [file.read_bytes() for file in (archive.folder / "index").rglob("*") if file.is_file()]
    assert files
    for words in ("where the water is slow", "潮汐 here"):
        assert not any(words.encode() in content for content in files)


def test_the_thread_of_a_server_takes_up_what_another_program_imported(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.indexer.SECONDS_BETWEEN_LOOKS", 0.02)
    follower = Indexer(archive.database, archive.engine)
    follower.start()
    try:
        put(archive)
        for _ in range(200):
            if not jobs(archive) and not follower.partial:
                break
            time.sleep(0.05)
    finally:
        follower.stop()
    assert len(hits(archive, "herons")) == 2


def test_no_fault_ends_the_thread_that_follows_changes(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.indexer.drain()
    put(archive)
    failed = threading.Event()
    drain = archive.indexer.drain

    def fail_once() -> int:
        if failed.is_set():
            return drain()
        failed.set()
        raise ArithmeticError("not foreseen")

    monkeypatch.setattr(archive.indexer, "drain", fail_once)
    monkeypatch.setattr("app.search.indexer.SECONDS_BETWEEN_LOOKS", 0.02)
    archive.indexer.start()
    until = time.monotonic() + 10
    while jobs(archive) and time.monotonic() < until:
        time.sleep(0.02)
    archive.indexer.stop()
    assert failed.is_set() and len(hits(archive, "herons")) == 2
