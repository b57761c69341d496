"""Data quality: lists that agree with the service, can be narrowed and paged, and lead to the words in place."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.benchmarks.generate import write
from tests.browser.conftest import PHONE, Opener, Serve
from tests.browser.test_document import chosen_words

COUNTS = """{
  gaps(first: 0) { totalCount facets { field { value count } } }
  disagreements(first: 0) { totalCount }
  reviewNotes(first: 0) { totalCount }
  assertions(where: {singleDocument: true}, first: 0) { totalCount }
  completeness(state: [LACKING, PARTLY_TOLD], first: 0) { totalCount }
}"""

TABS = {
    "Gaps": ("gaps", r"gaps?"),
    "Disagreements": ("disagreements", r"disagreements?"),
    "Review notes": ("reviewNotes", r"review notes?"),
    "Single source": ("assertions", r"assertions?"),
    "Completeness": ("completeness", r"fields? of (a code|codes)"),
}


def _ask(page: Page, url: str, query: str) -> dict[str, Any]:
    data: dict[str, Any] = page.request.post(f"{url}/graphql", data={"query": query}).json()["data"]
    return data


def _tabs(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Lists")


def _findings(page: Page) -> Locator:
    return page.get_by_role("list", name=re.compile("^Found ")).locator("> li")


def _count(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=re.compile(r"^[\d,]+ "))


@pytest.mark.parametrize("tab", TABS)
def test_each_list_holds_as_much_as_the_service_counts(page: Page, service: str, tab: str) -> None:
    counts = _ask(page, service, COUNTS)
    page.goto("/quality")
    for label, (field, _) in TABS.items():
        expect(_tabs(page).get_by_role("link", name=label)).to_have_text(f"{label} {counts[field]['totalCount']}")
    _tabs(page).get_by_role("link", name=tab).click()
    expect(_tabs(page).get_by_role("link", name=tab)).to_have_attribute("aria-current", "page")
    field, rows = TABS[tab]
    expect(_count(page)).to_have_text(re.compile(f"^{counts[field]['totalCount']} {rows}$"))
    expect(page.get_by_role("link", name="Open this query in GraphiQL")).to_be_visible()


@pytest.mark.parametrize("tab", ["gaps", "disagreements", "notes", "single", "completeness"])
def test_one_click_leads_from_each_list_to_the_words_in_place(page: Page, tab: str) -> None:
    page.goto(f"/quality?tab={tab}")
    quote = page.locator("blockquote mark").first
    words = quote.text_content()
    page.get_by_role("link", name=re.compile(r"\.txt$")).first.click()
    expect(page).to_have_url(re.compile(r"/document/document%3A\w{12}\?start=\d+&end=\d+$"))
    assert chosen_words(page) == words
    expect(page.locator("mark[data-chosen]").first).to_be_in_viewport()


def test_gaps_are_narrowed_by_field_and_reason_in_the_address(page: Page, service: str) -> None:
    facets = _ask(page, service, COUNTS)["gaps"]["facets"]["field"]
    page.goto("/quality?tab=gaps")
    fields = page.get_by_role("group", name="What is lacking").get_by_role("checkbox")
    expect(fields).to_have_count(len(facets))
    diagnoses = page.get_by_role("checkbox", name="Diagnoses")
    diagnoses.click()
    expect(page).to_have_url(re.compile("tab=gaps&field=DIAGNOSES$"))
    (count,) = (facet["count"] for facet in facets if facet["value"] == "DIAGNOSES")
    expect(_count(page)).to_have_text(f"{count} gaps")
    expect(_findings(page)).to_have_count(count)
    for finding in _findings(page).all():
        expect(finding.get_by_role("heading")).to_have_text(re.compile("^Diagnoses: "))
    page.reload()
    expect(diagnoses).to_be_checked()
    page.goto("/quality?tab=gaps&field=DIAGNOSES&reason=TRUNCATED")
    expect(page.get_by_text("Nothing here fits what is chosen.")).to_be_visible()
    page.get_by_role("link", name="all gaps").click()
    expect(diagnoses).not_to_be_checked()


def test_lists_are_narrowed_to_one_document(page: Page) -> None:
    page.goto("/quality?tab=notes")
    field = page.get_by_role("combobox", name="Document", exact=True)
    field.press_sequentially("77407")
    expect(page.locator("datalist option")).to_have_count(1)
    name = "77407-intermediate-radiation-delivery.txt"
    expect(page.locator("datalist option")).to_have_attribute("value", name)
    field.fill(name)
    field.press("Enter")
    expect(page).to_have_url(re.compile(f"document={name}$"))
    expect(_count(page)).to_have_text("2 review notes")
    expect(_tabs(page).get_by_role("link", name="Review notes")).to_have_text("Review notes 2")
    _tabs(page).get_by_role("link", name="Disagreements").click()
    expect(page.get_by_text("Nothing here fits what is chosen.")).to_be_visible()
    expect(field).to_have_value(name)
    page.get_by_role("link", name="All documents", exact=True).click()
    expect(_count(page)).to_have_text("1 disagreement")


def test_a_document_leads_to_its_gaps(page: Page) -> None:
    page.goto("/document/77620-invasive-hyperthermia.txt")
    page.get_by_role("link", name="8 gaps").click()
    expect(page.get_by_role("combobox", name="Document", exact=True)).to_have_value("77620-invasive-hyperthermia.txt")
    expect(_count(page)).to_have_text("8 gaps")


def test_a_document_that_is_unknown_is_told(page: Page) -> None:
    page.goto("/quality?tab=gaps&document=nothing.txt")
    expect(page.get_by_text("No document here is called nothing.txt")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="all documents", exact=True).click()
    expect(_count(page)).to_have_text("19 gaps")


def test_sides_of_a_disagreement_stand_beside_each_other_with_their_words(page: Page, service: str) -> None:
    sides = "{ disagreements { nodes { sides { evidence { quote } } } } }"
    (found,) = _ask(page, service, sides)["disagreements"]["nodes"]
    page.goto("/quality?tab=disagreements")
    shown = page.get_by_role("list", name="Sides").locator("> li")
    expect(shown).to_have_count(len(found["sides"]))
    quotes = [side.locator("blockquote mark").all_text_contents() for side in shown.all()]
    assert quotes == [[words["quote"] for words in side["evidence"]] for side in found["sides"]]
    boxes = [side.bounding_box() for side in shown.all()]
    assert len({box["y"] for box in boxes if box}) == 1


def test_a_review_note_tells_rule_reason_and_source(page: Page) -> None:
    page.goto("/quality?tab=notes")
    note = _findings(page).filter(has=page.get_by_role("heading", name="Not a revenue code"))
    expect(note).to_contain_text("P7A is called a revenue code of 77407: revenue codes have four digits")
    expect(note).to_contain_text("Source: NUBC, UB-04 form locator 42")
    note.get_by_role("link", name="Code 77407").click()
    expect(page).to_have_url(re.compile("/node/cpt%3A77407$"))


def test_the_table_of_completeness_leads_to_the_codes_it_counts(page: Page) -> None:
    page.goto("/quality?tab=completeness")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Diagnoses"))
    lacking = row.get_by_role("link").first
    count = lacking.text_content()
    lacking.click()
    expect(page).to_have_url(re.compile("field=DIAGNOSES&state=LACKING$"))
    expect(_count(page)).to_have_text(re.compile(f"^{count} "))
    expect(_findings(page).first).to_contain_text("Diagnoses: lacking")


def test_long_lists_go_on_page_by_page_in_the_address(tmp_path: Path, serve: Serve, open_window: Opener) -> None:
    write(tmp_path / "made", 80, seed=5)
    url = serve("--documents", tmp_path / "made").url
    page = open_window(url)
    total = _ask(page, url, COUNTS)["gaps"]["totalCount"]
    assert total > 40
    page.goto("/quality?tab=gaps")
    places = _findings(page).locator("blockquote + p a")
    seen: list[str] = []
    while len(seen) < total:
        expect(_findings(page)).to_have_count(min(20, total - len(seen)))
        expect(places.first).not_to_have_attribute("href", seen[-20] if seen else "")
        seen += [place.get_attribute("href") or "" for place in places.all()]
        if len(seen) < total:
            page.get_by_role("link", name="More gaps").click()
            expect(page).to_have_url(re.compile("after="))
    assert seen[0].startswith("/document/")
    assert len(seen) == total
    page.get_by_role("link", name="Back to the first gaps").click()
    expect(page).to_have_url(f"{url}/quality?tab=gaps")


def test_where_nothing_is_found_the_lists_say_what_that_means(
    tmp_path: Path, serve: Serve, open_window: Opener
) -> None:
    (tmp_path / "one.txt").write_text("CPT code 77386 describes beam treatment.\n", encoding="utf-8")
    page = open_window(serve("--documents", tmp_path).url)
    for tab, words in {
        "gaps": "No gap: no document says that it lacks something.",
        "disagreements": "No disagreement: documents agree in all that they say of the same things.",
        "notes": "No review note: all that is written fits the standards that are checked.",
    }.items():
        page.goto(f"/quality?tab={tab}")
        expect(page.get_by_text(words)).to_be_visible()


def test_an_address_with_unknown_choices_shows_the_whole_list(page: Page) -> None:
    page.goto("/quality?tab=nowhere&field=NOTHING")
    expect(_tabs(page).get_by_role("link", name="Gaps")).to_have_attribute("aria-current", "page")
    expect(_count(page)).to_have_text("19 gaps")


def test_lists_are_used_by_keyboard_alone_on_a_phone(open_window: Opener) -> None:
    page = open_window(size=PHONE, dark=True)
    page.goto("/quality")
    expect(_count(page)).to_have_text("19 gaps")
    _tabs(page).get_by_role("link", name="Review notes").focus()
    page.keyboard.press("Enter")
    expect(_count(page)).to_have_text("2 review notes")
    page.get_by_role("checkbox", name="PC where 26 is meant").focus()
    page.keyboard.press("Space")
    expect(_count(page)).to_have_text("1 review note")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
