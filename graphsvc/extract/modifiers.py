"""Modifiers in tables and labelled lists: one row or item, one modifier, with its meaning and use."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from graphsvc.extract.codes import find_codes
from graphsvc.extract.cues import is_denied
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.modifier_carriers import carriers
from graphsvc.extract.modifier_forms import CODE, NEGATIVE_LIST, WORD, is_modifier
from graphsvc.extract.reading import Reading, Statement
from graphsvc.extract.wording import wording
from graphsvc.model import Predicate, Qualifier, Span, Status, modifier_id

_CELL: Final = wording(rf"(?:modifier\s|mod\.?\s|[-–])?\W?({CODE})\b(?:\s*(?:[-–—:(]|$)|$)")
_CELL_LIST: Final = re.compile(rf"{CODE}(?:(?:\s*[,;/]\s*|\s+|\s(?:and|or)\s){CODE})+")
_CELL_CODE: Final = re.compile(rf"\b{CODE}\b")
_LABEL: Final = wording(rf"(?:modifier\s|mod\s|[-–])?\W?({CODE})(?:\s*\([^()]*\))?")
_ITEM: Final = wording(
    rf"(?:modifier\s)?\W{{0,2}}({CODE})\b[*_`\"”]{{0,2}}(?:\s*[-–—(:=]|\s*$|\s+(?=(?-i:[A-Z])|(?<=[*_`]\s)))"
)
_OPENING: Final = re.compile(rf"[*_`]{{0,2}}({CODE})(?:[*_`]{{1,2}}|\s?[-–—:=(])")
"""How an item opens whose first word is set off: in bold, or by a dash, colon or bracket."""

_MEANING_COLUMN: Final = wording("desc|mean|defin|name|what")
_USE_COLUMN: Final = wording("use|when|apply|application|guid|note|comment|instruction|scenario")
_STATUS_COLUMN: Final = wording("allowed|status|applicable|accepted|permitted|applies|valid")
_USE: Final = wording(
    r"\W*(?:to\sbe\s)?(?:use[ds]?|append(?:ed)?|appl(?:y|ied)|add(?:ed)?|report(?:ed)?|attach(?:ed)?)?\s*(?:only\s)?"
    r"(?:when|if|where|whenever)\b"
)
"""How words open that say when a modifier is used; others say what it means."""

_REFUSED: Final = wording(
    r"\W*(?:no\b|not\s(?:applicable|allowed|appended|used|valid|appropriate|permitted|accepted|payable|reported"
    r"|recognized|needed|required|separately|billable|for)|never\b|do(?:es)?\snot\s|should\snot|must\snot|cannot\b"
    r"|invalid|inappropriate|prohibited)"
)
"""How a use opens that rules the modifier out; a "not" deeper inside tells when it is used."""

_MAX_REMARK = 6
"""Words of a use that may deny anywhere; in a longer one a "not" tells when the modifier is used."""

_BOUND: Final = wording(
    r"\W*(?:may|might|could|can|would|sometimes"
    r"|(?:(?:to\sbe\s|is\s)?(?:used?|appended?|append|applied|reported|report|billed|allowed|payable|added|add)\s)?"
    r"only\s(?:if|when|after)|only\s(?:for|with|in|by))\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the modifiers of tables, then those of list items and fields."""
    yield from _in_tables(reading)
    listed = _in_runs(reading)
    for statement in reading.statements:
        yield from _in_list(reading, statement, in_run=statement.span in listed)


def _in_tables(reading: Reading) -> Iterator[Finding]:
    """Yield the modifiers of tables that have a column of them; a column of codes beside it has the subjects."""
    for table, row, cells in reading.rows():
        column = next((i for i, name in enumerate(table.header) if WORD.search(name)), None)
        listed = _modifiers_in(cells[column]) if column is not None and column < len(cells) else []
        known = [code for code in listed if is_modifier(code, reading.vocabulary, named=True)]
        columns = {name: cell for i, (name, cell) in enumerate(zip(table.header, cells, strict=False)) if i != column}
        use = reading.text_of_column(columns, _USE_COLUMN)
        own = reading.subjects_of_row(table, cells)
        status = _status(reading.text_of_column(columns, _STATUS_COLUMN) or use)
        named = tuple(find_codes(use, lenient=True))
        placed = carriers(use, named, own, start=0, stop=len(use)) or ((own, None),)
        for (subjects, fixed), code in product(placed, known):
            yield from (
                Finding(
                    subject=subject,
                    predicate=Predicate.TAKES_MODIFIER,
                    target=modifier_id(code),
                    status=fixed or status,
                    span=row.span,
                    section=table.section,
                    as_written=code,
                    qualifiers={
                        Qualifier.MEANING: reading.text_of_column(columns, _MEANING_COLUMN),
                        Qualifier.WHEN_TO_USE: use,
                    },
                )
                for subject in subjects
            )


def _modifiers_in(cell: str) -> list[str]:
    """Return the modifier of a cell, or those of a list that fills it."""
    if match := _CELL.match(cell):
        return [match[1]]
    return _CELL_CODE.findall(cell) if _CELL_LIST.fullmatch(cell) else []


def _in_runs(reading: Reading) -> set[Span]:
    """Return the spans of items that open with a known modifier, next to one that opens with another.

    "AA: ..." and "QK: ..." below each other are modifiers without the word. Numbers alone are none: they may be
    places of service.
    """
    found: set[Span] = set()
    for before, after in pairwise(reading.statements):
        codes = [_opening(statement) for statement in (before, after)]
        known = all(code and is_modifier(code, reading.vocabulary, named=False) for code in codes)
        if known and codes[0] != codes[1] and not all(code.isdigit() for code in codes):
            found |= {before.span, after.span}
    return found


def _opening(statement: Statement) -> str:
    """Return the two characters that an item or label opens with, set off from what follows; else nothing."""
    if label := _LABEL.fullmatch(statement.passage.label or ""):
        return label[1]
    item = _OPENING.match(statement.text) if statement.passage.is_item else None
    return item[1] if item else ""


def _in_list(reading: Reading, statement: Statement, *, in_run: bool) -> Iterator[Finding]:
    """Yield the modifier of "Modifier 26: ..." and of "26 - ..." in a list of modifiers."""
    passage = statement.passage
    label = passage.label or ""
    in_list = in_run or bool(
        WORD.search(passage.lead or "") or (passage.is_item and WORD.search(passage.section or ""))
    )
    if match := _LABEL.fullmatch(label) if in_list or WORD.search(label) else None:
        start, words = statement.body_start, statement.body
    elif match := _ITEM.match(statement.text) if in_list and passage.is_item and not label else None:
        start, words = match.end(), statement.text[match.end() :].strip(" )")
    else:
        return
    if is_modifier(match[1], reading.vocabulary, named=True):
        text = "" if reading.is_placeholder(words) else " ".join(words.split())
        refused = NEGATIVE_LIST.search(passage.lead or passage.section or "")
        status = Status.NEGATED if refused else _status(text)
        placed = carriers(statement.text, statement.codes, statement.subjects, start=start, stop=len(statement.text))
        for subjects, fixed in placed or ((statement.subjects, None),):
            yield from findings_of(
                statement,
                Predicate.TAKES_MODIFIER,
                modifier_id(match[1]),
                match[1],
                subjects=subjects,
                status=fixed or status,
                qualifiers={Qualifier.WHEN_TO_USE if _USE.match(text) else Qualifier.MEANING: text},
            )


def _status(words: str) -> Status:
    """Return the status of a listed modifier: affirmed, unless the words about its use rule it out or bind it."""
    is_short = len(words.split()) <= _MAX_REMARK
    if _REFUSED.match(words) or (is_short and is_denied(words)):
        return Status.NEGATED
    return Status.CONDITIONAL if _BOUND.match(words) else Status.AFFIRMED


EXTRACTOR: Final = Extractor(name="modifiers/1", find=find)
