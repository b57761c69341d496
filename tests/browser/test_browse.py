"""Lists of all kinds, and the page of a node of each kind."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener, Serve


@pytest.mark.parametrize(
    ("slug", "heading", "row"),
    [
        ("codes", "Codes", "Code 77386 Complex IMRT Sessions 4 4 1 2 1"),
        ("modifiers", "Modifiers", re.compile("^Modifier 26 .* modifier:26 3$")),
        ("payers", "Payers", "Payer Aetna payer:aetna 3"),
        ("specialties", "Specialties", re.compile("^Specialty Radiation Oncology .*:radiation-oncology 2$")),
        ("sites", "Sites of service", re.compile("^Site of service Ambulatory .* site:ambulatory-surgical-center 2$")),
        ("classifications", "Classifications", re.compile("^Classification P7A .* betos:P7A 1$")),
        ("documents", "Documents", re.compile(r"^77386-complex-imrt.txt [\d,]+ 3 18 1$")),
    ],
)  # fmt: skip
def test_every_kind_has_a_list_with_counts(page: Page, slug: str, heading: str, row: str | re.Pattern[str]) -> None:
    page.goto(f"/browse/{slug}")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("row", name=row)).to_be_visible()


def test_codes_are_narrowed_and_ordered_and_the_address_brings_it_back(page: Page) -> None:
    page.goto("/browse/codes")
    expect(page.get_by_text("7 codes")).to_be_visible()
    page.get_by_role("group", name="Modifiers").get_by_role("checkbox", name=re.compile("^26 ")).click()
    expect(page.get_by_text("3 codes")).to_be_visible()
    page.get_by_role("group", name="Sites of service").get_by_role("checkbox", name=re.compile("^Ambulatory")).click()
    expect(page.get_by_text("1 code", exact=True)).to_be_visible()
    page.get_by_role("combobox", name="Order").select_option("Most modifiers first")
    expect(page).to_have_url(re.compile("order=modifiers"))
    page.reload()
    rows = page.get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("77620")
    page.go_back()
    page.go_back()
    expect(page.get_by_text("3 codes")).to_be_visible()


def test_a_list_is_filtered_by_words(page: Page) -> None:
    page.goto("/browse/modifiers")
    page.get_by_role("searchbox", name="Filter modifiers").fill("professional")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_text(re.compile("^[12] modifiers"))).to_be_visible()
    expect(page.get_by_role("link", name="Modifier 26")).to_be_visible()
    expect(page.get_by_role("link", name="Modifier 59")).to_have_count(0)


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory, serve_for_all: Serve) -> str:
    """The address of a service of a document in which 120 codes are related to one."""
    path = tmp_path_factory.mktemp("related") / "list.txt"
    codes = "\n".join(f"- CPT {code}" for code in range(77001, 77121))
    path.write_text(f"# CPT 77620\n\n## Related codes\n\n{codes}\n", encoding="utf-8")
    return serve_for_all("--documents", path.parent).url


def test_a_long_list_comes_in_pages(open_window: Opener, related: str) -> None:
    page = open_window(related)
    page.goto("/browse/codes")
    expect(page.get_by_text("121 codes")).to_be_visible()
    first = page.get_by_role("rowheader").or_(page.locator("tbody tr td:first-child")).all_inner_texts()
    page.get_by_role("link", name="More codes").click()
    expect(page.locator("tbody tr td:first-child").first).not_to_have_text(first[0])
    page.get_by_role("link", name="Back to the first codes").click()
    expect(page.locator("tbody tr td:first-child").first).to_have_text(first[0])


def test_a_page_of_assertions_does_not_pass_for_all_of_them(open_window: Opener, related: str) -> None:
    page = open_window(related)
    page.goto("/node/cpt:77620")
    heading = page.get_by_role("region", name="Related to").get_by_role("heading")
    expect(heading).to_have_text("Related to")
    expect(page.get_by_text("100 of 120 assertions are on this page.")).to_be_visible()
    page.goto("/node/cpt:77001")
    expect(page.get_by_role("region", name="Named as related by").get_by_role("heading")).to_have_text(
        "Named as related by 1"
    )


def test_a_kind_that_is_none_says_so(page: Page) -> None:
    page.goto("/browse/planets")
    expect(page.get_by_text("There is no kind “planets”.")).to_be_visible()


@pytest.mark.parametrize(
    ("node", "heading", "relation", "other"),
    [
        ("cpt:77620", "77620 Tumor Heating Through an Internal Probe", "Takes modifier", "Modifier 26"),
        ("modifier:26", re.compile("^26 professional part only"), "Taken by codes", "Code 77620"),
        ("payer:aetna", "Aetna", "Covers codes", "Code 77386"),
        ("specialty:radiation-oncology", "Radiation Oncology", "Performs codes", "Code 77386"),
        ("site:ambulatory-surgical-center", "Ambulatory surgical center", "Codes performed here", "Code 77620"),
        ("betos:P7A", re.compile("^P7A "), "Codes classified so", "Code 77407"),
    ],
)
def test_a_node_of_each_kind_has_a_page(
    page: Page, node: str, heading: str | re.Pattern[str], relation: str, other: str
) -> None:
    page.goto(f"/node/{node}")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("region", name=relation).get_by_role("link", name=other).first).to_be_visible()
    expect(page.get_by_text("✓ Stated").first).to_be_visible()


def test_a_code_tells_its_statuses_qualifiers_gaps_and_review_notes(page: Page) -> None:
    page.goto("/node/cpt:77407")
    taken = page.get_by_role("region", name="Takes modifier")
    expect(taken.get_by_role("listitem").filter(has_text="TC technical")).to_contain_text("✕ Ruled out")
    expect(taken.get_by_role("listitem").filter(has_text="59 distinct")).to_contain_text(
        re.compile(r"◐ On a condition.*Meaning.*separate and distinct service", re.DOTALL)
    )
    expect(page.get_by_role("region", name="Billed separately with")).to_contain_text("if IGRT is used")
    page.get_by_text("Effective date: the document says that it lacks it").click()
    expect(page.get_by_role("region", name="Gaps 2").locator("blockquote").first).to_be_visible()
    page.get_by_text("P7A is called a revenue code").click()
    expect(page.get_by_role("region", name="Review notes 1").locator("mark")).to_contain_text("P7A")


def test_what_is_said_is_narrowed_by_status_and_relation(page: Page) -> None:
    page.goto("/node/cpt:77407")
    page.get_by_role("checkbox", name="Ruled out 1").click()
    expect(page.get_by_role("main").get_by_role("region").filter(has_text="Stated")).to_have_count(0)
    expect(page.get_by_role("region", name="Takes modifier").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("checkbox", name="Ruled out 1").click()
    page.get_by_role("checkbox", name="Performed at 3").click()
    expect(page.get_by_role("region", name="Performed at").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_role("region", name="Takes modifier")).to_have_count(0)


@pytest.mark.parametrize(("node", "words"), [("modifier:2g", "2g"), ("77620", "77620")], ids=["unnamed", "no id"])
def test_an_unknown_node_says_so_and_offers_a_search(page: Page, node: str, words: str) -> None:
    page.goto(f"/node/{node}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not in this graph")
    page.get_by_role("link", name=f"Search for “{words}”").click()
    expect(page).to_have_url(re.compile(rf"/search\?q={words}$"))


def test_no_other_node_stands_under_an_address_while_its_answer_is_on_its_way(page: Page) -> None:
    page.goto("/node/cpt:77407")
    link = page.get_by_role("link", name="Code 77387").first
    expect(link).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql?*", hold)
    with page.expect_request("**/graphql?*"):
        link.click()
    expect(page.get_by_text("Loading what is said of cpt:77387")).to_be_attached()
    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", level=1)).to_contain_text("77387")


def test_a_choice_that_leaves_nothing_is_shown_and_taken_back_and_an_unknown_one_is_none(page: Page) -> None:
    page.goto("/node/cpt:77600?status=NEGATED&predicate=toString")
    expect(page.get_by_text("Nothing that is said fits the choice.")).to_be_visible()
    page.get_by_role("checkbox", name="Ruled out 0", checked=True).click()
    expect(page.get_by_role("region", name="Includes").get_by_text("✓ Stated")).to_be_visible()


def test_a_view_opens_its_query_in_graphiql(page: Page) -> None:
    page.goto("/node/cpt:77620")
    link = page.get_by_role("link", name="Open this query in GraphiQL")
    expect(link).to_have_attribute(
        "href", re.compile(r"^/graphiql\?operation=node-page&variables=%7B%22id%22%3A%22cpt%3A77620%22")
    )


def test_the_page_of_a_document_is_its_text(page: Page) -> None:
    page.goto("/browse/documents")
    link = page.get_by_role("link", name="77386-complex-imrt.txt")
    address = link.get_attribute("href")
    assert address is not None
    page.goto(address.replace("/document/", "/node/"))
    expect(page).to_have_url(re.compile(re.escape(address)))
