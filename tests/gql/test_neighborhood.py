"""What is around nodes, for drawing, with what had to be left out."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import build_schema, execute
from graphsvc.gql.policy import OperationPolicy
from graphsvc.graph import KnowledgeGraph, neighborhood

Ask = Callable[..., dict[str, Any]]

NEIGHBORHOOD = """
query ($ids: [ID!]!, $depth: Int, $opened: [ID!], $kinds: [NodeKind!], $predicates: [Predicate!],
       $status: [AssertionStatus!], $first: Int) {
  neighborhood(
    ids: $ids, depth: $depth, opened: $opened, kinds: $kinds, predicates: $predicates, status: $status, first: $first
  ) {
    nodes { node { id } distance hiddenCount documentIds }
    edges { subject { id } predicate object { id } status }
    countedDepth nodesCut nodesCutPerKind { kind count } edgesCut edgesCutPerPredicate { predicate count }
  }
}
"""

IMRT_PAGE = "document:aaaaaaa1aaaa"


def row(node_id: str, distance: int, hidden: int, *documents: str) -> dict[str, Any]:
    return {"node": {"id": node_id}, "distance": distance, "hiddenCount": hidden, "documentIds": list(documents)}


def edge(subject: str, predicate: str, target: str, status: str = "AFFIRMED") -> dict[str, Any]:
    return {"subject": {"id": subject}, "predicate": predicate, "object": {"id": target}, "status": status}


def whole(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], depth: int) -> dict[str, Any]:
    return {
        "nodes": nodes,
        "edges": edges,
        "countedDepth": depth,
        "nodesCut": 0,
        "nodesCutPerKind": [],
        "edgesCut": 0,
        "edgesCutPerPredicate": [],
    }


def distances(answer: dict[str, Any]) -> dict[str, int]:
    return {found["node"]["id"]: found["distance"] for found in answer["neighborhood"]["nodes"]}


def test_one_step_leads_to_what_is_joined_in_either_direction_and_not_denied(data: Ask) -> None:
    assert data(NEIGHBORHOOD, {"ids": ["cpt:77386"]})["neighborhood"] == whole(
        [
            row("cpt:77386", 0, 0),
            row("payer:medicare", 1, 0),
            row("specialty:radiation-oncology", 1, 0),
            row("cpt:77387", 1, 0),
            row("cpt:77407", 1, 0),
            row("modifier:26", 1, 1),
            row("modifier:59", 1, 0),
            row("payer:aetna", 1, 1),
            row("site:hospital-outpatient", 1, 1),
        ],
        [
            edge("cpt:77386", "BILLED_SEPARATELY_WITH", "cpt:77387"),
            edge("cpt:77386", "COVERED_BY", "payer:medicare", "CONDITIONAL"),
            edge("cpt:77386", "DISCUSSED_FOR", "payer:aetna"),
            edge("cpt:77386", "DISCUSSED_FOR", "payer:medicare"),
            edge("cpt:77386", "PERFORMED_AT", "site:hospital-outpatient"),
            edge("cpt:77386", "PERFORMED_BY", "specialty:radiation-oncology"),
            edge("cpt:77386", "PERFORMED_BY", "specialty:radiation-oncology", "CONDITIONAL"),
            edge("cpt:77386", "TAKES_MODIFIER", "modifier:26"),
            edge("cpt:77386", "TAKES_MODIFIER", "modifier:59"),
            edge("cpt:77407", "RELATED_TO", "cpt:77386"),
            edge("cpt:77407", "PERFORMED_AT", "site:hospital-outpatient"),
            edge("cpt:77407", "TAKES_MODIFIER", "modifier:59"),
        ],
        1,
    )


def test_kinds_predicates_and_status_choose_what_it_goes_through(data: Ask) -> None:
    through_modifiers = {"ids": ["cpt:77386"], "depth": 2, "kinds": ["CODE", "MODIFIER"]}
    assert distances(data(NEIGHBORHOOD, {**through_modifiers, "predicates": ["TAKES_MODIFIER"]})) == {
        "cpt:77386": 0,
        "modifier:26": 1,
        "modifier:59": 1,
        "cpt:77407": 2,
        "cpt:77620": 2,
    }
    assert distances(data(NEIGHBORHOOD, {**through_modifiers, "status": ["NEGATED"]})) == {
        "cpt:77386": 0,
        "modifier:50": 1,
    }


def test_a_seed_is_shown_and_joined_whatever_its_kind(data: Ask) -> None:
    found = data(NEIGHBORHOOD, {"ids": ["modifier:26", "payer:aetna"], "kinds": ["CODE"]})["neighborhood"]
    assert found == whole(
        [
            row("modifier:26", 0, 0),
            row("payer:aetna", 0, 0),
            row("cpt:77386", 1, 2),
            row("cpt:77620", 1, 0),
        ],
        [
            edge("cpt:77386", "DISCUSSED_FOR", "payer:aetna"),
            edge("cpt:77386", "TAKES_MODIFIER", "modifier:26"),
            edge("cpt:77620", "COVERED_BY", "payer:aetna", "CONDITIONAL"),
            edge("cpt:77620", "TAKES_MODIFIER", "modifier:26"),
        ],
        1,
    )


def test_a_document_is_joined_with_the_codes_that_it_speaks_of(data: Ask) -> None:
    around = {"ids": [IMRT_PAGE], "predicates": ["BILLED_SEPARATELY_WITH"]}
    assert data(NEIGHBORHOOD, around)["neighborhood"] == whole(
        [
            row(IMRT_PAGE, 0, 0),
            row("cpt:77386", 1, 0, IMRT_PAGE),
            row("cpt:77387", 1, 0, IMRT_PAGE),
        ],
        [edge("cpt:77386", "BILLED_SEPARATELY_WITH", "cpt:77387")],
        1,
    )


def test_what_is_cut_is_counted_and_can_be_opened(data: Ask) -> None:
    asked = {"ids": ["cpt:77386"], "depth": 2, "first": 4}
    found = data(NEIGHBORHOOD, asked)["neighborhood"]
    assert found["nodes"] == [
        row("cpt:77386", 0, 5),
        row("payer:medicare", 1, 0),
        row("specialty:radiation-oncology", 1, 0),
        row("cpt:77387", 1, 0),
    ]
    assert (found["nodesCut"], found["nodesCutPerKind"]) == (
        6,
        [
            {"kind": "CODE", "count": 2},
            {"kind": "MODIFIER", "count": 2},
            {"kind": "PAYER", "count": 1},
            {"kind": "SITE_OF_SERVICE", "count": 1},
        ],
    )
    assert len(data(NEIGHBORHOOD, {**asked, "first": 10})["neighborhood"]["nodes"]) == 10


def test_opened_nodes_show_their_neighbours_however_far_out_they_are(data: Ask) -> None:
    shown = distances(data(NEIGHBORHOOD, {"ids": ["cpt:77386"]}))
    opened = distances(data(NEIGHBORHOOD, {"ids": ["cpt:77386"], "opened": ["modifier:26"]}))
    assert opened == {**shown, "cpt:77620": 2}
    farther = distances(data(NEIGHBORHOOD, {"ids": ["cpt:77386"], "opened": ["cpt:77620", "modifier:26"]}))
    assert farther.items() > opened.items()
    assert set(farther.values()) == {0, 1, 2, 3}


def test_opening_what_is_not_shown_opens_nothing(data: Ask) -> None:
    unopened = data(NEIGHBORHOOD, {"ids": ["cpt:77386"]})
    assert data(NEIGHBORHOOD, {"ids": ["cpt:77386"], "opened": ["cpt:77620", "modifier:none"]}) == unopened


def test_more_edges_than_are_drawn_are_counted_by_predicate(data: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighborhood, "MAX_EDGES", 9)
    found = data(NEIGHBORHOOD, {"ids": ["cpt:77386"]})["neighborhood"]
    assert found["edges"][-1] == edge("cpt:77386", "TAKES_MODIFIER", "modifier:59")
    assert (found["edgesCut"], found["edgesCutPerPredicate"]) == (
        3,
        [
            {"predicate": "TAKES_MODIFIER", "count": 1},
            {"predicate": "PERFORMED_AT", "count": 1},
            {"predicate": "RELATED_TO", "count": 1},
        ],
    )


def test_steps_that_would_only_count_end_where_there_is_too_much_to_follow(
    data: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighborhood, "MAX_FOLLOWED", 20)
    asked = {"ids": ["cpt:77386"], "depth": 4, "first": 9}
    counted = data(NEIGHBORHOOD, asked)["neighborhood"]
    assert (counted["countedDepth"], counted["nodesCut"]) == (1, 0)
    shown = data(NEIGHBORHOOD, {**asked, "first": 10})["neighborhood"]
    assert (shown["countedDepth"], shown["nodesCut"]) == (2, 0)
    assert shown["nodes"][-1]["distance"] == 2


@pytest.mark.parametrize(
    ("variables", "words", "value"),
    [
        ({"ids": []}, "the number of nodes to start from is 0", 0),
        ({"ids": [f"cpt:{number:05}" for number in range(51)]}, "the number of nodes to start from is 51", 51),
        ({"ids": ["cpt:77386", "cpt:99999"]}, "no node has these ids: cpt:99999", ["cpt:99999"]),
        ({"ids": ["cpt:77386"], "depth": 0}, "depth is 0", 0),
        ({"ids": ["cpt:77386"], "depth": 5}, "depth is 5", 5),
        ({"ids": ["cpt:77386", "cpt:77407"], "first": 1}, "first is 1, but 2 nodes are named", 1),
    ],
)
def test_what_cannot_be_drawn_is_an_error_that_says_why(
    error: Ask, variables: dict[str, Any], words: str, value: object
) -> None:
    found = error(NEIGHBORHOOD, variables)
    assert (found["message"], found["extensions"]["code"]) == (words, "NEIGHBORHOOD_INVALID")
    assert found["extensions"]["value"] == value
    assert found["extensions"]["hint"]


def test_a_text_that_is_no_id_is_an_error(error: Ask) -> None:
    assert error(NEIGHBORHOOD, {"ids": ["77386"]})["extensions"]["code"] == "NODE_ID_INVALID"


def test_what_is_followed_counts_among_the_rows_of_an_operation(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = build_schema(OperationPolicy(rows=30))
    asked = '{ neighborhood(ids: ["cpt:77386"], first: 5) { nodesCut } }'
    assert "errors" not in execute(narrow, graph, asked)
    monkeypatch.setattr(neighborhood, "FOLLOWED_PER_ROW", 1)
    (error,) = execute(narrow, graph, asked)["errors"]
    assert error["extensions"]["code"] == "OPERATION_TOO_LARGE"
