"""What is in order in an archive and what is not: for `rostra doctor`."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text

from app.database import Db
from app.models import IndexJob, Session, Slide, Source, Speaker, Utterance
from app.readers import read
from app.settings import Settings
from app.text.white_space import squash
from app.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `detail` says what was found, and what to do where it is not well."""

    name: str
    well: bool
    detail: str


def examine(db: Db, settings: Settings) -> Iterator[Finding]:
    """Look at the database, the sources and the pictures, one finding each."""
    yield _database(db)
    yield _contents(db)
    yield _sources(db)
    yield _pictures(db, settings)


def examine_index(db: Db, documents: int | None) -> Finding:
    """Compare the index, which holds `documents` (None: there is no usable one), with the database."""
    utterances = db.scalar(select(func.count(Utterance.id))) or 0
    waiting = db.scalar(select(func.count(IndexJob.id))) or 0
    if documents is None and not utterances:
        return Finding("index", True, "there is nothing to index yet")
    if documents is None:
        return Finding("index", False, "there is none that can be used; run `rostra reindex`")
    if waiting:
        late = f"{waiting} changes wait for it; a server takes them up within seconds, else `rostra reindex`"
        return Finding("index", False, late)
    if documents != utterances:
        detail = f"it holds {documents} utterances, the database {utterances}; run `rostra reindex`"
        return Finding("index", False, detail)
    return Finding("index", True, f"{documents} utterances, up to date")


def _database(db: Db) -> Finding:
    problems = [str(row[0]) for row in db.execute(text("PRAGMA quick_check"))]
    broken_links = db.execute(text("PRAGMA foreign_key_check")).all()
    if problems != ["ok"]:
        return Finding("database", False, f"damaged ({problems[0]}); restore a backup")
    if broken_links:
        return Finding("database", False, f"{len(broken_links)} rows point to nothing; restore a backup")
    return Finding("database", True, "sound")


def _contents(db: Db) -> Finding:
    sessions, utterances, speakers = (
        db.scalar(select(func.count(column))) or 0 for column in (Session.id, Utterance.id, Speaker.id)
    )
    return Finding("contents", True, f"{sessions} sessions, {utterances} utterances, {speakers} speakers")


def _sources(db: Db) -> Finding:
    """Every utterance must stand in its source, word for word."""
    newest = select(func.max(Source.id)).group_by(Source.session_id)
    ids = db.scalars(select(Source.id).where(Source.id.in_(newest)).order_by(Source.id)).all()
    wrong: list[str] = []
    for source_id in ids:
        source = db.get_one(Source, source_id)
        wrong += _wrong(db, source)
        db.expunge(source)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return Finding("sources", False, wrong[0] + more)
    return Finding("sources", True, f"{len(ids)} files, every utterance stands in its file")


def _wrong(db: Db, source: Source) -> Iterator[str]:
    """What does not agree between a source and the utterances of its session."""
    if hashlib.sha256(source.content).hexdigest() != source.sha256:
        yield f"{source.name}: its bytes have changed; restore a backup"
        return
    transcript = read(source.name, source.content, source.reader, len(source.content))
    starts = [piece.start for piece in transcript.speech]
    columns = (Utterance.public_id, Utterance.heard, Utterance.source_start, Utterance.source_end)
    for public_id, heard, start, end in db.execute(
        select(*columns).where(Utterance.session_id == source.session_id).order_by(Utterance.position)
    ):
        if squash(heard) != squash(_spoken(transcript, starts, start, end)):
            yield f"{source.name}: /u/{public_id} does not stand at {start}-{end}; `rostra import --again` it"


def _spoken(transcript: Transcript, starts: Sequence[int], start: int, end: int) -> str:
    """What is speech, rather than marks, tags and times, between two offsets of the source."""
    pieces = transcript.speech[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
    return "".join(transcript.source[max(start, piece.start) : min(end, piece.end)] for piece in pieces)


def _pictures(db: Db, settings: Settings) -> Finding:
    files = db.scalars(select(Slide.file).where(Slide.file != "").distinct()).all()
    missing = [name for name in files if not (settings.slides / name).is_file()]
    if missing:
        return Finding("slides", False, f"{len(missing)} pictures are missing, such as {missing[0]}")
    return Finding("slides", True, f"{len(files)} pictures")
