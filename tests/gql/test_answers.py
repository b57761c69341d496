from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.graph import KnowledgeGraph

Ask = Callable[..., dict[str, Any]]


def codes(connection: dict[str, Any]) -> list[str]:
    return [node["code"] for node in connection["nodes"]]


def test_codes_that_share_a_modifier_come_with_their_quotes(data: Ask) -> None:
    found = data(
        """{ modifier(code: "26") { name codes { totalCount edges {
          node { code title } status meaning whenToUse
          evidence { document { name } section quote start end extractor asWritten } } } } }"""
    )
    assert found["modifier"]["name"] == "Professional component"
    assert found["modifier"]["codes"]["totalCount"] == 2
    imrt, hyperthermia = found["modifier"]["codes"]["edges"]
    assert imrt == {
        "node": {"code": "77386", "title": "Complex IMRT delivery"},
        "status": "AFFIRMED",
        "meaning": "Professional component",
        "whenToUse": "Use when only the physician's work is billed.",
        "evidence": [
            {
                "document": {"name": "77386.txt"},
                "section": "CPT 77386: Complex IMRT delivery",
                "quote": "26 | Professional component | Use when only the physician's work is billed.",
                "start": 43,
                "end": 118,
                "extractor": "hand/1",
                "asWritten": "26",
            }
        ],
    }
    assert hyperthermia["node"]["code"] == "77620"
    assert hyperthermia["whenToUse"] is None


def test_a_denied_relation_is_only_listed_when_asked_for(data: Ask) -> None:
    found = data(
        """{ modifier(code: "26") {
          counted: codes { nodes { code } }
          denied: codes(status: [NEGATED]) { nodes { code } }
          every: codes(status: [AFFIRMED, CONDITIONAL, NEGATED]) { nodes { code } }
          nothing: codes(status: []) { nodes { code } } } }"""
    )["modifier"]
    assert codes(found["counted"]) == ["77386", "77620"]
    assert codes(found["denied"]) == ["77407"]
    assert codes(found["every"]) == ["77386", "77407", "77620"]
    assert codes(found["nothing"]) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('{modifiers: {all: ["26", "59"]}}', ["77386"]),
        ('{modifiers: {any: ["26", "59"]}}', ["77386", "77407", "77620"]),
        ('{modifiers: {none: ["26"]}}', ["77387", "77407"]),
        ('{modifiers: {all: ["26"], none: ["59"]}}', ["77620"]),
        ('{modifiers: {any: ["26"], status: [NEGATED]}}', ["77407"]),
        ('{modifiers: {any: ["26"], document: ["77620.txt"]}}', ["77620"]),
        ('{modifiers: {any: ["2G"]}}', []),
        ("{modifiers: {any: []}}", []),
        ("{modifiers: {all: []}}", ["77386", "77387", "77407", "77620"]),
        ("{modifiers: {exists: false}}", ["77387"]),
        ('{modifiers: {any: ["modifier:73"]}, sites: {any: ["ASC"]}}', ["77620"]),
        ('{payers: {any: ["aetna"]}}', ["77386", "77620"]),
        ('{payers: {any: ["Aetna"], relation: [COVERED_BY]}}', ["77620"]),
        ('{payers: {any: ["payer:aetna"], relation: [DISCUSSED_FOR]}}', ["77386"]),
        ('{code: ["77620", "cpt:77407", "99999"]}', ["77407", "77620"]),
        ('{text: "HYPERthermia"}', ["77620"]),
        ("{system: [HCPCS]}", []),
        ('{document: ["77407.txt"]}', ["77386", "77407"]),
        ('{not: {modifiers: {any: ["26"]}}}', ["77387", "77407"]),
        ('{and: [{text: "delivery"}, {not: {code: ["77386"]}}]}', ["77407"]),
        ('{or: [{code: ["77387"]}, {modifiers: {any: ["73"]}}]}', ["77387", "77620"]),
        ("{or: []}", []),
        ("{}", ["77386", "77387", "77407", "77620"]),
        ('{relatedCodes: {any: ["77386"]}}', ["77407"]),
        ('{referringCodes: {any: ["77386"], relation: [BILLED_SEPARATELY_WITH]}}', ["77387"]),
        ("{modifiers: {atLeast: {count: 2}}}", ["77386", "77620"]),
        ('{modifiers: {atLeast: {count: 1, of: ["59", "73", "2G"]}}}', ["77386", "77407", "77620"]),
        ("{modifiers: {atLeast: {count: 0}}}", ["77386", "77387", "77407", "77620"]),
        ("{modifiers: {status: [NEGATED]}}", ["77386", "77407"]),
        ("{payers: {relation: [COVERED_BY]}}", ["77386", "77620"]),
        ('{payers: {condition: {contains: "PRIOR auth"}}}', ["77620"]),
        ("{modifiers: {whenToUse: {present: false}}}", ["77620"]),
        ('{modifiers: {any: ["26"], whenToUse: {present: true}}}', ["77386"]),
        ('{relatedCodes: {relationship: {contains: "complex"}}}', ["77407"]),
        ('{modifiers: {extractor: ["hand"], exists: true}}', ["77386", "77407", "77620"]),
        ('{modifiers: {extractor: ["hand/2"]}}', []),
        ('{modifiers: {where: {text: "professional"}}}', ["77386", "77620"]),
        ("{modifiers: {where: {codes: {atLeast: {count: 2}}}, atLeast: {count: 2}}}", ["77386"]),
        ('{modifiers: {where: {codes: {where: {sites: {any: ["ASC"]}}}}}}', ["77386", "77620"]),
        ('{relatedCodes: {where: {modifiers: {any: ["26"]}}}}', ["77407"]),
        ('{not: {relatedCodes: {where: {modifiers: {any: ["26"]}}}}}', ["77386", "77387", "77620"]),
    ],
)
def test_where_lets_through_exactly_what_it_says(data: Ask, where: str, expected: list[str]) -> None:
    found = data(f"{{ codes(where: {where}) {{ totalCount nodes {{ code }} }} }}")["codes"]
    assert codes(found) == expected
    assert found["totalCount"] == len(expected)


def test_every_kind_can_be_filtered_by_the_codes_it_belongs_to(data: Ask) -> None:
    found = data(
        """{
          modifiers(where: {codes: {all: ["77386", "77407"]}}) { nodes { id } }
          sites(where: {codes: {all: ["77386", "77620"]}}) { nodes { name standardCodes } }
          payers(where: {codes: {none: ["77620"]}}) { nodes { id } }
          specialties(where: {text: "radiation"}) { nodes { id standardCodes } }
          diagnoses(where: {code: ["c34.90"]}) { nodes { id system } }
          classifications(where: {system: [REVENUE]}) { nodes { id code system } }
          documents(where: {name: ["77620.txt"]}) { nodes { name codes { nodes { code } } } } }"""
    )
    assert found == {
        "modifiers": {"nodes": [{"id": "modifier:59"}]},
        "sites": {"nodes": [{"name": "Hospital outpatient department", "standardCodes": ["19", "22"]}]},
        "payers": {"nodes": [{"id": "payer:medicare"}]},
        "specialties": {"nodes": [{"id": "specialty:radiation-oncology", "standardCodes": ["2085R0001X"]}]},
        "diagnoses": {"nodes": [{"id": "icd10cm:C34.90", "system": "ICD10CM"}]},
        "classifications": {"nodes": [{"id": "revenue:0333", "code": "0333", "system": "REVENUE"}]},
        "documents": {"nodes": [{"name": "77620.txt", "codes": {"nodes": [{"code": "77620"}]}}]},
    }


def test_covering_and_only_discussing_are_told_apart(data: Ask) -> None:
    found = data(
        """{ code(code: "77386") { payers { totalCount nodeCount nodes { id }
          edges { node { id parentId } predicate status condition } } } }"""
    )["code"]["payers"]
    assert found == {
        "totalCount": 3,
        "nodeCount": 2,
        "nodes": [{"id": "payer:aetna"}, {"id": "payer:medicare"}],
        "edges": [
            {
                "node": {"id": "payer:aetna", "parentId": "payer:cvs-health"},
                "predicate": "DISCUSSED_FOR",
                "status": "AFFIRMED",
                "condition": None,
            },
            {
                "node": {"id": "payer:medicare", "parentId": None},
                "predicate": "COVERED_BY",
                "status": "CONDITIONAL",
                "condition": "when a plan is on file",
            },
            {
                "node": {"id": "payer:medicare", "parentId": None},
                "predicate": "DISCUSSED_FOR",
                "status": "AFFIRMED",
                "condition": None,
            },
        ],
    }


def test_different_statuses_of_one_pair_are_different_edges(data: Ask) -> None:
    found = data(
        """{ specialty(name: "radiation oncologist") { codes { totalCount nodeCount edges {
          node { code } status evidence { quote } } } } }"""
    )["specialty"]["codes"]
    assert (found["totalCount"], found["nodeCount"]) == (2, 1)
    assert [edge["status"] for edge in found["edges"]] == ["AFFIRMED", "CONDITIONAL"]


def test_related_codes_are_seen_from_both_ends(data: Ask) -> None:
    found = data(
        """{ code(code: "77386") {
          relatedCodes { edges { node { code } predicate } }
          referringCodes { edges {
            node { code } predicate relationship assertion { subject { code } } } } } }"""
    )["code"]
    assert found["relatedCodes"]["edges"] == [{"node": {"code": "77387"}, "predicate": "BILLED_SEPARATELY_WITH"}]
    assert found["referringCodes"]["edges"] == [
        {
            "node": {"code": "77407"},
            "predicate": "RELATED_TO",
            "relationship": "the complex form",
            "assertion": {"subject": {"code": "77407"}},
        }
    ]


@pytest.mark.parametrize(
    ("field", "names", "expected"),
    [
        ("code", ["77620", "cpt:77620", " CPT:77620 "], "cpt:77620"),
        ("modifier", ["26", "modifier:26", "professional component"], "modifier:26"),
        ("payer", ["Aetna", "aetna", "payer:aetna", "AETNA"], "payer:aetna"),
        ("site", ["ASC", "ambulatory  surgical center"], "site:ambulatory-surgical-center"),
        ("diagnosis", ["C34.90", "icd10cm:c34.90"], "icd10cm:C34.90"),
        ("classification", ["0333", "revenue:0333"], "revenue:0333"),
        ("specialty", ["radiation-oncology"], "specialty:radiation-oncology"),
        ("document", ["77620.txt"], "document:bbbbbbb2bbbb"),
    ],
)
def test_a_node_is_found_by_whatever_it_is_called(data: Ask, field: str, names: list[str], expected: str) -> None:
    key = "code" if field in {"code", "modifier", "diagnosis", "classification"} else "name"
    for name in names:
        query = f"query ($name: String!) {{ {field}({key}: $name) {{ id }} }}"
        assert data(query, {"name": name}) == {field: {"id": expected}}


def test_a_node_that_the_graph_does_not_hold_is_null(data: Ask) -> None:
    assert data('{ node(id: "modifier:2G") { id } code(code: "99999") { id } payer(name: "Nobody") { id } }') == {
        "node": None,
        "code": None,
        "payer": None,
    }


def test_nodes_keep_the_order_of_their_ids_and_leave_nulls(data: Ask) -> None:
    found = data(
        """{ nodes(ids: ["payer:aetna", "cpt:00000", "cpt:77386", "payer:aetna"]) {
          __typename id name kind ... on Code { title } } }"""
    )["nodes"]
    aetna = {"__typename": "Payer", "id": "payer:aetna", "name": "Aetna", "kind": "PAYER"}
    assert found == [
        aetna,
        None,
        {
            "__typename": "Code",
            "id": "cpt:77386",
            "name": "77386",
            "kind": "CODE",
            "title": "Complex IMRT delivery",
        },
        aetna,
    ]


def test_every_quote_is_the_text_at_its_span(data: Ask, graph: KnowledgeGraph) -> None:
    found = data(
        """{ assertions(first: 500) { totalCount nodes { evidence {
          document { id } start end quote before after } } } }"""
    )["assertions"]
    assert found["totalCount"] == len(graph.assertions)
    for assertion in found["nodes"]:
        for words in assertion["evidence"]:
            text = graph.documents[words["document"]["id"]].text
            assert text[words["start"] : words["end"]] == words["quote"]
            assert words["before"] + words["quote"] + words["after"] in text


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("{predicate: [TITLE]}", 3),
        ('{subject: ["77620"]}', 8),
        ('{subject: ["77620"], predicate: [TAKES_MODIFIER]}', 2),
        ('{object: ["26"], status: [NEGATED]}', 1),
        ('{object: ["26"]}', 3),
        ('{document: ["77407.txt"]}', 5),
        ('{extractor: ["hand"]}', 24),
        ('{extractor: ["hand/2"]}', 0),
        ('{text: "prior authorization"}', 1),
        ('{text: "intracavitary"}', 1),
        ('{not: {extractor: ["hand/1"]}}', 0),
        ("{singleDocument: true, predicate: [PERFORMED_AT]}", 4),
        ("{singleDocument: false}", 0),
        ('{or: [{subject: ["77407"]}, {object: ["77407"]}]}', 5),
        ('{and: [{subject: ["77386"]}, {status: [CONDITIONAL]}]}', 2),
    ],
)
def test_assertions_can_be_filtered(data: Ask, where: str, expected: int) -> None:
    assert data(f"{{ assertions(where: {where}) {{ totalCount }} }}")["assertions"]["totalCount"] == expected


def test_gaps_tell_what_documents_do_not_tell(data: Ask) -> None:
    found = data(
        """{
          gaps { totalCount }
          locked: gaps(where: {reason: [LOCKED]}) { nodes {
            subject { id } document { name } field quote } }
          code(code: "77386") { gaps { nodes { field reason quote } } }
          modifier(code: "26") { gaps(where: {not: {field: [TEXT]}}) { nodes { field } } }
          document(name: "77620.txt") { gaps { totalCount } } }"""
    )
    assert found == {
        "gaps": {"totalCount": 3},
        "locked": {
            "nodes": [
                {
                    "subject": {"id": "document:bbbbbbb2bbbb"},
                    "document": {"name": "77620.txt"},
                    "field": "TEXT",
                    "quote": "The rest needs a login.",
                }
            ]
        },
        "code": {
            "gaps": {
                "nodes": [
                    {
                        "field": "DIAGNOSES",
                        "reason": "NOT_AVAILABLE",
                        "quote": "Diagnoses: not available.",
                    }
                ]
            }
        },
        "modifier": {"gaps": {"nodes": [{"field": "MODIFIER_USE"}]}},
        "document": {"gaps": {"totalCount": 2}},
    }


def test_documents_and_codes_lead_to_each_other(data: Ask) -> None:
    found = data(
        """{ code(code: "77386") { documents { nodes { name length sha256 encoding sections } } }
          document(name: "77407.txt") { codes { nodes { code } } assertions { totalCount } } }"""
    )
    assert [node["name"] for node in found["code"]["documents"]["nodes"]] == ["77386.txt", "77407.txt"]
    assert found["code"]["documents"]["nodes"][0]["sections"] == ["CPT 77386: Complex IMRT delivery"]
    assert codes(found["document"]["codes"]) == ["77386", "77407"]
    assert found["document"]["assertions"]["totalCount"] == 5


def test_the_release_counts_what_the_graph_holds(data: Ask, graph: KnowledgeGraph) -> None:
    found = data(
        """{ release { id builtAt documents assertions gaps evidence
          nodes { kind count } statements { predicate count } } }"""
    )["release"]
    assert found["id"] == graph.release.id
    assert found["builtAt"] is None
    assert (found["documents"], found["assertions"], found["gaps"]) == (3, len(graph.assertions), 3)
    assert sum(pair["count"] for pair in found["nodes"]) == len(graph.nodes)
    assert sum(pair["count"] for pair in found["statements"]) == len(graph.assertions)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('{condition: {contains: "prior"}}', ["COVERED_BY"]),
        ('{whenToUse: {present: true}, subject: ["77407"]}', ["TAKES_MODIFIER"]),
        ("{relationship: {present: true}}", ["RELATED_TO"]),
        ('{section: {contains: "77620"}, meaning: {present: true}}', ["TAKES_MODIFIER", "TAKES_MODIFIER"]),
        ("{section: {present: false}}", []),
    ],
)
def test_assertions_are_found_by_what_their_evidence_adds(data: Ask, where: str, expected: list[str]) -> None:
    found = data(f"{{ assertions(where: {where}) {{ nodes {{ predicate }} }} }}")["assertions"]["nodes"]
    assert [row["predicate"] for row in found] == expected


def test_the_edges_of_a_relation_are_chosen_by_what_their_evidence_adds_and_where_it_stands(data: Ask) -> None:
    def chosen(assertion: str, field: str = "modifiers") -> list[str]:
        found = data(f'{{ code(code: "77386") {{ {field}(assertion: {assertion}) {{ nodes {{ id }} }} }} }}')
        return [node["id"] for node in found["code"][field]["nodes"]]

    assert chosen('{meaning: {contains: "distinct"}}') == ["modifier:59"]
    assert chosen("{condition: {present: true}}", "payers") == ["payer:medicare"]
    assert chosen('{document: ["77386.txt"]}') == ["modifier:26", "modifier:59"]
    assert chosen('{document: ["77620.txt"]}') == []
    assert chosen('{extractor: ["hand"], not: {meaning: {contains: "distinct"}}}') == ["modifier:26"]
