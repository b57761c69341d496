"""Facets: what another choice would give, counted over the whole list."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.graph import KnowledgeGraph

Ask = Callable[..., dict[str, Any]]


def counts(values: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(one["node"]["id"] if "node" in one else one["value"], one["count"]) for one in values]


SITES = "facets { sites { node { id } count } modifiers { node { id } count } system { value count } }"

BOTH = [("site:hospital-outpatient", 3), ("site:ambulatory-surgical-center", 1)]
ONE = [("site:ambulatory-surgical-center", 1), ("site:hospital-outpatient", 1)]


@pytest.mark.parametrize(
    ("where", "total", "sites", "modifiers"),
    [
        ("{}", 4, BOTH, [("modifier:26", 2), ("modifier:59", 2), ("modifier:73", 1)]),
        ('{sites: {any: ["ASC"]}}', 1, BOTH, [("modifier:26", 1), ("modifier:73", 1)]),
        (
            '{sites: {any: ["ASC"]}, modifiers: {any: ["73"]}}',
            1,
            ONE,
            [("modifier:26", 1), ("modifier:73", 1)],
        ),
        ('{and: [{sites: {any: ["ASC"]}}]}', 1, ONE, [("modifier:26", 1), ("modifier:73", 1)]),
        (
            '{not: {sites: {any: ["ASC"]}}}',
            3,
            [("site:hospital-outpatient", 2)],
            [("modifier:59", 2), ("modifier:26", 1)],
        ),
        ("{system: [HCPCS]}", 0, [], []),
    ],
)
def test_a_facet_leaves_out_the_condition_of_its_name_and_no_other(
    data: Ask, where: str, total: int, sites: list[Any], modifiers: list[Any]
) -> None:
    found = data(f"{{ codes(where: {where}, first: 0) {{ totalCount {SITES} }} }}")["codes"]
    assert found["totalCount"] == total
    assert counts(found["facets"]["sites"]) == sites
    assert counts(found["facets"]["modifiers"]) == modifiers
    assert ("CPT", 4 if where in {"{}", "{system: [HCPCS]}"} else total) in counts(found["facets"]["system"])


def test_the_statuses_of_edges_are_all_counted_whichever_are_asked_for(data: Ask) -> None:
    every = [("AFFIRMED", 2), ("NEGATED", 1)]
    for status in ("", "(status: [NEGATED])", "(status: [CONDITIONAL])"):
        found = data(f'{{ modifier(code: "26") {{ codes{status} {{ facets {{ status {{ value count }} }} }} }} }}')
        assert counts(found["modifier"]["codes"]["facets"]["status"]) == every


def test_values_are_as_many_as_asked_for_and_their_number_is_told(data: Ask, error: Ask) -> None:
    found = data(
        """{ codes { facets { modifiers(first: 1) { node { id } count } modifiersCount
          none: sites(first: 0) { count } } } }"""
    )
    assert found["codes"]["facets"] == {
        "modifiers": [{"node": {"id": "modifier:26"}, "count": 2}],
        "modifiersCount": 3,
        "none": [],
    }
    for first in (-1, 201):
        wrong = error(f"{{ codes {{ facets {{ sites(first: {first}) {{ count }} }} }} }}")
        assert wrong["extensions"]["code"] == "PAGE_SIZE_INVALID"


def test_edges_are_counted_by_what_they_say_and_by_their_far_nodes(data: Ask) -> None:
    found = data(
        """{ code(code: "77386") { payers(relation: [DISCUSSED_FOR], status: [AFFIRMED]) { totalCount facets {
          relation { value count } status { value count } document { node { name } count }
          extractor { value count } node { codes { node { id } count } codesCount } } } } }"""
    )["code"]["payers"]
    assert found == {
        "totalCount": 2,
        "facets": {
            "relation": [{"value": "DISCUSSED_FOR", "count": 2}],
            "status": [{"value": "AFFIRMED", "count": 2}],
            "document": [{"node": {"name": "77386.txt"}, "count": 2}],
            "extractor": [{"value": "hand/1", "count": 2}],
            "node": {
                "codes": [{"node": {"id": "cpt:77386"}, "count": 2}, {"node": {"id": "cpt:77620"}, "count": 1}],
                "codesCount": 2,
            },
        },
    }


def test_the_facet_of_an_argument_leaves_the_argument_out(data: Ask) -> None:
    found = data(
        """{ specialty(name: "radiation oncology") { codes(status: [CONDITIONAL]) {
          totalCount facets { status { value count } } } } }"""
    )["specialty"]["codes"]
    assert found == {
        "totalCount": 1,
        "facets": {"status": [{"value": "AFFIRMED", "count": 1}, {"value": "CONDITIONAL", "count": 1}]},
    }


def test_statements_have_facets_too(data: Ask) -> None:
    found = data(
        """{
          assertions(where: {status: [NEGATED]}) { facets { status { value count } predicate { value count } } }
          gaps(where: {reason: [LOCKED]}) { facets { reason { value count } field { value count } } }
          disagreements { facets { predicate { value count } object { node { id } count } } }
          reviewNotes { facets { rule { value } ruleCount } }
          documents { facets { codes(first: 1) { node { id } count } } } }"""
    )
    assert found == {
        "assertions": {
            "facets": {
                "status": [
                    {"value": "AFFIRMED", "count": 19},
                    {"value": "CONDITIONAL", "count": 3},
                    {"value": "NEGATED", "count": 2},
                ],
                "predicate": [{"value": "TAKES_MODIFIER", "count": 2}],
            }
        },
        "gaps": {
            "facets": {
                "reason": [{"value": "NOT_AVAILABLE", "count": 2}, {"value": "LOCKED", "count": 1}],
                "field": [{"value": "TEXT", "count": 1}],
            }
        },
        "disagreements": {
            "facets": {
                "predicate": [{"value": "PERFORMED_BY", "count": 1}],
                "object": [{"node": {"id": "specialty:radiation-oncology"}, "count": 1}],
            }
        },
        "reviewNotes": {"facets": {"rule": [], "ruleCount": 0}},
        "documents": {"facets": {"codes": [{"node": {"id": "cpt:77386"}, "count": 2}]}},
    }


def test_what_a_facet_tells_is_what_choosing_the_value_gives(data: Ask, graph: KnowledgeGraph) -> None:
    chosen = 'modifiers: {any: ["26"]}'
    facets = data(f'{{ codes(where: {{sites: {{any: ["ASC"]}}, {chosen}}}) {{ {SITES} }} }}')["codes"]["facets"]
    for site in facets["sites"]:
        where = f'{{sites: {{any: ["{site["node"]["id"]}"]}}, {chosen}}}'
        assert data(f"{{ codes(where: {where}) {{ totalCount }} }}")["codes"]["totalCount"] == site["count"]
    assert {site["node"]["id"] for site in facets["sites"]} <= graph.nodes.keys()


def test_facets_are_not_counted_unless_asked_for(data: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("graphsvc.gql.faceting.facet_values", counted)
    assert data("{ codes { totalCount facets { __typename } } }")["codes"]["totalCount"] == 4


def test_the_kinds_of_what_a_search_found_are_counted_whichever_are_asked_for(data: Ask) -> None:
    ask = 'search(text: "radiation", {}) {{ totalCount nodes {{ kind }} facets {{ kinds {{ value count }} }} }}'
    whole, one = (data(f"{{ {ask.format(kinds)} }}")["search"] for kinds in ("first: 99", "kinds: [SPECIALTY]"))
    kinds = Counter(node["kind"] for node in whole["nodes"])
    assert len(kinds) > 1
    assert counts(whole["facets"]["kinds"]) == sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    assert one["facets"] == whole["facets"]
    assert one["totalCount"] == kinds["SPECIALTY"]
