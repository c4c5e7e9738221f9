"""What axe-core has to say of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = ["color-contrast", "link-in-text-block"]
"""Those of its usual rules that depend on colours."""
FINGERS = {"target-size": {"enabled": True}}
"""Besides its usual rules: that fingers find what they press (WCAG 2.2)."""


def faults(page: Page, only: list[str] | None = None) -> str:
    """Each fault with its first places; nothing, if all is well. Only these rules, if any are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {"rules": FINGERS})
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return "\n".join(
        f"{violation['id']}: {node['html'][:120]} {[reason['message'] for reason in node['any']]}"
        for violation in violations
        for node in violation["nodes"][:3]
    )
