"""Lines of pages become the lines of one text: running heads, page numbers and newspaper columns taken away."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_EDGE = 2
"""Lines at the head and the foot of a page among which those stand that every page repeats."""

_MIN_PAGES = 3
"""Pages on which a line must stand to be one that is repeated."""

_REPEATED_SHARE = 0.6
"""Share of the pages on which it must stand."""

_PAGE_NUMBER: Final = re.compile(r"\W*(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\W*", re.IGNORECASE)
_COLUMNS: Final = re.compile(r"(?P<left>\S.{23,}?\S)\s{3,}+(?P<right>\S.{24,})")
"""Two parts of 25 characters or more; what parts them is tried once and not blank by blank."""

_MIN_COLUMN_LINES = 8
"""Lines with two long parts that make a page one of two columns."""

_MAX_DRIFT = 3
"""Characters by which the lines of one column may start apart."""


def body_lines(pages: Sequence[str]) -> list[str]:
    """Return the lines of all pages, with a blank line between pages."""
    split = [_in_reading_order(page.split("\n")) for page in pages]
    counts = Counter(key for lines in split for key in {_key(lines[index]) for index in _edges(lines)})
    least = max(_MIN_PAGES, _REPEATED_SHARE * len(pages))
    body: list[str] = []
    for lines in split:
        dropped = {
            index
            for index in _edges(lines)
            if _PAGE_NUMBER.fullmatch(lines[index].strip()) or counts[_key(lines[index])] >= least
        }
        body += [line for index, line in enumerate(lines) if index not in dropped]
        body.append("")
    return body


def _edges(lines: Sequence[str]) -> list[int]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    """Return a line as it is on every page, whatever its number."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _in_reading_order(lines: Sequence[str]) -> list[str]:
    """Return the lines of a page; of one set in two columns of text, first the left and then the right ones."""
    starts = Counter(match.start("right") for line in lines if (match := _COLUMNS.fullmatch(line.rstrip())))
    if not starts:
        return list(lines)
    gutter = starts.most_common(1)[0][0]
    agreeing = sum(count for start, count in starts.items() if abs(start - gutter) <= _MAX_DRIFT)
    if agreeing < _MIN_COLUMN_LINES or agreeing < _REPEATED_SHARE * sum(1 for line in lines if line.strip()):
        return list(lines)
    cut = gutter - _MAX_DRIFT
    halves = [(line[:cut], line[cut:]) if not line[cut - 1 : cut + 1].strip() else (line, "") for line in lines]
    return [*(left.rstrip() for left, _ in halves), "", *(right.strip() for _, right in halves)]
