"""The search index as commands ask it: whole, or built anew."""

import sys
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from app.cli.typer_app import opened, settings
from app.database import Database, Db
from app.errors import RostraError, StoreUnavailable
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine

Answer = TypeVar("Answer")
ATTEMPTS = 3
"""To answer from an index without a damaged file."""


class NoSearchIndex(RostraError):
    """There is no index to search, and none can be built."""


def answered(ask: Callable[[Db, WhooshEngine], Answer]) -> Answer:
    """What is answered from a sound index. A missing or damaged one is built anew: nobody else may do it.

    That a file of it is damaged may turn out only when it is read. Raises NoSearchIndex.
    """
    chosen = settings()
    with opened(chosen) as database, closing(WhooshEngine(chosen.index)) as engine:
        for _ in range(ATTEMPTS):
            if engine.generation() < 0:
                _build(database, engine)
            try:
                with database.reading() as db:
                    answer = ask(db, engine)
            except StoreUnavailable:
                continue
            if engine.generation() >= 0:
                return answer
    raise NoSearchIndex(f"The search index {engine.path} is damaged again and again; see `rostra doctor`.")


def _build(database: Database, engine: WhooshEngine) -> None:
    print("There is no sound search index; it is built anew.", file=sys.stderr)
    try:
        Indexer(database, engine).drain()
    except OSError as error:
        raise NoSearchIndex(f"The search index {engine.path} cannot be built: {error}.") from error
