"""Records whose labels and values stand on lines of their own, without colons."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graphsvc.documents.labels import is_label
from graphsvc.documents.lines import Line, LineKind

_MIN_FIELDS: Final = 2
"""Fields that make a record; one heading above short lines is none."""

_MAX_VALUE: Final = 50
"""Characters of a value; a longer line is the first of a paragraph."""

_WORDS: Final = frozenset({LineKind.TEXT, LineKind.HEADING})


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text; where it is a record, its labels are LABEL lines and its values ITEM lines."""
    labels = [index for index in range(len(lines)) if _is_label(lines, index)]
    if len(labels) < _MIN_FIELDS:
        return list(lines)
    result = list(lines)
    for index in labels:
        result[index] = replace(lines[index], kind=LineKind.LABEL)
        for value in _values(lines, index):
            result[value] = replace(lines[value], kind=LineKind.ITEM)
    return result


def _is_label(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    return line.kind in _WORDS and is_label(line.text) and next(_values(lines, index), None) is not None


def _values(lines: Sequence[Line], label: int) -> Iterator[int]:
    """Yield the places of the lines that hold the values of a label: short, no label, at most a blank between."""
    blanks = 0
    for index in range(label + 1, len(lines)):
        line = lines[index]
        if line.kind is LineKind.BLANK:
            blanks += 1
            if blanks > 1:
                return
            continue
        is_value = line.kind in _WORDS and len(line.text) <= _MAX_VALUE and not line.text.endswith((".", "?", "!", ":"))
        if not is_value or is_label(line.text):
            return
        blanks = 0
        yield index
