"""What surrounds every view: the search box, the other views, light and dark."""

from playwright.sync_api import Page, expect


def test_the_start_tells_what_the_graph_holds(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What documents say about billing codes")
    expect(page.get_by_role("link", name="7 Codes")).to_be_visible()
