"""A process that commits without end: run by the test that kills it, at any moment."""

from pathlib import Path
from random import Random

from app.search.engine.protocol import Document
from app.search.whoosh import merging
from app.search.whoosh.engine import WhooshEngine
from tests.search.engine.documents import document

SIZE = 300
AT_ONCE = 60


def commit(number: int) -> tuple[list[Document], list[int]]:
    """What the commit of that number puts and deletes: always the same."""
    random = Random(number)
    chosen = random.sample(range(SIZE), AT_ONCE)
    put = [document(one, ["all", f"c{number}", f"n{one}"], [f"s{one % 9}"]) for one in chosen[10:]]
    return put, chosen[:10]


def main(folder: str, first: str) -> None:
    merging.MOST_OF_A_SIZE = 3
    engine = WhooshEngine(Path(folder))
    number = int(first)
    while True:
        with engine.writing():
            engine.apply(*commit(number))
        print(number, flush=True)
        engine.merge()
        number += 1
