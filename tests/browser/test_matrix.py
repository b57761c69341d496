"""Two kinds beside each other as a heat map."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Opener, Serve

MODIFIERS_BY_SITES = "/matrix?rows=MODIFIER&columns=SITE_OF_SERVICE"

COUNTS = """query ($rows: NodeKind!, $columns: NodeKind!, $status: [AssertionStatus!]) {
  matrix(rows: $rows, columns: $columns, status: $status) {
    rows { node { id } total }
    columns { node { id } total }
    cells { row { index } column { index } count } } }"""


def asked(page: Page, **variables: object) -> Any:  # noqa: ANN401 - JSON
    """What the service says itself."""
    return page.request.post("/graphql", data={"query": COUNTS, "variables": variables}).json()["data"]["matrix"]


def cells(page: Page) -> Any:  # noqa: ANN401 - JSON
    """The numbers of the grid row by row, its sums too, as its reader sees them."""
    return page.get_by_role("grid").evaluate(
        "grid => [...grid.rows].slice(1).map(row => [...row.cells].slice(1).map(cell => cell.innerText))"
    )


def cell(page: Page, name: str, place: int) -> Locator:
    """A cell by the name of its row, and its place in it."""
    header = page.get_by_role("rowheader", name=name)
    return page.get_by_role("row").filter(has=header).get_by_role("gridcell").nth(place)


def test_the_numbers_are_those_of_the_service_with_all_sums(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    expect(page.get_by_role("heading", level=1)).to_have_text("Modifiers by sites of service")
    expect(page.get_by_role("grid", name="Modifiers by sites of service")).to_be_visible()
    told = asked(page, rows="MODIFIER", columns="SITE_OF_SERVICE")
    counts = {(one["row"]["index"], one["column"]["index"]): str(one["count"]) for one in told["cells"]}
    places = range(len(told["columns"]))
    assert cells(page) == [
        *(
            [*(counts.get((row, place), "") for place in places), str(line["total"])]
            for row, line in enumerate(told["rows"])
        ),
        [*(str(line["total"]) for line in told["columns"]), ""],
    ]


def test_shades_are_explained_and_none_is_without_its_number(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    expect(page.get_by_role("figure", name="Shades of the counts").get_by_role("listitem")).to_have_text(
        ["1", "2", "3"]
    )
    shaded = page.get_by_role("grid").locator("td[data-shade]")
    expect(shaded.first).to_have_text("3")
    assert all(re.fullmatch(r"\d+", text) for text in shaded.all_inner_texts())


def test_a_cell_opens_to_the_codes_that_meet_there_and_the_words_that_prove_it(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    cell(page, "Modifier 26", 0).click()
    dialog = page.get_by_role("dialog", name="Where they meet")
    expect(dialog.get_by_role("heading", level=2)).to_contain_text(re.compile("26.*meets.*Outpatient hospital"))
    expect(dialog.get_by_role("heading", name="In 2 codes")).to_be_visible()
    codes = dialog.get_by_role("region", name="Codes")
    expect(codes.get_by_role("listitem")).to_contain_text(["77386", "77620"])
    expect(codes.get_by_role("link", name="Compare these codes")).to_have_attribute(
        "href", "/compare?id=cpt%3A77386&id=cpt%3A77620"
    )
    words = dialog.get_by_role("region", name="Words that prove it")
    expect(words.locator("mark").filter(has_text="hospital outpatient departments").first).to_be_visible()
    words.get_by_role("link", name="77386-complex-imrt.txt").first.click()
    expect(page).to_have_url(re.compile(r"/document/document%3A\w{12}\?start=\d+&end=\d+$"))


def test_an_open_cell_stands_in_the_address_and_going_back_closes_it(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    cell(page, "Modifier 26", 0).click()
    dialog = page.get_by_role("dialog", name="Where they meet")
    expect(dialog).to_be_visible()
    expect(page).to_have_url(re.compile("&cell=modifier%3A26%2Csite%3Aoutpatient-hospital$"))
    page.reload()
    expect(dialog.get_by_role("heading", name="In 2 codes")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(re.compile(f"{re.escape(MODIFIERS_BY_SITES)}$"))
    page.go_back()
    expect(dialog).to_be_visible()


def test_a_cell_of_an_address_that_do_not_meet_says_so(page: Page) -> None:
    page.goto(f"{MODIFIERS_BY_SITES}&cell=modifier:26,site:nowhere")
    dialog = page.get_by_role("dialog", name="Where they meet")
    expect(dialog).to_contain_text("These two do not meet.")


def test_the_grid_is_one_stop_of_the_tab_key_and_arrows_enter_and_escape_do_the_rest(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    stops = page.get_by_role("grid").locator("[tabindex='0']")
    expect(stops).to_have_count(1)
    page.get_by_role("combobox", name="Order of columns").focus()
    page.keyboard.press("Tab")
    expect(cell(page, "Modifier 59", 0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Modifier 26", 0)).to_be_focused()
    expect(stops).to_have_count(1)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Where they meet")
    expect(dialog.get_by_role("heading", name="In 2 codes")).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(cell(page, "Modifier 26", 0)).to_be_focused()
    page.keyboard.press("Home")
    expect(page.get_by_role("rowheader", name="Modifier 26").get_by_role("link")).to_be_focused()
    page.keyboard.press("Control+End")
    expect(page.get_by_role("gridcell").and_(page.locator(":focus"))).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("grid").locator(":focus")).to_have_count(0)


def test_kinds_and_statuses_are_chosen_and_the_address_brings_them_back(page: Page) -> None:
    page.goto("/matrix")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes by modifiers")
    page.get_by_role("combobox", name="Columns", exact=True).select_option("Payers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes by payers")
    page.get_by_role("checkbox", name="Discussed for payer").click()
    expect(page.get_by_role("columnheader")).to_have_text(
        ["Aetna", "Blue Cross Blue Shield", "Cigna", "UnitedHealthcare", "Total"]
    )
    page.get_by_role("button", name="Turn rows into columns").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Payers by codes")
    page.reload()
    expect(page.get_by_role("checkbox", name="Discussed for payer")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Covered by")).to_be_disabled()
    expect(page.get_by_role("columnheader")).to_have_text(["77386", "Total"])


def test_what_is_ruled_out_can_be_counted_alone(page: Page) -> None:
    page.goto("/matrix?rows=CODE&columns=MODIFIER")
    page.get_by_role("checkbox", name="Ruled out").click()
    page.get_by_role("checkbox", name="Stated").click()
    page.get_by_role("checkbox", name="On a condition").click()
    expect(page.get_by_role("checkbox", name="Ruled out")).to_be_disabled()
    told = asked(page, rows="CODE", columns="MODIFIER", status=["NEGATED"])
    assert told["rows"]
    expect(page.get_by_role("rowheader")).to_have_count(len(told["rows"]) + 1)
    expect(page.get_by_role("columnheader")).to_have_count(len(told["columns"]) + 1)


def test_lines_are_ordered_by_name_and_the_numbers_move_with_them(page: Page) -> None:
    page.goto("/matrix?rows=CODE&columns=MODIFIER")
    expect(page.get_by_role("rowheader").first).to_contain_text("77620")
    page.get_by_role("combobox", name="Order of rows").select_option("By name")
    expect(page.get_by_role("rowheader").first).to_contain_text("77386")
    page.get_by_role("combobox", name="Order of columns").select_option("By name")
    expect(page.get_by_role("columnheader").first).to_have_text("26")
    expect(page.get_by_role("columnheader").nth(12)).to_have_text("TC")
    assert cells(page)[0] == ["1", "", "", "", "1", "", "", "1", "", "", "", "", "1", "4"]
    page.reload()
    expect(page.get_by_role("combobox", name="Order of rows")).to_have_value("name")


def test_the_codes_that_count_are_narrowed_by_what_they_have(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    page.get_by_text("Count only some codes").click()
    page.get_by_role("combobox", name="they have").fill("aetna")
    page.get_by_role("main").get_by_role("option", name="Aetna").click()
    expect(page.get_by_role("listitem").filter(has_text="Aetna")).to_be_visible()
    expect(page).to_have_url(re.compile(r"&having=payer%3Aaetna$"))
    page.goto(f"{MODIFIERS_BY_SITES}&having=cpt:77386&having=nonsense")
    expect(page.get_by_role("rowheader")).to_have_count(5)
    expect(page.get_by_role("status").filter(has_text="nonsense: the numbers are not narrowed by it.")).to_be_visible()
    page.get_by_role("button", name="Leave it out").click()
    page.get_by_role("button", name="Take 77386 away").click()
    expect(page.get_by_role("rowheader")).to_have_count(13)


def test_what_is_cut_is_told_and_shown_on_demand(open_window: Opener, serve: Serve, tmp_path: Path) -> None:
    for code in range(77001, 77036):
        (tmp_path / f"{code}.txt").write_text(f"CPT {code}: A thing\n\nModifier 26: the professional part\n")
    page = open_window(serve("--documents", tmp_path).url)
    page.goto("/matrix")
    expect(page.get_by_text("The 30 codes with the largest totals, of 35.")).to_be_visible()
    expect(page.get_by_text("All 1 modifiers")).to_be_visible()
    page.get_by_role("button", name="Show 5 more").click()
    expect(page.get_by_role("rowheader")).to_have_count(36)
    expect(page.get_by_text("All 35 codes that meet any of the modifiers are shown.")).to_be_visible()
    expect(page).to_have_url(re.compile("firstRows=60"))


def test_where_nothing_meets_it_says_why_and_offers_others(page: Page) -> None:
    page.goto("/matrix?rows=PAYER&columns=DIAGNOSIS")
    expect(page.get_by_text("No code in these documents is joined with both: payers and diagnoses.")).to_be_visible()
    page.get_by_role("link", name="Modifiers by sites of service").click()
    expect(page.get_by_role("grid")).to_be_visible()


def test_a_matrix_that_cannot_be_says_why(page: Page) -> None:
    page.goto("/matrix?rows=CODE&columns=CODE")
    expect(page.get_by_text("Codes do not meet codes in a matrix.")).to_be_visible()
    page.goto("/matrix?rows=PLANET&columns=CODE")
    expect(page.get_by_text("The address names a kind that there is not.")).to_be_visible()
    page.get_by_role("combobox", name="Rows").select_option("Modifiers")
    expect(page.get_by_role("grid", name="Modifiers by codes")).to_be_visible()


def test_names_stay_in_sight_while_the_grid_scrolls_on_a_phone(open_window: Opener) -> None:
    page = open_window(size=PHONE, dark=True)
    page.goto("/matrix?rows=CODE&columns=MODIFIER")
    name = page.get_by_role("rowheader", name="Code 77620")
    before = name.bounding_box()
    last = page.get_by_role("columnheader", name="TC")
    expect(last).not_to_be_in_viewport()
    cell(page, "Code 77386", 12).click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="In 1 code")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(last).to_be_in_viewport()
    assert before is not None
    after = name.bounding_box()
    assert after is not None
    assert after["x"] == before["x"]


def test_a_matrix_opens_its_query_in_graphiql(page: Page) -> None:
    page.goto(MODIFIERS_BY_SITES)
    expect(page.get_by_role("link", name="Open this query in GraphiQL")).to_have_attribute(
        "href", re.compile(r"^/graphiql\?operation=matrix-of-two-kinds&variables=%7B%22rows%22%3A%22MODIFIER%22")
    )
