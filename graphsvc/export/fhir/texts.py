"""Texts of documents as the primitive types of FHIR hold them."""

import re
from typing import Final

from graphsvc.export.xml_values import legible
from graphsvc.model import digest

MAX_STRING: Final = 262_144
"""Characters: a string has at most 1 MiB (FHIR R4, Datatypes, string), and a character at most four bytes."""

_UNUSUAL_BLANK: Final = re.compile(r"[^\S \t\n\r]")
"""A blank that the expression of FHIR's string does not name."""

_BLANK: Final = "\N{SYMBOL FOR SPACE}"
"""What stands for a text of blanks alone, which FHIR takes for none."""


def string(text: str) -> str:
    """Return a text as a `string`.

    U+FFFD stands for what XML cannot hold, since each resource has an XML form too, and a space for each unusual blank.
    """
    shown = _UNUSUAL_BLANK.sub(" ", _legible(text))
    return _BLANK if shown.isspace() or not shown else shown


def code(text: str) -> str:
    """Return a text as a `code`: no blanks at its ends, and single ones inside."""
    return " ".join(_legible(text).split()) or _BLANK


def code_of_id(local: str) -> str:
    """Return the local part of an id as a `code` that no other local part has."""
    shown = code(local)
    return shown if shown == local else f"{shown}-{digest(local)}"


def _legible(text: str) -> str:
    return legible(text[:MAX_STRING].replace("\x0b", " ").replace("\x0c", " "))
