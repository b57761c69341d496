"""Nodes of one kind that are alike, and what they share."""

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]

SIMILAR = """
query ($by: [NodeKind!], $first: Int, $after: String) {
  code(code: "77386") {
    similar(by: $by, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id }
      edges { node { id } score sharedCount unionCount shared { kind count nodes { id } } }
    }
  }
}
"""


def test_codes_are_alike_by_all_that_they_share(data: Ask) -> None:
    assert data(SIMILAR)["code"]["similar"]["edges"] == [
        {
            "node": {"id": "cpt:77620"},
            "score": 3 / 12,
            "sharedCount": 3,
            "unionCount": 12,
            "shared": [
                {"kind": "MODIFIER", "count": 1, "nodes": [{"id": "modifier:26"}]},
                {"kind": "PAYER", "count": 1, "nodes": [{"id": "payer:aetna"}]},
                {"kind": "SITE_OF_SERVICE", "count": 1, "nodes": [{"id": "site:hospital-outpatient"}]},
            ],
        },
        {
            "node": {"id": "cpt:77407"},
            "score": 2 / 9,
            "sharedCount": 2,
            "unionCount": 9,
            "shared": [
                {"kind": "MODIFIER", "count": 1, "nodes": [{"id": "modifier:59"}]},
                {"kind": "SITE_OF_SERVICE", "count": 1, "nodes": [{"id": "site:hospital-outpatient"}]},
            ],
        },
    ]


def test_only_the_chosen_kinds_count(data: Ask) -> None:
    edges = data(SIMILAR, {"by": ["SITE_OF_SERVICE"]})["code"]["similar"]["edges"]
    assert [(edge["node"]["id"], edge["score"]) for edge in edges] == [("cpt:77407", 1.0), ("cpt:77620", 0.5)]


def test_no_kinds_make_nothing_alike(data: Ask) -> None:
    assert data(SIMILAR, {"by": []})["code"]["similar"]["totalCount"] == 0


def test_the_pages_of_what_is_alike_are_the_whole(data: Ask) -> None:
    first = data(SIMILAR, {"first": 1})["code"]["similar"]
    second = data(SIMILAR, {"first": 1, "after": first["pageInfo"]["endCursor"]})["code"]["similar"]
    assert (first["nodes"], second["nodes"]) == ([{"id": "cpt:77620"}], [{"id": "cpt:77407"}])
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize(
    ("asked", "alike"),
    [
        ('modifier(code: "26")', ["modifier:73", "modifier:59"]),
        ('payer(name: "Aetna")', ["payer:medicare"]),
        ('site(name: "Ambulatory surgical center")', ["site:hospital-outpatient"]),
        ('specialty(name: "Radiation oncology")', []),
        ('diagnosis(code: "C34.90")', []),
        ('classification(code: "0333")', []),
    ],
)
def test_every_kind_with_relations_has_nodes_that_are_alike(data: Ask, asked: str, alike: list[str]) -> None:
    (node,) = data(f"{{ {asked} {{ similar {{ nodes {{ id }} }} }} }}").values()
    assert [one["id"] for one in node["similar"]["nodes"]] == alike


def test_what_is_shared_is_cut_to_what_is_asked_for_and_counted_whole(data: Ask) -> None:
    shared = data('{ modifier(code: "59") { similar { edges { shared { count nodes(first: 0) { id } } } } } }')
    assert [edge["shared"] for edge in shared["modifier"]["similar"]["edges"]] == [[{"count": 1, "nodes": []}]]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("similar(by: [DOCUMENT]) { totalCount }", "SIMILARITY_INVALID"),
        ("similar(first: 501) { totalCount }", "PAGE_SIZE_INVALID"),
        ("similar { edges { shared { nodes(first: -1) { id } } } }", "PAGE_SIZE_INVALID"),
    ],
)
def test_what_cannot_be_asked_of_similar_nodes_has_a_code(ask: Ask, asked: str, code: str) -> None:
    errors = ask(f'{{ code(code: "77386") {{ {asked} }} }}')["errors"]
    assert {error["extensions"]["code"] for error in errors} == {code}
