"""Review notes over GraphQL, on the built-in corpus: what is noted there, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.gql import Schema, execute
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.model import Extraction
from graphsvc.resources import OPERATIONS
from graphsvc.vocabulary import load_vocabulary

Ask = Callable[..., dict[str, Any]]

DELIVERY = "77407-intermediate-radiation-delivery.txt"

PC = {
    "rule": "PC_FOR_PROFESSIONAL",
    "reason": "modifier PC is written for 77387 where the words speak of the professional component, which is "
    "modifier 26: PC reports a wrong procedure",
    "source": "CMS, HCPCS Level II modifiers, and NCD 140.6",
    "nodes": [
        {"id": "cpt:77387", "name": "77387"},
        {
            "id": "modifier:PC",
            "name": "wrong procedure done on the patient; not the professional component, which is 26",
        },
    ],
    "evidence": [
        {
            "document": {"name": DELIVERY},
            "quote": "Image guidance (IGRT) is not included in this code; if IGRT is used, its technical share is "
            "bundled into 77407, and its professional share must be billed separately with 77387-PC.",
            "start": 2008,
            "end": 2187,
        }
    ],
}

P7A = {
    "rule": "NOT_A_REVENUE_CODE",
    "reason": "P7A is called a revenue code of 77407: revenue codes have four digits, and P7A has the shape of a "
    "BETOS class",
    "source": "NUBC, UB-04 form locator 42",
    "nodes": [
        {"id": "betos:P7A", "name": "oncology, radiation therapy"},
        {"id": "cpt:77407", "name": "77407"},
    ],
    "evidence": [
        {
            "document": {"name": DELIVERY},
            "quote": "Revenue Code: P7A (ONCOLOGY - RADIATION THERAPY)",
            "start": 3324,
            "end": 3372,
        }
    ],
}


@pytest.fixture(scope="module")
def corpus() -> KnowledgeGraph:
    return build_graph(extractions(document_paths([]))).graph


@pytest.fixture(scope="module")
def answer(schema: Schema, corpus: KnowledgeGraph) -> Ask:
    def answer(text: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        response = execute(schema, corpus, text, variables)
        assert "errors" not in response, response["errors"]
        found: dict[str, Any] = response["data"]
        return found

    return answer


NOTES = """query ($rules: [ReviewRule!]) { reviewNotes(where: {rule: $rules}) {
  totalCount
  nodes { rule reason source nodes { id name } evidence { document { name } quote start end } }
} }"""


def rules(connection: dict[str, Any]) -> list[str]:
    return [note["rule"] for note in connection["nodes"]]


def test_the_built_in_corpus_has_two_notes_and_each_says_why(answer: Ask) -> None:
    assert answer(NOTES)["reviewNotes"] == {"totalCount": 2, "nodes": [PC, P7A]}


def test_notes_of_one_rule_can_be_asked_for(answer: Ask) -> None:
    assert answer(NOTES, {"rules": ["NOT_A_REVENUE_CODE"]})["reviewNotes"]["nodes"] == [P7A]


def test_the_saved_question_asks_for_all_notes(answer: Ask) -> None:
    text = (OPERATIONS / "what-needs-review.graphql").read_text(encoding="utf-8")
    assert rules(answer(text)["reviewNotes"]) == [PC["rule"], P7A["rule"]]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("{}", [PC["rule"], P7A["rule"]]),
        ("{rule: [PC_FOR_PROFESSIONAL, MODIFIER_UNKNOWN]}", [PC["rule"]]),
        ('{node: ["P7A"]}', [P7A["rule"]]),
        ('{node: ["77407", "modifier:PC"]}', [PC["rule"], P7A["rule"]]),
        ('{node: ["99999"]}', []),
        (f'{{document: ["{DELIVERY}"]}}', [PC["rule"], P7A["rule"]]),
        ('{document: ["77620-invasive-hyperthermia.txt"]}', []),
        (f'{{span: {{document: "{DELIVERY}", start: 2186, end: 2187}}}}', [PC["rule"]]),
        (f'{{span: {{document: "{DELIVERY}", start: 2187, end: 3324}}}}', []),
        (f'{{span: {{document: "{DELIVERY}", start: 2187, end: 3325}}}}', [P7A["rule"]]),
        ('{text: "FOUR digits"}', [P7A["rule"]]),
        ('{text: "bundled into"}', [PC["rule"]]),
        ("{not: {rule: [NOT_A_REVENUE_CODE]}}", [PC["rule"]]),
        ('{or: [{node: ["PC"]}, {node: ["P7A"]}]}', [PC["rule"], P7A["rule"]]),
        ('{and: [{node: ["PC"]}, {node: ["P7A"]}]}', []),
    ],
)
def test_where_lets_through_exactly_what_it_says(answer: Ask, where: str, expected: list[str]) -> None:
    found = answer(f"{{ reviewNotes(where: {where}) {{ totalCount nodes {{ rule }} }} }}")["reviewNotes"]
    assert rules(found) == expected
    assert found["totalCount"] == len(expected)


def test_pages_of_notes_go_on_where_the_last_one_ended(answer: Ask) -> None:
    page = "{ reviewNotes(%s) { nodes { rule } edges { node { id } } pageInfo { hasNextPage endCursor } } }"
    first = answer(page % "first: 1")["reviewNotes"]
    assert (rules(first), first["pageInfo"]["hasNextPage"]) == ([PC["rule"]], True)
    cursor = first["pageInfo"]["endCursor"]
    rest = answer(page % f'first: 1, after: "{cursor}"')["reviewNotes"]
    assert (rules(rest), rest["pageInfo"]["hasNextPage"]) == ([P7A["rule"]], False)


def test_a_node_has_the_notes_that_concern_it_and_a_document_those_that_quote_it(answer: Ask) -> None:
    found = answer(
        f"""{{
          modifier(code: "PC") {{ reviewNotes {{ nodes {{ rule }} }} }}
          code(code: "77407") {{ reviewNotes {{ nodes {{ rule }} }} }}
          document(name: "{DELIVERY}") {{ reviewNotes(where: {{rule: [NOT_A_REVENUE_CODE]}}) {{ nodes {{ rule }} }} }}
          node(id: "payer:aetna") {{ reviewNotes {{ totalCount }} }} }}"""
    )
    assert rules(found["modifier"]["reviewNotes"]) == [PC["rule"]]
    assert rules(found["code"]["reviewNotes"]) == [P7A["rule"]]
    assert rules(found["document"]["reviewNotes"]) == [P7A["rule"]]
    assert found["node"]["reviewNotes"]["totalCount"] == 0


def test_a_note_leads_to_the_assertions_it_concerns_and_leaves_them_as_they_are(answer: Ask) -> None:
    found = answer(
        """{ reviewNotes(where: {node: ["P7A"]}) { nodes { id meaning
          assertions { subject { code } predicate object { id } status } } } }"""
    )["reviewNotes"]["nodes"]
    assert found[0].pop("id").startswith("review-note:")
    assert found == [
        {
            "meaning": "A code is called a revenue code and is none: those have four digits",
            "assertions": [
                {
                    "subject": {"code": "77407"},
                    "predicate": "CLASSIFIED_AS",
                    "object": {"id": "betos:P7A"},
                    "status": "AFFIRMED",
                }
            ],
        }
    ]


def test_the_release_counts_the_notes_and_is_known_by_them_too(answer: Ask, corpus: KnowledgeGraph) -> None:
    found = answer("{ release { id reviewNotes } }")["release"]
    read = [one for one in extractions(document_paths([])) if isinstance(one, Extraction)]
    plain = assemble(read, load_vocabulary())
    assert found == {"id": corpus.release.id, "reviewNotes": 2}
    assert corpus.release.id != plain.release.id
    again = build_graph(read, built_at=datetime(2026, 1, 1, tzinfo=UTC)).graph
    assert again.release.id == corpus.release.id
