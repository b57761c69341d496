"""What people call a node leads to it wherever a node is named: in look-ups, in filters and in the search."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.model import Extraction, Node, NodeId
from graphsvc.vocabulary import load_vocabulary

Ask = Callable[..., dict[str, Any]]


class NamesAlone:
    """A vocabulary without wordings."""

    def node(self, node_id: NodeId) -> Node | None:
        return load_vocabulary().node(node_id)

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
        return ()


class OneWordingForAll:
    """A vocabulary that calls all alike."""

    def node(self, node_id: NodeId) -> Node | None:
        return load_vocabulary().node(node_id)

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:
        return ("whatever", f"only {node_id}")


@pytest.fixture(scope="module")
def corpus() -> list[Extraction]:
    return [one for one in extractions(document_paths(())) if isinstance(one, Extraction)]


@pytest.fixture(scope="module")
def data(schema: Schema, corpus: list[Extraction]) -> Ask:
    """Run an operation that must succeed on the built-in corpus and return its data."""
    graph = build_graph(corpus).graph

    def data(text: str, variables: dict[str, Any]) -> dict[str, Any]:
        response = execute(schema, graph, text, variables)
        assert "errors" not in response, response["errors"]
        found: dict[str, Any] = response["data"]
        return found

    return data


@pytest.mark.parametrize(
    ("field", "argument", "text", "node_id"),
    [
        ("payer", "name", "UHC", "payer:unitedhealthcare"),
        ("payer", "name", "bcbs", "payer:blue-cross-blue-shield"),
        ("site", "name", "ASC", "site:ambulatory-surgical-center"),
        ("site", "name", "Ambulatory  Surgery Center", "site:ambulatory-surgical-center"),
        ("site", "name", "24", "site:ambulatory-surgical-center"),
        ("site", "name", "22", "site:outpatient-hospital"),
        ("specialty", "name", "2085R0001X", "specialty:radiation-oncology"),
        ("payer", "name", "the plan of my aunt", None),
    ],
)
def test_an_abbreviation_or_a_standard_code_is_looked_up(
    data: Ask, field: str, argument: str, text: str, node_id: str | None
) -> None:
    found = data(f"query ($text: String!) {{ {field}({argument}: $text) {{ id }} }}", {"text": text})[field]
    assert (found and found["id"]) == node_id


CODES = "query ($where: CodeWhere) { codes(where: $where, first: 100) { nodes { code } } }"


@pytest.mark.parametrize(
    ("relation", "text", "name"),
    [
        ("payers", "bcbs", "Blue Cross Blue Shield"),
        ("payers", "UHC", "UnitedHealthcare"),
        ("sites", "ASC", "Ambulatory surgical center"),
        ("sites", "24", "Ambulatory surgical center"),
    ],
)
@pytest.mark.parametrize("quantifier", ["any", "none"])
def test_a_filter_takes_an_abbreviation_as_the_name(
    data: Ask, relation: str, text: str, name: str, quantifier: str
) -> None:
    named = data(CODES, {"where": {relation: {quantifier: [name]}}})
    assert named["codes"]["nodes"] not in ([], data(CODES, {"where": {}})["codes"]["nodes"])
    assert data(CODES, {"where": {relation: {quantifier: [text]}}}) == named


def test_a_number_without_a_kind_is_no_place_of_service(data: Ask) -> None:
    query = "query ($object: [String!]) { assertions(where: {object: $object}, first: 100) { nodes { predicate } } }"
    found = data(query, {"object": ["26", "22"]})["assertions"]["nodes"]
    assert {one["predicate"] for one in found} == {"TAKES_MODIFIER"}


SEARCH = """
query ($text: String!) {
  search(text: $text, first: 1) {
    edges { match node { id } highlights(first: 9, fields: [WORDING]) { text evidence { quote } } }
  }
}
"""


@pytest.mark.parametrize(
    ("text", "node_id"),
    [
        ("BCBS", "payer:blue-cross-blue-shield"),
        ("UHC", "payer:unitedhealthcare"),
        ("ambulatory surgery center", "site:ambulatory-surgical-center"),
    ],
)
def test_a_wording_that_no_document_says_is_searched_for(data: Ask, text: str, node_id: str) -> None:
    (first,) = data(SEARCH, {"text": text})["search"]["edges"]
    assert (first["match"], first["node"]["id"]) == ("NAME", node_id)
    assert {"text": text.lower(), "evidence": None} in first["highlights"]


def test_wordings_are_no_part_of_the_release(corpus: list[Extraction]) -> None:
    assert assemble(corpus, load_vocabulary()).release.id == assemble(corpus, NamesAlone()).release.id


def test_a_wording_of_several_nodes_of_a_kind_means_none_of_them(corpus: list[Extraction], schema: Schema) -> None:
    graph: KnowledgeGraph = assemble(corpus, OneWordingForAll())
    query = 'query ($only: String!) { of_all: payer(name: "whatever") { id } of_one: payer(name: $only) { id } }'
    found = execute(schema, graph, query, {"only": "ONLY payer:aetna"})["data"]
    assert found == {"of_all": None, "of_one": {"id": "payer:aetna"}}
