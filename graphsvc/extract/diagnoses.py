"""Diagnoses: ICD-10-CM codes that a document prints; a diagnosis in words gets no code."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.cues import is_conditional, is_denied, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import groups_of, opposed, words_about
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, wording
from graphsvc.model import ICD10CM_PATTERN, Predicate, Qualifier, Span, Status, diagnosis_id

_CODE: Final = re.compile(rf"(?<![\w.])(?<![A-Za-z]-)(?P<code>{ICD10CM_PATTERN})(?![\w.]?\w|-\d)")

_FIELD: Final = any_of(
    r"ICD\w*(?:-10)?\w*",
    "diagnos[ei]s",
    "Dx",
    "indications?",
    "medical necessity",
    "supported",
    "reasons? (?:that|for) [^.]{0,40}?(?:approv*|cover*|paid)",
)
_COLUMN: Final = any_of(r"ICD\w*(?:-10)?\w*", "diagnos[ei]s", "Dx")
_NAMED: Final = any_of(r"ICD-?10\w*", "diagnos[ei]s")
_SPEAKS: Final = any_of(
    *("diagnostic codes?", "indicat(?:ed|ions?)", "medical(?:ly)? necess(?:ity|ary)", "support(?:s|ed|ing)?"),
    *(
        "covered",
        "accepted",
        "recogni[sz]ed",
        "conditions?",
        "treated",
        "reason",
        "link(?:ed)?",
        "paired with",
        "for",
        "claims with",
    ),
)
_JOINED: Final = wording(r"\s*(?:\((?!not\b)[^()]*\)\s*)?(?:(?:,|;|/|-|–|\band\b|\bor\b|\bto\b|\bthrough\b)\s*){0,3}")
"""What stands between two diagnoses of one list."""

_PRESENTED: Final = wording(
    r"(?:\bICD-?10(?:-CM)?(?:\scodes?)?\s*:?|\bdiagnos[ei]s(?:\scodes?)?\s*:?|[(,;:]|\b(?:and|or|with|for|is|are|to|through|codes?|example|e\.g\.,?|such\sas|like|including|by))\s*$"
)
_SUPPORTS: Final = wording(r"\w+\s(?:supports?|justif|is\s(?:not\s)?(?:accepted|covered|indicated|supported))")
_WORD_BEFORE: Final = wording(r"\b(?:vitamin|level|levels|vertebrae?|from|lead|room|suite)s?\s*$")

_DENIED: Final = any_of(
    r"(?:does|do|is|are) not[.,;)]?$|(?:not|never|cannot) (?:an? |\w+ly )?(?:support|cover|indicat|accept"
    "|pay|consider|establish|justif|qualif"
    r"|meet|appropriate|valid|enough|sufficient|medical|used|billed|reported)\w*"
    "|denied|rejected|excluded|insufficient"
)
_ONLY: Final = wording(r"\W*(?:only\s(?:if|when|with|for|after|in)|if|may)\b")
"""How a cell opens that sets a condition."""

_MEANING_COLUMN: Final = any_of("desc*", "name", "diagnosis", "condition")
_RELATION_COLUMN: Final = any_of("relev*", "relevance", "clinical relevance", "relation*", "notes?", "why")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the diagnoses of tables, fields and sentences."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        in_field = statement.is_under(_FIELD)
        codes = [match["code"] for match in _CODE.finditer(statement.text)]
        if codes and (in_field or _are_diagnoses(statement.text, codes)):
            label_denied = is_denied(statement.passage.label or "") or is_denied(statement.passage.lead or "")
            for clause in statement.clauses:
                yield from _in_clause(statement, clause, in_field=in_field, label_denied=label_denied)


def _in_clause(statement: Statement, clause: Clause, *, in_field: bool, label_denied: bool) -> Iterator[Finding]:
    """Yield the diagnoses of a clause; each list of them has the status of the words about it."""
    text = clause.text
    found = [
        match
        for match in _CODE.finditer(text)
        if "." in match["code"] or in_field or _is_presented(text, match.start())
    ]
    if not found:
        return
    lists = groups_of(text, [Span(start=match.start(), end=match.end()) for match in found], _JOINED)
    places = [Span(start=found[group[0]].start(), end=found[group[-1]].end()) for group in lists]
    for group, place, words in zip(lists, places, words_about(text, 0, len(text), places), strict=True):
        denied = label_denied or status_of(words) is Status.NEGATED or _DENIED.search(words)
        status = Status.NEGATED if denied else Status.CONDITIONAL if is_conditional(words) else Status.AFFIRMED
        for match in (found[index] for index in group):
            yield from findings_of(
                statement,
                Predicate.INDICATED_FOR,
                diagnosis_id(match["code"]),
                match["code"],
                subjects=clause.subjects,
                status=opposed(text, place.start, status),
            )


def _are_diagnoses(text: str, codes: Sequence[str]) -> bool:
    """Tell whether a sentence presents its codes as diagnoses: it says so, or one of them has its point."""
    return bool(_NAMED.search(text) or (any("." in code for code in codes) and _SPEAKS.search(text)))


def _is_presented(text: str, start: int) -> bool:
    """Tell whether the words before a code without a point present it: B12 is a vitamin, too, and T12 a vertebra."""
    opens = not text[:start].strip() and _SUPPORTS.match(text, start)
    return bool(opens or _PRESENTED.search(text, 0, start)) and not _WORD_BEFORE.search(text, 0, start)


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        column = next((i for i, name in enumerate(table.header) if _COLUMN.search(name)), None)
        if column is None or column >= len(cells):
            continue
        columns = dict(zip(table.header[column + 1 :], cells[column + 1 :], strict=False))
        rest = [cell for cell in cells[column + 1 :] if not reading.is_placeholder(cell)]
        denied = any(_DENIED.search(cell) for cell in rest)
        conditional = any(_ONLY.match(cell) for cell in rest)
        for match in _CODE.finditer(cells[column]):
            for subject in reading.subjects_of_row(table, cells):
                yield Finding(
                    subject=subject,
                    predicate=Predicate.INDICATED_FOR,
                    target=diagnosis_id(match["code"]),
                    status=Status.NEGATED if denied else Status.CONDITIONAL if conditional else Status.AFFIRMED,
                    span=row.span,
                    section=table.section,
                    as_written=match["code"],
                    qualifiers={
                        Qualifier.MEANING: reading.text_of_column(columns, _MEANING_COLUMN),
                        Qualifier.RELATIONSHIP: reading.text_of_column(columns, _RELATION_COLUMN),
                    },
                )


EXTRACTOR: Final = Extractor(name="diagnoses/1", find=find)
