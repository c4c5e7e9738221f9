"""An archive of the samples, a talk with a video file, a talk with a video on a site, one that means harm."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.archive.importing import import_source
from app.archive.pictures import keeper
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.main import create_app
from app.models import Utterance
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT, Settings
from tests.conftest import Copied
from tests.sharing.client import Client

EVIL = "</script><script>document.title=1</script>"
MARKS = "\u202egnirts\u202c zero\u200bwidth"
HOSTILE = f"""# 2025-06-02 {EVIL} {MARKS} Talk

**Eve:** {EVIL} & <b>bold</b> ]]> --> {MARKS} {{{{ 7*7 }}}} "quoted"

![over the fence](../secret.png)

**Mallory:** {"x" * 10_000}
"""
HOSTILE_AGENDA = f"""
event: '"><img src=x onerror=alert(1)> {EVIL}'
source: "javascript:alert(document.domain)"
people:
  - {{name: 'Eve "><img src=x onerror=alert(1)>', also: [Eve], org: "{EVIL}", title: '{{{{ 7*7 }}}}'}}
"""
TIMED = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ines Vale>Welcome to the harbour. We talk about tides today.

00:01:02.500 --> 00:01:09.000
<v Tomo Reed>Tides are the cheapest clock we have.
"""
FILE = "date: 2024-03-01\nevent: Films\ntitle: A film\nsource: https://media.example:8443/films/a.mp4\n"
YOUTUBE = "date: 2024-03-02\nevent: Films\ntitle: A tube\nsource: https://youtu.be/abcdefghijk\n"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Path:
    """The archive's folder; only read."""
    return copied(fill, tmp_path_factory.mktemp("sharing"))


def fill(data: Path) -> None:
    """Import everything, and let the index follow."""
    settings = Settings(data=data)
    with closing(Database(settings.database)) as database:
        for file in sorted((ROOT / "samples").glob("*20*")):
            if file.suffix in (".md", ".vtt"):
                agenda = file.with_name(f"{file.stem}.agenda.yaml")
                put(
                    database,
                    file.name,
                    file.read_text("utf-8"),
                    agenda.read_text("utf-8") if agenda.exists() else "",
                )
        put(database, "2024-03-01 film.vtt", TIMED, FILE)
        put(database, "2024-03-02 tube.vtt", TIMED, YOUTUBE)
        (data / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        beside = data / "transcripts"
        put(database, "hostile.md", HOSTILE, HOSTILE_AGENDA, picture=keeper(beside, settings.slides))
        with closing(WhooshEngine(settings.index)) as engine:
            Indexer(database, engine).drain()


def put(database: Database, name: str, text: str, agenda: str = "", **about: Any) -> None:
    """Import a text under a file name."""
    import_source(database, prepare(Upload(name, text.encode(), "agenda.yaml", agenda, **about)))


@pytest.fixture(scope="session")
def database(folder: Path) -> Iterator[Database]:
    with closing(Database(Settings(data=folder).database)) as database:
        yield database


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[Client]:
    settings = Settings(data=folder, name="Rostra", base_url="", card_font="")
    with Client(create_app(settings), base_url="http://archive.example") as client:
        yield client


@pytest.fixture(scope="session")
def said(database: Database) -> Any:
    """The id of the utterance that begins with some words."""

    def find(words: str) -> str:
        with database.reading() as db:
            return (
                db.scalars(select(Utterance.public_id).where(Utterance.text.startswith(words))).first() or ""
            )

    return find
