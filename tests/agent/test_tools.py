"""Every tool, by a real client: its example, its answers over both transports, its quotes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graphsvc.agent
from graphsvc.agent.counting import tokens_of
from graphsvc.agent.limits import BYTES_PER_TOKEN, DEFAULT_TOKENS, MAX_TOKENS, MIN_TOKENS, WINDOW
from graphsvc.agent.tool import Tool
from graphsvc.agent.tools import TOOLS
from graphsvc.gql import build_schema, execute
from graphsvc.graph import KnowledgeGraph
from tests.agent.clients import Client

QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("resolve", {"terms": ["77620-26", "ASC", "BCBS", "no such thing"]}),
    ("search", {"text": "hypertermia", "max_tokens": 20_000}),
    ("search", {"text": "aetna", "kinds": ["PAYER"]}),
    ("describe", {"ids": ["cpt:77386", "modifier:26", "cpt:99999"], "max_tokens": 20_000}),
    ("describe", {"ids": ["cpt:77407"], "predicates": ["TAKES_MODIFIER"], "statuses": ["NEGATED"]}),
    ("codes_sharing", {"ids": ["modifier:26", "modifier:59"]}),
    ("codes_sharing", {"ids": ["payer:aetna", "payer:cigna"], "match": "any", "predicates": ["COVERED_BY"]}),
    ("compare", {"ids": ["cpt:77386", "cpt:77620", "cpt:77750"], "max_tokens": 20_000}),
    ("paths", {"from_ids": ["cpt:77386", "cpt:77620"], "to_ids": ["cpt:77407", "cpt:77620"], "max_tokens": 20_000}),
    ("gaps", {}),
    ("gaps", {"ids": ["cpt:77620"], "reasons": ["LOCKED", "NOT_AVAILABLE"]}),
    ("review_notes", {"ids": ["cpt:77407"]}),
    ("saved_operations", {}),
    ("run_saved", {"name": "compare-codes", "variables": {"ids": ["cpt:77386", "cpt:77620"]}}),
    ("graphql", {"query": '{ code(code: "99999") { id } modifier(code: "26") { codes { nodes { id } } } }'}),
]


def quotes_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"document", "start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from quotes_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes_in(part)


def ask(graph: KnowledgeGraph, query: str) -> Any:  # noqa: ANN401 - JSON is anything
    response = execute(build_schema(), graph, query)
    assert "errors" not in response
    return response["data"]


def test_every_tool_is_asked_here() -> None:
    assert {name for name, _ in QUESTIONS} == {tool.name for tool in TOOLS}


@pytest.mark.parametrize(("name", "arguments"), QUESTIONS, ids=lambda value: value if isinstance(value, str) else "")
def test_both_transports_give_the_same_answer_and_true_quotes(
    stdio: Client, http: Client, graph: KnowledgeGraph, name: str, arguments: dict[str, Any]
) -> None:
    answer = stdio.answer(name, **arguments)
    assert answer == http.answer(name, **arguments)
    assert answer["release"] == graph.release.id
    assert answer.get("rows") or answer.get("data")
    for words in quotes_in(answer):
        document = graph.documents[words["document"]]
        assert document.name == words["document_name"]
        assert document.text[words["start"] : words["end"]] == words["quote"]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_the_example_of_a_tool_is_answered(http: Client, tool: Tool[Any]) -> None:
    (listed,) = (one for one in http.tools() if one.name == tool.name)
    assert listed.description is not None
    example = json.loads(listed.description[listed.description.index('{"') :])
    answer = http.answer(tool.name, **example)
    assert answer.get("rows") or answer.get("data")


def test_statements_travel_whole(http: Client) -> None:
    (row,) = http.answer("describe", ids=["cpt:77620"], predicates=["TAKES_MODIFIER"])["rows"][:1]
    (words,) = row["evidence"]
    assert row | {"evidence": None} == {
        "subject": "cpt:77620",
        "predicate": "TAKES_MODIFIER",
        "object": "modifier:26",
        "object_name": "professional part only: the clinician's interpretation or service, not equipment and staff",
        "status": "AFFIRMED",
        "evidence": None,
    }
    assert words["document_name"] == "77620-invasive-hyperthermia.txt"
    assert words["section"] == "Coding Specifications"
    assert words["as_written"] == "26"
    assert words["extractor"] == "modifiers/1"
    assert set(words["qualifiers"]) == {"meaning", "when_to_use"}
    assert words["qualifiers"]["meaning"] in words["quote"]


def test_compare_tells_what_one_code_takes_that_the_other_does_not(http: Client) -> None:
    rows = http.answer(
        "compare",
        ids=["cpt:77386", "cpt:77407"],
        predicates=["TAKES_MODIFIER"],
        show="distinct",
        had_by="cpt:77386",
    )["rows"]
    assert [(row["node"]["id"], row["of"], row["not_of"]) for row in rows] == [
        ("modifier:26", ["cpt:77386"], ["cpt:77407"]),
        ("modifier:TC", ["cpt:77386"], ["cpt:77407"]),
    ]
    assert all(row["statements"][0]["evidence"][0]["quote"].startswith("Modifier\n") for row in rows)


def test_compare_shows_who_denies_what_it_lacks(http: Client, graph: KnowledgeGraph) -> None:
    denied = [said for said in graph.assertions if said.status == "NEGATED" and said.predicate == "TAKES_MODIFIER"]
    rows = http.answer(
        "compare", ids=["cpt:77386", "cpt:77407"], predicates=["TAKES_MODIFIER"], show="distinct", quotes=20
    )["rows"]
    told = {(said["subject"], said["object"]) for row in rows for said in row["denials"]}
    shown = {row["node"]["id"] for row in rows}
    assert told == {
        (said.subject, said.object) for said in denied if said.subject == "cpt:77407" and said.object in shown
    }


def test_compare_agrees_with_graphql(http: Client, graph: KnowledgeGraph) -> None:
    query = """{ compare(ids: ["cpt:77386", "cpt:77620"]) { parts { predicate
      shared { node { id } of } distinct { node { id } of } } } }"""
    parts = ask(graph, query)["compare"]["parts"]
    for show in ("shared", "distinct"):
        rows = http.answer("compare", ids=["cpt:77386", "cpt:77620"], show=show, max_tokens=20_000)["rows"]
        assert [(row["predicate"], row["node"]["id"], row["of"]) for row in rows] == [
            (part["predicate"], one["node"]["id"], one["of"]) for part in parts for one in part[show]
        ]


@pytest.mark.parametrize(("match", "operator"), [("all", "and"), ("any", "or")])
def test_codes_sharing_agrees_with_graphql(http: Client, graph: KnowledgeGraph, match: str, operator: str) -> None:
    parts = '[{modifiers: {any: ["59"]}}, {sites: {any: ["site:ambulatory-surgical-center"]}}]'
    expected = ask(graph, f"{{ codes(where: {{{operator}: {parts}}}) {{ nodes {{ id }} }} }}")["codes"]["nodes"]
    answer = http.answer(
        "codes_sharing", ids=["modifier:59", "site:ambulatory-surgical-center"], match=match, max_tokens=20_000
    )
    assert [row["code"] for row in answer["rows"]] == [node["id"] for node in expected]
    assert expected
    for row in answer["rows"]:
        assert {said["object"] for said in row["statements"]} == set(row["shares"])


def test_codes_sharing_keeps_to_the_predicates(http: Client, graph: KnowledgeGraph) -> None:
    asked = {"ids": ["payer:aetna"], "predicates": ["COVERED_BY"], "statuses": ["AFFIRMED", "CONDITIONAL", "NEGATED"]}
    told = {said["predicate"] for row in http.answer("codes_sharing", **asked)["rows"] for said in row["statements"]}
    to_aetna = {said.predicate for said in graph.assertions if said.object == "payer:aetna"}
    assert told == {"COVERED_BY"} < to_aetna


def test_paths_agree_with_graphql_and_tell_of_pairs_without_any(http: Client, graph: KnowledgeGraph) -> None:
    query = '{ paths(from: "cpt:77386", to: "cpt:77407") { nodes { id } } }'
    expected = [[node["id"] for node in path["nodes"]] for path in ask(graph, query)["paths"]]
    answer = http.answer("paths", from_ids=["cpt:77386"], to_ids=["cpt:77407"], max_tokens=20_000)
    assert [row["nodes"] for row in answer["rows"]] == expected
    short = http.answer("paths", from_ids=["cpt:77386", "cpt:77387"], to_ids=["cpt:77407"], max_length=1)
    assert [row["nodes"] for row in short["rows"]] == [["cpt:77387", "cpt:77407"]]
    assert short["notes"] == ["no path of at most 1 hops from cpt:77386 to cpt:77407"]


def test_gaps_and_review_notes_are_all_that_there_are(http: Client, graph: KnowledgeGraph) -> None:
    gaps = http.answer("gaps", max_tokens=20_000)
    assert [(row["subject"], row["field"], row["start"]) for row in gaps["rows"]] == [
        (gap.subject, gap.field, gap.start) for gap in graph.gaps
    ]
    notes = http.answer("review_notes", max_tokens=20_000)
    assert [(row["rule"], row["reason"]) for row in notes["rows"]] == [
        (note.rule, note.reason) for note in graph.review.notes
    ]


def test_gaps_of_a_code_hold_those_of_its_modifiers_and_tell_what_no_document_speaks_of(
    http: Client, graph: KnowledgeGraph
) -> None:
    query = '{ completeness(where: {code: ["77620"]}) { nodes { gaps { nodes { field start end } } } } }'
    told = {
        (gap["field"], gap["start"], gap["end"])
        for one in ask(graph, query)["completeness"]["nodes"]
        for gap in one["gaps"]["nodes"]
    }
    answer = http.answer("gaps", ids=["cpt:77620"])
    assert {(row["field"], row["start"], row["end"]) for row in answer["rows"]} == told
    assert {"MODIFIER_MEANING", "MODIFIER_USE"} <= {row["field"] for row in answer["rows"]}
    assert answer["notes"] == ["no document speaks of these fields of cpt:77620: EFFECTIVE_DATE, REVISION_DATE"]
    assert all(row["section"] for row in answer["rows"])


def test_a_saved_operation_answers_as_graphql_does(http: Client, graph: KnowledgeGraph) -> None:
    listed = http.answer("saved_operations", max_tokens=20_000)["rows"]
    (row,) = (one for one in listed if one["name"] == "modifiers-of-one-code-only")
    assert row["variables"] == ['$code: String! = "77386"', '$other: String! = "77407"', "$first: Int = 50"]
    answer = http.answer("run_saved", name=row["name"], variables={"code": "77407", "other": "77386"})
    query = """{ modifiers(where: {codes: {any: ["77407"]}, not: {codes: {any: ["77386"]}}}) {
      totalCount nodes { id code name } } }"""
    assert answer["data"] == ask(graph, query)


def test_null_is_told_in_an_operation_s_answer(http: Client) -> None:
    assert http.answer("graphql", query='{ code(code: "99999") { id } }')["data"] == {"code": None}


def test_ids_that_no_node_has_are_named_beside_the_rest(http: Client) -> None:
    answer = http.answer("describe", ids=["cpt:99999", "cpt:77386"])
    assert answer["unknown"] == ["cpt:99999"]
    assert {row["subject"] for row in answer["rows"]} == {"cpt:77386"}


def test_what_joins_two_nodes_is_told_once(http: Client) -> None:
    rows = http.answer("describe", ids=["cpt:77620", "modifier:26"], max_tokens=20_000)["rows"]
    told = [(row["subject"], row["predicate"], row.get("object", row.get("value")), row["status"]) for row in rows]
    assert len(told) == len(set(told))


def test_a_tool_only_reads_and_says_so(http: Client) -> None:
    for tool in http.tools():
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.idempotent_hint is True
        assert tool.annotations.open_world_hint is False


def test_the_list_of_tools_is_short(stdio: Client, http: Client) -> None:
    """Counted as answers are: three bytes a token; `outputSchema` is what many clients keep from their models."""
    listed = [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in http.tools()]
    assert listed == [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in stdio.tools()]
    asked = [{key: part for key, part in tool.items() if key != "outputSchema"} for tool in listed]
    assert tokens_of(json.dumps(asked, separators=(",", ":"), ensure_ascii=False)) < 5_000
    assert tokens_of(json.dumps(listed, separators=(",", ":"), ensure_ascii=False)) < 11_000
    for tool in listed:
        assert len(tool["description"]) < 350
        assert re.search(r"\{\"", tool["description"])


def test_the_readme_names_every_tool_and_the_sizes_of_answers() -> None:
    told = (Path(graphsvc.agent.__file__).parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+` ?)+)\|", told, re.MULTILINE)
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(tool.name for tool in TOOLS)
    assert f"({MIN_TOKENS:,} to {MAX_TOKENS:,}, unasked {DEFAULT_TOKENS:,})" in told
    assert BYTES_PER_TOKEN == 3
    assert "three bytes of UTF-8" in told
    assert f"?start=0&end={WINDOW}" in told
