"""Finds the layout of a text: sections, tables, passages and furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from graphsvc.documents.alternate_lines import with_labels
from graphsvc.documents.headings import with_headings
from graphsvc.documents.lines import Line, LineKind, reads_as_title, split_lines
from graphsvc.documents.marks import without_marks
from graphsvc.documents.passages import MAX_LABEL_WORDS, introduction, opens_field, passages_of
from graphsvc.documents.tables import tables_of
from graphsvc.model import Document, Passage, Section, Span, Table

_HARD_WRAP = range(60, 101)
"""Characters of a line that was wrapped by hand: without a full stop it goes on in the next line."""

_ENDS_WORD: Final = re.compile(r"(?<!\band)(?<!\bor)(?<!\bof)(?<!\bthe)[\w)]$")
"""The end of a line after which a title may stand: no comma, and no word that wants another."""

_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";", "”", '"')

_CODE_LABEL: Final = re.compile(
    r"(?:^|[-*•]\s)(?:modifier|code|CPT|HCPCS|ICD-10(?:-CM)?|POS)(?:\s(?:code|number|no\.))?$", re.IGNORECASE
)
"""A line that ends in a label whose code stands on the next line."""


def lay_out(*, name: str, sha256: str, text: str) -> Document:
    """Return the document that a decoded text is.

    The layout is found from the text alone, and from any text: what fits no rule is a passage. The time
    taken grows with the length of the text.
    """
    plain = without_marks(text)
    lines = with_labels(with_headings(list(split_lines(plain))))
    sections = _sections(plain, lines)
    passages: list[Passage] = []
    tables: list[Table] = []
    section: str | None = None
    lead: str | None = None
    until_items_end = False
    units = list(_units(lines))
    for unit, following in zip_longest(units, units[1:]):
        kind = unit[0].kind
        if until_items_end and kind is not LineKind.ITEM:
            lead, until_items_end = None, False
        if kind is LineKind.HEADING:
            section, lead = unit[0].text, None
        elif kind is LineKind.LABEL:
            lead = unit[0].text
        elif kind in (LineKind.ROW, LineKind.RULE):
            found = tables_of(unit, section)
            tables += found
            if not found:
                passages += [passage for line in unit for passage in _passages(plain, [line], section, lead)]
        else:
            found_passages = list(_passages(plain, unit, section, lead))
            passages += found_passages
            opened = introduction(plain, found_passages[-1])
            titles_items = kind is LineKind.TEXT and following is not None and following[0].kind is LineKind.ITEM
            if not opened and titles_items and _may_title_bullets(unit):
                opened, until_items_end = unit[0].text, True  # "Payers that do not cover it", above bullets
            if opened or (kind is LineKind.TEXT and not _is_value(unit)):
                lead = opened
    return Document(
        name=name,
        sha256=sha256,
        text=text,
        plain="" if plain == text else plain,
        sections=sections,
        passages=tuple(passages),
        tables=tuple(tables),
        furniture=tuple(Span(start=line.start, end=line.end) for line in lines if line.kind is LineKind.FURNITURE),
    )


def _may_title_bullets(unit: Sequence[Line]) -> bool:
    """Tell whether a paragraph may title the bullets below it: one line of a few words without a full stop."""
    return _is_value(unit) and len(unit[0].text.split()) <= MAX_LABEL_WORDS


def _is_value(unit: Sequence[Line]) -> bool:
    """Tell whether a line may be an item of a list without bullets: short, and no sentence."""
    return len(unit) == 1 and len(unit[0].text) < _HARD_WRAP.start and not unit[0].text.endswith(_SENTENCE_ENDS)


def _passages(text: str, unit: Sequence[Line], section: str | None, lead: str | None) -> Iterator[Passage]:
    span = Span(start=unit[0].start, end=unit[-1].end)
    is_item = unit[0].kind is LineKind.ITEM
    yield from passages_of(text, span, section=section, is_item=is_item, lead=lead)


def _sections(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    edges = pairwise([0, *(text.rfind("\n", 0, line.start) + 1 for line in headings), len(text)])
    titles = [None, *(line.text for line in headings)]
    return tuple(
        Section(title=title, span=Span(start=start, end=end))
        for title, (start, end) in zip(titles, edges, strict=True)
        if start < end
    )


def _units(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that belong together: a heading, the rows of a table, a paragraph, an item.

    A bullet alone on its line makes the next line an item; a paragraph goes on in the next line while it
    is not finished, an item also in lines that are set in.
    """
    unit: list[Line] = []
    after_bullet = False
    for found in lines:
        if found.kind is LineKind.BULLET:
            if unit:
                yield unit
            unit, after_bullet = [], True
            continue
        opens_item = after_bullet and found.kind in (LineKind.TEXT, LineKind.HEADING)
        line = replace(found, kind=LineKind.ITEM) if opens_item else found
        if line.kind is not LineKind.BLANK:
            after_bullet = False
        if unit and _continues(unit[0].kind, unit[-1], line):
            unit.append(line)
            continue
        if unit:
            yield unit
        unit = [] if line.kind in (LineKind.BLANK, LineKind.FURNITURE) else [line]
    if unit:
        yield unit


def _continues(opening: LineKind, before: Line, line: Line) -> bool:
    """Tell whether a line goes on with a unit, given the kind that opened it and its last line."""
    table = (LineKind.ROW, LineKind.RULE)
    if before.kind in table or line.kind in table:
        return before.kind in table and line.kind in table
    if line.kind is not LineKind.TEXT or before.kind not in (LineKind.TEXT, LineKind.ITEM):
        return False
    ends_label = before.text.endswith(":") and len(before.text.split()) <= MAX_LABEL_WORDS
    if ends_label:
        return before.kind is LineKind.TEXT or not line.text[0].islower()
    if _CODE_LABEL.search(before.text):
        return True
    opens_list = line.text.endswith(":") and line.text[0].isupper()
    if before.text.endswith(_SENTENCE_ENDS) or opens_field(line.text) or opens_list:
        return False
    is_wrapped = len(before.text) in _HARD_WRAP and not (reads_as_title(line.text) and _ENDS_WORD.search(before.text))
    return line.text[0].islower() or is_wrapped or (opening is LineKind.ITEM and line.indent > 0)
