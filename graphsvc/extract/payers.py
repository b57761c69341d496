"""Payers: those said to cover a code, or not, or on a condition; and those merely in a document's scope."""

from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.cues import PLAIN_DENIAL, is_denied, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import groups_of, is_set_against, members, opposed, stated, words_about
from graphsvc.extract.payer_wordings import (
    ASIDE,
    AUTHORISATION_LABEL,
    BRACKETED,
    BRACKETS,
    COMPANY,
    CONDITION,
    COVERAGE,
    COVERED_BY,
    COVERED_LABEL,
    ELLIPSIS,
    JOINED,
    NO_COVERAGE,
    NO_PAYER,
    NOT_NECESSARY,
    OF_PLACE,
    PAYER_LABEL,
    PAYER_NAME,
    PAYER_NOUN,
    POLICY,
    REQUIRES_IT,
    SCOPE,
    SCOPE_BEHIND,
    SCOPE_LABEL,
    SHORT_AUTHORISATION,
    SUBJECT_OF,
    VERDICT,
)
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.subjects import list_from
from graphsvc.model import NodeId, Predicate, Qualifier, Span, Status, slug_id


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the payers of tables, fields and sentences."""
    yield from _in_tables(reading)
    after_coverage = False
    for statement in reading.statements:
        found = list(_in_statement(reading, statement, after_coverage=after_coverage))
        yield from found
        after_coverage = any(finding.predicate is Predicate.COVERED_BY for finding in found)


def _named(reading: Reading, text: str) -> list[tuple[NodeId, Span]]:
    """Return the payers that a text names and where; those who are no payers are left out.

    A wording that goes on with "of" and a name is another payer than the one it begins like: "Blue Cross Blue
    Shield of Wyoming" is no wording of the federation, but a payer of its own.
    """
    found: list[tuple[NodeId, Span]] = []
    for match in reading.vocabulary.payers.find(text):
        place = OF_PLACE.match(text, match.span.end)
        if match.value and place:
            span = Span(start=match.span.start, end=place.end())
            found.append((slug_id("payer", text[span.start : span.end]), span))
        elif match.value:
            found.append((match.value, match.span))
    return found


def _listed(reading: Reading, text: str, known: Sequence[tuple[NodeId, Span]]) -> list[tuple[NodeId, Span]]:
    """Return the payers of a list of payers, given those that tables know; any other name is a payer of its own."""
    found = list(known)
    if reading.is_placeholder(text):
        return found
    for member in members(BRACKETED.sub(lambda match: " " * len(match.group()), text)):
        name = text[member.start : member.end]
        is_known = any(span.start < member.end and member.start < span.end for _, span in found)
        is_name = PAYER_NAME.fullmatch(name) and not NO_PAYER.search(name) and (PAYER_NOUN.search(name) or known)
        if is_name and not is_known and not any(reading.vocabulary.payers.find(name)):
            found.append((slug_id("payer", name), member))
    return sorted(found, key=lambda payer: payer[1])


def _in_statement(reading: Reading, statement: Statement, *, after_coverage: bool) -> Iterator[Finding]:
    if reading.vocabulary.placeholder_talk_in(statement.text):
        return
    label, field = statement.passage.label or "", statement.field_name
    if payer := reading.vocabulary.payers.get(POLICY.sub("", label)):
        yield from _in_policy(statement, payer, label)
    elif found := _payers_of_field(reading, field, statement.body):
        yield from _in_field(statement, field, found)
    else:
        for clause in statement.clauses:
            yield from _in_clause(reading, statement, clause, after_coverage=after_coverage)


def _in_policy(statement: Statement, payer: NodeId, name: str) -> Iterator[Finding]:
    """Yield what "Aetna: covered with prior authorization" says."""
    words = statement.body
    verdict = VERDICT.match(words) and any(
        pattern.search(statement.passage.lead or statement.section or "") for pattern in (PAYER_LABEL, COVERED_LABEL)
    )
    if COVERAGE.search(words) or verdict:
        yield from findings_of(
            statement,
            Predicate.COVERED_BY,
            payer,
            name,
            status=Status.NEGATED if PLAIN_DENIAL.match(words) else _status(words),
            qualifiers=_condition(words),
        )


def _payers_of_field(reading: Reading, name: str, body: str) -> list[tuple[NodeId, Span]]:
    """Return the payers that a field lists; none where it is no field of payers."""
    of_payers = PAYER_LABEL.search(name)
    if not of_payers and not COVERED_LABEL.search(name):
        return []
    known = _named(reading, body)
    is_sentence = any(SUBJECT_OF.match(body, span.end) for _, span in known)
    return _listed(reading, body, known) if not is_sentence and (of_payers or known) else []


def _in_field(statement: Statement, label: str, found: list[tuple[NodeId, Span]]) -> Iterator[Finding]:
    """Yield the payers of a labelled list; what stands behind one and before the next is its own policy."""
    body = statement.body
    stops = [*(span.start for _, span in found[1:]), len(body)]
    for (payer, span), stop in zip(found, stops, strict=True):
        own = body[span.end : stop]
        status = _status(own) if COVERAGE.search(own) else _status_of_label(label, own)
        yield from findings_of(
            statement,
            Predicate.COVERED_BY if status else Predicate.DISCUSSED_FOR,
            payer,
            body[span.start : span.end],
            status=status or Status.AFFIRMED,
        )


def _status_of_label(label: str, own: str) -> Status | None:
    """Return what a label says of the payers it introduces; None where it says nothing of coverage."""
    authorisation = AUTHORISATION_LABEL.search(label)
    if SCOPE_LABEL.search(label) or SCOPE.search(label) or not (COVERED_LABEL.search(label) or authorisation):
        return None
    if authorisation or AUTHORISATION_LABEL.search(own):
        return Status.CONDITIONAL
    return Status.NEGATED if is_denied(label) or " not " in f" {label.lower()} " else Status.AFFIRMED


def _in_clause(reading: Reading, statement: Statement, clause: Clause, *, after_coverage: bool) -> Iterator[Finding]:
    text = clause.text
    found = _named(reading, text)
    if not found:
        return
    start = max(0, statement.body_start - clause.start)  # its label says nothing of coverage
    asides = [match.span() for match in ASIDE.finditer(text)]
    found = [payer for payer in found if not any(start <= payer[1].start < end for start, end in asides)] or found
    spans = [span for _, span in found]
    lists = groups_of(text, spans, JOINED)
    places = [Span(start=found[group[0]][1].start, end=found[group[-1]][1].end) for group in lists]
    in_scope = bool(SCOPE.search(text) or SCOPE_BEHIND.match(text, places[-1].end))
    # "lenses (V2788) are not covered by Medicare" speaks of the code it names, not of the document's
    subjects = clause.subjects if in_scope else _covered_codes(statement, clause, places[-1]) or clause.subjects
    after = after_coverage or bool(COVERAGE.search(statement.text))
    for group, place, words in zip(lists, places, words_about(text, start, len(text), places), strict=True):
        if not in_scope and not _says_coverage(text, place, words, after_coverage=after):
            continue
        status = Status.AFFIRMED if in_scope else opposed(text, place.start, _status(words))
        for payer, span in (found[index] for index in stated(text, spans, group)):
            yield from findings_of(
                statement,
                Predicate.DISCUSSED_FOR if in_scope else Predicate.COVERED_BY,
                payer,
                text[span.start : span.end],
                subjects=subjects,
                status=status,
                qualifiers=_condition(words) if status is Status.CONDITIONAL else {},
            )


def _covered_codes(statement: Statement, clause: Clause, place: Span) -> tuple[NodeId, ...]:
    """Return the codes of a clause that the verb is about: the first behind the payers, else the first before."""
    end = clause.start + place.end
    own = [
        i for i, code in enumerate(clause.codes) if not COMPANY.search(statement.text, clause.start, code.span.start)
    ]
    first = next((i for i in own if clause.codes[i].span.start >= end), next(iter(own), None))
    return () if first is None else list_from(statement.text, clause.codes, first)


def _says_coverage(text: str, place: Span, words: str, *, after_coverage: bool) -> bool:
    """Tell whether the payers of a list are who covers: the subject of the verb, or behind "covered by"."""
    behind = BRACKETS.sub(" ", text[place.end :])
    set_against = is_set_against(text, place.start)
    elliptic = after_coverage and (ELLIPSIS.search(behind[:40]) or set_against)
    if NO_COVERAGE.search(words) or REQUIRES_IT.search(words) or not (COVERAGE.search(words) or elliptic):
        return False
    return bool(elliptic or set_against or SUBJECT_OF.match(behind) or COVERED_BY.search(text[: place.start]))


def _status(words: str) -> Status:
    status = Status.NEGATED if NOT_NECESSARY.search(words) else status_of(words)
    is_bound = status is Status.AFFIRMED and SHORT_AUTHORISATION.search(words)
    return Status.CONDITIONAL if is_bound else status


def _condition(words: str) -> dict[Qualifier, str]:
    match = CONDITION.search(words)
    return {Qualifier.CONDITION: " ".join(match.group().split()).rstrip(" ,")} if match else {}


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        if not table.header or not cells or not PAYER_LABEL.search(table.header[0]):
            continue
        policy = " ".join(cell for cell in cells[1:] if not reading.is_placeholder(cell))
        covered = bool(COVERAGE.search(policy) or VERDICT.match(policy))
        denied = bool(PLAIN_DENIAL.match(policy))
        status = Status.NEGATED if denied else _status(policy)
        for payer, span in _listed(reading, cells[0], _named(reading, cells[0])):
            for subject in reading.subjects_of_row(table, cells):
                yield Finding(
                    subject=subject,
                    predicate=Predicate.COVERED_BY if covered else Predicate.DISCUSSED_FOR,
                    target=payer,
                    status=status if covered else Status.AFFIRMED,
                    span=row.span,
                    section=table.section,
                    as_written=cells[0][span.start : span.end],
                    qualifiers=_condition(policy) if covered else {},
                )


EXTRACTOR: Final = Extractor(name="payers/1", find=find)
