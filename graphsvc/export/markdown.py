"""Texts of documents as Markdown that shows them as they are: nothing in them is a mark, a link, a tag or HTML."""

import re
from typing import Final

_MARKS: Final = re.compile(r"[\\`*_{}\[\]<>#|~^$&]|^[-+=]|=(?==)|(?<==)=|%(?=%)|(?<=%)%|:(?=//)")
"""What CommonMark, its tables, or Obsidian (tags, comments, highlights, formulas, embeds) may take for a mark."""

_NUMBER: Final = re.compile(r"^(\d+)([.)])")
"""What CommonMark may take for the number of an item."""

_NOT_SHOWN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
"""What CommonMark writes neither as itself nor as a reference, or what steers a terminal."""

_KEPT_BLANKS: Final = re.compile(r"^\s|\s$|(?<=\s)\s|[\t\n\f\r\u2028\u2029]", re.MULTILINE)
"""Blanks that Markdown would drop or join: at the ends of lines, behind another, and all but the space."""


def inline(text: str) -> str:
    """Return a text for one line.

    Line ends and blanks at the ends are references; control characters are named in code, as in `U+0007`, and nothing
    else in a text becomes code.
    """
    marked = _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", text))
    return _KEPT_BLANKS.sub(_reference, _NOT_SHOWN.sub(_named, marked))


def quotation(text: str) -> str:
    """Return a text as a block quote, each of its lines on a line, with a line feed at its end."""
    lines = text.rstrip("\n")
    marked = "\\\n".join(map(inline, lines.split("\n"))) + inline(text[len(lines) :])
    return "".join(f"> {line}\n" for line in marked.split("\n"))


def legible(text: str) -> str:
    """Return a text with U+FFFD for what Markdown cannot show, for the properties of a note."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


def _named(characters: re.Match[str]) -> str:
    return f"`{' '.join(f'U+{ord(one):04X}' for one in characters[0])}`"


def _reference(blank: re.Match[str]) -> str:
    return f"&#{ord(blank[0])};"
