"""The packages that compress and write formats: in the same versions they give the same bytes for the same portion."""

import zlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

_OF_EXTRAS: Final = ("pyarrow", "pyoxigraph")
"""Packages of extras that write; one that is not there leaves its formats out of the metadata of all."""


def writers() -> Mapping[str, str | None]:
    """Return the version of each, by name; None for one that is not installed."""
    return {"zlib": zlib.ZLIB_RUNTIME_VERSION, **{name: _version(name) for name in _OF_EXTRAS}}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
