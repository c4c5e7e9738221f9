"""Readers in other processes follow every commit."""

import subprocess
import sys
from collections.abc import Iterator
from typing import IO, cast

import pytest

from app.search.engine.gathered import gathered
from app.search.whoosh import merging
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT
from tests.search.engine.documents import document

READER = """
import sys
from pathlib import Path
from app.search.engine.protocol import AnyOf, Filters, Plan
from app.search.whoosh.engine import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]))
for token in sys.stdin:
    found = engine.candidates(Plan([AnyOf((token.strip(),))]), Filters())
    print(*sorted(found.ids.tolist()), flush=True)
"""


@pytest.fixture
def reader(tmp_path) -> Iterator["subprocess.Popen[str]"]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", READER, str(tmp_path)], cwd=ROOT, **pipes) as process:
        yield process
        cast(IO[str], process.stdin).close()


def ask(reader: "subprocess.Popen[str]", token: str) -> list[int]:
    print(token, file=reader.stdin, flush=True)
    return [int(number) for number in cast(IO[str], reader.stdout).readline().split()]


def test_another_process_sees_each_commit_as_soon_as_it_is_made(tmp_path, reader, monkeypatch):
    monkeypatch.setattr(merging, "MOST_OF_A_SIZE", 2)
    engine = WhooshEngine(tmp_path)
    assert ask(reader, "a") == []
    engine.rebuild(gathered([document(1, ["a"]), document(2, ["b"])]))
    assert ask(reader, "a") == [1]
    merged = 0
    for number in range(3, 30):
        engine.apply([document(number, ["a"]), document(100 + number, ["b"])], [number - 2])
        assert ask(reader, "a") == [number - 1, number] if number > 3 else [3]
        merged += engine.merge()
        assert number in ask(reader, "a")
    assert merged > 3
    engine.rebuild(gathered([document(7, ["a"])]))
    assert ask(reader, "a") == [7]
    engine.apply([], [7])
    assert ask(reader, "a") == []
