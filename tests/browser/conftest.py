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
from playwright.sync_api import Browser, BrowserContext, Page

from app.main import create_app
from app.settings import Settings
from tests.conftest import Copied
from tests.sample_archive import fill, gone, over, settings, standing

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory, browser: Browser, copied: Copied) -> Settings:
    """The settings of an archive that is filled."""
    return settings(copied(fill, tmp_path_factory.mktemp("archive")))


@pytest.fixture(scope="session")
def ids(chosen: Settings) -> dict[str, str]:
    """Ids that addresses of KINDS name in braces."""
    return {
        "passage": standing(chosen, "sells it back"),
        "hostile": standing(chosen, "{{ 7*7 }}"),
        "gone": gone(chosen),
        "over": over(chosen),
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


class Watch:
    """Notes what pages report as errors and ask of other hosts."""

    def __init__(self, archive: str) -> None:
        self.archive = archive
        self.noted: list[str] = []

    def new_page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.noted.append(str(error)))
        page.on("request", self._request)
        return page

    def nothing_wrong(self) -> None:
        noted, self.noted = self.noted, []
        assert noted == []

    def _console(self, message: Any) -> None:
        missing = "status of 404" in message.text or "status of 410" in message.text
        if message.type == "error" and not (
            missing and message.location["url"].startswith(self.archive + "/u/")
        ):
            self.noted.append(f"{message.location['url']}: {message.text}")

    def _request(self, request: Any) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.archive).netloc:
            self.noted.append(request.url)


@pytest.fixture
def visit(browser: Browser, archive: str, ids: dict[str, str]) -> Iterator[Visit]:
    """Open an address in a browser of its own; keywords are what the visitor's browser is like.

    The test fails if a page reports an error or asks another host for anything.
    """
    watch = Watch(archive)
    with ExitStack() as stack:

        def visit(address: str, **about: Any) -> Page:
            context = browser.new_context(base_url=archive, **about)
            stack.callback(context.close)
            context.grant_permissions(["clipboard-read", "clipboard-write"], origin=archive)
            page = watch.new_page(context)
            page.goto(address.format_map(ids))
            return page

        yield visit
    watch.nothing_wrong()


@pytest.fixture(scope="session")
def windows(browser: Browser, archive: str) -> Iterator[dict[str, tuple[Page, Watch]]]:
    """Windows that stay open from test to test, by what their browser is like."""
    opened: dict[str, tuple[Page, Watch]] = {}
    yield opened
    for page, _ in opened.values():
        page.context.close()


@pytest.fixture
def look_at(
    browser: Browser, archive: str, ids: dict[str, str], windows: dict[str, tuple[Page, Watch]]
) -> Iterator[Visit]:
    """Like visit, in a window where other tests were before: for those that only look at a page."""

    def look_at(address: str, **about: Any) -> Page:
        key = repr(sorted(about.items()))
        if key not in windows:
            watch = Watch(archive)
            windows[key] = watch.new_page(browser.new_context(base_url=archive, **about)), watch
        page, _ = windows[key]
        page.emulate_media(color_scheme="light")
        page.goto(address.format_map(ids))
        return page

    yield look_at
    for _, watch in windows.values():
        watch.nothing_wrong()


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
    "words over passages": "/u/{over}",
    "hostile passage": "/u/{hostile}",
    "gone": "/u/{gone}",
    "event": "/events/harbour-forum-2025-an-invented-example",
    "speakers": "/speakers",
    "speaker": "/speakers/lu-cheng-fan",
    "search": "/search?q=tide",
    "search for nothing": "/search?q=zygomorphic",
    "nearly found": "/search?q=tied waters",
    "help": "/search",
    "quote check": "/quote",
    "quote checked": "/quote?text=a tide table cost as much as a great pair of boots",
    "missing": "/u/zzzzzzzzzz",
    "style guide": "/styleguide",
}
"""An address of every kind of page."""
