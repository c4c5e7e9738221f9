"""Suggestions below the search box, by keys, by touch and by ear."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import COLOURS, faults
from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser


def typed(page: Page, words: str) -> None:
    page.get_by_role("combobox").press_sequentially(words)


@pytest.mark.parametrize("path", ["/", "/search", "/sessions", "/quote", "/u/{passage}", "/u/nowhere"])
@pytest.mark.parametrize("words", ["潮", "chaox"])
def test_one_chinese_character_or_some_pinyin_brings_a_list_of_all_kinds(
    visit: Visit, path: str, words: str
) -> None:
    page = visit(path)
    typed(page, words)
    expect(page.get_by_role("option", name="潮汐", exact=True)).to_be_visible()
    assert page.get_by_role("combobox").get_attribute("aria-expanded") == "true"


def test_a_speaker_or_session_that_is_chosen_leads_to_its_page(visit: Visit) -> None:
    page = visit("/search")
    typed(page, "quill")
    page.get_by_role("option", name="Ansel Quillmere Speaker").click()
    expect(page).to_have_url(re.compile("/speakers/"))
    page = visit("/search")
    typed(page, "owns the ti")
    page.get_by_role("option", name=re.compile("Who owns the tide.*Session")).click()
    expect(page).to_have_url(re.compile("/sessions/"))


def test_a_term_is_chosen_by_keys_and_searched_for_where_the_search_is(visit: Visit) -> None:
    page = visit("/search?q=tide&lang=zh")
    box = page.get_by_role("combobox")
    box.fill("")
    typed(page, "潮")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    assert page.get_by_role("option", selected=True).count() == 1
    said = page.get_by_role("option", selected=True).inner_text()
    box.press("Enter")
    expect(page).to_have_url(re.compile("lang=zh"))
    expect(page.get_by_role("combobox")).to_have_value(said)


def test_a_field_is_gone_on_with_and_its_value_searched_for_beside_the_words_before(visit: Visit) -> None:
    page = visit("/search")
    box = page.get_by_role("combobox")
    typed(page, "tide spea")
    page.get_by_role("option", name="tide speaker: Filter").click()
    expect(box).to_have_value("tide speaker:")
    expect(box).to_be_focused()
    expect(page.get_by_role("option").first).to_be_visible()
    typed(page, "ans")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option").locator("b")).to_have_text('"Ansel Quillmere"')
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=tide"))
    expect(page.get_by_role("combobox")).to_have_value('tide speaker:"Ansel Quillmere"')


def test_enter_alone_searches_for_what_was_typed_and_escape_only_closes_the_list(visit: Visit) -> None:
    page = visit("/search")
    box = page.get_by_role("combobox")
    typed(page, "潮")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert box.input_value() == "潮"
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"q=%E6%BD%AE$"))


def test_the_arrow_down_opens_the_list_again_that_escape_closed(visit: Visit) -> None:
    page = visit("/search")
    box = page.get_by_role("combobox")
    typed(page, "潮")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    assert page.get_by_role("option", selected=True).count() == 1


def test_a_speaker_found_by_initials_is_gone_to_by_keys(visit: Visit) -> None:
    page = visit("/sessions")
    typed(page, "lcf")
    expect(page.get_by_role("option", name="陆澄帆 Speaker")).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    page.get_by_role("combobox").press("Enter")
    expect(page).to_have_url(re.compile("/speakers/"))


def test_without_javascript_the_box_of_a_page_searches_as_it_is(visit: Visit) -> None:
    page = visit("/sessions", java_script_enabled=False)
    page.get_by_role("searchbox").first.fill("tide")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page).to_have_url(re.compile("/search.q=tide"))


def test_the_list_of_a_pages_head_stays_within_the_window(visit: Visit) -> None:
    page = visit("/sessions", viewport={"width": 660, "height": 700})
    typed(page, "潮")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == ""


def test_the_list_fits_a_phone(visit: Visit) -> None:
    page = visit("/search", **PHONE)
    typed(page, "潮")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box is not None and box["height"] >= 40
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_open_list_is_for_everyone(visit: Visit) -> None:
    page = visit("/search")
    typed(page, "潮")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").press("ArrowUp")
    assert faults(page) == ""
    page.emulate_media(color_scheme="dark")
    assert faults(page, only=COLOURS) == ""
