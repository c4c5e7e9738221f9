"""The way most people go: open, browse, search, follow a hit, copy its link, open the link."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

WORDS = "the difference between the forecast and what really happened"


def find_the_words(page: Page) -> None:
    """From the first page to a session, to a search, to the words."""
    page.get_by_role("link", name="Who owns the tide?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who owns the tide?")
    box = page.locator("input[name=q]").filter(visible=True).first
    box.fill(f'"{WORDS}"')
    box.press("Enter")
    hit = page.locator(".hit").first
    expect(hit.locator("mark")).to_have_text(WORDS)
    hit.locator(".said a").click()
    expect(page.locator("blockquote mark")).to_have_text(WORDS)


def test_from_the_first_page_to_a_link_that_shows_the_words(visit: Visit) -> None:
    page = visit("/")
    find_the_words(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = visit(link)
    expect(other.locator("blockquote").first).to_contain_text(WORDS)
    expect(other.locator("mark")).to_have_count(0)
    assert other.url == link


def test_the_same_way_without_javascript(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    find_the_words(page)
    assert not page.get_by_role("button", name="Copy link").is_visible()
    link = page.get_by_label("Link", exact=True).input_value()
    expect(visit(link).locator("blockquote").first).to_contain_text(WORDS)


def test_the_same_way_on_a_phone(visit: Visit) -> None:
    page = visit("/", **PHONE)
    find_the_words(page)
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    expect(visit(link, **PHONE).locator("blockquote").first).to_contain_text(WORDS)


def test_a_passage_s_link_is_copied_from_the_session(visit: Visit) -> None:
    page = visit("/sessions/2025-09-19-who-owns-the-tide-a-conversation-about-harbours-data-and")
    passage = page.locator("p", has_text=WORDS)
    passage.hover()
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    expect(visit(link).locator("blockquote").first).to_contain_text(WORDS)


def test_from_a_hit_into_the_session_the_words_are_in_sight_and_stand_out(visit: Visit) -> None:
    page = visit(f'/search?q="{WORDS}"')
    page.locator(".hit .facts a").first.click()
    passage = page.locator("p:target")
    expect(passage.locator("mark")).to_have_text(WORDS)
    expect(passage.locator("mark")).to_be_in_viewport()
    expect(page.locator("mark")).to_have_count(1)


def test_a_filter_is_followed_and_taken_back(visit: Visit) -> None:
    page = visit("/search?q=tide")
    total = page.locator(".tally").first.inner_text().split()[0]
    page.get_by_role("complementary").get_by_role("link", name="Ansel Quillmere").click()
    expect(page.locator(".hit .who a").first).to_have_text("Ansel Quillmere")
    page.locator(".chips a").click()
    expect(page.locator(".tally").first).to_have_text(re.compile(rf"^{total}\s"))


def test_a_slash_goes_to_the_search_box(visit: Visit) -> None:
    page = visit("/sessions")
    page.keyboard.press("/")
    page.keyboard.type("潮汐")
    page.keyboard.press("Enter")
    expect(page.locator(".hit mark").first).to_be_visible()


def test_the_language_is_switched_and_stays(visit: Visit) -> None:
    page = visit("/search?q=tide", locale="en-GB", viewport={"width": 1280, "height": 800})
    page.get_by_role("link", name="简体中文").filter(visible=True).click()
    expect(page.get_by_role("button", name="搜索")).to_be_visible()
    expect(page.locator(".hit mark").first).to_have_text("tide", ignore_case=True)
    page.get_by_role("link", name="场次").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("场次")
    page.get_by_role("link", name="English").filter(visible=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sessions")


def test_a_chinese_browser_is_answered_in_chinese(visit: Visit) -> None:
    page = visit("/", locale="zh-CN")
    expect(page.get_by_role("button", name="搜索")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
