"""Nodes of one kind beside each other: what all have, and what some lack."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.graph import KnowledgeGraph, comparing, questions
from graphsvc.graph.relations import relations_of
from graphsvc.model import NodeId, NodeKind

Ask = Callable[..., dict[str, Any]]

COMPARE = """
query ($ids: [ID!]!, $status: [AssertionStatus!]) {
  compare(ids: $ids, status: $status) {
    nodes { id }
    parts {
      predicate
      shared { node { id } of }
      distinct { node { id } of assertions { status } }
    }
  }
}
"""


def modifiers(answer: dict[str, Any]) -> dict[str, Any]:
    part: dict[str, Any] = next(part for part in answer["compare"]["parts"] if part["predicate"] == "TAKES_MODIFIER")
    return part


def test_two_codes_share_what_both_take_and_differ_in_the_rest(data: Ask) -> None:
    answer = data(COMPARE, {"ids": ["cpt:77386", "cpt:77407"]})
    assert [node["id"] for node in answer["compare"]["nodes"]] == ["cpt:77386", "cpt:77407"]
    assert modifiers(answer) == {
        "predicate": "TAKES_MODIFIER",
        "shared": [{"node": {"id": "modifier:59"}, "of": ["cpt:77386", "cpt:77407"]}],
        "distinct": [{"node": {"id": "modifier:26"}, "of": ["cpt:77386"], "assertions": [{"status": "AFFIRMED"}]}],
    }


def test_what_is_denied_counts_when_asked_for(data: Ask) -> None:
    answer = data(COMPARE, {"ids": ["cpt:77386", "cpt:77407"], "status": ["NEGATED"]})
    assert [(row["node"]["id"], row["of"]) for row in modifiers(answer)["distinct"]] == [
        ("modifier:26", ["cpt:77407"]),
        ("modifier:50", ["cpt:77386"]),
    ]


def test_an_id_named_twice_counts_once(data: Ask) -> None:
    twice = data(COMPARE, {"ids": ["cpt:77386", "cpt:77407", "cpt:77386"]})
    assert twice == data(COMPARE, {"ids": ["cpt:77386", "cpt:77407"]})


def test_codes_that_name_each_other_are_told_apart_from_those_named(data: Ask) -> None:
    parts = data('{ compare(ids: ["cpt:77386", "cpt:77407"]) { parts { relation predicate distinct { of } } } }')
    assert [
        (part["relation"], [row["of"] for row in part["distinct"]])
        for part in parts["compare"]["parts"]
        if part["predicate"] == "RELATED_TO"
    ] == [("relatedCodes", [["cpt:77407"]]), ("referringCodes", [["cpt:77386"]])]


@pytest.mark.parametrize("kind", [NodeKind.CODE, NodeKind.MODIFIER, NodeKind.PAYER, NodeKind.SITE_OF_SERVICE])
def test_every_edge_of_the_compared_nodes_is_in_the_comparison_once(graph: KnowledgeGraph, kind: NodeKind) -> None:
    ids: list[NodeId] = [node.id for node in graph.nodes.values() if node.kind is kind][: comparing.MAX_COMPARED]
    expected = sorted(
        (relation.name, relation.far_end(assertion), assertion.id)
        for relation in relations_of(kind)
        for node_id in ids
        for assertion in questions.related(graph, node_id, relation)
    )
    found = [
        (part.relation, row.node.id, assertion.id)
        for part in comparing.compare(graph, ids).parts
        for row in (*part.shared, *part.distinct)
        for assertion in row.assertions
    ]
    assert sorted(found) == expected


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (["cpt:77386"], "the number of nodes to compare is 1"),
        ([f"cpt:{number}" for number in range(10_000, 10_011)], "the number of nodes to compare is 11"),
        (["cpt:77386", "modifier:26"], "nodes of kind CODE and MODIFIER cannot be compared"),
        (["cpt:77386", "cpt:10000"], "no node has these ids: cpt:10000"),
    ],
)
def test_what_cannot_be_compared_is_an_error_that_says_why(ask: Ask, ids: list[str], words: str) -> None:
    (error,) = ask(COMPARE, {"ids": ids})["errors"]
    assert error["extensions"]["code"] == "COMPARISON_INVALID"
    assert words in error["message"]
