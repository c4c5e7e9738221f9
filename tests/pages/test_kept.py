"""A page is made once while nothing changes, and anew as soon as something does."""

import asyncio
import gzip
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app import web
from app.database import Database
from app.kept import KeptPage, KeptPages
from app.main import create_app
from app.models import Session
from app.pages import keeping
from app.search.whoosh.engine import WhooshEngine
from app.settings import Settings
from tests.conftest import Copied
from tests.sample_archive import fill, settings


@pytest.fixture
def archive(tmp_path: Path, copied: Copied) -> Settings:
    return settings(copied(fill, tmp_path / "data"))


def test_a_page_is_rendered_once_for_each_language(
    archive: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render_text = web.render_text

    def counting(request, template, context):  # type: ignore[no-untyped-def]
        rendered.append(template)
        return render_text(request, template, context)

    monkeypatch.setattr(web, "render_text", counting)
    with TestClient(create_app(archive)) as client:
        first = [client.get("/sessions", headers={"Accept-Language": one}).text for one in ("en", "zh")]
        again = [client.get("/sessions", headers={"Accept-Language": one}).text for one in ("en", "zh")]
    assert first == again and first[0] != first[1]
    assert rendered == ["sessions.html", "sessions.html"]


def test_a_change_by_anybody_is_seen_at_once(archive: Settings) -> None:
    with TestClient(create_app(archive)) as client:
        before = client.get("/sessions")
        elsewhere = Database(archive.database)  # as another process has it
        with elsewhere.writing() as db:
            session = db.query(Session).first()
            assert session is not None
            session.title = "A title that nobody had before"
        elsewhere.close()
        after = client.get("/sessions", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "A title that nobody had before" in after.text


def test_a_new_index_is_opened_in_a_thread_so_that_nobody_else_waits(
    archive: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_event_loop: list[bool] = []
    generation = WhooshEngine.generation

    def noting(engine: WhooshEngine) -> int:
        on_the_event_loop.append(asyncio._get_running_loop() is not None)
        return generation(engine)

    with TestClient(create_app(archive)) as client:
        client.get("/sessions")
        monkeypatch.setattr(WhooshEngine, "generation", noting)
        monkeypatch.setattr(WhooshEngine, "is_open", lambda engine: False)
        client.get("/sessions")
    assert on_the_event_loop and not any(on_the_event_loop)


def test_who_has_the_page_is_told_so_without_making_it(
    archive: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(create_app(archive)) as client:
        etag = client.get("/sessions").headers["etag"]
        monkeypatch.setattr(web, "render_text", None)
        known = client.get("/sessions", headers={"If-None-Match": etag, "Accept-Encoding": "gzip"})
    assert known.status_code == 304
    assert not {"content-type", "content-encoding", "transfer-encoding"} & set(known.headers)


def test_the_store_is_bounded_and_knows_one_state_only() -> None:
    pages = KeptPages(most_bytes=10)
    for key in ("a", "b", "c"):
        pages.put(1, key, KeptPage(b"12345", {}))
    assert [pages.get(1, key) is not None for key in ("a", "b", "c")] == [False, True, True]
    pages.put(2, "d", KeptPage(b"1", {}))
    assert pages.get(1, "c") is None and pages.get(2, "c") is None and pages.get(2, "d") is not None


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("zstd", "zstd"),
        ("br; q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_a_kept_page_is_compressed_as_the_browser_accepts_and_reads_the_same(
    archive: Settings, accepted: str, coding: str | None
) -> None:
    with TestClient(create_app(archive)) as client:
        plain = client.get("/sessions", headers={"Accept-Encoding": ""})
        for _ in range(3):
            answer = client.get("/sessions", headers={"Accept-Encoding": accepted})
            assert answer.headers.get("content-encoding") == coding
            assert answer.headers["etag"] == plain.headers["etag"]
            assert coding == "zstd" or answer.text == plain.text  # the test client knows no zstd
            assert "Accept-Encoding" in answer.headers["vary"]


def test_a_kept_page_is_compressed_once(archive: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setitem(keeping.CODINGS, "gzip", lambda body: (done.append(1), gzip.compress(body))[1])
    with TestClient(create_app(archive)) as client:
        client.get("/sessions")
        texts = {client.get("/sessions", headers={"Accept-Encoding": "gzip"}).text for _ in range(3)}
    assert len(texts) == 1 and done == [1]
