"""What all tests share: a browser (only one can be driven at a time), archives made once, no waiting."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import Pool, event

# How long an example takes depends on what else the machine does, and says nothing of what is tested.
# In CI the examples are the same each time: what comes in is judged, not what chance finds that day.
settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("unhurried")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=LocalNetworkAccessChecks",  # the archive is on this machine, other sites are made up
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


FSYNC = os.fsync


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Nothing in this process loses its power in the middle of a test."""

    def in_no_hurry(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")

    event.listen(Pool, "checkout", in_no_hurry)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield
    event.remove(Pool, "checkout", in_no_hurry)


@pytest.fixture
def waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by tests that must see every fsync."""
    monkeypatch.setattr(os, "fsync", FSYNC)


Fill = Callable[[Path], None]
Copied = Callable[[Fill, Path], Path]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Copies what a function fills a folder with: copied(fill, to). Of all workers one fills it, once."""
    mine = tmp_path_factory.getbasetemp()
    everybody_s = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine

    def copied(fill: Fill, to: Path) -> Path:
        filled = everybody_s / f"{fill.__module__}.{fill.__qualname__}"
        filling = filled.with_name(f"{filled.name}.filling")
        with filled.with_name(f"{filled.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not filled.exists():
                shutil.rmtree(filling, ignore_errors=True)
                fill(filling)
                filling.rename(filled)
        return shutil.copytree(filled, to, dirs_exist_ok=True)

    return copied
