"""What notebooks show, in the colours and with the styles of tables that they have."""

from pathlib import Path

import pytest

import graphsvc
from tests.browser.barriers import barriers
from tests.browser.conftest import Opener

THEMES = {
    "light": "body { background: #ffffff; color: #1f1f1f }",
    "dark": "body { background: #111111; color: #e0e0e0 }",
    "striped": "td, th { text-align: right } tr:nth-child(odd) { background: #212121; color: #e0e0e0 }",
}
"""Of plain pages, and of tables as JupyterLab has them."""

PAGE = "<!doctype html><html lang=en><title>Answers</title><style>{style}</style><main><h1>Answers</h1>{answers}</main>"


def shown(page: str, *answers: object) -> str:
    """Return a page with what a notebook shows of answers."""
    return PAGE.format(style=page, answers="".join(answer._repr_html_() for answer in answers))  # type: ignore[attr-defined]


@pytest.mark.usefixtures("checker")
@pytest.mark.parametrize("theme", THEMES)
def test_what_a_notebook_shows_has_no_barrier_in_any_theme(open_window: Opener, theme: str) -> None:
    g = graphsvc.load()
    page = open_window(dark=theme != "light")
    page.set_content(
        shown(
            THEMES[theme],
            g,
            g.code("77407"),
            g.codes(),
            g.compare(["77386", "77407"]),
            g.search("hyperthermia probe"),
            g.matrix("MODIFIER", "SITE_OF_SERVICE"),
            g.neighborhood("modifier:26"),
            g.review_notes(),
            g.query("codes-sharing-a-modifier"),
        )
    )
    assert barriers(page) == []


def test_what_a_document_says_does_nothing_in_a_notebook(open_window: Opener, tmp_path: Path) -> None:
    bad = "<script>window.done = 1</script><img src=x onerror='window.done = 1'>"
    text = f"# CPT 77620 {bad}\n\nModifier 26 {bad} is reported with CPT 77620.\n\nPayers: Aetna, {bad}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    g = graphsvc.load(tmp_path)
    page = open_window()
    page.set_content(shown("", g, g.code("77620"), g.assertions(), g.search("script"), g.document("a.md")))
    page.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    assert page.evaluate("[document.images.length, document.scripts.length, window.done ?? null]") == [0, 0, None]
    assert "<script>window.done = 1</script>" in page.inner_text("main")
