"""The search index follows the database: jobs written with each change are drained into commits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import aliased

from app.database import Database, Db
from app.models import IndexJob, Section, Session, Utterance
from app.search.engine.bulk import Row, batches
from app.search.engine.protocol import NUMBERS, Document, NoIndex, kind_code, lang_code
from app.search.warming import warm_up
from app.search.whoosh.engine import WhooshEngine
from app.text.passage import Passage

Progress = Callable[[int, int], None]
BATCH = 5_000
"""Jobs that go into one commit."""
SECONDS_BETWEEN_LOOKS = 0.5

log = logging.getLogger(__name__)


class Indexer:
    """Keeps one index in step with one database. Several, in several processes, do not harm each other."""

    def __init__(self, database: Database, engine: WhooshEngine) -> None:
        self.database = database
        self.engine = engine
        self._rebuilding = False
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._tidying: threading.Thread | None = None

    @property
    def partial(self) -> bool:
        """Whether search cannot answer from the whole archive just now."""
        return self._rebuilding or self.engine.generation() < 0

    def drain(self, progress: Progress | None = None) -> int:
        """Take up all waiting changes; build the index where there is none. How many utterances it took."""
        with self.engine.writing():
            try:
                return self._take_up(progress)
            except NoIndex:
                return self._rebuild(progress)

    def _take_up(self, progress: Progress | None) -> int:
        """Raises NoIndex: jobs may be forgotten only where the index has room for them."""
        if not self.engine.is_usable():
            raise NoIndex
        done = 0
        while True:
            with self.database.reading() as db:
                jobs = db.execute(
                    select(IndexJob.id, IndexJob.utterance_id).order_by(IndexJob.id).limit(BATCH)
                )
                batch = jobs.all()
                if not batch:
                    return done
                total = done + (db.scalar(select(func.count(IndexJob.id))) or 0)
                documents, gone = _changed(db, {utterance for _, utterance in batch})
            self.engine.apply(documents, gone)
            self._forget_jobs(batch[-1][0])
            done += len(batch)
            if progress:
                progress(done, total)

    def tidy(self) -> None:
        """Bring small segments of the index together, as long as there are many."""
        while self.engine.merge():
            pass

    def rebuild(self, progress: Progress | None = None) -> int:
        """Build the index anew beside the present one, which answers until then; how many utterances."""
        with self.engine.writing():
            return self._rebuild(progress)

    def _rebuild(self, progress: Progress | None) -> int:
        self._rebuilding = True
        try:
            with self.database.reading() as db:
                last_job = db.scalar(select(func.max(IndexJob.id))) or 0
                total = db.scalar(select(func.count(Utterance.id))) or 0
                query = _documents_query().order_by(Utterance.session_id, Utterance.position)
                rows = db.execute(query.execution_options(yield_per=1000))
                count = self.engine.rebuild(batches(_counted(map(_row, rows), total, progress)))
            self._forget_jobs(last_job)
            return count
        finally:
            self._rebuilding = False

    def _forget_jobs(self, last: int) -> None:
        with self.database.writing() as db:
            db.execute(delete(IndexJob).where(IndexJob.id <= last))

    # The server's thread

    def start(self) -> None:
        """Follow changes in a thread until `stop`; read what will be asked for first in another."""
        self._thread = threading.Thread(target=self._follow, name="indexer", daemon=True)
        self._thread.start()
        threading.Thread(target=self._warm_up, name="warming the index", daemon=True).start()

    def _warm_up(self) -> None:
        with suppress(SQLAlchemyError), self.database.reading() as db:  # stopped meanwhile
            warm_up(db, self.engine)

    def stop(self) -> None:
        """End the thread; what is waiting stays waiting."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _follow(self) -> None:
        pause = SECONDS_BETWEEN_LOOKS
        while not self._stopped.is_set():
            try:
                if self._has_work() and self.drain():
                    self._tidy_in_background()
                pause = SECONDS_BETWEEN_LOOKS
            except Exception:
                # a full disk, a folder taken away, a fault of ours: the pages go on, and so does trying
                log.exception("The search index could not be brought up to date; trying again.")
                pause = min(60.0, pause * 2)
            self._stopped.wait(pause)

    def _tidy_in_background(self) -> None:
        """In a thread of its own: what is edited meanwhile is not to wait for it."""
        if self._tidying is None or not self._tidying.is_alive():
            self._tidying = threading.Thread(target=self._tidied, name="tidying the index", daemon=True)
            self._tidying.start()

    def _tidied(self) -> None:
        try:
            self.tidy()
        except Exception:
            log.exception("Small parts of the search index could not be brought together; they stay apart.")

    def _has_work(self) -> bool:
        if self.engine.generation() < 0:
            return True
        with self.database.reading() as db:
            return db.scalar(select(IndexJob.id).limit(1)) is not None


def _changed(db: Db, ids: set[int]) -> tuple[list[Document], set[int]]:
    """The documents of these utterances and of those before them; and which of `ids` are no more."""
    documents: dict[int, Document] = {}
    ordered = sorted(ids)
    following = aliased(Utterance)
    for start in range(0, len(ordered), 500):
        some = ordered[start : start + 500]
        before = (
            select(Utterance.id)
            .join(
                following,
                (following.session_id == Utterance.session_id)
                & (following.position == Utterance.position + 1),
            )
            .where(following.id.in_(some))
        )
        query = _documents_query().where(or_(Utterance.id.in_(some), Utterance.id.in_(before)))
        for row in db.execute(query):
            documents[row[0]] = _document(row)
    return list(documents.values()), ids - documents.keys()


def _documents_query() -> Select[*tuple[Any, ...]]:
    following = aliased(Utterance)
    return (
        select(
            Utterance.id,
            Utterance.text,
            following.text,
            Utterance.speaker_id,
            Utterance.session_id,
            Session.event_id,
            Session.date,
            Utterance.lang,
            Section.kind,
        )
        .join(Session, Session.id == Utterance.session_id)
        .outerjoin(Section, Section.id == Utterance.section_id)
        .outerjoin(
            following,
            (following.session_id == Utterance.session_id) & (following.position == Utterance.position + 1),
        )
    )


def _row(row: tuple[Any, ...]) -> Row:
    number, text, following, speaker, session, event, date, lang, kind = row
    day = date.toordinal() if date else 0
    numbers = (number, speaker, session, event or 0, day, lang_code(lang), kind_code(kind or ""))
    return numbers, text, following or ""


def _document(row: tuple[Any, ...]) -> Document:
    numbers, text, following = _row(row)
    passage = Passage(text, following)
    return Document(
        tokens=passage.tokens(),
        sounds=passage.sounds(),
        whole=passage.whole_words(),
        **dict(zip(NUMBERS, numbers, strict=True)),
    )


def _counted(rows: Iterable[Row], total: int, progress: Progress | None) -> Iterator[Row]:
    for count, row in enumerate(rows, 1):
        yield row
        if progress and count % 200 == 0:
            progress(count, total)
