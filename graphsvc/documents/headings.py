"""Headings that the lines around them show: numbered titles, and titles above indented lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graphsvc.documents.lines import MAX_HEADING, Line, LineKind
from graphsvc.model import CODE_PATTERN

_MIN_INDENT: Final = 2
"""Blanks by which a block is set in below its heading."""

_MAX_TITLE: Final = 8
"""Words of a title that is shown by what stands around it."""

_OPENS_WITH_CODE: Final = re.compile(rf"(?:(?:CPT|HCPCS|code)\s)?{CODE_PATTERN}(?![\w-])", re.IGNORECASE)


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text with the headings found.

    A NUMBERED line is a HEADING or an ITEM; a code or a short title above what is set in is a HEADING.
    """
    filled = [index for index, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    result = list(lines)
    for place, index in enumerate(filled):
        line = lines[index]
        before = lines[filled[place - 1]] if place else None
        after = lines[filled[place + 1]] if place + 1 < len(filled) else None
        if line.kind is LineKind.NUMBERED:
            is_title = _is_numbered_title(line, before, after)
            result[index] = replace(line, kind=LineKind.HEADING if is_title else LineKind.ITEM)
        elif line.kind is LineKind.TEXT and after and filled[place + 1] == index + 1 and _heads_indented(line, after):
            result[index] = replace(line, kind=LineKind.HEADING)
    return result


def _is_numbered_title(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell whether a numbered line is a title: a few words above a text, with no numbered line beside it."""
    is_alone = all(other is None or other.kind is not LineKind.NUMBERED for other in (before, after))
    return is_alone and _is_short_title(line.text) and after is not None and not after.text[:1].islower()


def _is_short_title(words: str) -> bool:
    return len(words.split()) <= _MAX_TITLE and words[0].isupper() and words[-1] not in ".,;!?" and ":" not in words


def _heads_indented(line: Line, after: Line) -> bool:
    """Tell whether a line opens with a code or is a short title, and heads what is set in below it."""
    return (
        len(line.text) <= MAX_HEADING
        and after.indent >= line.indent + _MIN_INDENT
        and bool(_OPENS_WITH_CODE.match(line.text) or _is_short_title(line.text))
    )
