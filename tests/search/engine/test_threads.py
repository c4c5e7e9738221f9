"""Threads that search while others edit, switched as often as Python can: no error and no wrong hit."""

import sys
import threading
from collections.abc import Iterator
from random import Random

import pytest

from app.search.engine.gathered import gathered
from app.search.engine.protocol import AnyOf, Filters, Plan
from app.search.whoosh import merging
from app.search.whoosh.engine import WhooshEngine
from tests.search.engine.documents import document

SIZE = 120
THREADS = 8
SEARCHES = 120


@pytest.fixture(autouse=True)
def switching() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def version(number: int, version: int) -> object:
    """Every version of a document holds the same tokens but one."""
    words = ["all", f"tens{number // 10}", f"v{version}", *["odd"] * (number % 2)]
    return document(number, words, [f"s{number % 7}"], speaker=number % 3 + 1)


EXPECTED = {
    Plan((AnyOf(("all",)),)): set(range(SIZE)),
    Plan((AnyOf(("tens3",)), AnyOf(("odd",)))): {31, 33, 35, 37, 39},
    Plan((AnyOf((), prefix="tens1"),)): {*range(10, 20), *range(100, 120)},
    Plan((AnyOf(("all",)),), (AnyOf(("odd",)),)): set(range(0, SIZE, 2)),
    Plan((AnyOf(("s3",), field="sounds"),)): set(range(3, SIZE, 7)),
    Plan((AnyOf(("tens5",)), AnyOf(("absent",))), enough=0.2): set(range(50, 60)),
}


@pytest.mark.parametrize("most_bytes", [0, 4_000, 1 << 20])
def test_every_search_sees_one_commit_whole(tmp_path, monkeypatch, most_bytes):
    monkeypatch.setattr(merging, "MOST_OF_A_SIZE", 3)
    engine = WhooshEngine(tmp_path)
    engine._cache.most_bytes = most_bytes
    engine.rebuild(gathered(version(number, 0) for number in range(SIZE)))
    wrong: list[object] = []
    done = threading.Event()

    def search(seed: int) -> None:
        random = Random(seed)
        try:
            for _ in range(SEARCHES):
                plan = random.choice(list(EXPECTED))
                found = engine.candidates(plan, Filters())
                ids = found.ids.tolist()
                if len(ids) != len(set(ids)) or set(ids) != EXPECTED[plan]:
                    wrong.append((plan, ids))
                if any(
                    speaker != number % 3 + 1 for number, speaker in zip(ids, found.speakers, strict=True)
                ):
                    wrong.append((plan, found.speakers))
        except BaseException as error:
            wrong.append(error)
            raise

    def edit() -> None:
        random, edited = Random(0), 0
        while not done.is_set():
            edited += 1
            with engine.writing():
                engine.apply([version(number, edited) for number in random.sample(range(SIZE), 4)], [])
            engine.merge()

    searching = [threading.Thread(target=search, args=(seed,)) for seed in range(THREADS)]
    editing = threading.Thread(target=edit)
    for thread in (editing, *searching):
        thread.start()
    for thread in searching:
        thread.join()
    done.set()
    editing.join()
    assert wrong == []
    assert engine.generation() > 0
