"""What nodes and edges bear in XML formats, whose values are flat and which cannot hold every character."""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from graphsvc.export.records import Record, json_text

NODE_FIELDS: Final = (
    "label",
    "kind",
    "standard_codes",
    "parent",
    "sha256",
    "encoding",
    "literals",
    "gaps",
    "review_notes",
)

EDGE_FIELDS: Final = ("predicate", "status", "evidence")

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even as a reference (XML 1.0, fifth edition, section 2.2)."""

_REFERENCES: Final = {
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\x85": "&#133;",
    "\u2028": "&#8232;",
}
"""What a parser would else take for the end of the value, or change into a blank or a line feed.

The last two are line ends of XML 1.1 (section 2.11); some parsers, such as xmldom, take them for such in 1.0 as well.
"""


def flat_values(record: Record, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    r"""Yield the fields that a record has, with their values as texts; none for what is null or empty.

    What nests is JSON, and exact: it escapes what XML cannot hold, as `\u0001`. Elsewhere, in the names of nodes, such
    a character is shown as U+FFFD.
    """
    for name in fields:
        value = record.get(name)
        if isinstance(value, str):
            yield name, legible(value)
        elif value:
            yield name, _NOT_XML.sub(_escaped, json_text(value))


def legible(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def marked(text: str) -> str:
    """Return a text as the content of an element, or of an attribute in double quotes; line ends and tabs are kept."""
    return escape(text, _REFERENCES)


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"
