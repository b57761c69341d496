"""Links to share: what they open, and what is told where they cannot."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.graphiql import (
    FIRST,
    copied,
    editor,
    notice,
    open_graphiql,
    paste,
    run,
    shown,
    tabs,
    variables,
    write,
)


def test_a_link_to_a_saved_operation_runs_it_with_its_variables(page: Page) -> None:
    open_graphiql(page, '/graphiql?operation=modifiers-of-a-code&variables={"code":"77386"}')
    expect(shown(page)).to_contain_text('"modifiers"')
    expect(variables(page)).to_have_text('{  "code": "77386"}')
    expect(tabs(page)).to_have_text(["ModifiersOfACode"])


def test_every_link_of_the_explorer_opens_what_its_view_asked(page: Page) -> None:
    page.goto("/node/cpt:77620")
    page.get_by_role("link", name="Open this query in GraphiQL").first.click()
    expect(shown(page)).to_contain_text('"id": "cpt:77620"')


def test_a_copied_link_opens_the_same_in_another_browser(open_window: Opener) -> None:
    mine, theirs = open_window(), open_window()
    open_graphiql(mine)
    assert copied(mine) == FIRST
    text = 'query Mine($code: String!) { code(code: $code) { id } } # "ü" & 100 %'
    write(mine, text)
    write(mine, '{ "code": "77620" }', variables(mine))
    link = copied(mine)
    assert parse_qs(urlsplit(link).query) == {"query": [text], "variables": ['{ "code": "77620" }']}
    asked: list[str] = []
    theirs.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_graphiql(theirs, link)
    expect(editor(theirs)).to_have_text(text)
    expect(variables(theirs)).to_have_text('{ "code": "77620" }')
    theirs.wait_for_load_state("networkidle")
    assert "/graphql" not in asked, "a text that a stranger wrote is read before it is run"
    assert run(theirs).json()["data"] == {"code": {"id": "cpt:77620"}}


def test_a_long_text_is_packed_into_its_link_and_the_longest_have_none(open_window: Opener) -> None:
    mine, theirs = open_window(), open_window()
    open_graphiql(mine)
    paste(mine, "query Long { release { id } }\n" + "# a line that says little\n" * 200 + "# the end")
    link = copied(mine)
    assert link.startswith("/graphiql#packed=")
    open_graphiql(theirs, link)
    expect(editor(theirs)).to_contain_text("query Long { release { id } }")
    paste(mine, "\n".join(f"# {number**9} {number**7}" for number in range(1000, 2500)))
    mine.get_by_role("button", name="Copy link").click()
    expect(mine.get_by_text("Too long for a link")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/graphiql?operation=no%20such", "No saved operation is called “no such”."),
        ("/graphiql?operation=code-sheet&variables=%7B", "The variables in this link are not a JSON object."),
        ("/graphiql?operation=code-sheet&variables=[1]", "The variables in this link are not a JSON object."),
        ("/graphiql#packed=AAAA", "This link is broken: the query in it cannot be read."),
    ],
)
def test_a_link_that_cannot_be_opened_says_why_and_the_editor_works(page: Page, address: str, told: str) -> None:
    open_graphiql(page, address)
    told_at = notice(page)
    expect(told_at).to_contain_text(told)
    write(page, "{ release { id } }")
    write(page, "{}", variables(page))
    assert "errors" not in run(page).json()
    told_at.get_by_role("button", name="Dismiss").click()
    expect(told_at).to_be_hidden()


def test_markup_in_a_link_is_text(page: Page) -> None:
    open_graphiql(page, "/graphiql?operation=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(notice(page)).to_contain_text("No saved operation is called “<img src=x onerror=alert(1)>”.")


def test_broken_variables_stand_where_they_can_be_corrected(page: Page) -> None:
    open_graphiql(page, "/graphiql?operation=code-sheet&variables=%7B%22code%22%3A")
    expect(editor(page)).to_contain_text("query CodeSheet")
    expect(variables(page)).to_have_text('{"code":')


def test_a_reload_finds_the_tabs_as_they_were(page: Page) -> None:
    open_graphiql(page)
    write(page, "query Mine { release { id } }")
    expect(page).to_have_url(re.compile(r"\?query=query\+Mine"))
    expect(tabs(page)).to_have_text(["Mine"])
    page.reload()
    expect(editor(page)).to_have_text("query Mine { release { id } }")
    expect(tabs(page)).to_have_text(["Mine"])
