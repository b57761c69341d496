"""Diagnoses: ICD-10-CM codes that a document prints; a diagnosis in words gets no code."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.cues import is_denied, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.reading import Reading
from graphsvc.extract.wording import any_of
from graphsvc.model import Predicate, Qualifier, Status, diagnosis_id

_CODE: Final = re.compile(r"(?<![\w.-])(?P<code>[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?![\w.]?\w|-\d)")
"""A letter but U, a digit, a digit or letter, and up to four more behind a point (CMS, ICD-10-CM guidelines)."""

_FIELD: Final = any_of(r"ICD\w*(?:-10)?\w*", "diagnos[ei]s", "Dx", "indications?", "medical necessity", "supported")
_COLUMN: Final = any_of(r"ICD\w*(?:-10)?\w*", "diagnos[ei]s", "Dx")
_NAMED: Final = any_of(r"ICD-?10\w*", "diagnos[ei]s")
_SPEAKS: Final = any_of(
    *("diagnostic codes?", "indicat(?:ed|ions?)", "medical(?:ly)? necess(?:ity|ary)", "support(?:s|ed|ing)?"),
    *("covered for", "conditions?", "linked to", "paired with", "for"),
)
_DENIED: Final = any_of("(?:does|do|is|are) not", "not (?:support|cover|medical|indicated|enough)*", "never", "cannot")
_MEANING_COLUMN: Final = any_of("desc*", "name", "diagnosis", "condition")
_RELATION_COLUMN: Final = any_of("relev*", "relevance", "clinical relevance", "relation*", "notes?", "why")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the diagnoses of tables, fields and sentences."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        in_field = bool(_FIELD.search(statement.field_name))
        named, speaks = bool(_NAMED.search(statement.text)), bool(_SPEAKS.search(statement.text))
        label_denied = is_denied(statement.passage.label or "") or is_denied(statement.passage.lead or "")
        for clause in statement.clauses:
            denied = label_denied or bool(_DENIED.search(clause.text))
            for match in _CODE.finditer(clause.text):
                # a sentence presents a code as a diagnosis: it says so, or the code has its point
                if in_field or named or (speaks and "." in match["code"]):
                    yield from findings_of(
                        statement,
                        Predicate.INDICATED_FOR,
                        diagnosis_id(match["code"]),
                        match["code"],
                        subjects=clause.subjects,
                        status=Status.NEGATED if denied else status_of(clause.text),
                    )


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        column = next((i for i, name in enumerate(table.header) if _COLUMN.search(name)), None)
        if column is None or column >= len(cells):
            continue
        columns = dict(zip(table.header[column + 1 :], cells[column + 1 :], strict=False))
        for match in _CODE.finditer(cells[column]):
            for subject in reading.subjects_in(table.section):
                yield Finding(
                    subject=subject,
                    predicate=Predicate.INDICATED_FOR,
                    target=diagnosis_id(match["code"]),
                    status=Status.AFFIRMED,
                    span=row.span,
                    section=table.section,
                    as_written=match["code"],
                    qualifiers={
                        Qualifier.MEANING: reading.text_of_column(columns, _MEANING_COLUMN),
                        Qualifier.RELATIONSHIP: reading.text_of_column(columns, _RELATION_COLUMN),
                    },
                )


EXTRACTOR: Final = Extractor(name="diagnoses/1", find=find)
