"""Other codes: related ones, those billed separately, and those not reported together, each as written."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graphsvc.extract.codes import CodeMatch, find_codes, nodes_of
from graphsvc.extract.cues import is_conditional
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.modifier_forms import WORD as MODIFIER
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import CODE_PATTERN, NodeId, Predicate, Qualifier, Status, Table

_CODE_COLUMN: Final = any_of("codes?", "CPT", "HCPCS")
_OTHER_COLUMN: Final = any_of("ICD*", "taxonomy", "revenue", "modifiers?", "diagnos*", "POS", "places?")
_RELATION_COLUMN: Final = any_of("relation*|related|how|connection|reasons?|notes?|use")
_RELATED_SECTION: Final = any_of(
    *("related", "similar", "associated", "companion", "crosswalk", "alternatives?", "see also", "family"),
    *("comparisons?", "bundl*", "NCCI", "edits?"),
)
_BILLED: Final = r"(?:bill|report|cod|charg|submit|paid|pay|claim|reimburs)\w*"
_SEPARATELY: Final = any_of(
    rf"{_BILLED} (?:[^.;,]{{0,60}} )?(?:separately|in addition)",
    rf"separately (?:\w+ )?{_BILLED}|also (?:be )?{_BILLED}",
    "(?:separate|own) (?:claim )?line",
)
_TOGETHER_DENIED: Final = any_of(
    r"(?:not|never|cannot|\w+n['’]t) (?:to )?(?:be )?(?:\w+ly )?(?:report|bill|cod|submit|us|list|claim|charg|allow"
    r"|permit|pair|combin|paid|pay|appear)\w* (?!as |for |when |if |by )(?:[^.;]{0,80}? )?(?:with|together|alongside"
    "|conjunction|in addition|(?:on|in|at|during) the same|separately|beside)"
    r"|nor (?:is|are|can|should|may) (?:it|they) (?:be )?(?:report|bill|cod|us)\w* with"
    rf"|(?:not|never) also (?:be )?{_BILLED}"
    "|(?:not|never) (?:report|bill|use|combine) both|(?:don['’]t|do not|never) (?:combine|mix)"
    "|separate (?:reporting|billing|payment) (?:of [^.;]{1,60} )?(?:is|are) not|mutually exclusive"
    r"|not separately \w+|never (?:with|together)"
    r"|(?:NCCI|edit)s?[^.;]{0,40} (?:pair|bundle|block|prevent|between)\w*"
)
_BUNDLED: Final = any_of(
    r"(?<!not\s)bundle[sd]?(?: (?:into|with))?",
    "(?:included in|incidental to|part of)"
    rf"(?= (?:code|CPT|HCPCS|{CODE_PATTERN}))",
)
_BUNDLED_ELSEWHERE: Final = any_of(
    r"bundled? (?:in|into|with) (?:an?|the|any) (?:\w+ ){0,2}?"
    "(?:E/M|visits?|evaluation|consultation|admission|stay|encounter)"
)
"""What is bundled into a service without a code says nothing of a pair."""

_NAMED: Final = f"(?:(?:CPT|HCPCS|codes?) ){{0,2}}{CODE_PATTERN}"
_RELATED: Final = any_of(
    "(?:related|similar|associated|companion|sibling|alternative|neighbou?ring)[^.;]{0,40}? codes?"
    r"|codes?[^.;]{0,30}? related|compar(?:ed|isons?|e)|differs? from|distinguish* (?:\w+ ){0,3}?from|see also"
    rf"|(?:see|use|report) (?:also )?{_NAMED}|in contrast to"
    rf"|unlike {_NAMED}|replace[sd]?|counterparts?"
    r"|versus|vs\.?|family|add-on|parent code"
    "|the (?:simpler|lower|higher|more complex|next|right|correct|proper) [^.;]{0,30}?(?:level|code)"
    r"|(?:described|found|assigned|represented|reported|coded|captured) (?:by|under|as|with) "
    rf"{_NAMED}|in (?:its|their) place"
    "|in place of"
    r"|analog(?:ue)?s?|different from|(?:used|assigned) instead|\d{4}\w? (?:applies|is used)"
)
_ALTERNATIVE: Final = any_of("(?:use|report|bill|choose)[a-z]* [^.;]{0,30}?instead", "instead of", "rather than")
"""Words that set one code against another, unless it is a modifier that they speak of."""

_RELATED_LABEL: Final = any_of(
    "related|similar|associated|companion|see also|alternatives?|crosswalk|add-on|family|comparable"
)
_SEPARATE_LABEL: Final = any_of("separately", "in addition")
_DENIED_LABEL: Final = any_of(
    r"not (?:\w+ly )?(?:report|bill|use|cod|combin|pay)\w*",
    r"don['’]t \w+",
    *("never", "exclu*", "mutually", "bundled", "do not", "conflict*"),
)
_WITH: Final = any_of("with|alongside|together with|in addition to")
_UNRELATED: Final = any_of(
    r"(?:not|no) (?:\w+ ){0,2}?(?:bundled?|edits?|pair(?:ed)?|related|add-on|compar\w+|be reported separately)"
)
"""Words that deny a relation: it is then neither stated nor its opposite."""

_BOTH: Final = any_of("the two", "both", "they")
_CONDITION: Final = wording(one_of("if", "only when", "only if", "when", "unless"), "[^,;.]*")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the other codes of tables, fields and sentences."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        label = _predicate_of_label(statement)
        for index, clause in enumerate(statement.clauses):
            said = _predicate_of(clause.text)
            # "... 77370, and the two may be billed separately"
            whole = replace(clause, codes=statement.codes) if not clause.codes and _BOTH.search(clause.text) else clause
            if whole.codes and (predicate := said or label):
                condition = _condition_of(statement, index) if said else ""
                yield from _in_clause(reading, statement, whole, predicate, condition=condition)


def _predicate_of_label(statement: Statement) -> Predicate | None:
    if statement.is_under(_DENIED_LABEL):
        return Predicate.NOT_REPORTED_WITH
    if statement.is_under(_SEPARATE_LABEL):
        return Predicate.BILLED_SEPARATELY_WITH
    return Predicate.RELATED_TO if statement.is_under(_RELATED_LABEL) else None


def _predicate_of(text: str) -> Predicate | None:
    if _UNRELATED.search(text):
        return None
    if _TOGETHER_DENIED.search(text):
        return Predicate.NOT_REPORTED_WITH
    if _SEPARATELY.search(text):
        return Predicate.BILLED_SEPARATELY_WITH
    if _BUNDLED.search(text) and not _BUNDLED_ELSEWHERE.search(text):
        return Predicate.NOT_REPORTED_WITH
    return Predicate.RELATED_TO if _relates(text) else None


def _relates(text: str) -> bool:
    return bool(_RELATED.search(text) or (_ALTERNATIVE.search(text) and not MODIFIER.search(text)))


def _condition_of(statement: Statement, index: int) -> str:
    """Return the condition of a clause: its own, or that of the nearest clause before it."""
    for clause in reversed(statement.clauses[: index + 1]):
        if match := _CONDITION.search(clause.text):
            return " ".join(match.group().split())
    return ""


def _in_clause(
    reading: Reading, statement: Statement, clause: Clause, predicate: Predicate, *, condition: str
) -> Iterator[Finding]:
    subjects, others = _sides(reading, statement, clause, predicate)
    conditional = predicate is Predicate.BILLED_SEPARATELY_WITH and (is_conditional(clause.text) or bool(condition))
    relationship = " ".join(clause.text.split()) if _relates(clause.text) else statement.field_name
    is_related = predicate is Predicate.RELATED_TO
    for code in others:
        written = statement.text[code.span.start : code.span.end]
        yield from findings_of(
            statement,
            predicate,
            code.node,
            f"{written}-{code.modifier}" if code.modifier else written,
            subjects=subjects,
            status=Status.CONDITIONAL if conditional else Status.AFFIRMED,
            qualifiers={
                Qualifier.RELATIONSHIP: relationship if is_related else "",
                Qualifier.CONDITION: "" if is_related else condition,
            },
        )


def _sides(
    reading: Reading, statement: Statement, clause: Clause, predicate: Predicate
) -> tuple[tuple[NodeId, ...], list[CodeMatch]]:
    """Return the codes a relation is stored from and those it points to.

    It is stored from the document's or section's own code where the clause names it, else from another code
    that the document describes, else, of several, from the one at the head; a code alone is what it points to.
    """
    home = reading.subjects_in(statement.section)
    named = nodes_of(clause.codes)
    described = [node for node in named if node in reading.described]
    if own := tuple(node for node in named if node in home):
        subjects = own
    elif predicate is Predicate.NOT_REPORTED_WITH and len(named) > 1 and not described and _pairs(statement, clause):
        subjects = (named[0],)
    elif described and len(named) > 1:
        subjects = (described[0],)
    elif len(named) > 1 and clause.is_headed:
        subjects = tuple(node for node in clause.subjects if node in named)
    else:
        subjects = statement.subjects if set(statement.subjects) - set(named) else home
    # "22512 is an add-on code to 22510 and 22511" says of the page's own code what it says of 22512 alone
    is_object = bool(own) and clause.is_headed and set(clause.subjects).isdisjoint(own)
    sides = [code for code in clause.codes if code.node in clause.subjects] if is_object else clause.codes
    others = [code for code in sides if code.node not in subjects]
    # "27487: revision; not reported with 27447" says it of the code that heads the line
    return subjects, others or [code for code in statement.codes[:1] if code.node not in subjects]


def _pairs(statement: Statement, clause: Clause) -> bool:
    """Tell whether a clause sets its first code against the next: "do not report 77385 with 77387"."""
    first, second = clause.codes[:2]
    return bool(_WITH.search(statement.text, first.span.end, second.span.start))


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        column = _column_of_codes(table)
        relation = next((i for i, name in enumerate(table.header) if _RELATION_COLUMN.search(name)), None)
        is_related = relation is not None or _RELATED_SECTION.search(table.section or "")
        if column is None or column >= len(cells) or not is_related or reading.is_placeholder(cells[column]):
            continue
        words = cells[relation] if relation is not None and relation < len(cells) else ""
        predicate = _predicate_of_row(words)
        is_bound = is_conditional(words) or _CONDITION.search(words)
        conditional = predicate is Predicate.BILLED_SEPARATELY_WITH and is_bound
        for code in find_codes(f"code {cells[column]}"):
            for subject in reading.subjects_in(table.section):
                if subject != code.node:
                    yield Finding(
                        subject=subject,
                        predicate=predicate,
                        target=code.node,
                        status=Status.CONDITIONAL if conditional else Status.AFFIRMED,
                        span=row.span,
                        section=table.section,
                        as_written=cells[column],
                        qualifiers={Qualifier.RELATIONSHIP: "" if reading.is_placeholder(words) else words},
                    )


def _column_of_codes(table: Table) -> int | None:
    """Return the column of codes; None in a table of modifiers, whose codes are what it is about."""
    if any(MODIFIER.search(name) for name in table.header):
        return None
    return next(
        (
            index
            for index, name in enumerate(table.header)
            if _CODE_COLUMN.search(name) and not _OTHER_COLUMN.search(name)
        ),
        None,
    )


def _predicate_of_row(words: str) -> Predicate:
    """Return what a row says of its code: related, unless its words are as plain as a sentence's."""
    return _predicate_of(words) or Predicate.RELATED_TO


EXTRACTOR: Final = Extractor(name="related-codes/1", find=find)
