"""How pages stand in a browser: on a narrow phone, light and dark, without asking anybody else."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import KINDS, PHONE, Visit

pytestmark = pytest.mark.browser


def brightness(page: Page, selector: str, what: str) -> float:
    """0 for black, 255 for white."""
    colour: str = page.eval_on_selector(selector, f"element => getComputedStyle(element).{what}")
    red, green, blue = (float(part) for part in colour.strip("rgba()").split(",")[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_narrow_phone(look_at: Visit, kind: str) -> None:
    page = look_at(KINDS[kind], **PHONE)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    wide: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(one => one.checkVisibility() && !one.closest('.sr, .skip, svg'))
            .filter(one => one.getBoundingClientRect().right > 321)
            .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_light_or_dark_as_the_reader_s_system_is(look_at: Visit, kind: str) -> None:
    page = look_at(KINDS[kind])
    assert brightness(page, "html", "backgroundColor") > 200 > 60 > brightness(page, "html", "color")
    page.emulate_media(color_scheme="dark")
    assert brightness(page, "html", "backgroundColor") < 60 < 200 < brightness(page, "html", "color")


def test_the_programme_is_open_beside_the_text_where_there_is_room_and_folded_where_not(visit: Visit) -> None:
    wide = visit(KINDS["session"], viewport={"width": 1280, "height": 800})
    assert wide.get_by_role("link", name="What a pilot knows").is_visible()
    narrow = visit(KINDS["session"], **PHONE)
    link = narrow.get_by_role("link", name="What a pilot knows")
    assert not link.is_visible()
    narrow.get_by_text("Programme", exact=True).click()
    assert link.is_visible()


@pytest.mark.parametrize("size", [{"viewport": {"width": 1280, "height": 800}}, PHONE], ids=["wide", "phone"])
def test_speakers_beyond_the_first_ten_are_unfolded_to_narrow_a_search(
    visit: Visit, size: dict[str, Any]
) -> None:
    page = visit("/search?q=date:2025", **size)
    if size == PHONE:
        page.get_by_text("Narrow the search").click()
    other = page.locator(".more-of a").first
    name = other.text_content()
    assert not other.is_visible()
    page.get_by_text(re.compile(r"^\d+ more$")).click()
    other.click()
    assert page.locator(".chips").text_content().startswith(f"\nSpeaker: {name}")


def test_how_to_search_is_told_above_the_hits_too(visit: Visit) -> None:
    page = visit("/search?q=tide", **PHONE)
    page.get_by_text("How to search").click()
    assert page.get_by_text("these words in a row").is_visible()


def test_the_first_tab_offers_to_skip_to_the_text(visit: Visit) -> None:
    page = visit("/sessions")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_in_a_session_one_can_skip_programme_and_speakers(visit: Visit) -> None:
    page = visit(KINDS["session"], viewport={"width": 1280, "height": 800})
    skip = page.get_by_role("link", name="Skip to the talk")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Maren Tollefsby"


def test_a_hostile_transcript_is_shown_as_harmless_text(visit: Visit) -> None:
    page = visit(KINDS["hostile session"])
    opened: list[object] = []
    page.on("dialog", lambda dialog: opened.append(dialog))
    assert page.title().startswith("<script>document.title='taken'</script> Talk")
    assert "<b>bold</b> {{ 7*7 }} </textarea></title>" in page.locator(".talk").inner_text()
    assert page.locator(".talk img, .talk script, .talk b").count() == 0
    page.locator(".talk a.at").first.click()
    assert "<script>" in page.locator("blockquote").first.inner_text()
    page.locator("figcaption a").first.click()
    assert "<img src=x onerror=alert(1)>" in page.locator("h1").inner_text()
    assert opened == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("kind", ["sessions", "home", "event", "speaker", "session", "passage", "search"])
def test_no_dot_between_facts_hangs_at_the_end_or_the_beginning_of_a_line(
    visit: Visit, kind: str, width: int
) -> None:
    """A dot stands before its fact: the first fact of a line stands at the very edge, where it is cut off."""
    page = visit(KINDS[kind], viewport={"width": width, "height": 800})
    wrong: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.facts, .quote figcaption')].flatMap(list => {
            const box = list.getBoundingClientRect();
            const cut = getComputedStyle(list).clipPath.startsWith('inset');
            return [...list.children].filter((fact, i) => {
                const place = fact.getBoundingClientRect();
                const before = list.children[i - 1]?.getBoundingClientRect();
                const begins = !before || place.top >= before.bottom - 1;
                const stands = begins ? cut && place.left - box.left < 1 : place.left > before.right;
                return !stands || /·\\s*$/.test(fact.textContent);
            }).map(fact => fact.outerHTML);
        })"""
    )
    assert wrong == []


def test_quotation_marks_take_the_width_of_their_language(visit: Visit) -> None:
    """English takes them from the Chinese font where there is no other, and gets no square for each."""
    page = visit(KINDS["Chinese session"], locale="en-GB")
    east_asian = "element => getComputedStyle(element).fontVariantEastAsian"
    assert page.eval_on_selector(".keys", east_asian) == "proportional-width"
    assert page.eval_on_selector(".talk p[id]", east_asian) == "normal"
    assert page.eval_on_selector(".talk p[id][lang=en]", east_asian) == "proportional-width"
    assert page.eval_on_selector("h1", east_asian) == "normal"
