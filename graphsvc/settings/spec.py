"""What is told of a setting, and how its text is read: a wrong one is a ValueError that says what it must be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

_ORIGIN: Final = re.compile(r"https?://[^/\s?#@]+")
"""Scheme, host and perhaps a port, without a path (RFC 6454, section 6.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What the command line, the environment and the README tell of one setting.

    Attributes:
        flag: Its option, such as `--port`; one with a separator may be repeated.
        env: Its environment variable.
        metavar: What stands for the value in help.
        help: One sentence, with the unit.
        parse: Makes the value of a text, or raises ValueError with the reason.
        separator: What parts several values in the environment variable; None for a single value.
    """

    flag: str
    env: str
    metavar: str
    help: str
    parse: Callable[[str], object]
    separator: str | None = None


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from the least to the most."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
            raise ValueError(f"it must be a whole number from {least} to {most}")
        return int(text)

    return parse


def one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """Return what reads one of these words, in any case."""

    def parse(text: str) -> StrEnum:
        try:
            return kind(text.lower())
        except ValueError:
            raise ValueError(f"it must be one of {', '.join(kind)}") from None

    return parse


def read_path(text: str) -> Path:
    """Read where a file or a folder is."""
    if not text:
        raise ValueError("it must name a file or a folder")
    return Path(text)


def read_host(text: str) -> str:
    """Read a host name or an IP address."""
    if not text or re.search(r"[\s/]", text):
        raise ValueError("it must be a host name or an IP address")
    return text


def read_host_name(text: str) -> str:
    """Read one host name; none stands for several."""
    if "*" in text:
        raise ValueError("it must be one name, such as graphsvc.example.org")
    return read_host(text)


def read_origin(text: str) -> str:
    """Read a web origin, or `*` for every one."""
    if text != "*" and not _ORIGIN.fullmatch(text):
        raise ValueError("it must be like https://app.example.org, without a path, or * for every origin")
    return text
