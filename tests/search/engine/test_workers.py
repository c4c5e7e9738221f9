"""`rostra serve --workers 2`: each process follows what is imported, and none harms the index."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.settings import ROOT

ROSTRA = [sys.executable, "-P", "-c", "from app.cli import main; main()"]
PATIENCE = 60.0
"""Seconds until a loaded machine has started two servers."""
TALK = "# 2025-06-0{number} Harbour {number}\n\n**Ines Vale:** We talk about {word} today.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"ROSTRA_DATA": str(tmp_path / "data")}


@pytest.fixture
def add(tmp_path: Path, environment: dict[str, str]) -> Callable[[int, str], None]:
    def add(number: int, word: str) -> None:
        talk = tmp_path / f"talk{number}.md"
        talk.write_text(TALK.format(number=number, word=word), encoding="utf-8")
        subprocess.run(
            [*ROSTRA, "import", str(talk)], cwd=ROOT, env=environment, check=True, capture_output=True
        )

    return add


@pytest.fixture
def served(add: Callable[[int, str], None], environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Started in a folder with a program of somebody else's that is called app, too."""
    add(1, "tides")
    (tmp_path / "app.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*ROSTRA, "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL) as server:
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def total(server: str, word: str) -> int:
    """How many hits one of the processes finds; -1 while none answers."""
    try:
        with urllib.request.urlopen(f"{server}/api/v1/search?q={word}", timeout=10) as answer:
            return int(json.load(answer)["total"])
    except urllib.error.URLError:
        return -1


def soon(what: Callable[[], bool]) -> bool:
    """Whether it comes true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


def everywhere(server: str, word: str) -> bool:
    """Whether it is found once, by all: twenty new connections in a row meet both processes."""
    return all(total(server, word) == 1 for _ in range(20))


def test_all_processes_follow_an_import_a_rebuild_and_a_loss(served, add, environment):
    assert soon(lambda: everywhere(served, "tides"))
    add(2, "lighthouses")
    assert soon(lambda: everywhere(served, "lighthouses"))

    rebuilt = subprocess.run([*ROSTRA, "reindex"], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert b"2 utterances indexed" in rebuilt.stdout
    assert soon(lambda: everywhere(served, "tides"))

    index = Path(environment["ROSTRA_DATA"]) / "index"
    lost = (index / "CURRENT").read_text()
    for path in (index / lost).iterdir():
        path.unlink()
    assert soon(lambda: total(served, "tides") >= 0 and (index / "CURRENT").read_text() != lost)
    assert soon(lambda: everywhere(served, "tides") and everywhere(served, "lighthouses"))
