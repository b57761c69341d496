"""In which form a client gets its answer: its media type (GraphQL over HTTP, "Media Types"), and compressed or not."""

import re
from collections.abc import Sequence
from typing import Final

from graphsvc.web.errors import NotAcceptableError

GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
"""Its status code tells whether the operation ran; a client trusts such a body whatever the status code is."""

JSON: Final = "application/json"
"""The legacy type: whatever becomes of a request that can be read, its status code is 200."""

_RANGES: Final = {
    GRAPHQL_RESPONSE: ("*/*", "application/*", GRAPHQL_RESPONSE),
    JSON: ("*/*", "application/*", JSON),
}
"""The media ranges that take in each type, the least specific first."""

_QUALITY: Final = re.compile(r"1(\.0{0,3})?|0(\.\d{0,3})?", re.ASCII)
"""RFC 9110, section 12.4.2."""


def media_type_for(accept: Sequence[str]) -> str:
    """Return the media type that a client prefers.

    The newer type goes to clients that name it and want it no less than the legacy one. A client that takes everything,
    or sends no `Accept`, may be older than the newer type, and gets the legacy one.

    Args:
        accept: The values of its `Accept` headers.

    Raises:
        NotAcceptableError: it takes neither.
    """
    header = ",".join(accept).lower()
    if not header.strip(" ,"):
        return JSON
    ranges: dict[str, float] = {}
    for item in header.split(","):
        media_range, quality = _read(item)
        ranges[media_range] = max(quality, ranges.get(media_range, 0.0))
    newer, legacy = (_quality(media_type, ranges) for media_type in (GRAPHQL_RESPONSE, JSON))
    if not newer and not legacy:
        raise NotAcceptableError(
            "the client takes no media type that is served here",
            value=header,
            hint=f"send the header Accept: {GRAPHQL_RESPONSE}, {JSON};q=0.9",
        )
    named = GRAPHQL_RESPONSE in ranges
    return GRAPHQL_RESPONSE if newer > legacy or (named and newer == legacy) else JSON


def preferred(accept: Sequence[str], offered: Sequence[str]) -> str | None:
    """Return which of several media types a client prefers, the first of equal ones; None where it takes none.

    Args:
        accept: The values of its `Accept` headers; without any it takes all.
        offered: Media types in small letters.
    """
    header = ",".join(accept).lower()
    ranges = dict(map(_read, header.split(","))) if header.strip(" ,") else {"*/*": 1.0}

    def quality(media_type: str) -> float:
        general = ranges.get(f"{media_type.partition('/')[0]}/*", ranges.get("*/*", 0.0))
        return ranges.get(media_type, general)

    best = max(offered, key=quality)
    return best if quality(best) > 0 else None


def declared(media_type: str) -> str:
    """Return a media type as a response declares it: a text in UTF-8, which some clients else take for Latin-1."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def takes_gzip(accept_encoding: Sequence[str]) -> bool:
    """Tell whether a client takes a body that gzip compressed (RFC 9110, section 12.5.3).

    Args:
        accept_encoding: The values of its `Accept-Encoding` headers.
    """
    wanted = dict(map(_read, ",".join(accept_encoding).lower().split(",")))
    return wanted.get("gzip", wanted.get("*", 0.0)) > 0


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    found = [ranges[media_range] for media_range in _RANGES[media_type] if media_range in ranges]
    return found[-1] if found else 0.0


def _read(item: str) -> tuple[str, float]:
    """Return a media range and how much it is wanted, from 0 to 1; a quality that is none counts as 1."""
    media_range, *parameters = (part.strip() for part in item.split(";"))
    given = {name.strip(): value.strip().strip('"') for name, _, value in (part.partition("=") for part in parameters)}
    if given.get("charset", "utf-8") not in {"utf-8", "utf8"}:
        return media_range, 0.0
    quality = given.get("q", "1")
    return media_range, float(quality) if _QUALITY.fullmatch(quality) else 1.0
