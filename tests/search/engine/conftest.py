"""Nothing here loses its power in the middle of a test: only the tests of that wait for the disk."""

import os

import pytest


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "waits_for_the_disk" not in request.fixturenames:
        monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def waits_for_the_disk() -> None:
    """Asked for by tests that must see every fsync."""
