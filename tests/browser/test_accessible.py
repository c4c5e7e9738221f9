"""Pages for everyone: axe-core finds nothing wrong, in both languages, light and dark, on a phone too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import KINDS, PHONE, Visit

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    """What axe-core has to say, with the first places of each."""
    return [
        f"{violation['id']}: {node['html'][:120]} {[reason['message'] for reason in node['any']]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(visit: Visit, kind: str, locale: str) -> None:
    page = visit(KINDS[kind], locale=locale, viewport={"width": 1280, "height": 900})
    assert "\n".join(faults(page)) == ""
    page.emulate_media(color_scheme="dark")
    assert "\n".join(faults(page)) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong_on_a_phone(visit: Visit, kind: str) -> None:
    page = visit(KINDS[kind], **PHONE)
    for folded in page.locator("summary").all():
        folded.click()
    assert "\n".join(faults(page)) == ""
