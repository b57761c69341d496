"""What a build of the graph holds, in all and for each document."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from graphsvc.graph import KnowledgeGraph

Ask = Callable[..., dict[str, Any]]


def test_a_release_counts_statuses_and_gaps_by_field(data: Ask) -> None:
    found = data("{ release { assertions gaps statuses { status count } gapFields { field count } } }")["release"]
    assert found == {
        "assertions": 24,
        "gaps": 3,
        "statuses": [
            {"status": "AFFIRMED", "count": 19},
            {"status": "CONDITIONAL", "count": 3},
            {"status": "NEGATED", "count": 2},
        ],
        "gapFields": [
            {"field": "TAXONOMY", "count": 0},
            {"field": "DIAGNOSES", "count": 1},
            {"field": "RELATED_CODES", "count": 0},
            {"field": "MODIFIER_MEANING", "count": 0},
            {"field": "MODIFIER_USE", "count": 1},
            {"field": "PAYER_POLICY", "count": 0},
            {"field": "EFFECTIVE_DATE", "count": 0},
            {"field": "REVISION_DATE", "count": 0},
            {"field": "SECTION", "count": 0},
            {"field": "TEXT", "count": 1},
            {"field": "OTHER", "count": 0},
        ],
    }


PER_DOCUMENT = """
query ($where: DocumentWhere, $orderBy: [DocumentOrder!], $first: Int) {
  release {
    perDocument(where: $where, orderBy: $orderBy, first: $first) {
      totalCount
      nodes { document { name } codes assertions evidence gaps reviewNotes }
    }
  }
}
"""


def test_each_document_has_its_counts(data: Ask) -> None:
    assert data(PER_DOCUMENT)["release"]["perDocument"] == {
        "totalCount": 3,
        "nodes": [
            {
                "document": {"name": "77386.txt"},
                "codes": 2,
                "assertions": 11,
                "evidence": 11,
                "gaps": 1,
                "reviewNotes": 0,
            },
            {
                "document": {"name": "77620.txt"},
                "codes": 1,
                "assertions": 8,
                "evidence": 8,
                "gaps": 2,
                "reviewNotes": 0,
            },
            {
                "document": {"name": "77407.txt"},
                "codes": 2,
                "assertions": 5,
                "evidence": 5,
                "gaps": 0,
                "reviewNotes": 0,
            },
        ],
    }


def test_the_documents_of_a_release_are_filtered_sorted_and_paged(data: Ask) -> None:
    one = data(PER_DOCUMENT, {"where": {"text": "77620"}})["release"]["perDocument"]
    assert (one["totalCount"], [row["document"]["name"] for row in one["nodes"]]) == (1, ["77620.txt"])
    page = data(PER_DOCUMENT, {"first": 2})["release"]["perDocument"]
    assert (page["totalCount"], len(page["nodes"])) == (3, 2)
    fewest = data(PER_DOCUMENT, {"orderBy": [{"assertionsCount": "ASC"}]})["release"]["perDocument"]["nodes"]
    assert [row["assertions"] for row in fewest] == [5, 8, 11]


def test_the_counts_of_the_documents_are_those_of_what_they_say(data: Ask, graph: KnowledgeGraph) -> None:
    evidence = Counter(
        graph.documents[words.document].name for assertion in graph.assertions for words in assertion.evidence
    )
    gaps = Counter(graph.documents[gap.document].name for gap in graph.gaps)
    rows = data(PER_DOCUMENT)["release"]["perDocument"]["nodes"]
    assert {row["document"]["name"]: row["evidence"] for row in rows} == evidence
    assert {row["document"]["name"]: row["gaps"] for row in rows if row["gaps"]} == gaps
    assert sum(row["evidence"] for row in rows) == graph.release.evidence
