"""Free terms mean nodes: as ids, codes, numbers and wordings, in the order of the terms."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphsvc.gql.limits import MAX_IDS
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.resolving import resolve
from graphsvc.vocabulary import load_vocabulary

Ask = Callable[..., dict[str, Any]]

RESOLVE = (
    "query ($terms: [String!]!) { resolve(terms: $terms) { term isAmbiguous candidates { way ids nodes { id } } } }"
)


@pytest.mark.parametrize(
    ("term", "way", "ids"),
    [
        ("cpt:77386", "ID", ["cpt:77386"]),
        ("77386", "CODE", ["cpt:77386"]),
        ("CPT  77386", "CODE", ["cpt:77386"]),
        ("g6015", "CODE", ["hcpcs:G6015"]),
        ("77620 26", "CODE_WITH_MODIFIER", ["cpt:77620", "modifier:26"]),
        ("77620-26", "CODE_WITH_MODIFIER", ["cpt:77620", "modifier:26"]),
        ("modifier 59", "MODIFIER", ["modifier:59"]),
        ("-59", "MODIFIER", ["modifier:59"]),
        ("C34.90", "DIAGNOSIS", ["icd10cm:C34.90"]),
        ("POS 22", "PLACE_OF_SERVICE", ["site:outpatient-hospital"]),
        ("0333", "CLASSIFICATION", ["revenue:0333"]),
        ("2085r0001x", "TAXONOMY", ["specialty:radiation-oncology"]),
        ("ASC", "WORDING", ["site:ambulatory-surgical-center"]),
        ("BCBS", "WORDING", ["payer:blue-cross-blue-shield"]),
        ("Radiation  Oncologist", "WORDING", ["specialty:radiation-oncology"]),
    ],
)
def test_a_term_means_what_a_coder_means_by_it(data: Ask, term: str, way: str, ids: list[str]) -> None:
    (resolution,) = data(RESOLVE, {"terms": [term]})["resolve"]
    assert resolution["isAmbiguous"] is False
    assert [(candidate["way"], candidate["ids"]) for candidate in resolution["candidates"]] == [(way, ids)]


def test_a_number_that_is_a_modifier_and_a_place_is_ambiguous_and_what_the_graph_holds_comes_first(data: Ask) -> None:
    (resolution,) = data(RESOLVE, {"terms": ["26"]})["resolve"]
    assert resolution == {
        "term": "26",
        "isAmbiguous": True,
        "candidates": [
            {"way": "MODIFIER", "ids": ["modifier:26"], "nodes": [{"id": "modifier:26"}]},
            {"way": "PLACE_OF_SERVICE", "ids": ["site:military-treatment-facility"], "nodes": []},
        ],
    }


def test_a_shape_of_no_category_in_use_is_no_diagnosis(data: Ask) -> None:
    (resolution,) = data(RESOLVE, {"terms": ["P7A"]})["resolve"]
    assert [candidate["way"] for candidate in resolution["candidates"]] == []


def test_terms_keep_their_order_and_unknown_ones_have_no_candidates(data: Ask) -> None:
    resolutions = data(RESOLVE, {"terms": ["nonsense", "aetna", "", "nonsense"]})["resolve"]
    assert [(item["term"], len(item["candidates"])) for item in resolutions] == [
        ("nonsense", 0),
        ("aetna", 1),
        ("", 0),
        ("nonsense", 0),
    ]


def test_too_many_terms_are_an_error(ask: Ask) -> None:
    (error,) = ask(RESOLVE, {"terms": ["26"] * (MAX_IDS + 1)})["errors"]
    assert error["extensions"]["code"] == "PAGE_SIZE_INVALID"
    assert f"at most {MAX_IDS}" in error["extensions"]["hint"]


def test_every_id_and_name_of_the_graph_means_its_node(graph: KnowledgeGraph) -> None:
    for node in graph.nodes.values():
        for term in (node.id, node.name):
            (resolution,) = resolve(graph, load_vocabulary(), [term], limit=1)
            assert node.id in [node_id for candidate in resolution.candidates for node_id in candidate.ids]


@example(term="modifier:TC")
@example(term="betos:P7A")
@example(term="Payer:AETNA")
@given(term=st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_letter_case_does_not_change_what_a_term_means(graph: KnowledgeGraph, term: str) -> None:
    vocabulary = load_vocabulary()
    meanings = {
        tuple((candidate.way, candidate.ids) for candidate in resolution.candidates)
        for resolution in resolve(graph, vocabulary, [term, term.upper(), term.lower()], limit=3)
    }
    assert len(meanings) == 1


@pytest.mark.parametrize("term", ["\uff17\uff17\uff13\uff18\uff16", "77386-\u0662\u0666", "mod \u00e99", "-__"])
def test_digits_and_letters_beyond_ascii_make_no_code(data: Ask, term: str) -> None:
    assert data(RESOLVE, {"terms": [term]})["resolve"][0]["candidates"] == []
