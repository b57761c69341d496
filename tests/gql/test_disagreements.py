"""The same relation with several statuses is found, whichever documents say it."""

from collections.abc import Callable
from typing import Any

from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.disagreeing import disagreements

Ask = Callable[..., dict[str, Any]]

DISAGREEMENTS = """
query ($where: AssertionWhere) {
  disagreements(where: $where) {
    totalCount
    nodes { subject { id } predicate object { id } assertions { status } }
  }
}
"""


def test_a_relation_with_two_statuses_is_a_disagreement(data: Ask) -> None:
    assert data(DISAGREEMENTS)["disagreements"] == {
        "totalCount": 1,
        "nodes": [
            {
                "subject": {"id": "cpt:77386"},
                "predicate": "PERFORMED_BY",
                "object": {"id": "specialty:radiation-oncology"},
                "assertions": [{"status": "AFFIRMED"}, {"status": "CONDITIONAL"}],
            }
        ],
    }


def test_a_filter_that_leaves_one_status_leaves_no_disagreement(data: Ask) -> None:
    assert data(DISAGREEMENTS, {"where": {"status": ["AFFIRMED"]}})["disagreements"]["totalCount"] == 0


def test_every_disagreement_has_each_status_of_its_relation_once(graph: KnowledgeGraph) -> None:
    for found in disagreements(graph):
        statuses = [assertion.status for assertion in found.assertions]
        assert len(statuses) == len(set(statuses)) > 1
        assert {assertion.key[:3] for assertion in found.assertions} == {(found.subject, found.predicate, found.object)}
