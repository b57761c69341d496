"""What is said of the same relation and differs is found, whichever documents say it, in status or in words."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.disagreeing import DisagreementKind, disagreements
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Extraction,
    Node,
    NodeId,
    Predicate,
    Qualifier,
    Status,
)

Ask = Callable[..., dict[str, Any]]

DISAGREEMENTS = """
query ($where: AssertionWhere, $kind: [DisagreementKind!], $qualifier: [Qualifier!], $scope: [DisagreementScope!]) {
  disagreements(where: $where, kind: $kind, qualifier: $qualifier, scope: $scope) {
    totalCount
    nodes {
      subject { id } predicate object { id } kind qualifier scopes
      sides { says evidence { document { name } quote } }
      assertions { status }
    }
  }
}
"""

FACETS = """
{ disagreements(kind: [QUALIFIER]) { facets {
    kind { value count } qualifier { value count } scope { value count } } } }
"""

SAYINGS = (
    ("one.txt", Status.AFFIRMED, Qualifier.MEANING, "Professional component"),
    ("one.txt", Status.AFFIRMED, Qualifier.WHEN_TO_USE, "for reading alone"),
    ("one.txt", Status.AFFIRMED, Qualifier.WHEN_TO_USE, "for reports alone"),
    ("two.txt", Status.AFFIRMED, Qualifier.MEANING, "professional  COMPONENT"),
    ("two.txt", Status.AFFIRMED, Qualifier.MEANING, "physician's part"),
    ("two.txt", Status.NEGATED, Qualifier.WHEN_TO_USE, "in an office"),
)
"""What two documents say of one code and modifier 26: document, status, and a qualifier with its words."""


class NoNames:
    def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
        return None

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
        return ()


def extraction(name: str) -> Extraction:
    said = [saying for saying in SAYINGS if saying[0] == name]
    text = "\n".join(f"26 {words}." for *_, words in said)
    document = Document(name=name, sha256=("1" if name == "one.txt" else "2") * 64, text=text)
    assertions = []
    for _, status, qualifier, words in said:
        start = text.index(words)
        evidence = Evidence(
            document=document.id,
            start=start,
            end=start + len(words),
            quote=words,
            section=None,
            extractor="hand/1",
            as_written="26",
            qualifiers=((qualifier, words),),
        )
        assertions.append(
            Assertion(
                subject=NodeId("cpt:77386"),
                predicate=Predicate.TAKES_MODIFIER,
                object=NodeId("modifier:26"),
                status=status,
                evidence=(evidence,),
            )
        )
    return Extraction(document=document, assertions=tuple(assertions), gaps=())


@pytest.fixture(scope="module")
def two() -> KnowledgeGraph:
    """The graph of two documents that put one relation in several ways."""
    return assemble([extraction("one.txt"), extraction("two.txt")], NoNames())


@pytest.fixture(scope="module")
def worded(schema: Schema, two: KnowledgeGraph) -> Ask:
    """Ask for the disagreements of these documents."""

    def worded(**variables: object) -> dict[str, Any]:
        found: dict[str, Any] = execute(schema, two, DISAGREEMENTS, variables)["data"]["disagreements"]
        return found

    return worded


def kinds(found: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(row["kind"], row["qualifier"]) for row in found["nodes"]]


def words(name: str, quote: str) -> dict[str, Any]:
    return {"document": {"name": name}, "quote": quote}


def test_a_relation_with_two_statuses_is_a_disagreement(data: Ask) -> None:
    assert data(DISAGREEMENTS)["disagreements"] == {
        "totalCount": 1,
        "nodes": [
            {
                "subject": {"id": "cpt:77386"},
                "predicate": "PERFORMED_BY",
                "object": {"id": "specialty:radiation-oncology"},
                "kind": "STATUS",
                "qualifier": None,
                "scopes": ["WITHIN_ONE_DOCUMENT"],
                "sides": [
                    {"says": "AFFIRMED", "evidence": [words("77386.txt", "Radiation oncology")]},
                    {"says": "CONDITIONAL", "evidence": [words("77386.txt", "may see a radiation oncologist")]},
                ],
                "assertions": [{"status": "AFFIRMED"}, {"status": "CONDITIONAL"}],
            }
        ],
    }


def test_a_filter_that_leaves_one_status_leaves_no_disagreement(data: Ask) -> None:
    assert data(DISAGREEMENTS, {"where": {"status": ["AFFIRMED"]}})["disagreements"]["totalCount"] == 0


def test_a_meaning_in_other_words_is_a_disagreement_but_letter_case_and_blanks_are_none(worded: Ask) -> None:
    relation = {
        "subject": {"id": "cpt:77386"},
        "predicate": "TAKES_MODIFIER",
        "object": {"id": "modifier:26"},
        "assertions": [{"status": "AFFIRMED"}],
    }
    assert worded(kind=["QUALIFIER"]) == {
        "totalCount": 2,
        "nodes": [
            {
                **relation,
                "kind": "QUALIFIER",
                "qualifier": "MEANING",
                "scopes": ["WITHIN_ONE_DOCUMENT", "BETWEEN_DOCUMENTS"],
                "sides": [
                    {
                        "says": "Professional component",
                        "evidence": [
                            words("one.txt", "Professional component"),
                            words("two.txt", "professional  COMPONENT"),
                        ],
                    },
                    {"says": "physician's part", "evidence": [words("two.txt", "physician's part")]},
                ],
            },
            {
                **relation,
                "kind": "QUALIFIER",
                "qualifier": "WHEN_TO_USE",
                "scopes": ["WITHIN_ONE_DOCUMENT"],
                "sides": [
                    {"says": "for reading alone", "evidence": [words("one.txt", "for reading alone")]},
                    {"says": "for reports alone", "evidence": [words("one.txt", "for reports alone")]},
                ],
            },
        ],
    }


def test_statuses_come_first_and_a_denial_is_not_compared_with_what_is_affirmed(worded: Ask) -> None:
    assert kinds(worded()) == [("STATUS", None), ("QUALIFIER", "MEANING"), ("QUALIFIER", "WHEN_TO_USE")]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kind": ["STATUS"]}, [("STATUS", None)]),
        ({"kind": []}, []),
        ({"qualifier": ["WHEN_TO_USE", "CONDITION"]}, [("QUALIFIER", "WHEN_TO_USE")]),
        ({"scope": ["BETWEEN_DOCUMENTS"]}, [("STATUS", None), ("QUALIFIER", "MEANING")]),
        (
            {"scope": ["WITHIN_ONE_DOCUMENT"]},
            [("STATUS", None), ("QUALIFIER", "MEANING"), ("QUALIFIER", "WHEN_TO_USE")],
        ),
        ({"kind": ["QUALIFIER"], "scope": ["BETWEEN_DOCUMENTS"]}, [("QUALIFIER", "MEANING")]),
    ],
)
def test_disagreements_are_chosen_by_kind_qualifier_and_scope(
    worded: Ask, chosen: dict[str, list[str]], expected: list[tuple[str, str | None]]
) -> None:
    found = worded(**chosen)
    assert kinds(found) == expected
    assert found["totalCount"] == len(expected)


def test_facets_count_what_another_choice_would_give(schema: Schema, two: KnowledgeGraph) -> None:
    assert execute(schema, two, FACETS)["data"]["disagreements"]["facets"] == {
        "kind": [{"value": "QUALIFIER", "count": 2}, {"value": "STATUS", "count": 1}],
        "qualifier": [{"value": "MEANING", "count": 1}, {"value": "WHEN_TO_USE", "count": 1}],
        "scope": [{"value": "WITHIN_ONE_DOCUMENT", "count": 2}, {"value": "BETWEEN_DOCUMENTS", "count": 1}],
    }


def test_every_disagreement_has_each_status_of_its_relation_once(graph: KnowledgeGraph) -> None:
    for found in disagreements(graph, kinds=frozenset({DisagreementKind.STATUS})):
        statuses = [assertion.status for assertion in found.assertions]
        assert len(statuses) == len(set(statuses)) > 1
        assert {assertion.key[:3] for assertion in found.assertions} == {(found.subject, found.predicate, found.object)}
