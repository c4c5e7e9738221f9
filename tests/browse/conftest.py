"""An archive of one speaker met in two posts over the years, and others beside her."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.archive.importing import Report, import_source
from app.archive.preparing import Upload, prepare
from app.database import Database, Db
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine

Put = Callable[..., Report]
TIDES = "岸电调度是港口的大事，{n}号码头先用岸电调度。"
OTHERS = "我们的渔船在第{n}天出海，渔船回来的时候天气很好。"


def talk(date: str, *turns: tuple[str, str]) -> str:
    """A labelled transcript."""
    return "\n\n".join([f"# {date} 港口论坛", *(f"**{who}：** {words}" for who, words in turns)]) + "\n"


def agenda(event: str, *people: str) -> str:
    """An agenda with people as YAML flow maps."""
    return f"event: {event}\npeople:\n" + "".join(f"  - {{{person}}}\n" for person in people)


HERS, THEIRS = len(TIDES.format(n="甲")), len(OTHERS.format(n="甲"))
"""Characters of each utterance."""


def says(who: str, words: str, numbers: str) -> list[tuple[str, str]]:
    """A turn for each number."""
    return [(who, words.format(n=n)) for n in numbers]


FIRST = talk("2023-05-01", *says("沈望汀", TIDES, "甲乙丙丁戊己"), *says("韩禾予", OTHERS, "甲乙丙丁"))
SECOND = talk("2024-05-01", *says("沈望汀", TIDES, "庚辛壬"), *says("康照野", OTHERS, "戊己庚辛壬癸"))
THIRD = talk("2024-06-01", *says("康照野", OTHERS, "子丑寅卯辰巳午未"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "rostra.sqlite3")) as database:
        yield database


@pytest.fixture
def put(database: Database) -> Put:
    """Import a text under a file name, with an agenda."""

    def put(text: str, name: str, agenda: str = "") -> Report:
        return import_source(database, prepare(Upload(name, text.encode(), "agenda.yaml", agenda)))

    return put


@pytest.fixture
def engine(database: Database, put: Put, tmp_path: Path) -> Iterator[WhooshEngine]:
    """The search index of three sessions of two events."""
    put(FIRST, "first.md", agenda("港口论坛", "name: 沈望汀, org: 港务局, title: 局长"))
    put(SECOND, "second.md", agenda("港口论坛", "name: 沈望汀, org: 远汐科技, title: 顾问"))
    put(THIRD, "third.md", agenda("渔业论坛", "name: 康照野"))
    with closing(WhooshEngine(tmp_path / "index")) as engine:
        Indexer(database, engine).drain()
        yield engine


@pytest.fixture
def db(database: Database, engine: WhooshEngine) -> Iterator[Db]:
    with database.reading() as db:
        yield db
