"""Responses as table and graph."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.graphiql import FIRST, REFUSED, open_graphiql, run, shown, view, write


def test_a_response_is_a_table_of_the_list_that_is_chosen_and_downloaded_as_it_is_shown(
    page: Page, tmp_path: Path
) -> None:
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text('"modifier:26"')
    view(page, "Table")
    table = page.get_by_role("region", name="Rows").get_by_role("table")
    expect(table.get_by_role("columnheader").first).to_have_text("node.id")
    expect(table.get_by_role("cell").first).to_have_text("cpt:77386")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download CSV").click()
    assert downloading.value.suggested_filename == "CodesSharingAModifier.csv"
    downloading.value.save_as(tmp_path / "table.csv")
    written = (tmp_path / "table.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfnode.id,node.code,node.title,status,")
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    lines = page.get_by_role("region", name="Rows").get_by_role("row")
    assert read == [
        line.get_by_role("columnheader").or_(line.get_by_role("cell")).all_text_contents() for line in lines.all()
    ]
    assert [line[0] for line in read] == ["node.id", "cpt:77386", "cpt:77620", "cpt:77750"]
    rows = page.get_by_role("combobox", name="Rows")
    expect(rows.locator("option")).to_have_text(
        ["modifier / codes / edges (3)", "modifier / codes / edges / evidence (3)", "The answer as a whole"]
    )
    rows.select_option(label="modifier / codes / edges / evidence (3)")
    expect(table.get_by_role("columnheader").first).to_have_text("codes.node.id")
    rows.select_option(label="The answer as a whole")
    expect(page.get_by_text("1 row, ")).to_be_visible()


def test_more_rows_than_are_shown_are_told_and_downloaded(page: Page, tmp_path: Path) -> None:
    many = {"data": {"codes": [{"id": f"cpt:{number:05}"} for number in range(1234)]}}
    page.route("**/graphql", lambda route: route.fulfill(json=many))
    open_graphiql(page, FIRST)
    view(page, "Table")
    told = "1,234 rows, 1 column. The first 500 are shown; the download holds all."
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("region", name="Rows").get_by_role("row")).to_have_count(501)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download CSV").click()
    downloading.value.save_as(tmp_path / "table.csv")
    assert len((tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()) == 1235
    view(page, "Graph")
    expect(page.get_by_text("The first 200 of 1,234 nodes are drawn. The table holds all.")).to_be_visible()


def test_the_nodes_of_a_response_are_drawn_and_lead_to_the_explorer(page: Page) -> None:
    open_graphiql(page, FIRST)
    view(page, "Graph")
    picture = page.get_by_role("application", name=re.compile("^CodesSharingAModifier: 4 nodes, 3 edges$"))
    expect(picture).to_be_visible()
    expect(page.get_by_role("list", name="Legend").get_by_role("listitem")).to_have_text(["Code", "Modifier", "Stated"])
    picture.get_by_role("button", name=re.compile("^77620")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Open in the explorer")).to_have_attribute("href", "/node/cpt%3A77620")
    write(page, "{ release { assertions } }")
    run(page)
    expect(page.get_by_text("The answer holds no nodes to draw.")).to_be_visible()


def test_before_an_answer_and_after_an_error_the_views_say_what_to_do(open_window: Opener) -> None:
    page = open_window(may_log=REFUSED)
    open_graphiql(page)
    view(page, "Table")
    expect(page.get_by_text("Nothing was asked yet.")).to_be_visible()
    write(page, "{ code(code: 5) { id } }")
    run(page)
    expect(page.get_by_role("region", name="Response as a table").get_by_role("alert")).to_contain_text(
        "String cannot represent a non string value: 5"
    )


def test_markup_in_an_answer_is_text(page: Page) -> None:
    answer = {"data": {"node": {"id": "cpt:77620", "title": "<img src=x onerror=alert(1)>"}}}
    page.route("**/graphql", lambda route: route.fulfill(json=answer))
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text("<img src=x onerror=alert")
    view(page, "Table")
    expect(page.get_by_role("cell", name="<img src=x onerror=alert(1)>")).to_be_visible()
    view(page, "Graph")
    expect(page.get_by_role("button", name="77620 · <img src=x onerror=alert(1)>")).to_be_visible()


def test_tables_pictures_and_their_libraries_are_loaded_when_they_are_wanted(open_window: Opener) -> None:
    page = open_window(cold=True)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(re.sub(r"-[\w-]{8}\.js$", "", urlsplit(request.url).path)))
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text('"modifier:26"')
    page.wait_for_load_state("networkidle")
    assert not [path for path in loaded if re.search("papaparse|Drawing", path)]
    view(page, "Graph")
    expect(page.get_by_role("application")).to_be_visible()
    assert "/assets/Drawing" in loaded
