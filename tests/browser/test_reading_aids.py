"""What scripts and style add to a session's page: keys, the place one is at, deep links, print."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KINDS, Visit

pytestmark = pytest.mark.browser

WIDE = {"viewport": {"width": 1280, "height": 800}}


def focused(page: Page) -> str:
    """The words of what has the focus."""
    words: str = page.evaluate("document.activeElement.textContent")
    return words


def test_j_and_k_go_through_the_turns_and_c_copies_the_link(visit: Visit) -> None:
    page = visit(KINDS["session"], **WIDE)
    names = page.locator(".turn h3 a").all_inner_texts()
    for expected in (names[0], names[1], names[2]):
        page.keyboard.press("j")
        assert focused(page) == expected
    page.keyboard.press("k")
    assert focused(page) == names[1]
    words = page.locator(".turn").nth(1).locator("p[id]").first.inner_text().removeprefix("¶")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator("blockquote").first).to_have_text(words)


def test_keys_stay_out_of_the_way_of_typing(visit: Visit) -> None:
    page = visit(KINDS["session"], **WIDE)
    box = page.get_by_label("Search in this session")
    box.press_sequentially("jack/c")
    expect(box).to_have_value("jack/c")
    page.keyboard.press("Control+c")
    assert focused(page) == ""


def test_the_programme_shows_where_one_is(visit: Visit) -> None:
    page = visit(KINDS["session"], **WIDE)
    page.get_by_role("link", name="Machines that wait").click()
    expect(page.locator(".programme [aria-current]")).to_have_text("Machines that wait")
    first = page.locator(".part", has_text="Machines that wait").locator(
        "xpath=following-sibling::*[1]//h3/a"
    )
    expect(page.locator(".voices [aria-current]")).to_have_text(first.inner_text())


def test_a_link_deep_into_a_long_session_ends_at_its_words(visit: Visit) -> None:
    page = visit(KINDS["session"], viewport={"width": 390, "height": 700})
    last = page.locator(".talk p[id]").nth(-3).get_attribute("id")
    page = visit(f"{KINDS['session']}#{last}", viewport={"width": 390, "height": 700})
    expect(page.locator(f"#{last}")).to_be_in_viewport(ratio=0.5)


def test_the_line_of_turns_leads_to_the_turn(visit: Visit) -> None:
    page = visit(KINDS["session"], **WIDE)
    page.locator(".strip a").nth(20).click()
    expect(page.locator(".turn").nth(20).locator("p[id]").first).to_be_in_viewport()


def test_on_paper_there_are_the_words_and_where_they_come_from_and_nothing_to_press(visit: Visit) -> None:
    page = visit(KINDS["session"], color_scheme="dark", **WIDE)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".top, .side, .find, .strip, .beside, .player").filter(visible=True).count()
    assert (
        page.locator(".printed")
        .inner_text()
        .endswith(f"Harbour Forum 2025 (an invented example), 19 September 2025. {page.url}")
    )
    assert (
        page.eval_on_selector("html", "html => getComputedStyle(html).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert len(page.pdf()) > 10_000


def test_on_paper_chosen_words_are_told_from_the_rest_and_what_is_folded_is_left_out(visit: Visit) -> None:
    page = visit(KINDS["words over passages"])
    page.emulate_media(media="print")
    lines = page.eval_on_selector_all(
        "mark", "all => all.map((one) => getComputedStyle(one).borderBottomStyle)"
    )
    assert lines == ["solid"] * 4
    assert not page.locator("summary").filter(visible=True).count()


def test_on_paper_a_talk_is_set_close(visit: Visit) -> None:
    """As loose as on a screen this one takes seven pages, and the seed 62."""
    paper = visit(KINDS["session"]).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 5
