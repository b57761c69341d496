"""Attacks by the values of arguments and variables."""

import base64
from typing import Any, Final

from tests.web.attacks.attack import Attack, get, operation

_WRONG: Final = "GRAPHQL_VALIDATION_FAILED"
_VALUE: Final = "BAD_USER_INPUT"
_PAGE: Final = "PAGE_SIZE_INVALID"
_CURSOR: Final = "CURSOR_INVALID"

_FIRST: Final = "query ($n: Int) { codes(first: $n) { totalCount } }"
_AFTER: Final = "query ($c: String) { codes(after: $c) { totalCount } }"
_WHERE: Final = "query ($w: CodeWhere) { codes(where: $w) { totalCount } }"
_IDS: Final = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
_ENTITIES: Final = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }"


def _nested(key: str, levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"text": "x"}
    for _ in range(levels):
        value = {key: value}
    return value


def _forged(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


VALUES: Final[tuple[Attack, ...]] = (
    operation("a page of 501", "{ codes(first: 501) { totalCount } }", _PAGE),
    operation("a page of 2,147,483,647", "{ codes(last: 2147483647) { totalCount } }", _PAGE),
    operation("a page of -1", "{ codes(first: -1) { totalCount } }", _PAGE),
    operation("a page from both ends", "{ codes(first: 1, last: 1) { totalCount } }", _PAGE),
    operation("a page of 501 by a variable", _FIRST, _PAGE, {"n": 501}),
    operation("a page of -2,147,483,648 by a variable", _FIRST, _PAGE, {"n": -(2**31)}),
    operation("a page of 100,000 by default", _FIRST.replace("Int", "Int = 100000"), _PAGE),
    operation("an integer that overflows", "{ codes(first: 2147483648) { totalCount } }", _WRONG),
    operation("an integer that overflows by a variable", _FIRST, _VALUE, {"n": 2**31}),
    operation("an integer that overflows by default", _FIRST.replace("Int", "Int = 2147483648"), _WRONG),
    operation("an integer of 64 bits", _FIRST, _VALUE, {"n": -(2**63)}),
    operation("a fraction for a page", _FIRST, _VALUE, {"n": 1.5}),
    operation("a large float for a page", _FIRST, _VALUE, {"n": 1e300}),
    operation("a text for a page", _FIRST, _VALUE, {"n": "50"}),
    operation("a truth value for a page", _FIRST, _VALUE, {"n": True}),
    operation("the cursor of another list", _AFTER, _CURSOR, {"c": _forged("modifiers modifier:26")}),
    operation("the cursor of another release", _AFTER, _CURSOR, {"c": _forged("0123456789abcdef cpt:77620")}),
    operation("a cursor that is no base64", _AFTER, _CURSOR, {"c": "%%%not base64%%%"}),
    operation("a cursor with a wrong padding", _AFTER, _CURSOR, {"c": "a==="}),
    operation("a cursor of emoji", _AFTER, _CURSOR, {"c": "\N{GRINNING FACE}" * 50}),
    operation("a cursor of bytes that are no UTF-8", _AFTER, _CURSOR, {"c": "_____w"}),
    operation("a cursor of null characters", _AFTER, _CURSOR, {"c": "\0\0\0"}),
    operation("an empty cursor", _AFTER, _CURSOR, {"c": ""}),
    operation("a cursor of 1 MB", _AFTER, _CURSOR, {"c": "A" * 1_000_000}),
    operation("a cursor that asks a database", _AFTER, _CURSOR, {"c": "' OR 1=1 --"}),
    operation("variables of 400 levels", _WHERE, _VALUE, {"w": _nested("not", 400)}),
    Attack(
        name="variables of 400 levels in the query string",
        request=get(query="{ __typename }", variables='{"a":' + "[" * 400 + "]" * 400 + "}"),
        status=200,
        code=_VALUE,
    ),
    operation("a filter of 9 levels", _WHERE, "FILTER_INVALID", {"w": _nested("not", 9)}),
    operation("a filter of 5,000 parts", _WHERE, _VALUE, {"w": {"or": [{}] * 5_000}}),
    operation("a filter of 10,000 names", _WHERE, _VALUE, {"w": {"modifiers": {"any": ["26"] * 10_000}}}),
    operation("a filter that is blank", _WHERE, "FILTER_INVALID", {"w": {"text": " \t\n"}}),
    operation("a filter that is empty", _WHERE, "FILTER_INVALID", {"w": {"text": ""}}),
    operation("a filter by a prototype", _WHERE, _VALUE, {"w": {"__proto__": {"text": "x"}, "constructor": {}}}),
    operation("a filter by a class of Python", _WHERE, _VALUE, {"w": {"__class__": {"__init__": {}}}}),
    operation("a filter by nothing known 1,500 times", _WHERE, _VALUE, {"w": {f"x{n}": n for n in range(1_500)}}),
    operation("501 ids", _IDS, _PAGE, {"ids": ["cpt:77620"] * 501}),
    operation("1,900 ids", _IDS, _PAGE, {"ids": ["cpt:77620"] * 1_900}),
    operation("an id of 900 kB", _IDS, "NODE_ID_INVALID", {"ids": ["x" * 900_000]}),
    operation("an id that is an object", _IDS, _VALUE, {"ids": [{"id": "cpt:77620"}]}),
    operation("ids in 100 lists", _IDS, _VALUE, {"ids": [[["cpt:77620"]] * 100]}),
    operation("null for what must be given", _IDS, _VALUE, {"ids": None}),
    operation("501 terms", "query ($t: [String!]!) { resolve(terms: $t) { term } }", _PAGE, {"t": ["a"] * 501}),
    operation("ids that cannot be compared", '{ compare(ids: ["cpt:77620"]) { nodes { id } } }', "COMPARISON_INVALID"),
    operation(
        "501 references of a gateway", _ENTITIES, _PAGE, {"of": [{"__typename": "Code", "id": "cpt:77620"}] * 501}
    ),
    operation(
        "references to a prototype",
        _ENTITIES,
        "REPRESENTATION_INVALID",
        {"of": [{"__typename": "__proto__", "id": "x"}]},
    ),
    operation("references that are lists", _ENTITIES, "REPRESENTATION_INVALID", {"of": [[[]]] * 400}),
    operation("a path instead of a document", '{ document(name: "document:../../etc/passwd") { length } x }', _WRONG),
)
