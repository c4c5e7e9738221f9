"""On a phone what was found comes first: how much, what narrows it in one line, then the hits."""

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def top(of: Locator) -> float:
    box = of.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_on_a_phone_the_count_is_above_the_filters_and_the_first_hit_in_the_upper_half(
    visit: Visit, locale: str
) -> None:
    page = visit("/search?q=tide", viewport={"width": 390, "height": 844}, locale=locale)
    tally, filters, hit = (page.locator(one).first for one in (".tally", ".filters summary", ".hit"))
    assert top(tally) < top(filters) < top(hit) < 844 / 2
    filters.click()
    assert page.locator(".facets a").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_wide_screen_the_filters_stand_open_beside_the_hits(visit: Visit) -> None:
    page = visit("/search?q=tide", viewport={"width": 1280, "height": 844})
    facet = page.locator(".facets a").first
    assert facet.is_visible() and top(facet) < 844 / 2
    assert page.locator(".hit").first.bounding_box()["x"] < facet.bounding_box()["x"]  # type: ignore[index]
