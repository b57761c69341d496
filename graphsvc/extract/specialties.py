"""Specialties: by taxonomy code, in labelled fields, and by the role that a sentence gives them."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.extract.cues import is_about_papers, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import complete, groups_of, is_set_against, members, opposed, without_brackets
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, one_of, some_of, wording
from graphsvc.model import TAXONOMY_PATTERN, NodeId, Predicate, Span, Status, slug_id

_FIELD: Final = any_of(
    "specialt(?:y|ies)|specialit(?:y|ies)|taxonom(?:y|ies)|provider types?"
    "|(?:performing|rendering|billing|typical|treating) (?:providers?|clinicians?)|performed by"
    "|who (?:performs|bills|provides|does|reads)(?: it)?"
)
_TAXONOMY: Final = re.compile(rf"\b(?P<code>{TAXONOMY_PATTERN})\b")

_DONE: Final = (
    "(?:perform|administer|deliver|provid|render|bill|report|interpret|furnish|carri|supervis|conduct"
    "|operat|plac|practi[sc]|us)ed|done|given|read|found"
)
_ROLE: Final = wording(
    "(?:",
    one_of(
        rf"(?:{_DONE}) (?:[\w-]+ ){{0,3}}?(?:by|in|within)(?: the (?:field|practice|specialty) of)?",
        "(?:cornerstone|mainstay|staple|standard|workhorse|fixture|(?:core )?part|role|common*|procedure"
        "|everyday service|tool)"
        " (?:in|of|for)(?: the practice of)?",
        "(?:applies|apply|belongs?|common|central|essential) (?:to|in)(?: the (?:field|work|practice) of)?",
        r"responsibility[^.;]{0,60}? (?:rests|lies|belongs|falls|is) (?:with|to|on)",
        "responsibility of|work of|falls (?:with)?in the (?:specialty|field|scope) of",
        r"claims [^.;]{0,40}?(?:come|are) (?:\w+ )?from",
        "(?:consultation|service|study|procedure|review|management|evaluation|planning) by",
    ),
    r")\s+",
    some_of(
        "an?|the|any|either|both|most|many|qualified|licensed|speciali[sz]ed|modern|trained|board-certified"
        "|certified|treating|attending|practi[sc]ing|hospital['’]s"
    ),
)
"""Words that give what follows the role of the performer."""

_JOINED: Final = wording(
    r"\s*(?:\w+s?\s)?(?:\([^()]*\)\s*)?(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bas\swell\sas\b)\s*){1,3}",
    some_of("an?", "the", "in", "by", "also", "less often", "sometimes", "qualified", "licensed", "general", "other"),
)
_ACTS: Final = wording(
    r"\s*",
    some_of("teams?|physicians?|specialists?|practices?|departments?|staff|doctors?|services?"),
    r"(?:\([^()]*\)\s*)?,?\s*",
    r"(?:not\s[\w\s]{3,40},\s)?",
    some_of(
        "who", "then", r"or \w+", "usually", "typically", "may", "can", "do not", "often", "most often", "also", most=3
    ),
    r"(?:(?:is|are)\s(?:chiefly\s)?responsible\s|perform|evaluat|plac|insert|admit|interpret|read|supervis|deliver|operat|direct|administer|report|bill|remov"
    r"|inject|treat|implant|conduct|carr)\w*\b",
)
"""What follows a person who performs."""

_HEAD_ACTS: Final = wording(
    r"\s+(?:(?:physicians?|teams?|specialists?)\s+)?(?:\w+ly\s)?(?!is\b|was\b|has\b|does\b|needs?\b|requires\b|refers\b|orders\b|requests\b|sends\b|gets\b|sees\b|asks\b|wants\b|decides\b|schedules\b|books\b)"
    r"[a-z]+s\b"
)
"""What follows the specialist at the head of a sentence, whatever it is that is done."""

_HEAD: Final = wording(r"\W*(?:\d[\d.]*\s)?(?:an?|the|both)\s(?:(?:board-certified|attending|treating)\s)?")

_THEN: Final = wording(r",\s(?:and\s)?(?:an?|the)\s(?:\w+\s)?$")
"""How the next step of a story opens: "once the plan is approved, the physicist ..."."""

_PERSON: Final = wording(r"(?:ist|ian|surgeon|therapist|assistant|nurse|practitioner)s?$")
_PEOPLE: Final = wording(r"\s*(?:physicians?|teams?)\b")
_BY: Final = wording(r"\bby\s(?:(?:an?|the)\s)?(?:\w+\s)?$")
_PLACE: Final = wording(
    r"\s(?:offices?|clinics?|suites?|departments?|centers?|labs?|units?|facilit(?:y|ies)|settings?)\b"
)
"""What makes a place of a specialty: "performed in cardiology offices"."""

_MAX_WORDS = 6
"""Words of a specialty's name; what is longer in a field is an explanation."""

_NO_SPECIALTY: Final = wording(
    one_of(
        "taxonom(?:y|ies)|specialt(?:y|ies)|diagnos[ei]s|codes?|modifiers?|no|not|never|any|all|various|multiple|others?|see|none|providers?|physicians?|clinicians?|doctors?|staff|patients?"
    ),
    r"|\d",
)


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the specialties of tables, fields and sentences."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        if statement.is_under(_FIELD):
            yield from _in_field(reading, statement)
        else:
            for clause in statement.clauses:
                yield from _in_prose(reading, statement, clause)


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        columns = [index for index, name in enumerate(table.header) if _FIELD.search(name)]
        texts = [cells[i] for i in columns if i < len(cells) and not reading.is_placeholder(cells[i])]
        target, written = _of_row(reading, texts)
        for subject in reading.subjects_of_row(table, cells) if target else ():
            yield Finding(
                subject=subject,
                predicate=Predicate.PERFORMED_BY,
                target=target,
                status=status_of(" ".join(cells)),
                span=row.span,
                section=table.section,
                as_written=written,
            )


def _of_row(reading: Reading, texts: list[str]) -> tuple[NodeId | None, str]:
    """Return the specialty of a row and its wording: by its taxonomy code, which is exact, else by its name."""
    code = next((match["code"] for text in texts if (match := _TAXONOMY.search(text))), "")
    name = next((text for text in texts if not _TAXONOMY.fullmatch(text.strip())), "")
    known = reading.vocabulary.specialties_by_taxonomy.get(code)
    return known or _specialty(reading, name), name or code


def _specialty(reading: Reading, name: str) -> NodeId | None:
    """Return the specialty of that name: a known one, else one of its own; None for what is no name."""
    bare = without_brackets(name).strip(" .:*_")
    if known := reading.vocabulary.specialties.get(bare):
        return known
    is_name = bare[:1].isupper() and len(bare.split()) <= _MAX_WORDS and not _NO_SPECIALTY.search(bare)
    return slug_id("specialty", bare) if is_name and not reading.is_placeholder(bare) else None


def _in_field(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """Yield the specialties of a field by their names, or by their taxonomy codes where no name is known."""
    known = reading.vocabulary.specialties
    label = statement.passage.label or ""
    words = statement.body if not label or _FIELD.search(label) else f"{label}, {statement.body}"
    codes = [match["code"] for match in _TAXONOMY.finditer(words)]
    names = [name for name in _names(reading, words) if not _TAXONOMY.search(name)]
    full = [complete(names, i, lambda name: known.get(name) is not None) for i in range(len(names))]
    found = [(_specialty(reading, name), name) for name in full if not codes or known.get(name)]
    if not any(target for target, _ in found):
        found = [(reading.vocabulary.specialties_by_taxonomy.get(code), code) for code in codes]
    for target, written in found:
        if target:
            yield from findings_of(statement, Predicate.PERFORMED_BY, target, written)


def _names(reading: Reading, body: str) -> list[str]:
    """Return the names in a field; an "and" that is part of an unknown name does not cut it in two."""
    known = reading.vocabulary.specialties
    names: list[str] = []
    for part in re.split(r"[,;\n]", body):
        whole = without_brackets(part).strip(" .")
        parts = [without_brackets(part[span.start : span.end]).strip(" .") for span in members(part)]
        is_one = known.get(whole) or not any(known.get(name) for name in parts)
        names += [whole] if is_one else parts
    return [name for name in names if name]


def _in_prose(reading: Reading, statement: Statement, clause: Clause) -> Iterator[Finding]:
    text = clause.text
    found = list(reading.vocabulary.specialties.find(text))
    if is_about_papers(text):
        return
    roles = {match.end() for match in _ROLE.finditer(text)} if found else set()
    for taxonomy in _TAXONOMY.finditer(text):
        if target := reading.vocabulary.specialties_by_taxonomy.get(taxonomy["code"]):
            yield from findings_of(
                statement,
                Predicate.PERFORMED_BY,
                target,
                taxonomy["code"],
                subjects=clause.subjects,
                status=status_of(text),
            )
    spans = [match.span for match in found]
    acting = {
        index
        for group in groups_of(text, spans, _JOINED)
        if any(spans[index].start in roles or _acts(statement, text, spans[index]) for index in group)
        for index in group
    }
    for index, match in enumerate(found):
        is_adjective = text[match.span.start : match.span.end].endswith("ic")  # "pediatric tumors"
        if is_adjective or _PLACE.match(text, match.span.end):
            continue
        against = any(other < index for other in acting) and is_set_against(text, match.span.start)
        if index in acting or against:
            status = opposed(text, match.span.start, status_of(text.partition(", which")[0]))
            if statement.is_narrative and status is Status.AFFIRMED:
                status = Status.CONDITIONAL
            yield from findings_of(
                statement,
                Predicate.PERFORMED_BY,
                match.value,
                text[match.span.start : match.span.end],
                subjects=clause.subjects,
                status=status,
            )


def _acts(statement: Statement, text: str, span: Span) -> bool:
    """Tell whether the words at a span name a person or team who performs."""
    person = _PERSON.search(text, span.start, span.end) or _PEOPLE.match(text, span.end)
    by = statement.is_narrative and _BY.search(text, 0, span.start)
    opens = _HEAD.fullmatch(text, 0, span.start) or (statement.is_narrative and _THEN.search(text, 0, span.start))
    head = opens and _HEAD_ACTS.match(text, span.end)
    return bool(person and (by or head or _ACTS.match(text, span.end)))


EXTRACTOR: Final = Extractor(name="specialties/1", find=find)
