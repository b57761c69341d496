import copy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

import graphsvc
from graphsvc.graph import KnowledgeGraph
from graphsvc.notebook import LoadedGraph
from graphsvc.notebook.html import element, framed, joined
from tests.export.graphs import graphs, texts
from tests.notebook.test_frames import ASKED

ELEMENTS = {
    *(
        "div",
        "style",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "p",
        "ul",
        "li",
        "span",
        "bdi",
        "q",
        "small",
    ),
    *("strong", "code", "pre", "details", "summary", "mark"),
}
ATTRIBUTES = {"class", "scope", "style", "dir", "aria-hidden"}
STYLES = {"text-align:left", "text-align:left;vertical-align:top"}

SHOWN: list[Callable[[LoadedGraph], object]] = [
    lambda g: g,
    lambda g: g.assertions(),
    lambda g: g.codes(),
    lambda g: g.documents(),
    lambda g: g.payers(),
    lambda g: g.gaps(),
    lambda g: g.review_notes(),
    lambda g: g.disagreements(),
    lambda g: g.completeness(),
    lambda g: g.matrix("PAYER", "DOCUMENT"),
    lambda g: g.resolve(["<b>x</b>", "\udcff"]),
    lambda g: g.query("{ payers { nodes { name } } documents { nodes { name } } }"),
]


def shown(value: object) -> str:
    markup: str = value._repr_html_()  # type: ignore[attr-defined]
    return markup


def things(g: LoadedGraph) -> Iterator[object]:
    yield from (ask(g) for ask in SHOWN)
    for code in g.codes():
        yield g.code(code.id)
        yield g.neighborhood(code.id)
        yield g.similar(code.id)
    for document in g.documents():
        yield g.document(document.id)
    if len(g.codes()) > 1:
        yield g.compare(g.codes().ids[:2])
        yield g.paths(*g.codes().ids[:2])


@given(graph=graphs())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_that_a_document_says_becomes_markup(graph: KnowledgeGraph) -> None:
    for thing in things(LoadedGraph(graph=graph, problems=())):
        tree = html.fragment_fromstring(shown(thing))
        assert {str(one.tag) for one in tree.iter()} <= ELEMENTS
        assert {str(name) for one in tree.iter() for name in one.attrib} <= ATTRIBUTES
        assert {str(one.get("style", "text-align:left")) for one in tree.iter()} <= STYLES
        shown(thing).encode("utf-8")


@given(text=texts)
def test_a_text_is_shown_as_it_is_but_for_control_characters(text: str) -> None:
    tree = html.fragment_fromstring(framed(element("q", text, dir=text)))
    (quote,) = tree.iter("q")
    plain = "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 else c for c in text)
    assert (quote.text or "", quote.get("dir")) == (plain, plain)


def test_markup_that_is_put_together_as_text_is_text() -> None:
    assert joined([str(element("b", "x")) + "!"]) == "&lt;b&gt;x&lt;/b&gt;!"


@pytest.mark.parametrize("name", ASKED)
def test_a_table_has_a_name_headings_with_scope_and_cells_for_each(name: str, g: LoadedGraph) -> None:
    answer = ASKED[name](g)
    tree = html.fragment_fromstring(shown(answer))
    (table,) = tree.iter("table")
    (caption,) = table.iter("caption")
    headings = table.xpath("thead/tr/th")
    assert str(caption.text).startswith(f"{len(answer)} ")
    assert {one.get("scope") for one in headings} == {"col"}
    assert {one.get("scope") for one in table.xpath("tbody/tr/th")} == {"row"}
    rows = table.xpath("tbody/tr")
    assert {len(row) for row in rows} == {len(headings)}
    assert len(rows) == min(len(answer), 20)
    assert (".frame()" in tree.text_content()) == (len(answer) > 20)


def test_prices_are_no_formulas(g: LoadedGraph) -> None:
    for answer in (g, g.saved_operations, g.query("{ release { id } }")):
        classes = html.fragment_fromstring(shown(answer)).get("class", "").split()
        assert {"tex2jax_ignore", "mathjax_ignore"} <= set(classes)  # as MathJax 2 and 3 name what they leave alone


def test_a_table_reads_well_where_style_sheets_are_taken_away(g: LoadedGraph) -> None:
    tree = html.fragment_fromstring(shown(g.code("77407")))
    assert {one.get("style") for one in tree.iter("th", "td")} == {"text-align:left;vertical-align:top"}
    before = tree.xpath("//small/preceding::text()[1]")
    assert before
    assert {text[-1] for text in before} == {" "}


def test_a_status_is_told_by_a_word(g: LoadedGraph) -> None:
    tree = html.fragment_fromstring(shown(g.code("77407")))
    statuses = tree.xpath('//span[contains(@class, "status")]')
    assert {one.text_content()[2:] for one in statuses} == {"AFFIRMED", "CONDITIONAL", "NEGATED"}
    assert {one[0].get("aria-hidden") for one in statuses} == {"true"}


def test_every_quote_is_shown_with_its_place_the_first_at_once(g: LoadedGraph) -> None:
    said = g.code("77386").assertions
    quotes = html.fragment_fromstring(shown(said)).xpath("//tbody//q")
    assert [one.text for one in quotes] == [words.quote for one in said for words in one.evidence]
    behind = html.fragment_fromstring(shown(said)).xpath("//details//q")
    assert len(behind) == sum(len(one.evidence) - 1 for one in said) > 0


def test_the_graph_tells_what_it_holds_and_where_to_go_on(g: LoadedGraph) -> None:
    text = html.fragment_fromstring(shown(g)).text_content()
    for told in ("5 documents", g.release.id, "MODIFIER13", "AFFIRMED73", '.code("77385")', ".search("):
        assert told in text


def test_what_is_long_is_shown_on_one_line_by_its_first_names(g: LoadedGraph) -> None:
    assert repr(g.codes()) == "<7 nodes: cpt:77385, cpt:77386, cpt:77387, cpt:77407, ...>"
    assert repr(g.codes()[:1]) == "<1 node: cpt:77385>"
    described = g.assertions({"predicate": "DESCRIPTION", "subject": "cpt:77386"})
    called = "cpt:77386 DESCRIPTION CPT code 77386 reports one session of intensity modulated ra \u2026 (AFFIRMED)"
    assert repr(described[:1]) == f"<1 assertion: {called}>"
    assert repr(g.code("77386")) == "<cpt:77386 'Complex IMRT Sessions': 18 assertions>"


def test_an_answer_that_is_too_long_to_be_shown_says_so(g: LoadedGraph) -> None:
    short, long = (
        g.query(text) for text in ("{ release { id } }", "{ assertions { nodes { id evidence { quote } } } }")
    )
    assert not html.fragment_fromstring(shown(short)).xpath("//p")
    (pre,) = html.fragment_fromstring(shown(long)).xpath("//pre")
    (told,) = html.fragment_fromstring(shown(long)).xpath("//p")
    assert len(pre.text) == 4_000
    assert told.text_content().startswith("The first 4,000 of ")


def test_of_many_quotes_ten_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    for number in range(30):
        text = f"CPT 77620 on page {number}\n\nModifier 26 is reported with CPT 77620."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    said = graphsvc.load(tmp_path).code("77620").related("modifiers")
    assert [len(one.evidence) for one in said] == [30]
    tree = html.fragment_fromstring(shown(said))
    assert len(tree.xpath("//q")) == 10
    assert "29 more quotes" in tree.text_content()
    assert "10 of 30 are shown, .frame() has all." in tree.text_content()


def test_what_notebooks_look_for_in_a_node_is_not_taken_for_a_relation(g: LoadedGraph) -> None:
    sheet = g.code("77386")
    assert not hasattr(sheet, "_repr_mimebundle_")
    assert copy.copy(sheet) == sheet
