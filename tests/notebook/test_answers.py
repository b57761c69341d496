import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import networkx as nx
import pytest

import graphsvc
from graphsvc.errors import (
    ArgumentError,
    FormatError,
    GraphsvcError,
    NodeIdError,
    OperationError,
    OutputError,
    UnknownNodeError,
)
from graphsvc.graph.relations import relations_of
from graphsvc.model import Node, NodeId, NodeKind, Status
from graphsvc.notebook.sheets import SHEETS

Graph = graphsvc.LoadedGraph


def test_an_answer_iterates_as_what_the_graph_holds(g: Graph) -> None:
    codes = g.codes()
    assert all(isinstance(code, Node) for code in codes)
    assert list(codes[1:3]) == list(codes)[1:3]
    assert type(codes[1:3]) is type(codes)
    assert codes[0] in codes
    assert list(g.assertions()) == list(g.graph.assertions)


def test_a_filter_is_that_of_graphql(g: Graph) -> None:
    where = {"modifiers": {"all": ["26", "59"]}, "not": {"sites": {"any": ["ASC"]}}}
    asked = g.query("query($where: CodeWhere) { codes(where: $where) { nodes { id } } }", {"where": where})
    assert list(g.codes(where).ids) == [node["id"] for node in asked["codes"]["nodes"]]
    assert 0 < len(g.codes(where)) < len(g.codes())


@pytest.mark.parametrize(
    ("where", "place", "type_name"),
    [
        ({"modifier": {}}, "where", "CodeWhere"),
        ({"modifiers": "26"}, "where.modifiers", "CodeModifierFilter"),
        ({"modifiers": {"status": "DENIED"}}, "where.modifiers.status", "CodeModifierFilter"),
        ({"and": [{"modifiers": {"every": "26"}}]}, "where.and.0.modifiers", "CodeModifierFilter"),
        ({"and": ({"text": 3},)}, "where.and.0.text", "CodeWhere"),
        ("77620", "where", "CodeWhere"),
        ({"and": [{1: 2}]}, 1, "CodeWhere"),
    ],
)
def test_a_wrong_filter_is_refused_with_the_place_in_it(
    g: Graph, where: dict[str, Any], place: object, type_name: str
) -> None:
    with pytest.raises(GraphsvcError) as raised:
        g.codes(where)
    assert (raised.value.code, raised.value.value) == ("BAD_USER_INPUT", place)
    assert type_name in str(raised.value.hint)


@pytest.mark.parametrize("several", [list, tuple])
def test_a_filter_that_nests_without_end_is_refused(g: Graph, several: Callable[[list[Any]], object]) -> None:
    where: dict[str, Any] = {}
    for _ in range(5_000):
        where = {"and": several([where])}
    with pytest.raises(GraphsvcError, match="nest deeper"):
        g.codes(where)


@pytest.mark.parametrize("name", ["77620", "cpt:77620", "CPT:77620"])
def test_a_code_is_found_by_what_people_call_it(g: Graph, name: str) -> None:
    assert g.code(name).id == g.node(name).id == "cpt:77620"


def test_an_unknown_node_is_an_error_that_names_what_is_near(g: Graph) -> None:
    with pytest.raises(UnknownNodeError) as raised:
        g.code("77621")
    assert raised.value.value == "77621"
    assert "cpt:77620" in str(raised.value.hint)
    with pytest.raises(UnknownNodeError) as raised:
        g.payer("Etna")
    assert raised.value.hint == "near to it: payer:aetna (Aetna)"
    with pytest.raises(UnknownNodeError) as raised:
        g.compare(["77620", "quite another thing"])
    assert raised.value.hint == ".search(text) finds nodes by words and typos"
    with pytest.raises(NodeIdError, match="neither a CPT nor a HCPCS"):
        g.code("7762")


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.code(77620),
        lambda g: g.node(None),
        lambda g: g.resolve(["77620", 77386]),
        lambda g: g.resolve(77620),
        lambda g: g.resolve(["26", float("nan")]),
        lambda g: g.search(77620),
        lambda g: g.compare(g.codes()[:2]),
        lambda g: g.paths("77620", 77386),
        lambda g: g.frames(26),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_give(g: Graph, ask: Callable[[Graph], object]) -> None:
    with pytest.raises(ArgumentError, match="not a text") as raised:
        ask(g)
    assert str(raised.value.hint).startswith("give texts, such as '77620'")


def test_the_relations_of_a_kind_are_attributes_that_completion_lists(g: Graph) -> None:
    sheet = g.code("77386")
    assert set(sheet.relations) <= set(dir(sheet))
    assert sheet.modifiers.objects.ids == ("modifier:26", "modifier:59", "modifier:76", "modifier:TC")
    assert g.modifier("26").codes.subjects.ids == ("cpt:77386", "cpt:77620", "cpt:77750")
    with pytest.raises(AttributeError, match="did you mean 'modifiers'"):
        sheet.modifers  # noqa: B018
    with pytest.raises(AttributeError, match=r"it has assertions, documents, .* title$"):
        g.document("77386-complex-imrt.txt").xyzzy  # noqa: B018


@pytest.mark.parametrize("kind", NodeKind)
def test_editors_know_the_relations_of_each_kind(kind: NodeKind) -> None:
    assert {*get_type_hints(SHEETS[kind])} - {"node", "graph"} == {one.name for one in relations_of(kind)}


def test_a_node_has_the_same_sheet_however_it_is_asked_for(g: Graph) -> None:
    for kind, number in g.release.nodes:
        for node in g.graph.adjacency.of_kind[kind][:1] if number else ():
            sheet = getattr(g, "site" if kind is NodeKind.SITE_OF_SERVICE else kind.value.lower())(node.id)
            assert (sheet, type(sheet)) == (g.node(node.id), SHEETS[kind])


def test_a_misspelt_name_is_told_the_nearest(g: Graph) -> None:
    for owner, name, near in ((g, "serch", "search"), (g.codes(), "frmae", "frame"), (graphsvc, "laod", "load")):
        with pytest.raises(AttributeError, match=f"did you mean '{near}'"):
            getattr(owner, name)
    assert not hasattr(g, "_repr_mimebundle_")


def test_what_is_denied_is_given_where_it_is_asked_for(g: Graph) -> None:
    sheet = g.code("77407")
    assert "modifier:TC" not in sheet.modifiers.objects.ids
    assert sheet.related("modifiers", status="negated").objects.ids == ("modifier:TC",)
    assert sheet.assertions.subjects.ids[0] == "cpt:77407"


def test_every_question_of_a_node_agrees_with_graphql(g: Graph) -> None:
    for code in g.codes():
        asked = g.query(
            "query($id: ID!) { node(id: $id) { ... on Code { modifiers { totalCount } gaps { totalCount }"
            " assertions { totalCount } } } }",
            {"id": code.id},
        )["node"]
        sheet = g.code(code.id)
        counts = [len(sheet.modifiers), len(sheet.gaps), len(sheet.assertions)]
        assert counts == [asked[name]["totalCount"] for name in ("modifiers", "gaps", "assertions")]


def test_a_comparison_tells_denied_from_not_spoken_of(g: Graph) -> None:
    compared = g.compare(["77386", "77407"])
    assert {row.found.node.id for row in compared.shared} & {"modifier:59", "modifier:76"}
    assert {row.found.node.id for row in compared.distinct} >= {"modifier:26", "modifier:TC"}
    rows = {
        str(row.found.node.id): "".join(compared.cells(row)) for row in compared if row.part.relation == "modifiers"
    }
    assert "not spoken of" in rows["modifier:26"]
    assert "NEGATED" in rows["modifier:TC"]


def test_a_code_that_another_names_is_not_taken_to_name_itself(g: Graph) -> None:
    compared = g.compare(["77386", "77385"])
    (row,) = (row for row in compared if row.part.relation == "related_codes" and row.found.node.id == "cpt:77385")
    of_77386, of_77385 = compared.cells(row)[2:]
    assert "AFFIRMED" in of_77386
    assert of_77385 == "<span>not spoken of</span>"


def test_a_matrix_counts_and_proves(g: Graph) -> None:
    table = g.matrix("modifier", "site_of_service")
    cell = table.cells[0]
    assert set(table.proof(cell.row.node.id, cell.column.node.id)) == set(cell.assertions)
    with pytest.raises(UnknownNodeError):
        table.proof("modifier:ZZ", cell.column.node.id)


def test_the_network_has_plain_attributes_and_is_frozen(g: Graph) -> None:
    assert isinstance(g.network, nx.MultiDiGraph)
    assert g.network is g.network
    assert nx.get_node_attributes(g.network, "kind")[NodeId("modifier:26")] == "MODIFIER"
    edges = {key: data for *_, key, data in g.network.edges(keys=True, data=True)}
    assert {data["status"] for data in edges.values()} == set(Status)
    for one in g.graph.assertions:
        if one.object is not None:
            data = edges.pop(one.id)
            assert (data["predicate"], data["quote"]) == (one.predicate, one.evidence[0].quote)
    assert edges == {}
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        g.network.add_node(NodeId("cpt:1"))
    g.network.copy().add_node(NodeId("cpt:1"))


def test_a_neighborhood_is_a_network_of_what_it_shows_alone(g: Graph) -> None:
    around = g.neighborhood("modifier:26", depth=2, first=6)
    assert list(around.network) == [one.node.id for one in around.nodes]
    assert {key for *_, key in around.network.edges(keys=True)} == {edge.id for edge in around.edges}
    assert f"{around.found.nodes_cut} nodes" in repr(around)


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.completeness(state="lackin"),
        lambda g: g.search("probe", kinds="CODES"),
        lambda g: g.matrix("MODIFIERS", "PAYER"),
        lambda g: g.code("77386").related("modifiers", status=["AFFIRMED", "DENIED"]),
        lambda g: g.similar("77386", by="x" * 1000),
    ],
)
def test_a_word_that_is_none_is_refused_with_those_there_are(g: Graph, ask: Callable[[Graph], object]) -> None:
    with pytest.raises(ArgumentError) as raised:
        ask(g)
    assert str(raised.value.hint).startswith("it is one of ")
    assert len(raised.value.message) < 200


def test_saved_operations_run_by_name_and_texts_as_they_are(g: Graph) -> None:
    assert g.query("codes-sharing-a-modifier", {"modifier": "26"})["modifier"]["codes"]["totalCount"] == 3
    assert dict(g.query("{ codes { totalCount } }")) == {"codes": {"totalCount": 7}}
    assert "codes-sharing-a-modifier" in {one.name for one in g.saved_operations}


def test_an_operation_that_is_refused_is_an_error_and_one_in_part_keeps_the_rest(g: Graph) -> None:
    with pytest.raises(OperationError, match="neither a file nor a saved operation") as raised:
        g.query("codes-sharing")
    assert "codes-sharing-a-modifier" in str(raised.value.hint)
    assert "saved_operations" in str(raised.value.hint)
    with pytest.raises(OperationError) as raised:
        g.query("x" * 5_000)
    assert len(raised.value.message) < 300
    with pytest.raises(OperationError, match=r"Cannot query field 'a'.* \(line 2, column 3\) "):
        g.query("{\n  a\n}")
    with pytest.raises(GraphsvcError, match="no variable 'modifer'") as refused:
        g.query("codes-sharing-a-modifier", {"modifer": "59"})
    assert refused.value.hint == "did you mean 'modifier'?"
    answer = g.query('{ nodes(ids: ["cpt:77620", "nothing"]) { id } }')
    assert answer["nodes"] == [{"id": "cpt:77620"}, None]
    assert [error["extensions"]["code"] for error in answer.errors] == ["NODE_ID_INVALID"]
    assert "is not a node id" in answer._repr_html_()


def test_an_export_is_written_as_by_the_command(g: Graph, tmp_path: Path) -> None:
    whole = g.export("graphml", tmp_path / "graph.graphml")
    part = g.export("csv", tmp_path / "tables", ids=["modifier:26", "cpt:77620"], depth=0)
    assert nx.read_graphml(whole).number_of_nodes() == len(g.graph.nodes)
    assert (part / "assertions.csv").read_text(encoding="utf-8").count("TAKES_MODIFIER") == 1
    with pytest.raises(OutputError, match="is there already"):
        g.export("graphml", whole)
    g.export("graphml", whole, replace=True)
    with pytest.raises(OutputError, match="cannot be written: File name too long"):
        g.export("csv", tmp_path / ("x" * 300))
    with pytest.raises(FormatError) as raised:
        g.export("graphmil", tmp_path / "x")
    assert raised.value.hint == "did you mean 'graphml'?"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.graphml", "tables"]


def test_a_thread_writes_too(g: Graph, tmp_path: Path) -> None:
    thread = threading.Thread(target=lambda: g.export("gexf", tmp_path / "graph.gexf"))
    thread.start()
    thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.gexf"]


def test_a_graph_without_a_code_shows_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("Nothing is said here.", encoding="utf-8")
    loaded = graphsvc.load(tmp_path)
    assert " of 1 document, release" in loaded._repr_html_()
    assert list(loaded.codes()) == []
    assert repr(loaded.codes()) == "<0 nodes>"
    assert ">0 nodes</caption>" in loaded.codes()._repr_html_()
