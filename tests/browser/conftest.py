"""A running archive and a Chromium to visit it with; whoever visits notices errors and foreign requests."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from app.main import create_app
from app.settings import Settings
from tests.sample_archive import fill, gone, settings, standing

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Settings:
    """The settings of an archive that is filled."""
    chosen = settings(tmp_path_factory.mktemp("archive"))
    fill(chosen)
    return chosen


@pytest.fixture(scope="session")
def ids(chosen: Settings) -> dict[str, str]:
    """Ids that addresses of KINDS name in braces."""
    return {
        "passage": standing(chosen, "sells it back"),
        "hostile": standing(chosen, "{{ 7*7 }}"),
        "gone": gone(chosen),
    }


@pytest.fixture(scope="session")
def archive(chosen: Settings) -> Iterator[str]:
    """The address of a running archive."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(chosen), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not come up"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def visit(browser: Browser, archive: str, ids: dict[str, str]) -> Iterator[Visit]:
    """Open an address in a browser of its own; keywords are what the visitor's browser is like.

    The test fails if a page reports an error or asks another host for anything.
    """
    errors: list[str] = []
    foreign: list[str] = []

    def note_console(message: Any) -> None:
        missing = "status of 404" in message.text or "status of 410" in message.text
        if message.type == "error" and not (missing and message.location["url"].startswith(archive + "/u/")):
            errors.append(f"{message.location['url']}: {message.text}")

    def note_request(request: Any) -> None:
        if urlsplit(request.url).netloc != urlsplit(archive).netloc:
            foreign.append(request.url)

    with ExitStack() as stack:

        def visit(address: str, **about: Any) -> Page:
            context = browser.new_context(base_url=archive, **about)
            stack.callback(context.close)
            context.grant_permissions(["clipboard-read", "clipboard-write"], origin=archive)
            page = context.new_page()
            page.on("console", note_console)
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("request", note_request)
            page.goto(address.format_map(ids))
            return page

        yield visit
    assert errors == []
    assert foreign == []


PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
"""The narrowest phone that is in use."""
KINDS = {
    "home": "/",
    "sessions": "/sessions",
    "session": "/sessions/2025-09-19-who-owns-the-tide-a-conversation-about-harbours-data-and",
    "Chinese session": "/sessions/2025-09-18-chao-xi-yu-suan-li-zhi-hui-gang-hang-zhu-ti-lun-tan-xu-gou",
    "session with times": "/sessions/2025-09-19-the-quay-at-night-a-walk-with-a-pilot-and-an-engineer",
    "hostile session": "/sessions/2025-06-02-script-document-title-taken-script-talk",
    "one speaker": "/sessions/2025-09-19-who-owns-the-tide-a-conversation-about-harbours-data-and"
    "?speaker=idris-fennimoor",
    "as heard": "/sessions/2025-09-18-chao-xi-yu-suan-li-zhi-hui-gang-hang-zhu-ti-lun-tan-xu-gou?words=heard",
    "passage": "/u/{passage}",
    "some words": "/u/{passage}?words=3-12-0",
    "hostile passage": "/u/{hostile}",
    "gone": "/u/{gone}",
    "event": "/events/harbour-forum-2025-an-invented-example",
    "speakers": "/speakers",
    "speaker": "/speakers/lu-cheng-fan",
    "search": "/search?q=tide",
    "search for nothing": "/search?q=zygomorphic",
    "help": "/search",
    "missing": "/u/zzzzzzzzzz",
    "style guide": "/styleguide",
}
"""An address of every kind of page."""
