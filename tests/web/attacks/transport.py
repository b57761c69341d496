"""Attacks by what is around an operation: lines, headers, paths, and what is no HTTP at all."""

from typing import Final

from tests.web.attacks.attack import NO_ANSWER, Attack, http, post

_ASK: Final = b'{"query": "{ __typename }"}'
_CHUNKED: Final = {"Transfer-Encoding": "chunked"}


def _broken(name: str, request: bytes) -> Attack:
    """Return an attack that is no HTTP."""
    return Attack(name=name, request=request, status=400, code="HTTP_MALFORMED")


def _method(method: str) -> Attack:
    return Attack(
        name=f"the method {method[:8]}", request=http(method, "/graphql"), status=405, code="METHOD_NOT_ALLOWED"
    )


def _path(name: str, path: str) -> Attack:
    return Attack(name=name, request=http("GET", path), status=404, code="PATH_NOT_FOUND")


TRANSPORT: Final[tuple[Attack, ...]] = (
    _method("PUT"),
    _method("DELETE"),
    _method("PATCH"),
    _method("TRACE"),
    _method("QUERY"),
    _method("X" * 1_000),
    _path("a path out of the folder", "/../../etc/passwd"),
    _path("a path out of the folder in escapes", "/%2e%2e/%2e%2e/etc/passwd"),
    _path("an asset out of the folder", "/assets/../../pages.py"),
    _path("an asset out of the folder in escapes", "/assets/%2e%2e%2f.stamp"),
    _path("a path with a null byte", "/graphql%00"),
    _path("a path with a line break", "/graphql%0d%0aSet-Cookie:%20a=b"),
    _path("a path of 20 kB", "/" + "a" * 20_000),
    _broken("nothing of HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500),
    Attack(name="HTTP/2", request=b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status=404, code="PATH_NOT_FOUND"),
    Attack(
        name="a version that does not exist",
        request=http("GET", "/nothing").replace(b"HTTP/1.1", b"HTTP/9.9"),
        status=404,
        code="PATH_NOT_FOUND",
    ),
    _broken("a first line of 200 kB", b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    _broken("a header of 200 kB", http("GET", "/graphql", headers={"X-Long": "a" * 200_000})),
    Attack(
        name="10,000 headers",
        request=http("GET", "/graphql", headers={f"X-{n}": "a" for n in range(10_000)}),
        status=400,
        code="REQUEST_INVALID",
    ),
    _broken("a header with a null byte", http("GET", "/graphql", headers={"X-Request-Id": "a\0b"})),
    _broken("a header without a name", b"GET /graphql HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"),
    _broken("a header with a blank in its name", b"GET /graphql HTTP/1.1\r\nHost: a\r\nX Y: b\r\n\r\n"),
    _broken("no host", b"GET /graphql HTTP/1.1\r\n\r\n"),
    _broken("two hosts", b"GET /graphql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
    _broken("a length below zero", post(_ASK, {"Content-Length": "-1"})),
    _broken("a length that is no number", post(_ASK, {"Content-Length": "many"})),
    _broken("a length of 5,000 digits", post(_ASK, {"Content-Length": "9" * 5_000})),
    _broken("two lengths", post(_ASK, {"Content-Length": "27", "content-length": "5"})),
    _broken("a chunk whose length is no number", post(b"zz\r\nabc\r\n0\r\n\r\n", _CHUNKED)),
    _broken("a chunk of more bytes than there are atoms", post(b"F" * 40 + b"\r\nabc", _CHUNKED)),
    _broken("an encoding that nobody knows", post(_ASK, {"Transfer-Encoding": "gzip"})),
    Attack(
        name="a length that is too small",
        request=post(_ASK, {"Content-Length": "5"}),
        status=400,
        code="REQUEST_INVALID",
    ),
    Attack(
        name="a length that is too large", request=post(_ASK, {"Content-Length": "1000"}), status=None, code=NO_ANSWER
    ),
    Attack(name="a chunk that never comes", request=post(b"5\r\nab", _CHUNKED), status=None, code=NO_ANSWER),
    Attack(
        name="half a header", request=b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Le", status=None, code=NO_ANSWER
    ),
    Attack(
        name="headers that forge the log",
        request=http("GET", "/nothing", headers={"X-Request-Id": "a\x1b[31m{}", "X-Forwarded-For": "' OR 1=1"}),
        status=404,
        code="PATH_NOT_FOUND",
    ),
    Attack(
        name="an upgrade to a socket",
        request=http(
            "GET",
            "/graphql?a=1",
            headers={
                "Upgrade": "websocket",
                "Connection": "Upgrade, close",
                "Sec-WebSocket-Key": "a",
                "Sec-WebSocket-Version": "13",
            },
        ),
        status=400,
        code="REQUEST_INVALID",
    ),
)
