"""Gaps that a document owns up to: placeholders, "not available", and sections behind a log-in."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.codes import nodes_of
from graphsvc.extract.finding import Absence, Extractor
from graphsvc.extract.modifier_forms import CODE, WORD
from graphsvc.extract.reading import Reading, Statement
from graphsvc.extract.wording import any_of, wording
from graphsvc.model import GapField, GapReason, NodeId, Row, Span, Table, modifier_id

_FIELDS: Final = (
    (any_of("effective(?: date)?"), GapField.EFFECTIVE_DATE),
    (any_of("revision dates?", "last (?:revised|updated|revision)", "revised"), GapField.REVISION_DATE),
    (any_of("taxonom*", "specialt*", "provider types?"), GapField.TAXONOMY),
    (any_of(r"ICD\w*(?:-10)?\w*", "diagnos*", "Dx"), GapField.DIAGNOSES),
    (any_of("payers?", "payors?", "polic(?:y|ies)", "coverage", "insurers?"), GapField.PAYER_POLICY),
    (
        any_of(
            r"(?:related|similar|associated|companion|comparable|other) (?:\w+ )?(?:codes?|procedures?)|crosswalk*"
            "|CPT codes?(?! overview| description| summary| details)"
        ),
        GapField.RELATED_CODES,
    ),
    (any_of("modifiers?[^.;]* (?:meanings?|descriptions?|definitions?)"), GapField.MODIFIER_MEANING),
    (any_of("modifiers?"), GapField.MODIFIER_USE),
)
"""Which field a label, heading or sentence speaks of, the narrower first."""

_MEANING_COLUMN: Final = wording("desc|mean|defin|name")
_MODIFIER: Final = re.compile(rf"\W*(?:modifier\s)?({CODE})\b", re.IGNORECASE)
_NO_VALUE: Final = wording(r"\W*N/A\b")
_NO_ABSENCE: Final = wording(r"\bis\sand\sis\s$|\bwhether\b[^.;]*$|\b(?:if|when|where|who|unless)\b[^.;,]*$")
"""What stands before words of absence that state none: "what is and is not available", "whether it is"."""

_LACKING: Final = any_of(
    r"no (?:[\w-]+ ){1,4}?(?:is|are|was|were|has been|have been|could be|can be) (?:yet )?"
    "(?:found|located|published|posted|released|available|listed|stated|given|provided|assigned|obtained|on file)",
    "(?:could|can) ?not be (?:found|located|obtained|determined|confirmed)",
    "could(?: not|n['’]t) (?:find|locate|obtain)",
    r"(?:is|are|was|were) (?:\w+ )?not (?:\w+ )?(?:available|published|posted|released|known|stated)",
    "(?:is|are|was|were) not on this (?:page|recording)",
    "(?:has|have) not (?:yet )?been (?:published|posted|released|stated)",
    r"(?:is|are|was|were) missing from",
    r"no (?:[\w-]+ )?info(?:rmation)?(?: yet)?",
    "not yet (?:available|published|posted|released|known)",
    r"not (?:available|provided|listed|stated|given|specified|published)(?=\W*$)",
    "not included in (?:this|the) (?:summary|page|document|record|extract|file)",
)
"""What says that something is lacking, if it speaks of a field or of papers: a drug may be "not available", too."""

_PAPER: Final = any_of(
    "attachments?|rules?|tables?|data|details?|information|answers?|keys?|prices?|figures?|files?|appendix|schedules?|list"
)
_CUT_OFF: Final = wording(
    r"[\[(][^\])]{0,60}\b(?:cut\soff|truncated|text\smissing|illegible|page\smissing)\b[^\])]{0,60}[\])]"
)
"""A note in brackets that the text broke off there."""

_WALL: Final = any_of(
    r"(?:upgrade|log ?in|sign ?in|register|subscribe)(?: to (?:\w+ )?(?:premium|pro|plus|member\w*))?"
    " to (?:view|see|unlock|read)",
    "must (?:log|sign) in|(?:subscribers|members) only|free trial to (?:see|view)",
)
_QUOTES: Final = frozenset("\"'“”‘’`")
"""Between them words of absence are spoken of, not used."""

_LIMITED: Final = wording(r"\s(?:that|who|which)\b")
"""What goes on behind words of absence that state none: "no payers were found that exclude it"."""

_CLAUSE: Final = wording(r";|, (?:and|but) (?=\w+ (?:is|are|has|have)\b)")


def find(reading: Reading) -> Iterator[Absence]:
    """Yield the gaps of tables, of fields and sentences, and of locked sections."""
    for table in reading.document.tables:
        yield from _in_table(reading, table)
    for statement in reading.statements:
        if not reading.vocabulary.placeholder_talk_in(statement.text):
            yield from _in_statement(reading, statement)
    yield from _locked(reading)


def _in_table(reading: Reading, table: Table) -> Iterator[Absence]:
    """Yield the gaps of a table: what its modifiers lack, and once that it is filled with placeholders."""
    subject = _subject(reading, table.section)
    of_modifiers = bool(table.header and WORD.search(table.header[0]))
    told = False
    for row in table.rows:
        cells = [reading.document.words(cell) for cell in row.cells]
        empty = [bool(cell) and reading.is_placeholder(cell) for cell in cells]
        modifier = _MODIFIER.match(cells[0]) if of_modifiers and cells and not empty[0] else None
        if modifier:
            yield from _in_modifier_row(table, row, empty, modifier=modifier_id(modifier[1]), subject=subject)
        elif any(empty[:1]) and not told:
            told = True
            field = _field_of(*table.header[:2], table.section or "")
            yield Absence(subject=subject, field=field, reason=GapReason.NOT_AVAILABLE, span=row.span)


def _in_modifier_row(
    table: Table, row: Row, empty: list[bool], *, modifier: NodeId, subject: NodeId
) -> Iterator[Absence]:
    for header, is_empty in zip(table.header[1:], empty[1:], strict=False):
        if is_empty:
            meaning = bool(_MEANING_COLUMN.search(header))
            yield Absence(
                subject=modifier if meaning else subject,
                field=GapField.MODIFIER_MEANING if meaning else GapField.MODIFIER_USE,
                reason=GapReason.NOT_AVAILABLE,
                span=row.span,
            )


def _in_statement(reading: Reading, statement: Statement) -> Iterator[Absence]:
    label, lead = statement.passage.label or "", statement.passage.lead or ""
    subject = next(iter(statement.subjects or nodes_of(statement.codes)), reading.document.id)
    reason = reading.vocabulary.placeholders.get(statement.body)
    is_modifier = WORD.search(label) or WORD.search(lead)
    if reason and is_modifier and (modifier := _MODIFIER.match(label)):
        for field, of in (
            (GapField.MODIFIER_MEANING, modifier_id(modifier[1])),
            (GapField.MODIFIER_USE, subject),
        ):
            yield Absence(subject=of, field=field, reason=reason, span=statement.span)
    elif reason:
        field = _field_of(label, lead, statement.question, statement.section or "")
        yield Absence(subject=subject, field=field, reason=reason, span=statement.span)
    elif label and (match := _NO_VALUE.match(statement.text, statement.body_start)):
        # a field whose empty value is followed by something else on the line
        yield Absence(
            subject=subject,
            field=_field_of(label),
            reason=GapReason.NOT_AVAILABLE,
            span=statement.part(0, match.end()),
        )
    else:
        yield from _in_sentence(reading, statement, subject)


def _in_sentence(reading: Reading, statement: Statement, subject: NodeId) -> Iterator[Absence]:
    """Yield the fields of "payer policy and related codes are not available in the input"."""
    text = statement.text
    if _CUT_OFF.search(text):
        yield Absence(subject=subject, field=GapField.TEXT, reason=GapReason.TRUNCATED, span=statement.span)
        return
    known = next(reading.vocabulary.absences.find(text), None)
    said = _LACKING.search(text)
    if known:
        start, end, reason = known.span.start, known.span.end, known.value
    elif said:
        start, end, reason = said.start(), said.end(), GapReason.NOT_AVAILABLE
    else:
        return
    is_quoted = start > 0 and text[start - 1] in _QUOTES and text[end : end + 2].strip(".")[:1] in _QUOTES
    if is_quoted or _NO_ABSENCE.search(text, 0, start) or _LIMITED.match(text, end):
        return
    before = _CLAUSE.split(text[:start])[-1]
    behind = text[end:].partition(";")[0]
    fields = _fields_in(text[start:end]) or _fields_in(before) or _fields_in(behind)
    if not fields and any(reading.vocabulary.payers.find(text)):
        fields = [GapField.PAYER_POLICY]
    if not fields and (known or _PAPER.search(text)):
        fields = [GapField.OTHER]
    for field in fields:
        yield Absence(subject=subject, field=field, reason=reason, span=statement.span)


def _fields_in(text: str) -> list[GapField]:
    fields = [field for words, field in _FIELDS if words.search(text)]
    if GapField.MODIFIER_MEANING in fields:
        fields.remove(GapField.MODIFIER_USE)
    return fields


def _field_of(*texts: str) -> GapField:
    """Return the field that the first text which names one speaks of."""
    return next((field for text in texts for words, field in _FIELDS if words.search(text)), GapField.OTHER)


def _locked(reading: Reading) -> Iterator[Absence]:
    """Yield one gap for each locked section; the wall's second line repeats the first in other words."""
    walls: list[tuple[Span, str]] = []
    for span in reading.document.furniture:
        line = reading.document.words(span)
        match = next(reading.vocabulary.absences.find(line), None)
        if (match and match.value is GapReason.LOCKED) or _WALL.search(line):
            walls.append((span, line))
    for span, line in walls:
        if line == walls[0][1]:
            subject = _subject(reading, None)
            yield Absence(subject=subject, field=GapField.SECTION, reason=GapReason.LOCKED, span=span)


def _subject(reading: Reading, section: str | None) -> NodeId:
    return next(iter(reading.subjects_in(section)), reading.document.id)


EXTRACTOR: Final = Extractor(name="absences/1", find=find)
