"""What agents do wrong: each is a result that says so, with code, value and hint, and the session goes on."""

from typing import Any

import pytest

from graphsvc.agent.tool import Tool
from graphsvc.agent.tools import TOOLS
from tests.agent.clients import Client, over_stdio

LONG = "x" * 100_000

WRONG: list[tuple[str, Any, str, str | None, str]] = [
    ("serach", {}, "TOOL_UNKNOWN", "serach", "did you mean 'search'?"),
    (LONG, {}, "TOOL_UNKNOWN", LONG[:80], "there are resolve, search,"),
    ("search", {}, "ARGUMENT_INVALID", "text", "it takes text, kinds,"),
    ("search", {"text": 5}, "ARGUMENT_INVALID", "5", "inputSchema"),
    ("search", {"text": None}, "ARGUMENT_INVALID", None, "inputSchema"),
    ("search", {"text": "a", "kind": ["CODE"]}, "ARGUMENT_INVALID", "kind", "it takes text, kinds,"),
    ("search", {"texts": "a"}, "ARGUMENT_INVALID", "texts", "it takes text, kinds,"),
    ("search", {"text": "a", "kinds": ["CODES"]}, "ARGUMENT_INVALID", "CODES", "inputSchema"),
    ("search", {"text": LONG}, "ARGUMENT_INVALID", LONG[:80], "inputSchema"),
    ("search", {"text": "?!"}, "SEARCH_INVALID", "?!", ""),
    ("search", {"text": "a", "max_tokens": 999}, "ARGUMENT_INVALID", "999", "inputSchema"),
    ("search", {"text": "a", "max_tokens": 20_001}, "ARGUMENT_INVALID", "20001", "inputSchema"),
    ("search", {"text": "a", "max_tokens": "4000"}, "ARGUMENT_INVALID", "4000", "inputSchema"),
    ("search", {"text": "a", "after": "nonsense"}, "CURSOR_INVALID", "nonsense", ""),
    ("resolve", {"terms": "26"}, "ARGUMENT_INVALID", "26", "inputSchema"),
    ("resolve", {"terms": ["26"], "max_tokens": 10**400}, "ARGUMENT_INVALID", None, "64 bits"),
    ("resolve", {"terms": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("resolve", {"terms": ["26"] * 101}, "ARGUMENT_INVALID", str(["26"] * 101)[:80], "inputSchema"),
    ("describe", {"ids": ["77386"]}, "NODE_ID_INVALID", "77386", "'cpt:77620'"),
    ("describe", {"ids": ["cpt:99999", "cpt:99998"]}, "NODE_UNKNOWN", "cpt:99999, cpt:99998", "resolve"),
    ("describe", {"ids": [f"cpt:{number}" for number in range(21)]}, "ARGUMENT_INVALID", None, "inputSchema"),
    ("describe", {"ids": ["cpt:77386"], "quotes": 0}, "ARGUMENT_INVALID", "0", "inputSchema"),
    ("codes_sharing", {"ids": ["modifier:26", "modifier:ZZ"]}, "NODE_UNKNOWN", "modifier:ZZ", "resolve"),
    ("codes_sharing", {"ids": ["cpt:77386"]}, "ARGUMENT_INVALID", "cpt:77386", "compare"),
    (
        "codes_sharing",
        {"ids": ["modifier:26", "payer:aetna"], "predicates": ["COVERED_BY"]},
        "ARGUMENT_INVALID",
        "modifier:26",
        "add TAKES_MODIFIER",
    ),
    ("codes_sharing", {"ids": ["modifier:26"], "match": "some"}, "ARGUMENT_INVALID", "some", "inputSchema"),
    ("compare", {"ids": ["cpt:77386"]}, "ARGUMENT_INVALID", None, "inputSchema"),
    ("compare", {"ids": ["cpt:77386", "cpt:77386"]}, "COMPARISON_INVALID", "1", "different ids"),
    ("compare", {"ids": ["cpt:77386", "modifier:26"]}, "COMPARISON_INVALID", None, "one kind"),
    ("compare", {"ids": ["cpt:77386", "cpt:77407"], "had_by": "cpt:1"}, "ARGUMENT_INVALID", "cpt:1", "cpt:77386"),
    ("paths", {"from_ids": ["cpt:77386"], "to_ids": ["cpt:77386"]}, "PATH_INVALID", "cpt:77386", "two different"),
    ("paths", {"from_ids": ["cpt:77386"], "to_ids": ["cpt:99999"]}, "PATH_INVALID", "cpt:99999", ""),
    ("paths", {"from_ids": ["cpt:77386"], "to_ids": ["cpt:77407"], "max_length": 7}, "ARGUMENT_INVALID", "7", ""),
    ("gaps", {"ids": ["document:000000000000"]}, "NODE_UNKNOWN", "document:000000000000", "search"),
    ("gaps", {"fields": ["PRICE"]}, "ARGUMENT_INVALID", "PRICE", "inputSchema"),
    ("gaps", {"fields": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("review_notes", {"rules": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("search", {"text": "a", "kinds": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("describe", {"ids": ["cpt:77386"], "predicates": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("codes_sharing", {"ids": ["modifier:26"], "predicates": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("compare", {"ids": ["cpt:77386", "cpt:77407"], "predicates": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    (
        "paths",
        {"from_ids": ["cpt:77386"], "to_ids": ["cpt:77407"], "kinds": []},
        "ARGUMENT_INVALID",
        "[]",
        "inputSchema",
    ),
    ("review_notes", {"rules": "ALL"}, "ARGUMENT_INVALID", "ALL", "inputSchema"),
    ("run_saved", {"name": "compare-code"}, "SAVED_OPERATION_UNKNOWN", "compare-code", "did you mean 'compare-codes'?"),
    ("run_saved", {"name": "compare-codes", "variables": {"ids": 5.5}}, "BAD_USER_INPUT", "5.5", "type"),
    (
        "run_saved",
        {"name": "codes-sharing-a-modifier", "variables": {"modifer": "59"}},
        "BAD_USER_INPUT",
        "modifer",
        "did you mean 'modifier'?",
    ),
    ("graphql", {"query": "{ release { id } }", "variables": {"a": 1}}, "BAD_USER_INPUT", "a", "it has none"),
    ("run_saved", {"name": "compare-codes", "variables": []}, "ARGUMENT_INVALID", "[]", "inputSchema"),
    ("graphql", {"query": "{ code("}, "GRAPHQL_SYNTAX_ERROR", None, ""),
    ("graphql", {"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED", "nothing", "schema"),
    ("graphql", {"query": "mutation { a }"}, "OPERATION_INVALID", "mutation", "read-only"),
    ("graphql", {"query": "query A { release { id } } query B { release { id } }"}, "OPERATION_INVALID", None, "A, B"),
    ("graphql", {"query": "{ codes(first: 501) { nodes { id } } }"}, "PAGE_SIZE_INVALID", "501", "500"),
    (
        "graphql",
        {"query": "{ codes(first: 500) { nodes { modifiers(first: 500) { nodes { id codes { nodes { id } } } } } } }"},
        "OPERATION_TOO_LARGE",
        None,
        "first",
    ),
]


@pytest.mark.parametrize(
    ("name", "arguments", "code", "value", "hint"), WRONG, ids=[f"{name[:20]} {code}" for name, _, code, *_ in WRONG]
)
def test_a_wrong_call_is_told_with_code_value_and_hint(
    client: Client,
    name: str,
    arguments: Any,  # noqa: ANN401 - JSON is anything
    code: str,
    value: str | None,
    hint: str,
) -> None:
    error = client.error(name, arguments)
    assert error["code"] == code
    assert error["message"]
    if value is not None:
        assert error["value"] == value
    assert hint in error["hint"]
    assert len(str(error)) < 2_500
    assert client.answer("resolve", terms=["26"])["rows"]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
@pytest.mark.parametrize("wrong", [5, "text", [], {"a": []}, None, [[[[[]]]]], True, 1e300, "\x00", "\u202e"], ids=repr)
def test_no_argument_of_any_type_breaks_a_tool(http: Client, tool: Tool[Any], wrong: object) -> None:
    (listed,) = (one for one in http.tools() if one.name == tool.name)
    for argument in listed.input_schema["properties"]:
        result = http.call(tool.name, {argument: wrong})
        assert "INTERNAL" not in str(result.content)


def test_where_only_saved_operations_run_agents_write_none() -> None:
    with over_stdio("--runnable", "saved") as client:
        assert [tool.name for tool in client.tools()] == [tool.name for tool in TOOLS if tool.name != "graphql"]
        assert client.error("graphql", {"query": "{ release { id } }"})["code"] == "TOOL_UNKNOWN"
        assert client.answer("run_saved", name="release")["data"]["release"]


def test_an_operation_whose_parts_fail_tells_the_rest(http: Client) -> None:
    query = '{ release { id } node(id: "nonsense") { id } }'
    answer = http.answer("graphql", query=query)
    assert answer["data"]["release"] == {"id": answer["release"]}
    assert answer["data"]["node"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["NODE_ID_INVALID"]
