"""From what a coder types to the node that is meant, and to the words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.conftest import Opener, Serve

SCRIPT = "<script>alert(1)</script>"

BOX = "Search codes, modifiers, payers, documents"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("77620", "77620 Tumor Heating Through an Internal Probe Code"),
        ("modifier 26", "26 professional part only"),
        ("ASC", "Ambulatory surgical center Site of service"),
        ("aetna", "Aetna Payer"),
        ("BCBS", "Blue Cross Blue Shield Payer"),
        ("hyperthe", "77600-external-hyperthermia.txt Document"),
    ],
)
def test_what_a_coder_types_is_suggested_as_what_it_means(page: Page, typed: str, first: str) -> None:
    page.goto("/")
    page.get_by_role("combobox", name=BOX).press_sequentially(typed)
    expect(page.get_by_role("option").first).to_contain_text(first)


def test_a_search_leads_by_keyboard_alone_to_a_node_its_relation_and_the_words_in_place(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name=BOX).focus()
    page.keyboard.type("hyperthermia probe")
    expect(page.get_by_role("option").filter(has_text="77620 Tumor Heating")).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_attribute("aria-busy", "false")
    options = page.get_by_role("option")
    wanted = next(number for number, text in enumerate(options.all_inner_texts()) if "77620" in text)
    for choice in range(wanted + 1):
        page.keyboard.press("ArrowDown")
        expect(options.nth(choice)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/node/cpt%3A77620$"))
    relation = page.get_by_role("region", name="Takes modifier")
    proof = (
        relation.get_by_role("listitem")
        .filter(has=page.get_by_role("link", name="Modifier 26"))
        .get_by_text("Words that prove it")
    )
    proof.focus()
    page.keyboard.press("Enter")
    quote = relation.locator("blockquote mark")
    expect(quote).to_contain_text("26 | Professional part only")
    words = quote.inner_text()
    place = relation.get_by_role("link", name="77620-invasive-hyperthermia.txt")
    place.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/document/document%3A\w+\?start=\d+&end=\d+$"))
    assert words


def test_enter_opens_the_one_node_that_is_meant(page: Page) -> None:
    page.goto("/browse/codes")
    box = page.get_by_role("combobox", name=BOX)
    box.press_sequentially("POS 24")
    expect(page.get_by_role("option").first).to_contain_text("Ambulatory surgical center")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ambulatory surgical center")


def test_a_search_marks_what_it_found_and_is_narrowed_by_kind(page: Page) -> None:
    page.goto("/search?q=hyperthermia")
    expect(page.get_by_text("4 nodes found")).to_be_visible()
    assert {text.lower() for text in page.locator("main mark").all_inner_texts()} == {"hyperthermia"}
    page.get_by_role("checkbox", name="Codes 2").click()
    expect(page.get_by_text("2 nodes found")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/search\?q=hyperthermia&kind=CODE$"))
    page.reload()
    expect(page.get_by_text("2 nodes found")).to_be_visible()


def test_a_code_with_a_suffix_is_taken_apart(page: Page) -> None:
    page.goto("/search?q=77620-26")
    meant = page.get_by_role("region", name="What it stands for")
    expect(meant).to_contain_text("77620 Tumor Heating Through an Internal Probe")
    expect(meant).to_contain_text("26 professional part only")


def test_what_other_words_stood_for_is_not_told_of_the_next_ones(page: Page) -> None:
    page.goto("/search?q=aetna")
    meant = page.get_by_role("region", name="What it stands for")
    expect(meant).to_contain_text("Aetna")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/graphql?*", hold)
    page.get_by_role("combobox", name=BOX).fill("modifier 26")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: modifier 26")
    expect(meant).to_have_count(0)
    page.unroute("**/graphql?*")
    expect(meant).to_contain_text("26 professional part only")


def test_a_term_that_is_known_but_in_no_document_says_so(page: Page) -> None:
    page.goto("/search?q=modifier 95")
    meant = page.get_by_role("region", name="What it stands for")
    expect(meant).to_have_text("modifier:95 is known, but no document that was read names it.")


@pytest.mark.parametrize("typed", ["zzzzqqq", "<zzzzqqq>", "שלום", "x" * 200])
def test_a_search_without_a_result_says_what_to_do(page: Page, typed: str) -> None:
    page.goto("/")
    page.get_by_role("combobox", name=BOX).fill(typed)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text(f"Nothing holds “{typed}”.")).to_be_visible()
    expect(page.get_by_text("Fewer or other words may find more")).to_be_visible()


def test_a_search_that_the_service_refuses_shows_its_reason_and_hint(page: Page) -> None:
    page.goto("/search?q=%F0%9F%98%80")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The text to search for has no letter and no digit.")
    expect(alert).to_contain_text("Search for a word or a code.")
    expect(alert).to_contain_text("SEARCH_INVALID")


def test_a_search_for_nothing_asks_for_words(page: Page) -> None:
    page.goto("/search?q=%20")
    expect(page.get_by_text("Type what you are after.")).to_be_visible()


def test_a_script_in_a_document_is_shown_as_text(open_window: Opener, serve: Serve, tmp_path: Path) -> None:
    document = tmp_path / "<img src=x onerror=alert(1)>.txt"
    document.write_text(
        f"# CPT 77620\n\n## Modifiers\n\nModifier 26: the professional part {SCRIPT} only.\n", encoding="utf-8"
    )
    page = open_window(serve("--documents", tmp_path).url)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto("/node/cpt:77620")
    page.get_by_text("Words that prove it").first.click()
    expect(page.locator("blockquote").first).to_contain_text(SCRIPT)
    expect(page.get_by_role("link", name="<img src=x onerror=alert(1)>.txt").first).to_be_visible()
    assert dialogs == []
