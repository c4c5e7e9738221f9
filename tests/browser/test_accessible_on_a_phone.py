"""Pages for everyone on a phone: axe-core finds nothing wrong, all that folds unfolded."""

import pytest

from tests.browser.axe import faults
from tests.browser.conftest import KINDS, PHONE, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(look_at: Visit, kind: str) -> None:
    page = look_at(KINDS[kind], **PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert faults(page) == ""
