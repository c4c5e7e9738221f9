"""A deleted or cut file of the index: no wrong hit, no trace, and an index built anew."""

import os
import pickle
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.search.engine.gathered import gathered
from app.search.engine.protocol import AnyOf, Document, Filters, NoIndex, Plan
from app.search.find import find
from app.search.indexer import Indexer
from app.search.query.query import from_parameters
from app.search.whoosh.engine import WhooshEngine
from app.search.whoosh.schema import COLUMNS, INDEX, schema
from tests.search.engine.documents import document
from tests.search.engine.whoosh_own import write_index

KINDS = (".trm", ".pst", *(f".{name}.col" for name in COLUMNS), ".toc", "rostra.json")
PLANS = (
    Plan([AnyOf(("even",))]),
    Plan([AnyOf(("all",)), AnyOf(("often",))]),
    Plan([AnyOf((), prefix="n1")]),
    Plan([AnyOf(("third",), field="sounds")], enough=0.5),
)


def collection() -> list[Document]:
    return [
        document(
            i,
            ["all", f"n{i}", *["even"] * (i % 2 == 0), *["often"] * (1 + i % 3)],
            ["third"] * (i % 3 == 0),
            speaker=i % 5 + 1,
            event=i % 3 + 1,
            kind=i % 4 + 1,
            day=738_000 + i,
        )
        for i in range(1, 300)
    ]


def answers(engine: WhooshEngine) -> list[list[int]]:
    return [sorted(engine.candidates(plan, Filters()).ids.tolist()) for plan in PLANS]


def cut_to(share: float) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(int(path.stat().st_size * share))

    return cut


def overwrite(path: Path) -> None:
    path.write_bytes(b"\x80\x04garbage" * 10)


@pytest.mark.parametrize("harm", [Path.unlink, cut_to(0), cut_to(0.5), cut_to(0.99), overwrite])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_harmed_is_never_answered_from(tmp_path, kind, harm):
    running = WhooshEngine(tmp_path)
    running.rebuild(gathered(collection()))
    right = answers(running)
    running._cache.most_bytes = 0  # so that it has to look again
    (path,) = [path for path in tmp_path.rglob("*") if path.name.endswith(kind)]
    harm(path)
    started = WhooshEngine(tmp_path)
    assert started.generation() == -1 and started.document_count() is None
    assert answers(started) == [[], [], [], []]
    for given, expected in zip(answers(running), right, strict=True):
        assert given in ([], expected)
    with pytest.raises(NoIndex):
        started.apply([document(1, ["even"])], [])
    started.rebuild(gathered(collection()))
    assert answers(started) == right
    assert answers(running) == right  # another process has built it


@pytest.mark.parametrize("harm", [cut_to(0.5), overwrite])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rostra.json"])
def test_the_log_names_the_file_that_is_damaged(tmp_path, caplog, kind, harm):
    WhooshEngine(tmp_path).rebuild(gathered(collection()))
    (path,) = [path for path in tmp_path.rglob("*") if path.name.endswith(kind)]
    harm(path)
    answers(WhooshEngine(tmp_path))
    [told] = {record.getMessage() for record in caplog.records if "damaged" in record.getMessage()}
    assert ("table of contents" if kind == ".toc" else path.name) in told
    assert "()" not in told


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"../../etc", b"/", b"0" * 32, b"f" * 31, b"nonsense\n" * 99]
)
def test_a_name_of_the_folder_in_use_that_is_none(tmp_path, content):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered(collection()))
    (tmp_path / "CURRENT").write_bytes(content)
    assert answers(engine) == [[], [], [], []]
    assert engine.generation() == -1
    engine.rebuild(gathered(collection()))
    assert engine.document_count() == 299


def test_the_whole_folder_taken_away(tmp_path):
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(gathered(collection()))
    shutil.rmtree(tmp_path / "index")
    assert answers(engine) == [[], [], [], []]
    engine.rebuild(gathered(collection()))
    assert engine.document_count() == 299


def test_a_folder_that_another_program_wrote_is_not_opened(tmp_path):
    (tmp_path / ("0" * 32)).mkdir()
    write_index(tmp_path / ("0" * 32), collection())
    (tmp_path / "CURRENT").write_text("0" * 32)
    assert WhooshEngine(tmp_path).generation() == -1


def test_an_index_copied_under_another_name_is_not_opened(tmp_path):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered(collection()))
    shutil.copytree(tmp_path / (tmp_path / "CURRENT").read_text(), tmp_path / ("0" * 32))
    (tmp_path / "CURRENT").write_text("0" * 32)
    assert WhooshEngine(tmp_path).generation() == -1


def folders(path):
    return {one.name for one in path.iterdir() if one.is_dir()}


def test_a_rebuild_removes_the_index_before_and_nothing_of_somebody_else(tmp_path):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered(collection()))
    shutil.copytree(tmp_path / (tmp_path / "CURRENT").read_text(), tmp_path / "kept")
    for name in ("notes", "0" * 32):
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt").write_text("Dear harbour")
    (tmp_path / "CURRENT").write_text("notes")
    engine.rebuild(gathered(collection()))
    engine.rebuild(gathered(collection()))
    assert folders(tmp_path) == {"kept", "notes", "0" * 32, (tmp_path / "CURRENT").read_text()}
    assert (tmp_path / "notes" / "letter.txt").read_text() == "Dear harbour"


def test_a_rebuild_removes_what_a_crash_has_left_of_another_one(tmp_path, monkeypatch):
    def power_cut():
        raise KeyboardInterrupt
        yield

    engine = WhooshEngine(tmp_path)
    with monkeypatch.context() as crashed, pytest.raises(KeyboardInterrupt):
        crashed.setattr("app.search.whoosh.folder.IndexFolder.remove", lambda folder: None)
        engine.rebuild(power_cut())
    (left,) = folders(tmp_path)
    (tmp_path / "CURRENT").write_text(left)
    assert engine.generation() == -1
    engine.rebuild(gathered(collection()))
    assert folders(tmp_path) == {(tmp_path / "CURRENT").read_text()} != {left}


class Bomb:
    """What a pickle from somebody else may do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def test_a_pickle_that_would_run_something_is_not_let_in(tmp_path):
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(gathered(collection()))
    folder = tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text()
    toc = TOC(schema(), [Bomb(tmp_path / "it ran")], 1)
    toc.write(FileStorage(str(folder)), INDEX)
    assert pickle.loads(pickle.dumps(Bomb(tmp_path / "control"))) is None
    assert (tmp_path / "control").exists()
    assert answers(WhooshEngine(tmp_path / "index")) == [[], [], [], []]
    assert answers(engine) == [[], [], [], []]
    assert not (tmp_path / "it ran").exists()


@pytest.mark.parametrize("kind", [".trm", ".pst", ".speaker.col", ".toc"])
def test_the_indexer_builds_anew_what_was_harmed(tmp_path, kind):
    database = Database(tmp_path / "rostra.sqlite3")
    said = ("Tides", "Tides are clocks", "We talk about tides", "No tides", "Tides again", "Those tides")
    text = "# 2025-06-01 Harbour\n\n" + "".join(f"**Speaker {i}:** {one}.\n\n" for i, one in enumerate(said))
    import_source(database, prepare(Upload("talk.md", text.encode())))
    indexer = Indexer(database, WhooshEngine(tmp_path / "index"))
    assert indexer.drain() == 6
    (path,) = [path for path in (tmp_path / "index").rglob("*") if path.name.endswith(kind)]
    cut_to(0.5)(path)
    restarted = Indexer(database, WhooshEngine(tmp_path / "index"))
    assert restarted.partial
    with database.reading() as db:
        query = from_parameters({"q": "tides"})
        during = find(db, restarted.engine, query, restarted.partial)
        assert during.partial and not during.hits
    assert restarted.drain() == 6
    assert not restarted.partial
    with database.reading() as db:
        assert find(db, restarted.engine, query, restarted.partial).total == 6
    database.close()


@contextmanager
def open_files_left(number: int) -> Iterator[None]:
    """As where so many files may be opened and no more."""
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = [os.open(os.devnull, os.O_RDONLY)]
    numbers = len(list(Path("/proc/self/fd").iterdir()))
    while held[-1] < numbers + 5:  # or numbers between would be free
        held.append(os.open(os.devnull, os.O_RDONLY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (held[-1] + 1 + number, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
        for one in held:
            os.close(one)


@pytest.mark.parametrize("left", range(6))
def test_an_index_is_not_given_up_because_too_many_files_are_open(tmp_path, left):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered(collection()))
    right = answers(engine)
    engine.close()
    started = WhooshEngine(tmp_path)
    with open_files_left(left):
        if started.generation() < 0:
            with pytest.raises(OSError, match="Too many open files"):
                started.is_usable()
            with pytest.raises(OSError, match="Too many open files"):
                started.apply([], [1])
    assert started.is_usable() and answers(started) == right


def test_while_the_newest_commit_cannot_be_opened_the_last_one_answers(tmp_path):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered(collection()))
    right = answers(engine)
    WhooshEngine(tmp_path).apply([], range(1, 299))
    with open_files_left(0):
        assert answers(engine) == right
    assert engine.document_count() == 1


def test_a_full_table_of_files_leads_to_no_new_index(tmp_path):
    database = Database(tmp_path / "rostra.sqlite3")
    import_source(database, prepare(Upload("talk.md", b"# 2025-06-01 Harbour\n\n**Ines Vale:** Tides.\n")))
    indexer = Indexer(database, WhooshEngine(tmp_path / "index"))
    indexer.drain()
    built = (tmp_path / "index" / "CURRENT").read_text()
    for left in range(12):
        restarted = Indexer(database, WhooshEngine(tmp_path / "index"))
        with open_files_left(left), suppress(OSError, SQLAlchemyError):
            restarted.drain()
        restarted.drain()
        assert (tmp_path / "index" / "CURRENT").read_text() == built
    database.close()
