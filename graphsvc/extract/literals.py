"""Literals: what a document says of a code that is a value: title, description, service type, dates."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.reading import Reading, Statement
from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import CODE_PATTERN, Predicate, Span, Status, code_id, is_code

_TITLE: Final = wording(rf"(?:CPT|HCPCS)\W{{0,3}}(?:code\s)?(?P<code>{CODE_PATTERN})\s*[:–—-]\s*(?P<title>\S.*)")
_YEAR: Final = wording(r"\W*(?P<year>(?:19|20)\d\d)\s(?:CPT|HCPCS)\b")
_STATUS: Final = wording(r"\W*\((?P<status>active|inactive|deleted|terminated|retired)\)")
_COMPONENT: Final = wording(
    one_of("represents?", "describes?", "is for", "reports?", "stands for", "covers", "pays for", "bills?"),
    r"\s(?:only\s)?the\s(?P<component>technical|professional)\s(?:component|part|portion|side)",
)
_BY_DEFINITION: Final = wording(
    r"\b(?P<component>technical|professional)\s(?:only\s)?by\sdefinition\b|\bpurely\s(?P<pure>technical|professional)\b"
)
_DESCRIPTION: Final = wording(
    r"\W*(?:(?:this|the)\s)?(?:(?:CPT|HCPCS)\W{0,3})?(?:level\sII\s)?(?:codes?\s)?",
    rf"(?:{CODE_PATTERN}\s|code\s)",
    one_of(
        "is defined as|represents?|describes?|designates?|denotes?|reports?|identifies|refers to|stands for"
        "|covers|means|is (?:an?|the|used (?:to|for)|for)|corresponds to|captures|is assigned to"
    ),
)
_DEFINED: Final = wording(
    one_of("as defined by", "described by", "under", "reported with"),
    ".{0,40}?",
    one_of("refers to", "means", "is (?:an?|the)", "describes", "represents"),
)
_DEFINED_WITHIN = 200
"""Characters from the start of a sentence in which it says what the code is."""

_INCLUDES: Final = wording(
    one_of("encompass(?:es)?|includes?|bundles|comprises"), r"(?:\snot\sonly)?\s(?P<what>[^.;]{1,400})"
)
_EXCLUDES: Final = wording(one_of("does not (?:include|cover)|excluding|excludes"), r"\s(?P<what>[^.;]{1,400})")
_INCLUDED: Final = any_of(
    "(?:is|are) (?:included in|part of) (?:it|(?:the|this) code|(?:the )?(?:CPT|HCPCS)[^.;]{0,20})"
)
_EXCLUDED: Final = any_of(
    "(?:is|are) (?:not included in (?!(?:this|the|our) (?:summary|page|document|record|data*|input|source|text|table"
    "|guide))"
    "|left out|excluded from (?:it|the code|this code))"
)
_SAYS_OF_CODE: Final = wording(
    r"(?:.*[;,]\s(?:(?:and|which|but)\s)?)?\W{0,3}(?:(?:this|the)\s(?:\w+\s)?(?:code|service|procedure)|it|code|(?:CPT|HCPCS)\W*(?:code)?)",
    rf"(?:\s{CODE_PATTERN})?(?:\s(?:also|explicitly|further|only))?\s*(?:,\s*)?",
)
"""What stands before a verb of including that is said of the code, and not of a patient, a record or a payer."""

_CUT: Final = wording(r",\s(?:which|where|when|excluding)\b|\sinto\sa\s|\sand\sincludes?\s")
"""Where the words about what is included end."""

_BEFORE: Final = wording(r"(?:.*(?::|\bsince\b|\bbecause\b|\bas\b)\s)?")
"""What may stand before the words about what is part of the code."""

_BUT_ALSO: Final = wording(r"\s*(?:itself\s)?but\salso\s")
_FIELDS: Final = (
    (wording(r"service\stype|type\sof\sservice"), Predicate.SERVICE_TYPE),
    (wording(r"payment\sstatus"), Predicate.PAYMENT_STATUS),
    (wording(r"(?:code\s)?status"), Predicate.STATUS),
    (wording(r"effective(?:\sdate)?"), Predicate.EFFECTIVE_DATE),
    (wording(r"revision\sdate|last\s(?:revised|updated)"), Predicate.REVISION_DATE),
    (wording(r"(?:common\slanguage\s|short\s|long\s)?(?:description|definition)"), Predicate.DESCRIPTION),
    (wording(r"title|(?:code|procedure)\sname"), Predicate.TITLE),
)
_DATE: Final = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|[A-Z][a-z]+\s\d{1,2},?\s\d{4}|[A-Z][a-z]+\s\d{4}|\d{4}"
)
_DATES: Final = frozenset({Predicate.EFFECTIVE_DATE, Predicate.REVISION_DATE})


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the title of each headed code, then the literals of fields and sentences."""
    yield from _titles(reading)
    for statement in reading.statements:
        yield from _in_field(reading, statement)
        yield from _in_prose(statement)


def _titles(reading: Reading) -> Iterator[Finding]:
    document = reading.document
    for section in document.sections:
        match = _TITLE.fullmatch(section.title or "")
        if match and is_code(match["code"].upper()):
            # The section begins with the marks of its heading, which are no part of the title.
            start = max(section.span.start, document.text.find(match.group(), section.span.start, section.span.end))
            yield Finding(
                subject=code_id(match["code"]),
                predicate=Predicate.TITLE,
                target=None,
                status=Status.AFFIRMED,
                span=Span(start=start, end=start + len(match.group())),
                section=section.title,
                as_written=match["title"],
            )


def _in_field(reading: Reading, statement: Statement) -> Iterator[Finding]:
    label, body = statement.field_name, statement.body
    predicate = next((predicate for name, predicate in _FIELDS if name.fullmatch(label)), None)
    if predicate in _DATES:
        date = _DATE.match(body)
        body = date.group() if date else ""
    if predicate and body and not reading.is_placeholder(body):
        span = statement.part(0, statement.body_start + len(body))
        yield from findings_of(statement, predicate, None, body.rstrip(". "), span=span)


def _in_prose(statement: Statement) -> Iterator[Finding]:
    text, body = statement.text, statement.body
    if year := _YEAR.match(text):
        yield from findings_of(statement, Predicate.CODE_SET_YEAR, None, year["year"])
    if status := _STATUS.match(text):
        span = statement.part(status.start(), status.end())
        yield from findings_of(statement, Predicate.STATUS, None, status["status"], span=span)
    if _DESCRIPTION.match(body) or _DEFINED.search(body[:_DEFINED_WITHIN]):
        yield from findings_of(statement, Predicate.DESCRIPTION, None, body)
    if pure := _BY_DEFINITION.search(text):
        yield from findings_of(statement, Predicate.COMPONENT, None, (pure["component"] or pure["pure"]).lower())
    elif said := _COMPONENT.search(text):
        yield from findings_of(statement, Predicate.COMPONENT, None, said["component"].lower())
    yield from _scope(statement, Predicate.INCLUDES, _INCLUDES, _INCLUDED)
    yield from _scope(statement, Predicate.EXCLUDES, _EXCLUDES, _EXCLUDED)


def _scope(
    statement: Statement, predicate: Predicate, active: re.Pattern[str], passive: re.Pattern[str]
) -> Iterator[Finding]:
    """Yield what "the code includes W" and "W is part of the code" name."""
    body = statement.body
    said = active.search(body)
    if said and (_SAYS_OF_CODE.fullmatch(body, 0, said.start()) or said.group().lower().startswith("excluding")):
        what = _BUT_ALSO.sub(" and ", _CUT.split(said["what"])[0])
        yield from findings_of(statement, predicate, None, what.strip(" ,"))
    for clause in statement.clauses:
        if said := passive.search(clause.text):
            what = _BEFORE.sub("", clause.text[: said.start()], count=1)
            yield from findings_of(statement, predicate, None, what.strip(" ,"))


EXTRACTOR: Final = Extractor(name="literals/1", find=find)
