"""Pages for everyone: axe-core finds nothing wrong, in both languages, light and dark."""

import re

import pytest

from app.settings import ROOT
from tests.browser.axe import COLOURS, faults
from tests.browser.conftest import KINDS, Visit


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(look_at: Visit, kind: str, locale: str) -> None:
    page = look_at(KINDS[kind], locale=locale, viewport={"width": 1280, "height": 900})
    assert faults(page) == ""
    page.emulate_media(color_scheme="dark")
    assert faults(page, only=COLOURS) == ""


def test_in_the_dark_nothing_but_colours_is_different() -> None:
    """So what has nothing to do with colours need not be looked at twice."""
    styles = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "static").rglob("*.css")))
    [dark] = re.findall(r"prefers-color-scheme: dark\) \{\n  :root \{\n(.*?)\n  \}\n\}", styles, re.DOTALL)
    assert styles.count("prefers-color-scheme") == 1
    assert re.fullmatch(r"(\s*--[a-z0-9-]+: #[0-9a-f]+;)+", dark)
