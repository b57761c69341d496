"""The picture of what is around nodes, and the table that says the same."""

import re
import struct
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener, Serve

SVG = "{http://www.w3.org/2000/svg}"

DRAWABLE = {f"{SVG}{tag}" for tag in ("svg", "title", "g", "rect", "path", "polygon", "text")}


KIND_BEFORE_NAME = "^(Code|Modifier|Payer|Specialty|Site of service|Classification) "

TAKES_26 = (
    "77620 Tumor Heating Through an Internal Probe takes modifier "
    "26 professional part only: the clinician's interpretation or service, not equipment and staff, stated"
)


def _open(page: Page, query: str) -> Locator:
    page.goto(f"/graph?{query}")
    picture = page.get_by_role("application")
    expect(picture).to_be_visible()
    return picture


def _node(page: Page, name: str) -> Locator:
    """The node whose name begins so."""
    return page.locator("[data-node]").and_(page.get_by_role("button", name=re.compile(f"^{re.escape(name)}\\b")))


def _edge(page: Page, name: str) -> Locator:
    return page.locator("[data-edge]").and_(page.get_by_role("button", name=name, exact=True))


def _click(node: Locator) -> None:
    """Click the shape of a node: between it and its label there is nothing."""
    node.locator("polygon").last.click()


def _ids(page: Page, item: str) -> list[str]:
    ids: list[str] = page.locator(f"[data-{item}]").evaluate_all(
        "(marks, name) => marks.map((mark) => mark.getAttribute(name))", f"data-{item}"
    )
    return sorted(ids)


def _places(page: Page) -> dict[str, str]:
    places: dict[str, str] = page.locator("[data-node]").evaluate_all(
        "(nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.node, node.getAttribute('transform')]))"
    )
    return places


def _said_in(row: Locator) -> str:
    """Return what a row says, as the picture names an edge."""
    start, relation, end, status, _ = row.get_by_role("cell").all_text_contents()
    nodes = [re.sub(KIND_BEFORE_NAME, "", node) for node in (start, end)]
    return f"{nodes[0]} {relation.lower()} {nodes[1]}, {status.split(' ', 1)[1].lower()}"


def _asked(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def _saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as downloads:
        page.get_by_role("button", name=button).click()
    download: Download = downloads.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_a_click_on_a_node_shows_its_neighbours_and_leaves_the_others_where_they_are(page: Page) -> None:
    _open(page, "id=cpt:77386")
    before = _places(page)
    _click(_node(page, "26 "))
    expect(_node(page, "77750")).to_be_visible()
    after = _places(page)
    assert set(after) - set(before) == {"cpt:77620", "cpt:77750"}
    assert {node_id: after[node_id] for node_id in before} == before
    assert ("open", "modifier:26") in _asked(page)
    page.get_by_role("button", name="Hide its neighbors").click()
    expect(_node(page, "77750")).to_have_count(0)
    assert _ids(page, "node") == sorted(before)
    page.go_back()
    expect(_node(page, "77750")).to_be_visible()


def test_an_address_may_say_what_a_coder_says_and_an_order_that_is_none_is_left_out(page: Page) -> None:
    page.goto("/graph?id=26&sort=toString")
    expect(page.get_by_role("heading", level=1)).to_have_text("Around modifier 26")
    expect(page.get_by_role("heading", name="Edges in the picture")).to_be_visible()


def test_the_address_brings_a_picture_back(page: Page) -> None:
    _open(page, "id=cpt:77386")
    _click(_node(page, "26 "))
    page.get_by_role("checkbox", name=re.compile("^Payers")).click()
    page.get_by_role("checkbox", name="Ruled out").click()
    expect(_node(page, "Aetna")).to_have_count(0)
    shown = (_ids(page, "node"), _ids(page, "edge"))
    page.reload()
    expect(page.get_by_role("application")).to_be_visible()
    assert (_ids(page, "node"), _ids(page, "edge")) == shown
    expect(page.get_by_role("heading", level=2, name="26")).to_be_visible()


def test_kinds_relations_and_statuses_are_chosen_in_the_legend(page: Page) -> None:
    _open(page, "id=cpt:77407")
    expect(_node(page, "TC")).to_have_count(0)
    page.get_by_role("checkbox", name="Ruled out").click()
    expect(_node(page, "TC")).to_be_visible()
    page.get_by_role("checkbox", name="Stated").click()
    page.get_by_role("checkbox", name="On a condition").click()
    expect(page.get_by_role("checkbox", name="Ruled out 1")).to_be_disabled()
    expect(page.locator("[data-node]")).to_have_count(2)
    assert _ids(page, "node") == ["cpt:77407", "modifier:TC"]
    _open(page, "id=cpt:77620")
    for kind in ("Sites of service", "Payers"):
        page.get_by_role("checkbox", name=re.compile(f"^{kind}")).click()
    expect(_node(page, "Aetna")).to_have_count(0)
    assert {node_id.split(":")[0] for node_id in _ids(page, "node")} == {"cpt", "modifier"}
    _open(page, "id=cpt:77620")
    page.get_by_text("Relations: all").click()
    for relation in ("Takes modifier", "Discussed for payer"):
        page.get_by_role("checkbox", name=re.compile(f"^{relation}")).click()
    expect(page.get_by_text("Relations: 8 of 10")).to_be_visible()
    expect(_node(page, "Aetna")).to_have_count(0)
    assert {node_id.split(":")[0] for node_id in _ids(page, "node")} == {"cpt", "site"}


def test_what_a_limit_cuts_is_told_by_kind_and_can_be_drawn(page: Page) -> None:
    _open(page, "id=cpt:77620&first=10")
    expect(page.locator("[data-node]")).to_have_count(10)
    cut = page.get_by_role("region", name="How much is shown")
    expect(cut).to_contain_text("10 nodes, 9 edges")
    expect(cut).to_contain_text(re.compile(r"12 more nodes are left out: (\d+ [a-z ]+(, )?)+\. Show up to 30"))
    cut.get_by_role("button", name="Show up to 30").click()
    expect(page.locator("[data-node]")).to_have_count(22)
    expect(cut).not_to_contain_text("left out")


def test_a_node_tells_what_it_is_and_can_become_the_start_or_be_taken_out(page: Page) -> None:
    _open(page, "id=cpt:77386")
    _click(_node(page, "Aetna"))
    expect(page.get_by_role("heading", level=2, name="Aetna")).to_be_visible()
    expect(page.get_by_role("link", name="All that is said of it")).to_have_attribute("href", "/node/payer%3Aaetna")
    expect(page.get_by_role("link", name="Compare", exact=True).last).to_have_attribute(
        "href", "/compare?id=payer%3Aaetna"
    )
    page.get_by_role("button", name="Take out of the picture").click()
    expect(_node(page, "Aetna")).to_have_count(0)
    expect(page.get_by_text("1 node taken out.")).to_be_visible()
    page.get_by_role("button", name="Put back").click()
    _click(_node(page, "Aetna"))
    page.get_by_role("button", name="Start from here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Around Aetna")
    expect(_node(page, "59 ")).to_have_count(0)
    assert _asked(page) == [("id", "payer:aetna"), ("selected", "payer:aetna")]


def test_a_click_on_an_edge_leads_to_the_words_that_prove_it(page: Page) -> None:
    _open(page, "id=cpt:77620&kind=MODIFIER&first=3")
    _edge(page, TAKES_26).locator("path").first.click(force=True)
    chosen = page.get_by_role("region", name="Edge", exact=True)
    expect(chosen).to_contain_text(re.compile("77620.*takes modifier.*26.*Stated", re.DOTALL))
    expect(chosen.locator("mark")).to_contain_text("Professional part only")
    expect(chosen.get_by_role("link", name="77620-invasive-hyperthermia.txt")).to_have_attribute(
        "href", re.compile(r"^/document/document%3A[0-9a-f]{12}\?start=\d+&end=\d+$")
    )


def test_the_table_says_what_the_picture_shows_with_the_same_proof(page: Page) -> None:
    _open(page, "id=cpt:77407&status=AFFIRMED&status=CONDITIONAL&status=NEGATED")
    table = page.get_by_role("table")
    rows = table.get_by_role("row")
    drawn = page.locator("[data-edge] title").all_text_contents()
    assert sum(edge.endswith("ruled out") for edge in drawn) == 1
    assert sorted(map(_said_in, rows.all()[1:])) == sorted(drawn)
    page.get_by_role("button", name="To", exact=True).click()
    expect(page.get_by_role("columnheader", name="To")).to_have_attribute("aria-sort", "ascending")
    first = rows.nth(1).inner_text()
    page.get_by_role("button", name="To", exact=True).click()
    expect(page.get_by_role("columnheader", name="To")).to_have_attribute("aria-sort", "descending")
    expect(rows.last).to_have_text(re.compile(r"\s*".join(map(re.escape, first.split()))))
    _click(_node(page, "77407"))
    expect(page.get_by_role("heading", level=2, name="77407")).to_be_visible()
    expect(page.get_by_role("columnheader", name="To")).to_have_attribute("aria-sort", "descending")
    ruled_out = rows.filter(has_text="Ruled out")
    ruled_out.get_by_role("button", name="Words that prove that 77407 takes modifier TC").click()
    expect(table.locator("mark")).to_have_text(
        re.compile("No further modifier is needed to mark the technical component")
    )


def test_a_picture_is_walked_by_keyboard_alone(page: Page) -> None:
    _open(page, "id=cpt:77386")
    page.get_by_role("button", name="Save PNG").focus()
    page.keyboard.press("Tab")
    expect(_node(page, "77386")).to_be_focused()
    focused = page.locator("[data-node]:focus, [data-edge]:focus")
    seen = {"cpt:77386"}
    for key in ("ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        expect(focused).to_have_count(1)
        seen.add(focused.get_attribute("data-node") or "")
    assert len(seen) > 3, seen
    expect(page.locator("svg [tabindex='0']")).to_have_count(1)
    for _ in range(3):
        page.keyboard.press("e")
        expect(page.locator("[data-edge]:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Edge", exact=True).locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-node]:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="All that is said of it")).to_be_visible()
    scaled = page.locator("[data-picture]").get_attribute("transform") or ""
    page.keyboard.press("+")
    expect(page.locator("[data-picture]")).not_to_have_attribute("transform", scaled)


def test_a_picture_is_zoomed_by_buttons_and_wheel_and_fitted_again(page: Page) -> None:
    picture = _open(page, "id=cpt:77386")
    moved = page.locator("[data-picture]")
    fitted = moved.get_attribute("transform") or ""
    page.get_by_role("button", name="Zoom in").click()
    expect(moved).not_to_have_attribute("transform", fitted)
    page.get_by_role("button", name="Fit").click()
    expect(moved).to_have_attribute("transform", fitted)
    picture.hover(position={"x": 20, "y": 20})
    page.mouse.wheel(0, -200)
    expect(moved).not_to_have_attribute("transform", fitted)
    page.get_by_role("button", name="Fit").click()
    expect(moved).to_have_attribute("transform", fitted)


@pytest.mark.parametrize(("dark", "sheet"), [(False, "rgb(255, 255, 255)"), (True, "rgb(29, 33, 36)")])
def test_a_picture_is_saved_as_shown_and_whole(
    open_window: Opener,
    dark: bool,  # noqa: FBT001 - a parameter of the test
    sheet: str,
) -> None:
    page = open_window(dark=dark)
    _open(page, "id=cpt:77386")
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    name, svg = _saved(page, "Save SVG")
    assert name == "around-77386.svg"
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= DRAWABLE
    assert root.findtext(f"{SVG}title") == "Around 77386"
    assert {"77386", "Aetna", "26"} <= {element.text for element in root.iter(f"{SVG}text")}
    background = root.find(f"{SVG}rect")
    assert background is not None
    assert background.get("fill") == sheet
    attributes = [(key, value) for element in root.iter() for key, value in element.attrib.items()]
    assert not [pair for pair in attributes if pair[0] in {"class", "style", "tabindex", "role"}]
    assert not [pair for pair in attributes if re.search(r"var\(|url\(|color\(|light-dark", pair[1])]
    name, png = _saved(page, "Save PNG")
    assert name == "around-77386.png"
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


def test_unknown_nodes_are_named_and_the_others_drawn(page: Page) -> None:
    _open(page, "id=cpt:77386&id=payer:nobody&id=planet:mars")
    expect(page.get_by_text("2 nodes are not in this graph.")).to_be_visible()
    expect(page.get_by_role("link", name="payer:nobody")).to_have_attribute("href", "/search?q=nobody")
    expect(page.get_by_role("heading", level=1)).to_have_text("Around 77386")
    page.goto("/graph?id=modifier:2G")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not in this graph")
    expect(page.get_by_role("application")).to_have_count(0)


def test_a_document_is_joined_with_the_codes_that_it_speaks_of(page: Page) -> None:
    page.goto("/browse/documents")
    page.get_by_role("link", name=re.compile("^77407")).click()
    page.wait_for_url("**/document/*")
    _open(page, f"id={page.url.rsplit('/', 1)[1]}")
    expect(_node(page, "77407, Code")).to_be_visible()
    expect(
        page.get_by_role("row", name=re.compile(r"^Document 77407\S* Speaks of Code 77407 Read it$"))
    ).to_be_visible()


def test_without_nodes_the_view_offers_a_search_and_codes_to_begin_with(page: Page) -> None:
    page.goto("/graph")
    expect(page.get_by_role("heading", level=1)).to_have_text("Graph")
    expect(page.get_by_role("link", name="77620 Tumor Heating")).to_have_attribute("href", "/graph?id=cpt%3A77620")
    page.get_by_role("main").get_by_role("combobox").press_sequentially("aetna")
    expect(page.get_by_role("option").first).to_contain_text("Aetna")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Around Aetna")
    page.get_by_role("main").get_by_role("combobox").first.press_sequentially("cigna")
    expect(page.get_by_role("option").first).to_contain_text("Cigna")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Around Aetna, Cigna")
    page.get_by_role("button", name="Take Aetna out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Around Cigna")


def test_a_node_that_nothing_is_joined_with_says_so(page: Page) -> None:
    _open(page, "id=payer:aetna&status=NEGATED")
    expect(page.get_by_text("No edge is drawn.")).to_be_visible()
    expect(page.locator("[data-node]")).to_have_count(1)


def test_long_names_and_names_from_right_to_left_are_whole_beside_the_picture_and_short_in_it(
    open_window: Opener, serve: Serve, tmp_path: Path
) -> None:
    title = "קופת חולים כללית"
    name = f"{'policy ' * 30}{title}.txt"
    (tmp_path / name).write_text(f"CPT 77620: {title}\n\n- Typical site of service: {title} clinic\n", encoding="utf-8")
    page = open_window(serve("--documents", tmp_path).url)
    page.goto("/browse/documents")
    page.get_by_role("link", name=name).click()
    page.wait_for_url("**/document/*")
    document = unquote(page.url.rsplit("/", 1)[1])
    _open(page, f"id={document}&depth=2&selected={document}")
    drawn = page.locator(f"[data-node='{document}']")
    expect(drawn.locator("title")).to_have_text(f"{name}, Document")
    assert drawn.locator("text").all_text_contents() == ["policy policy", "policy policy …"]
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    expect(_node(page, f"77620 {title}, Code")).to_be_visible()
    assert _node(page, f"{title} clinic").locator("text").all_text_contents() == ["קופת חולים כללית", "clinic"]
    assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]


def test_on_a_phone_the_picture_stands_over_the_table_and_lets_the_page_scroll(open_window: Opener) -> None:
    page = open_window(size=PHONE)
    picture = _open(page, "id=cpt:77386")
    drawn, table = picture.bounding_box(), page.get_by_role("table").bounding_box()
    assert drawn is not None
    assert table is not None
    assert drawn["y"] + drawn["height"] < table["y"]
    assert drawn["height"] < PHONE["height"] * 0.7
    expect(picture).to_have_css("touch-action", "pan-x pan-y")
    _node(page, "26 ").locator("polygon").last.tap()
    expect(_node(page, "77750")).to_have_count(1)


def test_the_query_of_a_picture_opens_in_graphiql(page: Page) -> None:
    _open(page, "id=cpt:77386&open=modifier:26&kind=CODE&kind=MODIFIER")
    link = page.get_by_role("link", name="Open this query in GraphiQL")
    variables = dict(parse_qsl(urlsplit(link.get_attribute("href") or "").query))["variables"]
    for part in ('"ids":["cpt:77386"]', '"opened":["modifier:26"]', '"kinds":["CODE","MODIFIER"]', '"first":60'):
        assert part in variables
