"""What a request to /sparql asks (SPARQL 1.1 Protocol, section 2.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from graphsvc.sparql.errors import ReadOnlyError
from graphsvc.web.body import check_media_type, read_body
from graphsvc.web.errors import RequestError

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"

_TAKEN: Final = {_QUERY: "a SPARQL query", _FORM: "a form", _UPDATE: "an update"}

MAX_PARAMETERS: Final = 1_000
"""Parameters of a request: a dataset of as many graphs."""

Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlRequest:
    """What is asked.

    Attributes:
        text: The query.
        default_graphs: IRIs that `default-graph-uri` gives, in order; None where neither parameter is given.
        named_graphs: IRIs that `named-graph-uri` gives; likewise.
    """

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


async def read_sparql(request: Request, seconds: float) -> SparqlRequest | None:
    """Return what a request asks; None for a GET without a query, which asks what is served.

    Parameters that the protocol does not know are passed over: clients send theirs in the hope that one is known.

    Args:
        request: A GET, a HEAD or a POST.
        seconds: How long the body may take to arrive.

    Raises:
        RequestError: it asks nothing that can be read, in the way that the error's class tells.
        ReadOnlyError: it asks for an update.
    """
    given = _read(request.scope["query_string"], "query string")
    if request.method != "POST":
        return _asked(given) if any(name in {"query", "update"} for name, _ in given) else None
    media_type = check_media_type(request, _TAKEN)
    if media_type == _UPDATE:
        raise _read_only()
    content = await read_body(request, seconds)
    if media_type == _FORM:
        return _asked(_read(content, "form"))
    try:
        return _asked([*given, ("query", content.decode("utf-8-sig"))])
    except UnicodeDecodeError as error:
        raise RequestError(f"the query is not valid UTF-8 (byte {error.start})", hint="send it as UTF-8") from None


def _read(content: bytes, told: str) -> Parameters:
    try:
        return parse_qsl(
            content.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS
        )
    except UnicodeDecodeError:
        reason, hint = "is not URL-encoded UTF-8", "encode what is no letter or digit of ASCII: %20 for a blank"
    except ValueError:
        reason, hint = "has too many parameters", f"give at most {MAX_PARAMETERS:,}"
    raise RequestError(f"the {told} {reason}", hint=hint)


def _asked(given: Parameters) -> SparqlRequest:
    if any(name == "update" for name, _ in given):
        raise _read_only()
    texts = [text for name, text in given if name == "query"]
    if len(texts) != 1:
        raise RequestError(
            f"the request has {len(texts)} queries",
            value=len(texts),
            hint="give one: /sparql?query=SELECT...; SPARQL has no batches",
        )
    default = tuple(iri for name, iri in given if name == "default-graph-uri")
    named = tuple(iri for name, iri in given if name == "named-graph-uri")
    whole = not default and not named
    return SparqlRequest(
        text=texts[0], default_graphs=None if whole else default, named_graphs=None if whole else named
    )


def _read_only() -> ReadOnlyError:
    return ReadOnlyError("the graph is read-only, and takes no updates", value="update", hint="ask by query")
