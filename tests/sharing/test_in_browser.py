"""Sharing in a real browser: what is loaded and when, what is copied, and that hostile words do nothing."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route

from app.main import create_app
from app.settings import Settings

pytestmark = pytest.mark.browser

Said = Callable[[str], str]


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The archive, served."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(Settings(data=folder, base_url="")), log_level="error", lifespan="on")
    )
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


class Elsewhere:
    """All other sites: remembers what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pages: dict[str, str] = {}

    def answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.fulfill(body=self.pages.get(route.request.url, "<p>elsewhere"), content_type="text/html")


@pytest.fixture(scope="module")
def browser_context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def elsewhere(browser_context: BrowserContext, address: str) -> Iterator[Elsewhere]:
    other = Elsewhere()

    def is_elsewhere(url: str) -> bool:
        return not url.startswith(address)

    browser_context.route(is_elsewhere, other.answer)
    yield other
    browser_context.unroute(is_elsewhere)


@pytest.fixture
def page(browser_context: BrowserContext, elsewhere: Elsewhere) -> Iterator[Page]:
    """A tab in which nothing may go wrong: no error, nothing refused by the policy, no dialog."""
    page = browser_context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert wrong == []


def test_a_player_is_loaded_only_when_it_is_asked_for(page: Page, elsewhere: Elsewhere, address: str) -> None:
    page.goto(f"{address}/sessions/2024-03-02-a-tube")
    assert elsewhere.asked == []
    page.get_by_role("button", name="Play the recording").click()
    page.frame_locator("iframe.playing").get_by_text("elsewhere").wait_for()
    assert elsewhere.asked == ["https://www.youtube-nocookie.com/embed/abcdefghijk"]


def test_without_scripts_the_player_is_a_link_to_the_recording(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sessions/2024-03-02-a-tube")
    link = page.get_by_role("link", name="Play the recording")
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
    assert page.locator("button[data-copy]:visible").count() == 0
    context.close()


def test_the_text_follows_a_media_file(page: Page, address: str) -> None:
    page.goto(f"{address}/sessions/2024-03-01-a-film")
    page.get_by_role("button", name="Play the recording").press("Enter")
    player = page.locator("video.playing")
    assert player.get_attribute("src") == "https://media.example:8443/films/a.mp4"
    for second, words in ((2, "Welcome to the harbour"), (63, "Tides are the cheapest"), (0, None)):
        player.evaluate(
            """(video, second) => {
                Object.defineProperty(video, 'currentTime', { value: second, configurable: true });
                video.dispatchEvent(new Event('timeupdate'));
            }""",
            second,
        )
        heard = page.locator(".now")
        assert heard.count() == (1 if words else 0)
        assert words is None or words in heard.inner_text()


def test_a_citation_is_copied_as_it_stands(page: Page, address: str, said: Said) -> None:
    page.goto(f"{address}/u/{said('Tides are the cheapest')}")
    page.locator(".cite-as summary").click()
    page.get_by_role("button", name="Copy GB/T 7714").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("GB/T 7714", exact=True).input_value()
    assert copied.startswith("REED T. A ")


def test_the_embedded_page_is_shown_in_another_site_and_no_other_page_is(
    browser_context: BrowserContext, elsewhere: Elsewhere, address: str, said: Said
) -> None:
    utterance = said("Tides are the cheapest")
    elsewhere.pages["http://other.example/"] = (
        f'<iframe id="may" src="{address}/embed/u/{utterance}"></iframe>'
        f'<iframe id="not" src="{address}/u/{utterance}"></iframe>'
    )
    page = browser_context.new_page()
    page.goto("http://other.example/")
    page.frame_locator("#may").get_by_text("Tides are the cheapest clock we have.").wait_for()
    refused = page.locator("#not").element_handle().content_frame()
    assert refused is not None and refused.locator("blockquote").count() == 0
    page.close()


@pytest.mark.parametrize("path", ["/u/{}", "/embed/u/{}"])
@pytest.mark.parametrize("words", ["</script>", "x" * 50])
def test_hostile_words_do_nothing_and_fit_a_narrow_screen(
    page: Page, elsewhere: Elsewhere, address: str, said: Said, path: str, words: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(address + path.format(said(words)))
    assert page.title() != "1"
    assert words in page.locator("blockquote").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert elsewhere.asked == []


def test_the_session_of_hostile_words_does_nothing(page: Page, elsewhere: Elsewhere, address: str) -> None:
    page.goto(f"{address}/sessions")
    page.locator("a.title", has_text="document.title").click()
    assert "document.title=1" in page.locator("h1").inner_text()
    assert page.title() != "1" and elsewhere.asked == []


def test_linked_data_is_data_to_the_policy(page: Page, address: str) -> None:
    """A data block is no script: it stands under script-src 'self', and the fixture fails on any report."""
    page.goto(f"{address}/sessions/2024-03-01-a-film")
    text = page.locator('script[type="application/ld+json"]').text_content() or ""
    assert page.evaluate("text => JSON.parse(text)['@type']", text) == "Event"
