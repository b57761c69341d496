import logging
import re
from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import OperationPolicy, Schema, build_schema, execute
from graphsvc.gql.limits import MAX_ALIASES, MAX_DEPTH, MAX_IDS
from graphsvc.graph import KnowledgeGraph, questions
from tests.threads import finished

Ask = Callable[..., dict[str, Any]]


def code_of(error: dict[str, Any]) -> str:
    code: str = error["extensions"]["code"]
    return code


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        ("{", None, "GRAPHQL_SYNTAX_ERROR"),
        ("{}", None, "GRAPHQL_SYNTAX_ERROR"),
        ('{ modifier(code: "26") {} }', None, "GRAPHQL_SYNTAX_ERROR"),
        ("{ nothing }", None, "GRAPHQL_VALIDATION_FAILED"),
        ("{ code(code: 5) { id } }", None, "GRAPHQL_VALIDATION_FAILED"),
        ("{ codes(where: {system: [WHO]}) { totalCount } }", None, "GRAPHQL_VALIDATION_FAILED"),
        ("query ($n: Int!) { codes(first: $n) { totalCount } }", None, "BAD_USER_INPUT"),
        ("query ($n: Int) { codes(first: $n) { totalCount } }", {"n": "x"}, "BAD_USER_INPUT"),
        ("query ($n: Int) { codes(first: $n) { totalCount } }", {"n": 10**5000}, "BAD_USER_INPUT"),
        ("query ($w: CodeWhere) { codes(where: $w) { totalCount } }", {"w": {"x": 1}}, "BAD_USER_INPUT"),
        ('{ node(id: "nonsense") { id } }', None, "NODE_ID_INVALID"),
        ('{ nodes(ids: ["cpt:77620", "who:1"]) { id } }', None, "NODE_ID_INVALID"),
        ('{ code(code: "hello") { id } }', None, "NODE_ID_INVALID"),
        ('{ code(code: "modifier:26") { id } }', None, "NODE_ID_INVALID"),
        ('{ codes(where: {modifiers: {any: ["payer:aetna"]}}) { totalCount } }', None, "NODE_ID_INVALID"),
        ('{ codes(where: {text: " "}) { totalCount } }', None, "FILTER_INVALID"),
        ('{ gaps(where: {text: ""}) { totalCount } }', None, "FILTER_INVALID"),
        ("{ codes(where: {modifiers: {atLeast: {count: -1}}}) { totalCount } }", None, "FILTER_INVALID"),
        ('{ codes(where: {modifiers: {meaning: {contains: " "}}}) { totalCount } }', None, "FILTER_INVALID"),
        ("query ($w: CodeWhere) { codes(where: $w) { totalCount } }", {"w": {"or": [{}] * 50}}, "FILTER_INVALID"),
        ("query ($w: CodeWhere) { codes(where: $w) { totalCount } }", {"w": {"or": [{}] * 3000}}, "BAD_USER_INPUT"),
        ("", None, "OPERATION_INVALID"),
        ("fragment F on Code { id }", None, "OPERATION_INVALID"),
        ("mutation { x }", None, "OPERATION_INVALID"),
        ("subscription { x }", None, "OPERATION_INVALID"),
        ("query A { release { id } } query B { release { id } }", None, "OPERATION_INVALID"),
    ],
)
def test_what_a_caller_can_mend_has_a_code(error: Ask, text: str, variables: dict[str, Any] | None, code: str) -> None:
    assert code_of(error(text, variables)) == code


def test_an_error_names_the_value_and_a_hint(error: Ask) -> None:
    found = error('{ node(id: "nonsense") { id } }')
    assert found["message"] == "'nonsense' is not a node id"
    assert found["extensions"]["value"] == "nonsense"
    assert "cpt:77620" in found["extensions"]["hint"]
    assert found["path"] == ["node"]


NAMES = "the names are in the schema: /schema.graphql, or `graphsvc schema`"
VALUES = "give a value of the type that the schema has there: /schema.graphql, or `graphsvc schema`"
DECLARATIONS = "declare each variable once, with the type of the places that use it, and use it"
STRUCTURE = "mend the place in `locations`; the rules are in section 5 of the GraphQL specification"
ONE_OF = "give exactly one field, not null"


@pytest.mark.parametrize(
    ("text", "value", "hint"),
    [
        ("{ codes(first: 99999999999) { totalCount } }", "99999999999", VALUES),
        ("{ node(id: null) { id } }", "null", VALUES),
        ("{ codes(where: {system: [WHO]}) { totalCount } }", "WHO", VALUES),
        ('{ codes(first: "' + "x" * 200 + '") { totalCount } }', '"' + "x" * 79, VALUES),
        ("{ nothing }", "nothing", NAMES),
        ("{ release { id @no } }", "no", NAMES),
        ("{ ...A }", "A", NAMES),
        ("{ codes(where: {x: 1}) { totalCount } }", "x", NAMES),
        ("{ node(id: $x) { id } }", "$x", DECLARATIONS),
        ("query ($x: Int) { node(id: $x) { id } }", "$x", DECLARATIONS),
        ("{ node { id } }", "node", "give the argument: the schema has its type and an example"),
        ("{ codes }", "codes", STRUCTURE),
        ("{ a: release { id } a: gaps { totalCount } }", "release", STRUCTURE),
        ("{ ...A } fragment A on Query { ...A }", "A", STRUCTURE),
        ("{ codes(where: {modifiers: {meaning: {}}}) { totalCount } }", "{}", ONE_OF),
        (
            "{ codes(orderBy: [{}]) { totalCount } }",
            "{}",
            f"{ONE_OF}; several keys of an order are several objects of the list",
        ),
    ],
)
def test_an_error_of_validation_names_what_is_wrong_and_a_hint_that_fits(
    error: Ask, text: str, value: str, hint: str
) -> None:
    assert error(text)["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED", "value": value, "hint": hint}


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("Int", "x", "x"),
        ("Int", "x" * 1000, "x" * 80),
        ("Int", True, True),
        ("Int", [1], "[1]"),
        ("Int", [["x"]] * 100, ('[["x"], ' + '["x"], ' * 20)[:80]),
    ],
)
def test_an_error_of_a_variable_names_its_value(error: Ask, kind: str, given: object, value: object) -> None:
    found = error(f"query ($f: {kind}) {{ codes(first: $f) {{ totalCount }} }}", {"f": given})
    assert found["extensions"] == {
        "code": "BAD_USER_INPUT",
        "value": value,
        "hint": "give each variable the type that the operation declares for it",
    }


@pytest.mark.parametrize(
    ("text", "variables", "end"),
    [
        ("{ node(id: null) { id } }", None, "not to be null."),
        ("query ($f: ID!) { node(id: $f) { id } }", {"f": None}, "not to be null."),
        ("query ($f: Int) { codes(first: $f) { totalCount } }", {"f": True}, "value: true"),
    ],
)
def test_a_message_speaks_graphql_not_python(error: Ask, text: str, variables: dict[str, Any] | None, end: str) -> None:
    assert error(text, variables)["message"].endswith(end)


def test_an_operation_that_is_not_in_the_text_is_an_error(error: Ask) -> None:
    found = error("query A { release { id } }", None, "B")
    assert code_of(found) == "OPERATION_INVALID"
    assert "A" in found["extensions"]["hint"]


def test_an_error_repeats_no_more_than_the_head_of_an_operation_s_name(error: Ask) -> None:
    found = error("query A { release { id } }", None, "B" * 1_000_000)
    assert found["message"] == f"there is no operation '{'B' * 80}'"
    assert found["extensions"]["value"] == "B" * 80


def test_one_of_several_operations_is_chosen_by_its_name(ask: Ask) -> None:
    text = "query A { release { id } } query B { gaps { totalCount } }"
    assert ask(text, None, "B")["data"] == {"gaps": {"totalCount": 3}}


def test_every_response_tells_the_release_that_answered(ask: Ask, graph: KnowledgeGraph) -> None:
    for text in ("{ __typename }", "{", "{ nothing }", "mutation { a }", "query($x: Int!) { __typename }"):
        assert ask(text)["extensions"]["release"] == graph.release.id


def test_what_did_not_run_has_no_data(ask: Ask) -> None:
    assert "data" not in ask("{ nothing }")
    assert ask('{ node(id: "x") { id } }')["data"] == {"node": None}


def test_a_filter_that_nests_too_deep_is_an_error(error: Ask) -> None:
    where: dict[str, Any] = {"text": "x"}
    for _ in range(8):
        where = {"not": where}
    query = "query ($where: CodeWhere) { codes(where: $where) { totalCount } }"
    found = error(query, {"where": where})
    assert (code_of(found), found["extensions"]["value"]) == ("FILTER_INVALID", 9)
    assert "`not`" in found["extensions"]["hint"]


def test_a_filter_that_nests_too_deep_through_relations_is_an_error(error: Ask) -> None:
    where: dict[str, Any] = {}
    for _ in range(4):
        where = {"modifiers": {"where": {"codes": {"where": where}}}}
    query = "query ($where: CodeWhere) { codes(where: $where) { totalCount } }"
    assert code_of(error(query, {"where": where})) == "FILTER_INVALID"


def test_an_operation_that_nests_too_deep_is_told_to_nest_less(error: Ask) -> None:
    assert error(nested(MAX_DEPTH))["extensions"]["hint"] == "nest less deep, or split the operation"


def test_a_malformed_id_is_an_error_in_its_place(ask: Ask) -> None:
    answer = ask('{ nodes(ids: ["cpt:77620", "bad", "cpt:77386"]) { id } }')
    (error,) = answer["errors"]
    assert answer["data"] == {"nodes": [{"id": "cpt:77620"}, None, {"id": "cpt:77386"}]}
    assert (error["path"], code_of(error), error["extensions"]["value"]) == (["nodes", 1], "NODE_ID_INVALID", "bad")


def test_an_empty_operation_name_is_none(ask: Ask, error: Ask) -> None:
    assert ask("query A { __typename }", None, "")["data"] == {"__typename": "Query"}
    assert code_of(error("query A { __typename } query B { __typename }", None, "")) == "OPERATION_INVALID"


def test_variables_that_nest_without_end_are_an_error(error: Ask) -> None:
    where: dict[str, Any] = {}
    for _ in range(100_000):
        where = {"not": where}
    query = "query ($where: CodeWhere) { codes(where: $where) { totalCount } }"
    assert code_of(error(query, {"where": where})) == "BAD_USER_INPUT"


def nested(levels: int) -> str:
    return "{ codes { " + "nodes { referringCodes { " * levels + "totalCount" + " } }" * (levels + 1)


def chain(spreads: str, levels: int) -> str:
    fragments = (
        f"fragment F{level} on Code {{ {spreads.replace('NEXT', f'F{level + 1}')} }}" for level in range(levels)
    )
    return f"{{ codes {{ nodes {{ ...F0 }} }} }} {' '.join(fragments)} fragment F{levels} on Code {{ id }}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(nested(MAX_DEPTH), id="depth"),
        pytest.param("{a" * 40_000, id="braces"),
        pytest.param("{ codes(where: " + "{not: " * 3_000 + "}" * 3_000 + ") { totalCount } }", id="literals"),
        pytest.param("{ " + "a: release { id } " * (MAX_ALIASES + 1) + "}", id="aliases"),
        pytest.param("{ release { " + "id " * 3_000 + "} }", id="fields"),
        pytest.param("{ release { " + "id " * 990 + "} }", id="one field"),
        pytest.param("{ release { " + "id " * 1_000_000 + "} }", id="length"),
        pytest.param("{ codes(first: " + "9" * 5_000 + ") { totalCount } }", id="number"),
        pytest.param("#\n" * 10_000 + "{ release { id } }", id="comments"),
        pytest.param(chain("...NEXT ...NEXT", 25), id="doubling fragments"),
        pytest.param(chain("...NEXT ...NEXT", 500), id="a long chain of doubling fragments"),
        pytest.param(chain("referringCodes { nodes { ...NEXT } }", 30), id="depth by fragments"),
    ],
)
def test_an_operation_that_is_too_large_is_refused(error: Ask, text: str) -> None:
    assert code_of(error(text)) == "OPERATION_TOO_LARGE"


def test_fragments_that_spread_themselves_are_refused(ask: Ask) -> None:
    text = "{ codes { nodes { ...A } } } fragment A on Code { ...B } fragment B on Code { ...A id }"
    assert {code_of(error) for error in ask(text)["errors"]} == {"GRAPHQL_VALIDATION_FAILED"}


def test_a_shared_fragment_costs_what_it_asks_for(data: Ask) -> None:
    assert data(chain("...NEXT ...NEXT", 6))["codes"]["nodes"][0] == {"id": "cpt:77386"}


def test_too_many_ids_are_an_error(error: Ask) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert code_of(error(query, {"ids": ["cpt:77620"] * (MAX_IDS + 1)})) == "PAGE_SIZE_INVALID"


def test_an_operation_that_returns_too_many_rows_is_stopped(graph: KnowledgeGraph) -> None:
    schema = build_schema(OperationPolicy(rows=5))
    response = execute(schema, graph, "{ codes { nodes { modifiers { totalCount nodes { id } } } } }")
    assert {code_of(error) for error in response["errors"]} == {"OPERATION_TOO_LARGE"}
    extensions = response["errors"][0]["extensions"]
    assert (extensions["limit"], extensions["value"] > 5) == (5, True)


def test_what_nobody_expected_is_masked_and_logged(
    schema: Schema, graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret")

    monkeypatch.setattr(questions, "nodes_of_kind", broken)
    with caplog.at_level(logging.ERROR, logger="graphsvc"):
        response = execute(schema, graph, "{ codes { totalCount } }")
    (error,) = response["errors"]
    assert error["message"] == "internal error"
    assert code_of(error) == "INTERNAL"
    assert re.fullmatch("[0-9a-f]{12}", error["extensions"]["id"])
    assert "the secret" not in str(response)
    (record,) = caplog.records
    assert error["extensions"]["id"] in record.getMessage()
    assert record.exc_info is not None
    assert "the secret" in str(record.exc_info[1])


def test_errors_are_the_same_when_strawberry_runs_asynchronously(schema: Schema, graph: KnowledgeGraph) -> None:
    for text, code in (
        ("{", "GRAPHQL_SYNTAX_ERROR"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($n: Int!) { codes(first: $n) { totalCount } }", "BAD_USER_INPUT"),
        ("query A { release { id } } query B { release { id } }", "OPERATION_INVALID"),
        ('{ node(id: "nonsense") { id } }', "NODE_ID_INVALID"),
        ("", "OPERATION_INVALID"),
    ):
        result = finished(schema.execute(text, context_value=schema.context(graph)))
        assert [(error.extensions or {})["code"] for error in result.errors or ()] == [code]


@pytest.mark.parametrize("text", ["{ codes { totalCount } }", "{ release { id } }", "{ __schema { description } }"])
def test_an_operation_that_takes_too_long_stops_at_the_next_object(graph: KnowledgeGraph, text: str) -> None:
    schema = build_schema(OperationPolicy(seconds=-1))
    errors = execute(schema, graph, text)["errors"]
    assert [code_of(error) for error in errors] == ["OPERATION_TIMEOUT"]
