"""The `rostra` command, run in this process with its own data folder."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def rostra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `rostra ARG…`."""
    monkeypatch.setenv("ROSTRA_DATA", str(tmp_path / "data"))

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["rostra", *map(str, arguments)])
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A small labelled transcript."""
    file = tmp_path / "2025-06-01 harbour.md"
    file.write_text(
        "# 2025-06-01 Harbour Forum\n\n"
        "**Ines Vale:** Welcome to the harbour. We talk about tides today.\n\n"
        "**Tomo Reed:** Tides are the cheapest clock we have.\n\n"
        "**Ines Vale:** And the oldest one.\n",
        encoding="utf-8",
    )
    return file
