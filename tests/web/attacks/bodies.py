"""Attacks by a body, or by what is said of it."""

import gzip
import json
from typing import Final

from tests.web.attacks.attack import Attack, body, get, http, post

_REFUSED: Final = "REQUEST_INVALID"
_MIB: Final = 1024 * 1024
_ASK: Final = b'{"query": "{ __typename }"}'


def _variables(content: bytes) -> bytes:
    return b'{"query": "query ($n: Int) { codes(first: $n) { totalCount } }", "variables": {"n": ' + content + b"}}"


def _typed(name: str, media_type: str | None, content: bytes = _ASK) -> Attack:
    headers = {"Content-Type": media_type} if media_type is not None else {}
    return Attack(
        name=name, request=http("POST", "/graphql", content, headers), status=415, code="MEDIA_TYPE_UNSUPPORTED"
    )


BODIES: Final[tuple[Attack, ...]] = (
    body("no body", b"", _REFUSED),
    body("null", b"null", _REFUSED),
    body("a number", b"1", _REFUSED),
    body("a text", b'"{ __typename }"', _REFUSED),
    body("an object with nothing in it", b"{}", _REFUSED),
    body("JSON that is cut off", _ASK[:-2], _REFUSED),
    body("JSON twice", _ASK + _ASK, _REFUSED),
    body("JSON with a comment", b"/* x */" + _ASK, _REFUSED),
    body("JSON behind a byte order mark", b"\xef\xbb\xbf" + _ASK, _REFUSED),
    body("JSON in UTF-16", _ASK.decode().encode("utf-16"), _REFUSED),
    body("bytes that are no UTF-8", b'{"query": "\xff\xfe"}', _REFUSED),
    body("UTF-8 that is longer than it must be", b'{"query": "\xc0\xaf"}', _REFUSED),
    body("half a character", b'{"query": "{ __typename }", "operationName": "\\ud800"}', _REFUSED),
    body("half a character in the variables", _variables(b'"\\udfff"'), _REFUSED),
    body("null bytes", b"\0" * 1_000, _REFUSED),
    body("100,000 lists in each other", b"[" * 100_000, _REFUSED),
    body("100,000 objects in each other", b'{"a":' * 100_000, _REFUSED),
    body("an integer of 100,000 digits", _variables(b"9" * 100_000), _REFUSED),
    body("a number beyond all floats", _variables(b"1e400"), _REFUSED),
    body("what is not a number", _variables(b"NaN"), _REFUSED),
    body("a query that is a number", b'{"query": 1}', _REFUSED),
    body("a query that is a list", b'{"query": ["{ __typename }"]}', _REFUSED),
    body("a query that is blank", b'{"query": " "}', "OPERATION_INVALID", 200),
    body("variables that are a list", b'{"query": "{ __typename }", "variables": [1]}', _REFUSED),
    body("variables that are a text", b'{"query": "{ __typename }", "variables": "{}"}', _REFUSED),
    body("a name that is an object", b'{"query": "{ __typename }", "operationName": {}}', _REFUSED),
    body("one key twice", b'{"query": "{ __typename }", "query": "{ nothing }"}', "GRAPHQL_VALIDATION_FAILED", 200),
    body("50,000 keys that nobody knows", json.dumps({f"k{n}": n for n in range(50_000)}).encode(), _REFUSED),
    body("keys of a prototype", b'{"__proto__": {"query": "{ __typename }"}, "constructor": 1}', _REFUSED),
    body("a document that nobody knows", b'{"documentId": "sha256:../../etc/passwd"}', "SAVED_OPERATION_UNKNOWN", 200),
    body("a list of operations", b"[" + _ASK + b"]", "BATCH_UNSUPPORTED"),
    body("a list of 20,000 operations", b"[" + b",".join([_ASK] * 20_000) + b"]", "BATCH_UNSUPPORTED"),
    body("an empty list", b"[]", "BATCH_UNSUPPORTED"),
    body("a body of 1 MiB and a byte", b" " * (_MIB + 1), "BODY_TOO_LARGE", 413),
    body("a body of 20 MB", b" " * 20_000_000, "BODY_TOO_LARGE", 413),
    body("a body of 1 MiB of blanks and nothing else", b" " * _MIB, _REFUSED),
    body("a body that is packed", gzip.compress(_ASK), "MEDIA_TYPE_UNSUPPORTED", 415, Content_Encoding="gzip"),
    _typed("no media type", None),
    _typed("an empty media type", ""),
    _typed("text for JSON", "text/plain"),
    _typed("a form", "application/x-www-form-urlencoded", b"query=%7B__typename%7D"),
    _typed("a form with a file", "multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"'),
    _typed("GraphQL for JSON", "application/graphql", b"{ __typename }"),
    _typed("a media type of 30 kB", "application/" + "x" * 30_000),
    Attack(name="a query string without a query", request=get(a="1"), status=400, code=_REFUSED),
    Attack(
        name="variables in a query string that are cut off",
        request=get(query="{a}", variables="{"),
        status=400,
        code=_REFUSED,
    ),
    Attack(
        name="variables in a query string in 5,000 lists",
        request=get(query="{a}", variables="[" * 5_000),
        status=400,
        code=_REFUSED,
    ),
    Attack(
        name="bytes in a query string that are no UTF-8",
        request=http("GET", "/graphql?query=%7B%FF%FE%7D"),
        status=200,
        code="GRAPHQL_SYNTAX_ERROR",
    ),
    Attack(
        name="a body in chunks that is too large",
        request=post(b"10000\r\n" + b" " * 65_536 + b"\r\n", {"Transfer-Encoding": "chunked"})
        + (b"10000\r\n" + b" " * 65_536 + b"\r\n") * 20
        + b"0\r\n\r\n",
        status=413,
        code="BODY_TOO_LARGE",
    ),
    Attack(
        name="a body in chunks of one byte",
        request=post(
            b"".join(b"1\r\n" + bytes([byte]) + b"\r\n" for byte in b'{"query": "{ nothing }"}') + b"0\r\n\r\n",
            {"Transfer-Encoding": "chunked"},
        ),
        status=200,
        code="GRAPHQL_VALIDATION_FAILED",
    ),
)
