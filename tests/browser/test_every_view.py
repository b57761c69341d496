"""What holds for every page: no barrier, no shift, little to load, and nothing asked of other hosts."""

import gzip
import re

import pytest
from playwright.sync_api import Page, Response, ViewportSize, expect

from tests.browser.barriers import barriers
from tests.browser.conftest import DESKTOP, NOTHING, PHONE, Opener

VIEWS = {
    "start": "/",
    "search": "/search?q=hyperthermia",
    "codes": "/browse/codes",
    "modifiers": "/browse/modifiers",
    "code": "/node/cpt:77407",
    "modifier": "/node/modifier:26",
    "graph": "/graph?id=cpt:77386",
    "compare": "/compare?id=cpt:77386&id=cpt:77407",
    "matrix": "/matrix?rows=CODE&columns=MODIFIER",
    "document": "/document/77620-invasive-hyperthermia.txt",
    "words": "/document/77620-invasive-hyperthermia.txt?start=3146&end=3282",
    "quality": "/quality",
    "disagreements": "/quality?tab=disagreements",
    "notes": "/quality?tab=notes",
    "single": "/quality?tab=single",
    "completeness": "/quality?tab=completeness",
    "missing": "/nowhere",
}
"""A page of each view."""

MAX_SCRIPT = 250_000
"""Bytes of gzip: what the first view of the explorer may load of scripts."""

MAX_SHIFT = 0.02
"""Cumulative layout shift; up to 0.1 counts as good (web.dev, "Cumulative Layout Shift")."""


SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up what moves on the page from its beginning."""


def _open(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.usefixtures("checker")
@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desk", "phone-dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_stays_put_while_it_loads_and_has_no_barrier(
    open_window: Opener,
    view: str,
    size: ViewportSize,
    dark: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = open_window(size=size, dark=dark, cold=True, may_log="status of 404" if view == "missing" else NOTHING)
    page.add_init_script(SHIFT)
    _open(page, VIEWS[view])
    assert page.evaluate("window.shift") <= MAX_SHIFT
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert barriers(page) == []


@pytest.mark.usefixtures("checker")
def test_a_barrier_is_found_where_there_is_one(page: Page) -> None:
    _open(page, "/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [rule for rule, _, _ in barriers(page)] == ["image-alt"]


def test_the_first_view_loads_few_scripts_and_no_drawing(open_window: Opener) -> None:
    page = open_window(cold=True)
    scripts: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.url.endswith(".js"):
            scripts[re.sub(r".*/|-[\w-]{8}\.js$", "", response.url)] = len(gzip.compress(response.body()))

    page.on("response", weigh)
    _open(page, "/")
    assert scripts
    assert sum(scripts.values()) < MAX_SCRIPT, scripts
    assert not [name for name in scripts if re.match("draw|graph|monaco|d3", name, re.IGNORECASE)]
