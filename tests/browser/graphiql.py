"""What people do in GraphiQL, and where they look."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response, expect

FIRST = "/graphiql?operation=codes-sharing-a-modifier"
"""What a first visit shows; as a link it runs."""

REFUSED = r"status of 40[03]"
"""What a browser logs of an operation that cannot run."""


def editor(page: Page) -> Locator:
    """Return the lines of the operation, for `expect`."""
    return page.get_by_label("Operation Editor").locator(".view-lines")


def variables(page: Page) -> Locator:
    """Return the lines of the variables."""
    return page.get_by_label("Variables", exact=True).locator(".view-lines")


def shown(page: Page) -> Locator:
    """Return where GraphiQL shows the response."""
    return page.get_by_label("Result Window")


def open_graphiql(page: Page, address: str = "/graphiql") -> None:
    """Open the page, and wait until it can be typed in."""
    page.goto(address)
    expect(editor(page)).to_be_visible()
    expect(shown(page).locator(".monaco-editor")).to_be_visible()


def write(page: Page, text: str, place: Locator | None = None) -> None:
    """Put a text in the place of what stands in an editor: at once, since braces that are typed close themselves."""
    place = place or editor(page)
    place.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(place).to_have_text("")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Home")


def complete(page: Page, text: str) -> None:
    """Ask for the names that may stand behind this beginning of the first line."""
    for _ in text:
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Space")


def paste(page: Page, text: str) -> None:
    """Put a long text in the place of the operation, as a person would."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    write(page, "")
    page.keyboard.press("Control+V")
    expect(editor(page)).to_contain_text(text.rpartition("\n")[2])
    page.keyboard.press("Control+Home")


def notice(page: Page) -> Locator:
    """Return what the page tells of its link, or of what it could not load."""
    return page.locator("main > [role=alert]")


def run(page: Page) -> Response:
    """Press the button, and return the response."""
    with page.expect_response(re.compile("/graphql$")) as asked:
        page.get_by_role("button", name="Execute query").click()
    return asked.value


def tabs(page: Page) -> Locator:
    """Return the names of the tabs."""
    return page.get_by_role("tab").locator(".graphiql-tab-button")


def view(page: Page, name: str) -> None:
    """Show the response as this."""
    page.get_by_role("group", name="Show the response as").get_by_text(name, exact=True).click()


def copied(page: Page) -> str:
    """Copy the link to the open tab, and return it without the host."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    link = urlsplit(str(page.evaluate("navigator.clipboard.readText()")))
    assert link.netloc == urlsplit(page.url).netloc
    return link._replace(scheme="", netloc="").geturl()
