"""Which codes lack which field, and why."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, execute
from graphsvc.graph import assemble
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Extraction,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeId,
    Predicate,
    Status,
)

Ask = Callable[..., dict[str, Any]]

COMPLETENESS = """
query ($where: CodeWhere, $field: [GapField!], $state: [FieldState!], $reason: [GapReason!]) {
  completeness(where: $where, field: $field, state: $state, reason: $reason) {
    totalCount
    nodes { code { id } field state reasons gaps { nodes { quote } } assertions { nodes { object { id } } } }
  }
}
"""


def states(answer: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {(row["code"]["id"], row["field"]): row["state"] for row in answer["completeness"]["nodes"]}


def test_every_code_has_every_field_in_one_state(data: Ask) -> None:
    imrt = {"where": {"code": ["77386"]}}
    assert states(data(COMPLETENESS, imrt)) == {
        ("cpt:77386", "TAXONOMY"): "TOLD",
        ("cpt:77386", "DIAGNOSES"): "LACKING",
        ("cpt:77386", "RELATED_CODES"): "TOLD",
        ("cpt:77386", "MODIFIER_MEANING"): "TOLD",
        ("cpt:77386", "MODIFIER_USE"): "TOLD",
        ("cpt:77386", "PAYER_POLICY"): "TOLD",
        ("cpt:77386", "EFFECTIVE_DATE"): "SILENT",
        ("cpt:77386", "REVISION_DATE"): "SILENT",
        ("cpt:77386", "SECTION"): "SILENT",
        ("cpt:77386", "TEXT"): "SILENT",
        ("cpt:77386", "OTHER"): "SILENT",
    }


def test_a_field_that_is_lacking_says_why_and_with_which_words(data: Ask) -> None:
    assert data(COMPLETENESS, {"state": ["LACKING"]})["completeness"] == {
        "totalCount": 1,
        "nodes": [
            {
                "code": {"id": "cpt:77386"},
                "field": "DIAGNOSES",
                "state": "LACKING",
                "reasons": ["NOT_AVAILABLE"],
                "gaps": {"nodes": [{"quote": "Diagnoses: not available."}]},
                "assertions": {"nodes": []},
            }
        ],
    }


def test_a_gap_about_a_modifier_counts_for_the_only_code_that_its_document_joins_with_it(data: Ask) -> None:
    assert data(COMPLETENESS, {"state": ["PARTLY_TOLD"]})["completeness"]["nodes"] == [
        {
            "code": {"id": "cpt:77620"},
            "field": "MODIFIER_USE",
            "state": "PARTLY_TOLD",
            "reasons": ["NOT_AVAILABLE"],
            "gaps": {"nodes": [{"quote": "Data not available."}]},
            "assertions": {"nodes": [{"object": {"id": "modifier:73"}}]},
        }
    ]


@pytest.mark.parametrize(("gap", "lacking"), [("26 for A: none", ["cpt:10001"]), ("none at all", [])])
def test_a_gap_about_a_modifier_of_two_codes_counts_for_the_one_with_whose_words_it_stands(
    schema: Schema, gap: str, lacking: list[str]
) -> None:
    text = "26 for A: none. 26 for B. And none at all."
    document = Document(name="two.txt", sha256="d" * 64, text=text)

    def takes(code: str, quote: str) -> Assertion:
        start = text.index(quote)
        words = Evidence(
            document=document.id,
            start=start,
            end=start + len(quote),
            quote=quote,
            section=None,
            extractor="hand/1",
            as_written="26",
        )
        return Assertion(
            subject=NodeId(code),
            predicate=Predicate.TAKES_MODIFIER,
            object=NodeId("modifier:26"),
            status=Status.AFFIRMED,
            evidence=(words,),
        )

    found = Gap(
        document=document.id,
        start=text.index(gap),
        end=text.index(gap) + len(gap),
        subject=NodeId("modifier:26"),
        field=GapField.MODIFIER_MEANING,
        reason=GapReason.NOT_AVAILABLE,
        quote=gap,
    )
    said = (takes("cpt:10001", "26 for A: none"), takes("cpt:10002", "26 for B"))

    class NoNames:
        def node(self, node_id: NodeId) -> Node | None:  # noqa: ARG002
            return None

        def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
            return ()

    graph = assemble([Extraction(document=document, assertions=said, gaps=(found,))], NoNames())
    answer = execute(schema, graph, COMPLETENESS, {"state": ["LACKING"]})["data"]
    assert [code for code, _ in states(answer)] == lacking


def test_what_is_chosen_is_what_is_listed(data: Ask) -> None:
    two = data(COMPLETENESS, {"field": ["DIAGNOSES", "TAXONOMY"], "state": ["TOLD"]})
    assert list(states(two)) == [("cpt:77386", "TAXONOMY"), ("cpt:77620", "DIAGNOSES")]
    assert states(data(COMPLETENESS, {"reason": ["LOCKED"]})) == {}
    assert states(data(COMPLETENESS, {"field": []})) == {}
    assert len(states(data(COMPLETENESS, {"reason": ["NOT_AVAILABLE"]}))) == 2


def test_the_list_is_sorted_and_counted_like_any_other(data: Ask) -> None:
    found = data(
        """{ completeness(field: [DIAGNOSES], state: [TOLD, LACKING], orderBy: [{state: ASC}]) {
             nodes { code { id } state }
             facets { state { value count } reasonCount } } }"""
    )["completeness"]
    assert found == {
        "nodes": [
            {"code": {"id": "cpt:77386"}, "state": "LACKING"},
            {"code": {"id": "cpt:77620"}, "state": "TOLD"},
        ],
        "facets": {
            "state": [
                {"value": "SILENT", "count": 2},
                {"value": "LACKING", "count": 1},
                {"value": "TOLD", "count": 1},
            ],
            "reasonCount": 1,
        },
    }


def test_counts_tell_how_many_codes_have_each_field(data: Ask) -> None:
    found = data(
        """{ completenessCounts(field: [DIAGNOSES, MODIFIER_USE]) {
             field states { state count } reasons { reason count } } }"""
    )
    assert found["completenessCounts"] == [
        {
            "field": "DIAGNOSES",
            "states": counted("state", TOLD=1, PARTLY_TOLD=0, LACKING=1, SILENT=2),
            "reasons": counted("reason", NOT_AVAILABLE=1, LOCKED=0, TRUNCATED=0),
        },
        {
            "field": "MODIFIER_USE",
            "states": counted("state", TOLD=2, PARTLY_TOLD=1, LACKING=0, SILENT=1),
            "reasons": counted("reason", NOT_AVAILABLE=1, LOCKED=0, TRUNCATED=0),
        },
    ]


def counted(name: str, **counts: int) -> list[dict[str, Any]]:
    return [{name: value, "count": count} for value, count in counts.items()]
