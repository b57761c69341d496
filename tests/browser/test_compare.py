"""Codes, and other nodes of one kind, side by side."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import PHONE, Opener, Serve

TWO = "/compare?id=cpt:77386&id=cpt:77407"
"""The question that everybody asks: which modifiers does 77386 take that 77407 does not?"""


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name="At a glance").get_by_role("region", name=title)


def row(page: Page, name: str) -> Locator:
    header = page.get_by_role("rowheader", name=name)
    return page.get_by_role("region", name="Side by side").get_by_role("row").filter(has=header)


def ids(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("id", [])


def test_the_cards_tell_at_a_glance_what_both_have_and_what_only_one_has(page: Page) -> None:
    page.goto(TWO)
    expect(page.get_by_role("heading", level=1)).to_have_text("77386 and 77407, compared")
    expect(card(page, "Both").get_by_role("heading")).to_have_text("Both 4")
    expect(card(page, "Only 77386").get_by_role("heading")).to_have_text("Only 77386 9")
    modifiers = card(page, "Only 77386").locator("dt", has_text="Takes modifier").locator("+ dd").get_by_role("link")
    expect(modifiers).to_have_text(["26", "TC"])
    expect(card(page, "Only 77407")).not_to_contain_text("Takes modifier")


def test_a_cell_tells_the_status_by_word_and_silence_is_no_denial(page: Page) -> None:
    page.goto(TWO)
    expect(page.get_by_role("columnheader")).to_have_text(
        ["What is said", "Code 77386 Complex IMRT Sessions", "Code 77407"]
    )
    professional = row(page, "Modifier 26").get_by_role("cell")
    expect(professional.nth(0)).to_contain_text(re.compile("✓ Stated.*Meaning.*professional component", re.DOTALL))
    expect(professional.nth(1)).to_have_text("– Not mentioned")
    expect(row(page, "Modifier TC").get_by_role("cell").nth(1)).to_contain_text("✕ Ruled out")
    expect(row(page, "Modifier 59").get_by_role("cell").nth(1)).to_contain_text("◐ On a condition")
    expect(row(page, "Description").get_by_role("cell").nth(1)).to_contain_text("CPT code 77407 reports")


def test_a_cell_opens_the_words_that_prove_it_and_they_lead_to_their_document(page: Page) -> None:
    page.goto(TWO)
    cell = row(page, "Modifier TC").get_by_role("cell").nth(1)
    cell.get_by_text("Words that prove it").click()
    expect(cell.locator("mark").first).to_have_text(
        "No further modifier is needed to mark the technical component on the claim."
    )
    source = cell.get_by_role("link", name="77407-intermediate-radiation-delivery.txt").first
    expect(source).to_have_attribute("href", re.compile(r"^/document/document%3A\w{12}\?start=\d+&end=\d+$"))


def test_only_differences_leaves_out_what_is_the_same_and_the_address_brings_it_back(page: Page) -> None:
    page.goto(TWO)
    same = row(page, "Site of service Outpatient hospital")
    expect(same).to_have_count(1)
    page.get_by_role("checkbox", name="Only differences").click()
    expect(same).to_have_count(0)
    expect(row(page, "Modifier 26")).to_have_count(1)
    expect(row(page, "Modifier 59")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Only differences")).to_be_checked()
    expect(page).to_have_url(re.compile("&only=differences$"))
    page.reload()
    expect(row(page, "Modifier 26")).to_have_count(1)
    expect(same).to_have_count(0)
    page.get_by_role("checkbox", name="Only differences").click()
    expect(same).to_have_count(1)


def test_enter_adds_what_is_typed_faster_than_the_service_answers(page: Page) -> None:
    page.goto("/compare?id=cpt:77386")
    box = page.get_by_role("combobox", name="Add a code to compare")
    expect(box).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql?*", hold)
    with page.expect_request("**/graphql?*"):
        box.fill("77407")
    box.press("Enter")
    page.unroute("**/graphql?*")
    expect(page.get_by_role("heading", level=1)).to_have_text("77386 and 77407, compared")


def test_codes_are_added_by_the_box_and_by_suggestions_and_taken_out_again(page: Page) -> None:
    page.goto("/compare")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    page.get_by_role("combobox", name="Add a code, modifier, payer, site …").fill("77386")
    page.get_by_role("main").get_by_role("option", name="77386").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare 77386 with …")
    assert ids(page) == ["cpt:77386"]
    box = page.get_by_role("combobox", name="Add a code to compare")
    box.fill("77407")
    expect(page.get_by_role("main").get_by_role("option").first).to_contain_text("77407")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("77386 and 77407, compared")
    page.get_by_role("group", name="Most like 77386").get_by_role("button", name="Add 77620").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("77386, 77407 and 77620, compared")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("group", name="Most like 77386").get_by_role("button", name="77620")).to_have_count(0)
    page.get_by_role("button", name="Take 77386 out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("77407 and 77620, compared")
    assert ids(page) == ["cpt:77407", "cpt:77620"]


def test_the_box_offers_nodes_of_the_same_kind_alone_and_says_when_there_is_none(page: Page) -> None:
    page.goto("/compare?id=modifier:26")
    box = page.get_by_role("combobox", name="Add a modifier to compare")
    box.fill("77386")
    expect(page.get_by_text("Nothing is found by these words.")).to_be_visible()
    box.fill("repeat")
    expect(page.get_by_role("main").get_by_role("option", name="76")).to_be_visible()


def test_a_comparison_begins_with_codes_to_choose_from(open_window: Opener) -> None:
    page = open_window(size=PHONE)
    page.goto("/compare")
    expect(page.get_by_role("group", name="To begin with").get_by_role("button")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("group", name="To begin with").get_by_role("button", name="Add 77620").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare 77620 with …")


def test_what_cannot_be_compared_is_told_and_the_others_are(page: Page) -> None:
    page.goto(f"{TWO}&id=cpt:99999&id=nonsense&id=modifier:26&id=modifier:59")
    notice = page.get_by_role("status").filter(has_text="Nothing in these documents")
    expect(notice).to_contain_text("goes by cpt:99999, nonsense.")
    expect(notice.get_by_role("listitem")).to_contain_text(["26 professional part only", "59 distinct service"])
    expect(page.get_by_role("columnheader")).to_have_count(3)
    expect(notice.get_by_role("link", name="Compare the 2 modifiers instead")).to_have_attribute(
        "href", "/compare?id=modifier%3A26&id=modifier%3A59"
    )
    notice.get_by_role("button", name="Leave them out").click()
    expect(notice).to_have_count(0)
    assert ids(page) == ["cpt:77386", "cpt:77407"]


def test_nodes_of_other_kinds_are_compared_by_the_codes_that_have_them(page: Page) -> None:
    page.goto("/compare?id=modifier:26&id=modifier:59")
    expect(page.get_by_role("rowheader", name="Taken by codes")).to_be_visible()
    expect(row(page, "Code 77750").get_by_role("cell")).to_contain_text(["✓ Stated", "– Not mentioned"])


def test_more_than_can_stand_side_by_side_are_told(open_window: Opener, serve: Serve, tmp_path: Path) -> None:
    for code in range(77001, 77013):
        (tmp_path / f"{code}.txt").write_text(f"CPT {code}: A thing\n\nModifier 26: the professional part\n")
    page = open_window(serve("--documents", tmp_path).url)
    page.goto("/compare?" + "&".join(f"id=cpt:{code}" for code in range(77001, 77013)))
    expect(page.get_by_role("status").filter(has_text="At most 10 codes stand side by side.")).to_contain_text(
        "cpt:77011, cpt:77012 are left aside."
    )
    expect(page.get_by_role("columnheader")).to_have_count(11)
    expect(page.get_by_role("combobox", name="Add a code to compare")).to_have_count(0)


def test_long_and_right_to_left_words_and_markup_stay_in_their_cells(
    open_window: Opener, serve: Serve, tmp_path: Path
) -> None:
    long = "Regionalstrahlentherapie" * 20
    (tmp_path / "one.txt").write_text(
        "CPT 11111: טיפול מורכב <script>document.title = 'ran'</script>\n\n"
        "| Modifier | Description | When to Use |\n|---|---|---|\n"
        f"| 26 | {long} | כאשר רק עבודת הרופא מחויבת |\n",
        encoding="utf-8",
    )
    (tmp_path / "two.txt").write_text("CPT 22222: Probe\n\nModifier 26: the professional part\n", encoding="utf-8")
    page = open_window(serve("--documents", tmp_path).url, size=PHONE)
    page.goto("/compare?id=cpt:11111&id=cpt:22222")
    cell = row(page, "Modifier 26").get_by_role("cell").first
    expect(cell).to_contain_text(long)
    expect(cell.get_by_text("כאשר")).to_have_css("direction", "rtl")
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("<script>")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth")


def test_names_stay_in_sight_while_a_wide_table_scrolls_in_its_own_box(open_window: Opener) -> None:
    page = open_window(size=PHONE, dark=True)
    page.goto(f"{TWO}&id=cpt:77620")
    box = page.get_by_role("region", name="Side by side")
    name = page.get_by_role("rowheader", name="Modifier 26")
    name.scroll_into_view_if_needed()
    before = name.bounding_box()
    last = page.get_by_role("columnheader").last
    expect(last).not_to_be_in_viewport()
    box.focus()
    box.evaluate("box => box.scrollBy(1000, 0)")
    expect(last).to_be_in_viewport()
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] == before["x"]


def test_a_comparison_leads_to_its_query_its_graph_and_the_pages_of_its_nodes(page: Page) -> None:
    page.goto(TWO)
    expect(page.get_by_role("link", name="See them in the graph")).to_have_attribute(
        "href", "/graph?id=cpt%3A77386&id=cpt%3A77407"
    )
    expect(page.get_by_role("link", name="Open this query in GraphiQL")).to_have_attribute(
        "href", re.compile(r"^/graphiql\?operation=compare-codes&variables=%7B%22ids%22%3A%5B%22cpt%3A77386%22")
    )
    page.get_by_role("columnheader", name="77407").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/node/cpt%3A77407$"))
