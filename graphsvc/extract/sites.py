"""Sites of service: in labelled fields, in "typical sites are ...", and after "performed in" and the like."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.cues import PLAIN_DENIAL, is_about_papers, is_denied, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import (
    complete,
    groups_of,
    members,
    opposed,
    stated,
    without_brackets,
    words_about,
)
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.site_wordings import (
    DEPARTMENT,
    DISTINCT,
    FIELD,
    IS_BILLER,
    IS_SITE,
    JOINED,
    LEADING,
    LISTED,
    MAX_WORDS,
    NAMED_POS,
    NEXT_PLACE,
    OPENS_CLAUSE,
    PATIENT_IS,
    PATIENT_MOVES,
    PERFORMED,
    PLACE_NOUN,
    POS,
    POS_LIST,
    PREPOSITION,
    REJECTED,
    RELATIVE,
    SENTENCE,
    STORY,
    TAIL,
    TYPICAL,
    WHOLE_FIELD,
    WITHIN,
)
from graphsvc.model import NodeId, Predicate, Span, Status, slug_id
from graphsvc.vocabulary import Match


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the sites of tables, of fields, of "typical sites" sentences and of sentences that say where."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        label, around = statement.passage.label or "", statement.passage.lead or statement.section or ""
        typical = TYPICAL.search(statement.text)
        if _is_field(around) and (site := reading.vocabulary.sites.get(without_brackets(label))):
            # a line of a list of sites: "Office (POS 11): not payable"
            status = status_of(statement.body)
            yield from findings_of(statement, Predicate.PERFORMED_AT, site, label, status=status)
        elif _is_field(statement.field_name) and not _is_sentence(statement):
            yield from _in_field(reading, statement, statement.body_start, statement.field_name)
            yield from _behind_field(reading, statement, statement.body_start)
        elif typical and not is_denied(statement.text[: typical.start()]):
            yield from _in_field(reading, statement, typical.end(), "typical")
            yield from _behind_field(reading, statement, typical.end())
        else:
            for clause in statement.clauses:
                yield from _in_prose(reading, statement, clause)


def _is_sentence(statement: Statement) -> bool:
    """Tell whether what a field holds is a sentence: it opens as one, or stands behind the first."""
    goes_on = not statement.passage.label and statement.body.endswith(".") and OPENS_CLAUSE.match(statement.body)
    return bool(SENTENCE.match(statement.body) or goes_on)


def _behind_field(reading: Reading, statement: Statement, start: int) -> Iterator[Finding]:
    """Yield the sites of the clauses behind a list: "office; it may also be done in a hospital"."""
    for clause in statement.clauses:
        if clause.start > start and OPENS_CLAUSE.match(clause.text):
            yield from _in_prose(reading, statement, clause)


def _is_field(label: str) -> bool:
    return bool(FIELD.search(label) or WHOLE_FIELD.fullmatch(label))


def _in_field(reading: Reading, statement: Statement, start: int, label: str) -> Iterator[Finding]:
    """Yield the members of a list of sites up to the remark behind it."""
    text = statement.text
    end = next((c.start for c in statement.clauses if c.start > start and OPENS_CLAUSE.match(c.text)), len(text))
    spans = list(members(text, start, end))
    names = [_name(text[span.start : span.end]) for span in spans]
    denied = is_denied(label) or bool(PLAIN_DENIAL.match(text, start))
    for index, span in enumerate(spans):
        raw = text[span.start : span.end]
        refused = PLAIN_DENIAL.match(raw)
        remark = TAIL.search(without_brackets(raw))
        if remark and remark.start() == 0:
            return
        site, written = _site(reading, names, index, raw)
        if site:
            status = Status.NEGATED if denied or refused else _status_of_member(raw, label)
            yield from findings_of(statement, Predicate.PERFORMED_AT, site, written, status=status)
        if remark:
            return


def _status_of_member(raw: str, label: str) -> Status:
    """Return the status of a member: what is called typical is affirmed, whatever can be done there."""
    status = status_of(raw)
    weak = status is Status.CONDITIONAL and "only" not in raw.lower()
    return Status.AFFIRMED if weak and "typical" in label.lower() else status


def _name(raw: str) -> str:
    """Return a member of a list without what stands in brackets, leading words and the remark at its end."""
    text = PLAIN_DENIAL.sub("", without_brackets(raw), count=1).strip()
    if leading := LEADING.match(text):
        text = text[leading.end() :]
    remark = TAIL.search(text)
    return (text[: remark.start()] if remark else text).strip(" .,:*_")


def _site(reading: Reading, names: list[str], index: int, raw: str) -> tuple[NodeId | None, str]:
    """Return the site that a member of a list means and its wording; None where it means no place."""
    known = reading.vocabulary.sites
    full = complete(names, index, lambda name: known.get(name) is not None)
    if site := known.get(full):
        return site, full
    pos = POS.fullmatch(raw.strip(" .*_")) or NAMED_POS.search(raw)
    if pos and (site := reading.vocabulary.sites_by_pos.get(pos["pos"])):
        return site, raw
    name = WITHIN.split(names[index])[-1]
    if not name or len(name.split()) > MAX_WORDS:
        return None, ""
    found = list(known.find(name))
    if found and not found[0].span.start and DEPARTMENT.fullmatch(name, found[0].span.end):
        return found[0].value, name
    if found and found[-1].span.end == len(name) and not DISTINCT.search(name, 0, found[-1].span.start):
        return found[-1].value, name
    is_place = PLACE_NOUN.search(name) and not any(character.isdigit() for character in name)
    return (slug_id("site", name), name) if is_place else (None, "")


def _in_prose(reading: Reading, statement: Statement, clause: Clause) -> Iterator[Finding]:
    """Yield the sites that a clause says; each list of them has the status of the words about it."""
    said = _sites_said(reading, statement, clause.text)
    if not said:
        return
    relative = RELATIVE.search(clause.text)
    # the words of a relative clause at the end are about something else
    end = relative.start() if relative and relative.start() > said[-1].span.end else len(clause.text)
    spans = [place.span for place in said]
    lists = groups_of(clause.text, spans, JOINED)
    places = [Span(start=said[group[0]].span.start, end=said[group[-1]].span.end) for group in lists]
    for group, span, words in zip(lists, places, words_about(clause.text, 0, end, places), strict=True):
        status = Status.NEGATED if REJECTED.search(words) else status_of(words)
        for place in (said[index] for index in stated(clause.text, spans, group)):
            yield from findings_of(
                statement,
                Predicate.PERFORMED_AT,
                place.value,
                clause.text[place.span.start : place.span.end],
                subjects=clause.subjects,
                status=opposed(clause.text, span.start, status),
            )


def _sites_said(reading: Reading, statement: Statement, clause: str) -> list[Match[NodeId]]:
    """Return the sites that a clause says, in order.

    A known site counts where it stands behind a verb of performing and a preposition, where it is the subject of
    its sentence or its claims are spoken of, and in one list with such a one; a place-of-service number wherever it
    is named as one.
    """
    verb = None if is_about_papers(clause) else (STORY if statement.is_narrative else PERFORMED).search(clause)
    found: list[Match[NodeId]] = []
    for match in reading.vocabulary.sites.find(clause):
        head = clause[max(0, match.span.start - 60) : match.span.start]
        behind_verb = (
            verb
            and verb.end() <= match.span.start
            and (PREPOSITION.search(head) or LISTED.search(clause, verb.end(), match.span.start))
        )
        joined = found and JOINED.fullmatch(clause, found[-1].span.end, match.span.start)
        if (
            (behind_verb or joined or IS_SITE.match(clause, match.span.end) or IS_BILLER.match(clause, match.span.end))
            and not PATIENT_MOVES.search(head)
            and not PATIENT_IS.search(clause, 0, match.span.start)
        ):
            found.append(match)
    for named in NAMED_POS.finditer(clause):
        place: re.Match[str] | None = named
        while place:
            if site := reading.vocabulary.sites_by_pos.get(place["pos"]):
                found.append(Match(Span(start=place.start(), end=place.end("pos")), site))
            place = POS_LIST.match(clause, place.end("pos"))
    found += list(_unknown_next(clause, found))
    return sorted(found, key=lambda match: match.span)


def _unknown_next(clause: str, found: Sequence[Match[NodeId]]) -> Iterator[Match[NodeId]]:
    """Yield the places without a code that stand in one list behind one that is said."""
    for match in found:
        following = NEXT_PLACE.match(clause, match.span.end)
        if following and not any(
            other.span.start < following.end() and following.start() < other.span.start for other in found
        ):
            start, end = following.span("name")
            yield Match(Span(start=start, end=end), slug_id("site", following["name"]))


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        column = next((i for i, name in enumerate(table.header) if _is_field(name)), None)
        if column is None or column >= len(cells) or reading.is_placeholder(cells[column]):
            continue
        site, written = _site(reading, [_name(cells[column])], 0, cells[column])
        rest = " ".join(cell for i, cell in enumerate(cells) if i != column)
        for subject in reading.subjects_of_row(table, cells) if site else ():
            yield Finding(
                subject=subject,
                predicate=Predicate.PERFORMED_AT,
                target=site,
                status=status_of(rest),
                span=row.span,
                section=table.section,
                as_written=written,
            )


EXTRACTOR: Final = Extractor(name="sites/1", find=find)
