"""The text of a document: every quote marked where it stands, and the way from a place to what is said there."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Opener, Serve

TEXT = """\
CPT 77386: Complex IMRT 🩺👩 delivery
العلاج الإشعاعي المعدل الشدة هو علاج دقيق 🩺.
Modifiers
Modifier 26 may apply to 77386 when <script>document.body.id = "ran"</script> only the physician's work is billed.
شركة Aetna تغطي هذا. Aetna covers 77386 with prior authorization.
👩 Medicare covers 77386. <b onclick="alert(1)">bold</b>

Related codes
Modifier 59 | Data not available.
Diagnoses: not available.

Code      Price      Status
-----------------------------
77386     100.00     active
77407      90.00     active
"""

PLAIN = "The weather was fine.\n"

FILLER = "written down for the record 🩺 " * 60 + "\n"

QUOTED = """query ($name: String!) {
  document(name: $name) {
    id text length
    assertions(first: 500) { nodes { evidence { document { id } start end quote } } }
    gaps(first: 500) { nodes { start end quote } }
    reviewNotes(first: 500) { nodes { evidence { document { id } start end quote } } }
  }
}"""


@dataclass(frozen=True)
class Quoted:
    """A document as the service tells it."""

    id: str
    text: str
    quotes: dict[tuple[int, int], str]

    @classmethod
    def of(cls, page: Page, url: str, name: str) -> "Quoted":
        """Ask the service for the quotes of a document."""
        response = page.request.post(f"{url}/graphql", data={"query": QUOTED, "variables": {"name": name}})
        found: dict[str, Any] = response.json()["data"]["document"]
        said = [*found["assertions"]["nodes"], *found["reviewNotes"]["nodes"]]
        places = [
            *(words for item in said for words in item["evidence"] if words["document"]["id"] == found["id"]),
            *found["gaps"]["nodes"],
        ]
        quotes = {(words["start"], words["end"]): words["quote"] for words in places}
        return cls(id=found["id"], text=found["text"], quotes=quotes)

    def place(self, start: int, end: int) -> str:
        """Return the address of a span."""
        return f"/document/{self.id}?start={start}&end={end}"


def _text(page: Page) -> Locator:
    return page.get_by_role("region", name="Text of the document")


def _marked(page: Page, start: int, end: int) -> str:
    """Return what the marks within a span read together."""
    inside = f"""marks => marks
        .filter((mark) => {start} <= mark.dataset.start && mark.dataset.end <= {end})
        .map((mark) => mark.textContent).join("")"""
    marked: str = page.locator("mark[data-start]").evaluate_all(inside)
    return marked


def chosen_words(page: Page) -> str:
    """Return the words that are marked strongly."""
    expect(page.locator("mark[data-chosen]").first).to_be_visible()
    return "".join(page.locator("mark[data-chosen]").all_text_contents())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, serve_for_all: Serve) -> str:
    """The address of a service of two texts.

    `written.txt` has signs outside of the first plane, right-to-left words and markup; in `plain.txt` nothing is found.
    """
    folder = tmp_path_factory.mktemp("written")
    (folder / "written.txt").write_text(TEXT, encoding="utf-8")
    (folder / "plain.txt").write_text(PLAIN, encoding="utf-8")
    return serve_for_all("--documents", folder).url


@pytest.mark.parametrize("name", ["77620-invasive-hyperthermia.txt", "77407-intermediate-radiation-delivery.txt"])
def test_every_quote_is_marked_where_it_stands(page: Page, service: str, name: str) -> None:
    quoted = Quoted.of(page, service, name)
    page.goto(f"/document/{quoted.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("mark[data-start]").first).to_be_visible()
    assert _text(page).evaluate("text => text.textContent") == quoted.text
    assert {place: _marked(page, *place) for place in quoted.quotes} == quoted.quotes


def test_quotes_are_marked_behind_emoji_and_arabic_too(open_window: Opener, written: str) -> None:
    page = open_window(written)
    quoted = Quoted.of(page, written, "written.txt")
    page.goto(f"/document/{quoted.id}")
    expect(page.locator("mark[data-start]").first).to_be_visible()
    assert _text(page).evaluate("text => text.textContent") == quoted.text
    assert len(quoted.quotes) >= 5
    assert {place: _marked(page, *place) for place in quoted.quotes} == quoted.quotes
    for start, end in quoted.quotes:
        page.goto(quoted.place(start, end))
        assert chosen_words(page) == quoted.text[start:end]


def test_markup_in_a_document_is_text(open_window: Opener, written: str) -> None:
    page = open_window(written)
    page.goto("/document/written.txt")
    expect(_text(page)).to_contain_text('<script>document.body.id = "ran"</script>')
    expect(_text(page)).to_contain_text('<b onclick="alert(1)">bold</b>')
    assert page.locator("main :is(script, b), #ran").count() == 0


def test_columns_drawn_with_blanks_keep_their_lines(open_window: Opener, written: str) -> None:
    page = open_window(written, size=PHONE)
    page.goto("/document/written.txt")
    table = page.get_by_role("group", name="Table")
    expect(table).to_contain_text("77386     100.00     active")
    assert table.evaluate("table => getComputedStyle(table).whiteSpace") == "pre"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_evidence_leads_to_its_words_which_are_marked_seen_and_announced(page: Page) -> None:
    page.goto("/node/cpt:77620")
    relation = page.get_by_role("region", name="Takes modifier")
    row = relation.get_by_role("listitem").filter(has=page.get_by_role("link", name="Modifier 82"))
    row.get_by_text("Words that prove it").click()
    quote = row.locator("blockquote mark")
    expect(quote).to_contain_text("82 | Assistant at surgery")
    words = quote.text_content()
    row.get_by_role("link", name="77620-invasive-hyperthermia.txt").click()
    assert chosen_words(page) == words
    chosen = page.locator("mark[data-chosen]")
    expect(chosen).to_be_in_viewport()
    expect(chosen.get_by_role("link")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Said here: 1 assertion.")
    panel = page.get_by_role("region", name="Said here")
    expect(panel.get_by_role("listitem").first).to_contain_text("takes modifier")
    expect(panel).to_contain_text("Use when help is required in a teaching hospital")
    panel.get_by_role("link", name="Modifier 82").click()
    expect(page).to_have_url(re.compile("/node/modifier%3A82$"))


def test_where_quotes_overlap_all_that_is_said_is_told(page: Page, service: str) -> None:
    quoted = Quoted.of(page, service, "77620-invasive-hyperthermia.txt")
    row = next(place for place, quote in quoted.quotes.items() if quote.startswith("59 | Data not available"))
    page.goto(f"/document/{quoted.id}")
    mark = page.locator(f'mark[data-start="{row[0]}"]')
    expect(mark.get_by_role("link")).to_have_attribute("title", re.compile(r"^1 assertion, \d gaps?$"))
    mark.get_by_role("link").click()
    panel = page.get_by_role("region", name="Said here")
    expect(panel.get_by_role("heading", name="Said here")).to_be_focused()
    expect(panel).to_contain_text("takes modifier")
    expect(panel).to_contain_text("Meaning of a modifier: the document says that it lacks it.")
    expect(panel).to_contain_text("Use of a modifier: the document says that it lacks it.")


def test_a_review_note_tells_its_reason_and_what_it_rests_on(page: Page) -> None:
    page.goto("/document/77407-intermediate-radiation-delivery.txt")
    page.get_by_role("region", name="In this document").get_by_role("link", name="Review note: P7A").click()
    panel = page.get_by_role("region", name="Said here")
    expect(panel).to_contain_text("revenue codes have four digits")
    expect(panel).to_contain_text("NUBC, UB-04 form locator 42")


def test_the_list_beside_the_text_leads_to_each_place(page: Page, service: str) -> None:
    quoted = Quoted.of(page, service, "77386-complex-imrt.txt")
    page.goto(f"/document/{quoted.id}")
    links = page.get_by_role("region", name="In this document").get_by_role("link")
    expect(links.first).to_be_visible()
    for index in range(links.count()):
        links.nth(index).click()
        page.wait_for_url(re.compile(r"start=\d+&end=\d+$"))
        start, end = map(int, re.findall(r"\d+", page.url.partition("?")[2]))
        expect(page.locator(f'mark[data-chosen][data-start="{start}"]')).to_be_in_viewport()
        assert chosen_words(page) == quoted.quotes[start, end]


def test_the_outline_leads_to_a_section(page: Page) -> None:
    page.goto("/document/77620-invasive-hyperthermia.txt")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Related Diagnoses").click()
    heading = page.get_by_role("heading", name="Related Diagnoses")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?at=\d+$"))


def test_a_keyboard_alone_reads_what_is_said_and_goes_back_to_the_words(page: Page, service: str) -> None:
    quoted = Quoted.of(page, service, "77620-invasive-hyperthermia.txt")
    (start, end), words = next(item for item in quoted.quotes.items() if item[1].startswith("53 |"))
    page.goto(quoted.place(start, end))
    mark = page.locator("mark[data-chosen]").get_by_role("link")
    expect(mark).to_be_focused()
    page.keyboard.press("Tab")
    expect(mark).not_to_be_focused()
    following = page.locator("mark[data-start] a:focus")
    text = following.text_content()
    assert text != words
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Said here")).to_be_focused()
    assert chosen_words(page) == text
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Said here").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Said here")).to_have_count(0)
    expect(page.locator("mark[data-start] a:focus")).to_have_text(text or "")


def test_on_a_phone_the_words_stand_above_what_is_said(open_window: Opener, service: str) -> None:
    page = open_window(size=PHONE)
    quoted = Quoted.of(page, service, "77620-invasive-hyperthermia.txt")
    place = next(place for place, quote in quoted.quotes.items() if quote.startswith("82 |"))
    page.goto(quoted.place(*place))
    panel = page.get_by_role("region", name="Said here").bounding_box()
    mark = page.locator("mark[data-chosen]").bounding_box()
    assert panel
    assert mark
    assert mark["y"] >= 0
    assert mark["y"] + mark["height"] <= panel["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_marks_are_told_apart_in_the_dark(open_window: Opener) -> None:
    page = open_window(dark=True)
    page.goto("/document/77620-invasive-hyperthermia.txt")
    marks = page.get_by_role("list", name="How words are marked").locator("mark")
    expect(marks).to_have_count(4)
    look = "({backgroundColor, borderBottom, textDecoration}) => [backgroundColor, borderBottom, textDecoration].join()"
    looks = [mark.evaluate(f"mark => ({look})(getComputedStyle(mark))") for mark in marks.all()]
    assert len(set(looks)) == len(looks)
    background = _text(page).evaluate("text => getComputedStyle(text).backgroundColor")
    assert all(int(part) < 64 for part in re.findall(r"\d+", background))


def test_a_text_of_a_million_characters_opens_near_its_end_and_is_read_in_parts(
    tmp_path: Path, serve: Serve, open_window: Opener
) -> None:
    said = "Modifier 26 may apply to 77386 when only the physician's work is billed."
    text = FILLER * (1_000_000 // len(FILLER) + 1)
    text += f"CPT code 77386 describes beam treatment of the liver, given in an office.\n{said}\n{FILLER * 3}"
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    url = serve("--documents", path).url
    page = open_window(url)
    asked: list[int] = []
    page.on("response", lambda response: asked.append(len(response.body())) if "/graphql" in response.url else None)
    start = text.index(said)
    page.goto(f"/document/long.txt?start={start}&end={start + len(said)}")
    assert chosen_words(page) == said
    expect(page.locator("mark[data-chosen]")).to_be_in_viewport()
    assert sum(asked) < 200_000
    parts = page.get_by_role("navigation", name="Parts of the text").first
    expect(parts).to_contain_text(f"of {len(text):,}")
    expect(parts.get_by_role("link", name="Later")).to_have_count(0)
    parts.get_by_role("link", name="Earlier").click()
    expect(page).to_have_url(re.compile(r"\?at=\d+$"))
    expect(page.locator("mark[data-chosen]")).to_have_count(0)
    expect(parts.get_by_role("link", name="Later")).to_be_visible()
    told = (parts.text_content() or "").partition("characters")[2]
    first, last, _ = (int(number.replace(",", "")) for number in re.findall(r"[\d,]+", told))
    assert _text(page).evaluate("text => text.textContent") == text[first:last]


@pytest.mark.parametrize("query", ["start=5&end=99999999", "start=9&end=5", "start=-4&end=9", "start=x", "at=99999999"])
def test_a_place_outside_of_the_document_is_told_above_its_beginning(page: Page, query: str) -> None:
    page.goto(f"/document/77620-invasive-hyperthermia.txt?{query}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The place in the address is not in this document.")
    expect(alert).to_contain_text("Its text has 5,561 characters.")
    expect(_text(page)).to_contain_text("Summary & Overview")
    alert.get_by_role("link", name="from its beginning").click()
    expect(alert).to_have_count(0)


@pytest.mark.parametrize("id_", ["document:000000000000", "nothing.txt"])
def test_an_unknown_document_leads_to_those_that_are_there(page: Page, id_: str) -> None:
    page.goto(f"/document/{id_}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such document")
    expect(page.get_by_text(f"No document here has the id {id_}")).to_be_visible()
    page.get_by_role("link", name="all documents").click()
    expect(page).to_have_url(re.compile("/browse/documents$"))


def test_an_id_of_another_kind_is_told(page: Page) -> None:
    page.goto("/document/cpt:77620")
    expect(page.get_by_role("alert")).to_contain_text("NODE_ID_INVALID")


def test_a_document_in_which_nothing_was_found_is_shown_as_text(open_window: Opener, written: str) -> None:
    page = open_window(written)
    page.goto("/document/plain.txt")
    expect(page.get_by_text("Nothing was found in this document.")).to_be_visible()
    expect(_text(page)).to_have_text(PLAIN.strip())


def test_the_query_of_the_part_opens_in_graphiql(page: Page) -> None:
    page.goto("/document/77620-invasive-hyperthermia.txt")
    link = page.get_by_role("link", name="Open this query in GraphiQL")
    expect(link).to_have_attribute(
        "href", re.compile(r"^/graphiql\?operation=words-in-a-span&variables=.*a726b67ce70e")
    )
