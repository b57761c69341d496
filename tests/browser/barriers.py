"""Barriers on a page, as Deque's checker finds them."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "graphsvc/web/ui/node_modules/axe-core/axe.min.js"
"""Deque's checker, among the packages that the checks of the front end need."""


def barriers(page: Page) -> list[tuple[str, str, list[str]]]:
    """Return what axe finds: the rule, how serious it is, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        (violation["id"], violation["impact"], [node["html"] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
