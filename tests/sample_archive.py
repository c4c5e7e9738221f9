"""An archive to look at: the samples, a talk whose addresses moved and went, a talk that means harm."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from app.archive.importing import Report, import_source
from app.archive.pictures import keeper
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.models import GoneUtterance, Utterance
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT, Settings
from app.text.pointer import pointer

SAMPLES = sorted(file for file in (ROOT / "samples").iterdir() if file.suffix in {".md", ".vtt"})

GOES = "A storm wall of glass was promised here, and nobody has seen it since."
BESIDE = (
    "Welcome to the harbour. We talk about walls today.",
    "The quay was rebuilt twice, and each time the harbour master wrote it down.",
)
_TALK = [
    f"**Ines Vale:** {BESIDE[0]}",
    f"**Tomo Reed:** {GOES}",
    f"**Ines Vale:** {BESIDE[1]}",
    "**Tomo Reed:** Written down is half built.",
]

HOSTILE = (
    """# 2025-06-02 <script>document.title='taken'</script> Talk

**Eve:** <script>document.title='taken'</script> & <b>bold</b> {{ 7*7 }} </textarea></title>

**Mallory:** Right to left \u202egnirts desrever\u202c, zero\u200bwidth, javascript:alert(1) ]]> -->

![over the fence](../../../etc/passwd)

**Eve:** """
    + "x" * 10_000
)
HOSTILE_AGENDA = """
event: '"><img src=x onerror=alert(1)>'
people:
  - {name: 'Eve <img src=x onerror=alert(1)>', also: [Eve], org: '</script><script>alert(1)</script>'}
"""


def settings(data: Path) -> Settings:
    """An archive's settings with nothing of this machine's environment."""
    return Settings(data=data, name="Rostra", base_url="", threads=4, development=True)


def fill(folder: Path) -> None:
    """Import everything, and let the index follow."""
    chosen = settings(folder)
    with closing(Database(chosen.database)) as database:
        for file in SAMPLES:
            if file.stem.lower() != "readme":
                put_file(database, chosen, file)
        for talk in (_TALK, [*_TALK[:1], *_TALK[2:]]):
            put_text(database, "\n\n".join(["# 2025-06-01 Harbour walls", *talk]), "walls.md")
        put_text(database, HOSTILE, "hostile.md", HOSTILE_AGENDA)
        with closing(WhooshEngine(chosen.index)) as engine:
            Indexer(database, engine).drain()


def put_file(database: Database, chosen: Settings, file: Path) -> Report:
    """Import a file as the command does: with the agenda and the pictures beside it."""
    agenda = file.with_name(f"{file.stem}.agenda.yaml")
    upload = Upload(
        file.name,
        file.read_bytes(),
        agenda_name=agenda.name,
        agenda=agenda.read_text("utf-8") if agenda.exists() else "",
        picture=keeper(file.parent, chosen.slides),
    )
    return import_source(database, prepare(upload))


def put_text(database: Database, text: str, name: str, agenda: str = "") -> Report:
    """Import a text under a file name."""
    return import_source(database, prepare(Upload(name, text.encode(), "an agenda", agenda)))


def standing(chosen: Settings, words: str) -> str:
    """The address of the utterance in which these words stand."""
    with closing(Database(chosen.database)) as database, database.reading() as db:
        return db.scalars(select(Utterance.public_id).where(Utterance.text.contains(words))).one()


def gone(chosen: Settings) -> str:
    """The address whose words went when their talk was imported again."""
    with closing(Database(chosen.database)) as database, database.reading() as db:
        return db.scalars(select(GoneUtterance.public_id).where(GoneUtterance.text == GOES)).one()


def over(chosen: Settings) -> str:
    """The address of words that run on from one passage over three more, with three people speaking."""
    with closing(Database(chosen.database)) as database, database.reading() as db:
        first = db.scalars(select(Utterance).where(Utterance.text.contains("Would you let them"))).one()
        texts = db.scalars(
            select(Utterance.text)
            .where(Utterance.session_id == first.session_id, Utterance.position >= first.position)
            .order_by(Utterance.position)
            .limit(4)
        ).all()
        return f"{first.public_id}?words={pointer(''.join(texts), 6, len(''.join(texts)) - 10)}"
