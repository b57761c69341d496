"""How two nodes hang together, with the words on every hop."""

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., dict[str, Any]]

PATHS = """
query ($from: ID!, $to: ID!, $maxLength: Int, $kinds: [NodeKind!], $predicates: [Predicate!], $first: Int) {
  paths(from: $from, to: $to, maxLength: $maxLength, kinds: $kinds, predicates: $predicates, first: $first) {
    length
    nodes { id }
    hops { near { id } far { id } assertions { predicate status evidence { quote } } }
  }
}
"""


def along(answer: dict[str, Any]) -> list[list[str]]:
    return [[node["id"] for node in path["nodes"]] for path in answer["paths"]]


def test_a_path_tells_what_documents_say_on_every_hop(data: Ask) -> None:
    answer = data(PATHS, {"from": "cpt:77407", "to": "payer:medicare", "first": 1})
    assert answer["paths"] == [
        {
            "length": 2,
            "nodes": [{"id": "cpt:77407"}, {"id": "cpt:77386"}, {"id": "payer:medicare"}],
            "hops": [
                {
                    "near": {"id": "cpt:77407"},
                    "far": {"id": "cpt:77386"},
                    "assertions": [
                        {
                            "predicate": "RELATED_TO",
                            "status": "AFFIRMED",
                            "evidence": [{"quote": "See also 77386, the complex form."}],
                        }
                    ],
                },
                {
                    "near": {"id": "cpt:77386"},
                    "far": {"id": "payer:medicare"},
                    "assertions": [
                        {
                            "predicate": "COVERED_BY",
                            "status": "CONDITIONAL",
                            "evidence": [{"quote": "Medicare covers 77386 when a plan is on file."}],
                        },
                        {"predicate": "DISCUSSED_FOR", "status": "AFFIRMED", "evidence": [{"quote": "Medicare"}]},
                    ],
                },
            ],
        }
    ]


def test_shorter_paths_come_first_and_of_one_length_those_of_lower_ids(data: Ask) -> None:
    assert along(data(PATHS, {"from": "cpt:77407", "to": "cpt:77386", "maxLength": 2})) == [
        ["cpt:77407", "cpt:77386"],
        ["cpt:77407", "modifier:59", "cpt:77386"],
        ["cpt:77407", "site:hospital-outpatient", "cpt:77386"],
    ]


def test_kinds_and_predicates_say_over_what_a_path_may_lead(data: Ask) -> None:
    ends = {"from": "cpt:77407", "to": "cpt:77386", "maxLength": 2}
    assert along(data(PATHS, {**ends, "kinds": ["MODIFIER"]}))[1:] == [["cpt:77407", "modifier:59", "cpt:77386"]]
    assert along(data(PATHS, {**ends, "kinds": []})) == [["cpt:77407", "cpt:77386"]]
    assert along(data(PATHS, {**ends, "predicates": ["PERFORMED_AT"]})) == [
        ["cpt:77407", "site:hospital-outpatient", "cpt:77386"]
    ]


def test_there_may_be_no_path(data: Ask) -> None:
    assert data(PATHS, {"from": "cpt:77407", "to": "icd10cm:C34.90", "maxLength": 1}) == {"paths": []}


@pytest.mark.parametrize(
    ("given", "code", "value"),
    [
        ({"to": "cpt:10000"}, "PATH_INVALID", "cpt:10000"),
        ({"to": "cpt:77407"}, "PATH_INVALID", "cpt:77407"),
        ({"to": "document:aaaaaaa1aaaa"}, "PATH_INVALID", "document:aaaaaaa1aaaa"),
        ({"to": "nonsense"}, "NODE_ID_INVALID", "nonsense"),
        ({"to": "cpt:77386", "maxLength": 0}, "PATH_INVALID", 0),
        ({"to": "cpt:77386", "maxLength": 7}, "PATH_INVALID", 7),
        ({"to": "cpt:77386", "first": 0}, "PAGE_SIZE_INVALID", 0),
        ({"to": "cpt:77386", "first": 51}, "PAGE_SIZE_INVALID", 51),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_no_path_can_be_sought_for_is_an_error_that_says_why(
    error: Ask, given: dict[str, Any], code: str, value: object
) -> None:
    found = error(PATHS, {"from": "cpt:77407", **given})["extensions"]
    assert (found["code"], found["value"]) == (code, value)
    assert found["hint"]


@pytest.mark.parametrize(("steps", "found"), [(5, 0), (100, 3)])
def test_a_search_over_too_many_edges_tells_how_many_paths_it_found(
    error: Ask, monkeypatch: pytest.MonkeyPatch, steps: int, found: int
) -> None:
    monkeypatch.setattr("graphsvc.graph.paths.MAX_STEPS", steps)
    told = error(PATHS, {"from": "cpt:77407", "to": "cpt:77386"})["extensions"]
    hint = f"ask for first: {found}" if found else "choose kinds or predicates, or a smaller maxLength"
    assert (told["code"], told["value"], told["hint"]) == ("PATHS_TOO_LARGE", found, hint)
