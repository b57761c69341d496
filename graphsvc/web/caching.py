"""What lets browsers and proxies keep an answer: a tag known before the operation runs.

A release never changes, and an operation has no clock and no chance in it: the same release, text, name and variables
give the same answer.
"""

import hashlib
import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, Final

import orjson
from starlette.requests import Request

from graphsvc.graph import Release
from graphsvc.web.body import GraphQLRequest

_TAGS: Final = re.compile(r'"([^"]*)"')
"""The tags of If-None-Match, weak ones too (RFC 9110, section 13.1.2)."""

_DIGITS: Final = 32
"""Hex digits of a tag: 128 bits, so that no two answers meet by chance or on purpose."""


class Caching:
    """Tags answers to GET, and tells how long they may be kept."""

    def __init__(self, release: Release, sdl: str, max_age: int) -> None:
        self._release = release
        self._service = [version("graphsvc"), hashlib.sha256(sdl.encode()).hexdigest(), release.id]
        self._kept = f"public, max-age={max_age}, must-revalidate"

    def tag(self, text: str, asked: GraphQLRequest, media_type: str) -> str | None:
        """Return the strong entity tag of an answer; the order in which variables are given does not matter.

        None for variables that nest deeper than can be written: their operation is refused, and no error is kept.
        """
        # The time of the build is in an answer only where its field is named, and no other may differ between two
        # services of one release.
        built_at = self._release.built_at if "builtAt" in text else None
        parts: list[Any] = [*self._service, built_at, text, asked.operation_name, asked.variables, media_type]
        try:
            told = orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError:
            return None
        return f'"{hashlib.sha256(told).hexdigest()[:_DIGITS]}"'

    def export_tag(self, name: str, key: str, writers: Mapping[str, str | None]) -> str:
        """Return the strong entity tag of a format of what a choice's key stands for, as these packages write it."""
        return self._tag("export", name, key, writers)

    def sparql_tag(self, *asked: object) -> str:
        """Return the strong entity tag of the answer to a query that is repeatable: of all that it was asked by."""
        return self._tag("sparql", version("pyoxigraph"), *asked)

    def _tag(self, *parts: object) -> str:
        told = orjson.dumps([*self._service, *parts])
        return f'"{hashlib.sha256(told).hexdigest()[:_DIGITS]}"'

    def headers(self, tag: str) -> Mapping[str, str]:
        """Return the headers of an answer that may be kept."""
        return {"etag": tag, "cache-control": self._kept}


def tag_of_gzip(tag: str) -> str:
    """Return the tag of what gzip makes of the answer with this tag: other bytes have another strong tag."""
    return f'{tag[:-1]}-gzip"'


def has_answer(request: Request, tag: str) -> bool:
    """Tell whether the client still has the answer with this tag.

    `*`, which asks only whether there is an answer, counts as no tag: an operation tells that when it has run.
    """
    given = ",".join(request.headers.getlist("if-none-match"))
    return tag.strip('"') in _TAGS.findall(given)
