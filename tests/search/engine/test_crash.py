"""kill -9 in the middle of commits: what was acknowledged is there, whole, and nothing else is.

ROSTRA_KILLS says how often; 10 without it.
"""

import os
from collections.abc import Iterator
from random import Random

import pytest

from app.search.engine.gathered import gathered
from app.search.engine.protocol import AnyOf, Filters, Plan
from app.search.whoosh.engine import WhooshEngine
from app.search.whoosh.schema import FIELDS
from tests.killed import Kill, killing
from tests.search.engine.committing import SIZE, commit

KILLS = int(os.environ.get("ROSTRA_KILLS", "10"))
LONGEST = 0.4
"""Seconds after the first commit, at most: about as long as a few commits and a merge take."""


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    with killing("tests.search.engine.committing") as kill:
        yield kill


def state_after(numbers: range, before: dict[int, int]) -> dict[int, int]:
    """Which commit put each document that is there."""
    state = dict(before)
    for number in numbers:
        put, deleted = commit(number)
        state |= {document.id: number for document in put}
        for one in deleted:
            state.pop(one, None)
    return state


def state_of(engine: WhooshEngine, numbers: range) -> dict[int, int]:
    found = {}
    for number in numbers:
        for one in engine.candidates(Plan([AnyOf((f"c{number}",))]), Filters()).ids.tolist():
            assert one not in found, "a document stands there twice"
            found[one] = number
    return found


def test_no_moment_is_a_bad_one(tmp_path, kill, waits_for_the_disk):
    random = Random(1)
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered([]))
    first, state = 0, {}
    for _ in range(KILLS):
        last = int(kill(random.uniform(0, LONGEST), tmp_path, first)[-1])
        opened = WhooshEngine(tmp_path)
        assert opened.generation() >= 0
        there = state_of(opened, range(last + 2))
        one_more = state_after(range(first, last + 2), state)
        expected = state_after(range(first, last + 1), state)
        assert there in (expected, one_more)
        if there != expected:
            last += 1
        first, state = last + 1, there
        assert opened.document_count() == len(state) <= SIZE
        for part in opened._views.newest().parts:
            lists = [entry for field in FIELDS for _, entry in part.segment.terms.of_field(field)]
            for postings in map(part.segment.list_of, lists):
                assert postings.documents[0] >= 0 and len(postings.documents) == len(postings.counts)
    with engine.writing():
        engine.apply(*commit(first))
    view = engine._views.newest()
    needed = {name for one in view.written for name in one.sizes}
    files = {path.name for path in view.folder.path.iterdir() if path.is_file()}
    assert files == {*needed, f"_MAIN_{view.generation}.toc", "rostra.json"}
