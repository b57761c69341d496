"""Who stands in the middle, and who belongs together."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, assemble, centrality, communities, projecting
from graphsvc.graph.projecting import Bounds
from graphsvc.model import Extraction, Node, NodeId

Ask = Callable[..., dict[str, Any]]

CENTRALITY = """
query ($projection: Projection!, $measure: CentralityMeasure!) {
  centrality(projection: $projection, measure: $measure) {
    measure edgeCount ranking { totalCount nodes { node { id } rank score } }
  }
}
"""

COMMUNITIES = """
query ($projection: Projection!) {
  communities(projection: $projection) {
    modularity nodeCount edgeCount
    communities { totalCount nodes {
      ties { node { id } memberCount }
      members { totalCount nodes { node { id } weight } }
    } }
  }
}
"""

MODIFIERS = {"shared": {"kind": "CODE", "through": ["MODIFIER"]}}


def scores(data: Ask, measure: str, projection: dict[str, Any] | None = None) -> dict[str, float]:
    found = data(CENTRALITY, {"projection": projection or MODIFIERS, "measure": measure})["centrality"]
    return {row["node"]["id"]: row["score"] for row in found["ranking"]["nodes"]}


def test_codes_that_share_modifiers_are_joined_and_ranked(data: Ask) -> None:
    assert data(CENTRALITY, {"projection": MODIFIERS, "measure": "DEGREE"})["centrality"] == {
        "measure": "DEGREE",
        "edgeCount": 2,
        "ranking": {
            "totalCount": 3,
            "nodes": [
                {"node": {"id": "cpt:77386"}, "rank": 1, "score": 1.0},
                {"node": {"id": "cpt:77407"}, "rank": 2, "score": 0.5},
                {"node": {"id": "cpt:77620"}, "rank": 2, "score": 0.5},
            ],
        },
    }


@pytest.mark.parametrize(
    ("measure", "middle", "ends"),
    [
        ("DEGREE", 1.0, 0.5),
        ("STRENGTH", 2.0, 1.0),
        ("BETWEENNESS", 1.0, 0.0),
        ("CLOSENESS", 1.0, 0.666667),
        ("HARMONIC", 2.0, 1.5),
        ("EIGENVECTOR", 0.707107, 0.5),
    ],
)
def test_each_measure_of_three_codes_in_a_row_is_what_its_definition_gives(
    data: Ask, measure: str, middle: float, ends: float
) -> None:
    assert scores(data, measure) == {"cpt:77386": middle, "cpt:77407": ends, "cpt:77620": ends}


def test_the_weight_is_the_number_of_nodes_that_are_shared(data: Ask) -> None:
    more = {"shared": {"kind": "CODE", "through": ["MODIFIER", "SITE_OF_SERVICE"]}}
    assert scores(data, "STRENGTH", more) == {"cpt:77386": 4.0, "cpt:77407": 3.0, "cpt:77620": 3.0}


def test_codes_that_name_codes_are_joined_directly(data: Ask) -> None:
    named = {"direct": {"kinds": ["CODE"]}}
    assert scores(data, "BETWEENNESS", named) == {"cpt:77386": 1.0, "cpt:77387": 0.0, "cpt:77407": 0.0}
    separately = {"direct": {"kinds": ["CODE"], "predicates": ["BILLED_SEPARATELY_WITH"]}}
    assert scores(data, "STRENGTH", separately) == {"cpt:77386": 1.0, "cpt:77387": 1.0}


def test_a_filter_and_statuses_choose_what_is_joined(data: Ask) -> None:
    two = {"shared": {**MODIFIERS["shared"], "where": {"code": ["77386", "77407"]}}}
    assert scores(data, "STRENGTH", two) == {"cpt:77386": 1.0, "cpt:77407": 1.0}
    denied = {"shared": {**MODIFIERS["shared"], "status": ["NEGATED"]}}
    assert scores(data, "STRENGTH", denied) == {"cpt:77386": 0.0, "cpt:77407": 0.0}


def test_a_projection_without_nodes_has_an_empty_ranking_and_no_communities(data: Ask) -> None:
    nothing = {"shared": {**MODIFIERS["shared"], "status": []}}
    assert scores(data, "EIGENVECTOR", nothing) == {}
    assert data(COMMUNITIES, {"projection": nothing})["communities"] == {
        "modularity": 0.0,
        "nodeCount": 0,
        "edgeCount": 0,
        "communities": {"totalCount": 0, "nodes": []},
    }


def test_communities_name_their_members_and_what_holds_them_together(data: Ask) -> None:
    joined = {"shared": {"kind": "CODE", "through": ["PAYER", "DIAGNOSIS", "SPECIALTY", "MODIFIER"]}}
    found = data(COMMUNITIES, {"projection": joined})["communities"]
    assert found == {
        "modularity": 0.0,
        "nodeCount": 3,
        "edgeCount": 2,
        "communities": {
            "totalCount": 1,
            "nodes": [
                {
                    "ties": [
                        {"node": {"id": "modifier:26"}, "memberCount": 2},
                        {"node": {"id": "modifier:59"}, "memberCount": 2},
                        {"node": {"id": "payer:aetna"}, "memberCount": 2},
                    ],
                    "members": {
                        "totalCount": 3,
                        "nodes": [
                            {"node": {"id": "cpt:77386"}, "weight": 3},
                            {"node": {"id": "cpt:77620"}, "weight": 2},
                            {"node": {"id": "cpt:77407"}, "weight": 1},
                        ],
                    },
                }
            ],
        },
    }


def test_modifiers_and_codes_joined_directly_fall_into_communities(data: Ask) -> None:
    found = data(
        COMMUNITIES, {"projection": {"direct": {"kinds": ["CODE", "MODIFIER"], "predicates": ["TAKES_MODIFIER"]}}}
    )
    groups = [
        sorted(row["node"]["id"] for row in group["members"]["nodes"])
        for group in found["communities"]["communities"]["nodes"]
    ]
    assert groups == [
        ["cpt:77386", "modifier:26"],
        ["cpt:77407", "modifier:59"],
        ["cpt:77620", "modifier:73"],
    ]
    assert found["communities"]["modularity"] == 0.26


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        ({"shared": {"kind": "MODIFIER", "through": ["PAYER"]}}, "nodes of kind MODIFIER share no nodes of kind PAYER"),
        ({"shared": {"kind": "CODE", "through": ["CODE"]}}, "nodes of kind CODE share no nodes of kind CODE"),
        ({"shared": {"kind": "CODE", "through": []}}, "the projection shares nodes of no kind"),
        ({"direct": {"kinds": []}}, "the projection joins nodes of no kind"),
        ({"direct": {"kinds": ["MODIFIER"]}}, "assertions do not join nodes of kind MODIFIER"),
        ({"direct": {"kinds": ["CODE", "DOCUMENT"]}}, "assertions do not join nodes of kind CODE and DOCUMENT"),
    ],
)
def test_kinds_that_do_not_meet_are_an_error_that_says_so(ask: Ask, projection: dict[str, Any], words: str) -> None:
    for question in (CENTRALITY, COMMUNITIES):
        (error,) = ask(
            question, {"projection": projection, **({"measure": "DEGREE"} if question is CENTRALITY else {})}
        )["errors"]
        assert (error["message"], error["extensions"]["code"]) == (words, "PROJECTION_INVALID")


@pytest.mark.parametrize("projection", [{}, {**MODIFIERS, "direct": {"kinds": ["CODE"]}}, {"shared": None}])
def test_a_projection_is_joined_in_exactly_one_way(ask: Ask, projection: dict[str, Any]) -> None:
    (error,) = ask(COMMUNITIES, {"projection": projection})["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.fixture
def fresh(schema: Schema, extractions: tuple[Extraction, ...]) -> Ask:
    """Run an operation on a graph of its own, which keeps no answers of other tests."""

    class NoNames:
        def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
            return None

        def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
            return ()

    graph: KnowledgeGraph = assemble(extractions, NoNames())
    return lambda text, variables: execute(schema, graph, text, variables)


def test_a_projection_that_is_too_large_is_refused_with_how_far_over(
    fresh: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projecting, "MAX_NODES", 2)
    monkeypatch.setattr(communities, "BOUNDS", Bounds(nodes=3, edges=1))
    monkeypatch.setitem(centrality.BOUNDS, centrality.Measure.DEGREE, Bounds(nodes=3, edges=1))
    (error,) = fresh(COMMUNITIES, {"projection": MODIFIERS})["errors"]
    assert error["message"] == "nodes of the projection: 3, 1 more than 2"
    monkeypatch.setattr(projecting, "MAX_NODES", 3)
    monkeypatch.setattr(projecting, "MAX_PAIRS", 1)
    (error,) = fresh(COMMUNITIES, {"projection": MODIFIERS})["errors"]
    assert error["message"] == "pairs that share a node: 2, 1 more than 1"
    monkeypatch.setattr(projecting, "MAX_PAIRS", 2)
    (error,) = fresh(COMMUNITIES, {"projection": MODIFIERS})["errors"]
    assert error["message"] == "edges of the projection for communities: 2, 1 more than 1"
    (error,) = fresh(CENTRALITY, {"projection": MODIFIERS, "measure": "DEGREE"})["errors"]
    assert error["message"] == "edges of the projection for DEGREE: 2, 1 more than 1"
    assert (error["extensions"]["code"], error["extensions"]["value"]) == ("PROJECTION_TOO_LARGE", 2)


def test_a_measure_that_does_not_settle_is_an_error_that_says_so(fresh: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centrality, "ROUNDS", 1)
    (error,) = fresh(CENTRALITY, {"projection": MODIFIERS, "measure": "EIGENVECTOR"})["errors"]
    assert error["message"] == "EIGENVECTOR does not settle within 1 rounds"
    assert error["extensions"]["code"] == "MEASURE_UNSETTLED"


def test_what_was_worked_out_is_kept_with_the_graph(fresh: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fresh(COMMUNITIES, {"projection": MODIFIERS})
    monkeypatch.setattr(projecting, "MAX_NODES", 0)
    assert fresh(COMMUNITIES, {"projection": MODIFIERS}) == first
    assert "errors" in fresh(COMMUNITIES, {"projection": {"shared": {**MODIFIERS["shared"], "status": ["NEGATED"]}}})


def test_an_operation_asks_for_a_few_projections_only(ask: Ask) -> None:
    one = "communities(projection: {direct: {kinds: [CODE]}}) { nodeCount }"
    few = " ".join(f"c{number}: {one}" for number in range(4))
    assert "errors" not in ask(f"{{ {few} }}")
    (error,) = ask(f"{{ {few} more: {one} }}")["errors"]
    assert error["extensions"]["code"] == "OPERATION_TOO_LARGE"
