"""Sites of service: in labelled fields, in "typical sites are ...", and after "performed in" and the like."""

import re
from collections.abc import Iterator
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
from graphsvc.extract.wording import any_of, one_of, some_of, wording
from graphsvc.model import NodeId, Predicate, Span, Status, slug_id
from graphsvc.vocabulary import Match

_PLACES: Final = "(?:place|site|location|setting)s?"

_FIELD: Final = any_of(
    f"{_PLACES} of (?:service|care|treatment)",
    f"service {_PLACES}",
    f"(?:care|practice|treatment|typical|clinical|allowed|approved|common) {_PLACES}",
    "POS",
    "where (?:is )?(?:it )?(?:performed|provided|done)",
    "where",
    "facility types?",
)
_WHOLE_FIELD: Final = wording(_PLACES)
"""A label that is nothing but such a word."""

_TYPICAL: Final = wording(
    one_of(f"{_PLACES} of (?:service|care|treatment)", f"service {_PLACES}"),
    r"\s(?:for\s[^,.;:]{1,60}?\s)?(?:is|are|includes?|may\sbe)\s",
    some_of("usually", "typically", "either", "an?", "the"),
)
_PERFORMED: Final = any_of(
    "perform*|provid*|deliver*|render*|furnish*|administer*|carr(?:y|ied)|conduct*|given?|done|bill*|report*"
    "|offer*|tak(?:es?|ing) place|use[ds]?|pay*|paid|cover*|reimburs*|allow*|accept*|occurs?|happens?"
    "|available|schedul*|treated|applies|typically|usually"
)
_STORY: Final = any_of("(?:perform|provid|deliver|render|furnish|administer|carri|conduct)ed|performs?|takes? place")
"""The verbs that count in the story of a patient, who also walks, waits and goes home."""

_SENTENCE: Final = wording(
    r"\W*(?:the|this|it|these|typically|usually|generally|commonly|furnished|performed|rendered|provided|most|services?)\b"
    r"[^,;:]{0,60}\b(?:is|are|was|be|in|at|by)\b"
)
"""How the value of a field opens that is a sentence, not a list."""

_REJECTED: Final = any_of("(?:will be|are|is) returned")
_PREPOSITION: Final = wording(
    one_of("in", "at", "within", "inside", "by", "to", "such as", "from", "through", "on"),
    r"\s+",
    some_of(*("an?", "the", "any", "one of", "another", "its?", "their", "your", "our", "approved", "accredited")),
    some_of(r"[\w-]+(?:ed|ive|ic|al)", "own", "large", "small", "local", most=2),
    "$",
)
_NO_SERVICE: Final = wording(
    r"\W*(?:(?:all|the|any|your|these)\s)?(?:[\w-]+\s)?",
    one_of(
        "records?",
        "results?",
        "documentation",
        "notes?",
        "appeals?",
        "reports?",
        "orders?",
        "questions?",
        "copies",
        "copy",
    ),
)
"""How a clause opens that says where papers are, not where a service is."""

_LISTED: Final = wording(
    one_of("in", "at", "including", "such as"),
    r"\s[^.;:()]{1,90}?(?:,\s|\band\s|\bor\s)(?:(?:an?|the)\s)?(?:\w+\s)?$",
)
"""What stands before a later member of a list of places, of which the first need not be known."""

_IS_SITE: Final = wording(
    r"\s*(?:\([^()]*\))?\s*",
    one_of("is", "are", "can be", "may be", "was"),
    r"\s(?:[\w-]+\s){0,3}?",
    one_of(
        *(
            "used",
            "payable",
            "eligible",
            "allowed",
            "appropriate",
            "covered",
            "approved",
            "accepted",
            "excluded",
        ),
        _PLACES,
    ),
)
"""What follows a site that is the subject of its sentence."""

_JOINED: Final = wording(
    r"\s*(?:\([^()]*\))?\s*",
    r"(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bas\swell\sas\b|\bsuch\sas\b)\s*){0,4}",
    some_of(*("also", "even", "sometimes", "less often", "occasionally", "an?", "the", "one of")),
    some_of("another", "any", "his", "her", "its?", "their"),
)
_TAIL: Final = wording(
    r"\s*(?:",
    one_of(
        "where|when|as|since|because|depending|which|that|with|for|due|so|if|only|under|whose|while|but|given"
        "|unless|per"
    ),
    "|[.;:—])",
)
"""Where the name of a site ends and a remark about it begins."""

_LEADING: Final = wording(
    some_of(
        "an?|the|any|either|typically|usually|most often|often|mainly|primarily|generally|also|such as|including"
        r"|e\.g\.,?|in|at|within"
    )
)
_RELATIVE: Final = wording(r",?\s", one_of("where", "which", "that", "since", "because", "so that"))
_POS: Final = wording(r"(?:POS\s*(?:code\s*)?[:#]?\s*)?(?P<pos>\d{2})(?!\d)(?:\s*[-–—(:=]\s*[^()]*\)?)?")
_NAMED_POS: Final = wording(r"\b(?:POS|places?\sof\sservices?)\s*(?:codes?\s*)?[:#]?\s*(?P<pos>\d{2})\b")
_POS_LIST: Final = wording(r"\s*(?:,\s?and|,\s?or|,|and|or|/|&)?\s*(?P<pos>\d{2})(?!\w|\.\d|[%°])")
_PLACE_NOUN: Final = wording(
    one_of(
        "centers?|centres?|suites?|rooms?|facilit(?:y|ies)|hospitals?|clinics?|offices?|departments?|units?"
        "|laborator(?:y|ies)|labs?|practices?|wards?|theat(?:er|re)s?|pharmac(?:y|ies)|ambulances?|schools?"
        "|homes?|agenc(?:y|ies)|vaults?"
    ),
    "$",
)
_PATIENT_MOVES: Final = wording(
    one_of("go(?:es)?", "return(?:s|ed)?", "sent", "discharged", "referred", "brought", "transferred", "back"),
    r"\s(?:\w+\s)?(?:to\s)?(?:the\s)?$",
)
_MAX_WORDS = 6
"""Words of a site's name; what is longer in a field is an explanation."""


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the sites of tables, of fields, of "typical sites" sentences and of sentences that say where."""
    yield from _in_tables(reading)
    for statement in reading.statements:
        label, around = statement.passage.label or "", statement.passage.lead or statement.section or ""
        typical = _TYPICAL.search(statement.text)
        if _is_field(around) and (site := reading.vocabulary.sites.get(without_brackets(label))):
            # a line of a list of sites: "Office (POS 11): not payable"
            status = status_of(statement.body)
            yield from findings_of(statement, Predicate.PERFORMED_AT, site, label, status=status)
        elif _is_field(statement.field_name) and not _SENTENCE.match(statement.body):
            yield from _in_field(reading, statement, statement.body_start, statement.field_name)
        elif typical and not is_denied(statement.text[: typical.start()]):
            yield from _in_field(reading, statement, typical.end(), "typical")
        else:
            for clause in statement.clauses:
                yield from _in_prose(reading, statement, clause)


def _is_field(label: str) -> bool:
    return bool(_FIELD.search(label) or _WHOLE_FIELD.fullmatch(label))


def _in_field(reading: Reading, statement: Statement, start: int, label: str) -> Iterator[Finding]:
    """Yield the members of a list of sites up to the remark behind it."""
    text = statement.text
    spans = list(members(text, start))
    names = [_name(text[span.start : span.end]) for span in spans]
    denied = is_denied(label) or bool(PLAIN_DENIAL.match(text, start))
    for index, span in enumerate(spans):
        raw = text[span.start : span.end]
        refused = PLAIN_DENIAL.match(raw)
        remark = _TAIL.search(without_brackets(raw))
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
    if leading := _LEADING.match(text):
        text = text[leading.end() :]
    remark = _TAIL.search(text)
    return (text[: remark.start()] if remark else text).strip(" .,:*_")


def _site(reading: Reading, names: list[str], index: int, raw: str) -> tuple[NodeId | None, str]:
    """Return the site that a member of a list means and its wording; None where it means no place."""
    known = reading.vocabulary.sites
    full = complete(names, index, lambda name: known.get(name) is not None)
    if site := known.get(full):
        return site, full
    pos = _POS.fullmatch(raw.strip(" .*_")) or _NAMED_POS.search(raw)
    if pos and (site := reading.vocabulary.sites_by_pos.get(pos["pos"])):
        return site, raw
    name = names[index]
    if not name or len(name.split()) > _MAX_WORDS:
        return None, ""
    found = list(known.find(name))
    if found and found[-1].span.end == len(name):
        return found[-1].value, name
    is_place = _PLACE_NOUN.search(name) and not any(character.isdigit() for character in name)
    return (slug_id("site", name), name) if is_place else (None, "")


def _in_prose(reading: Reading, statement: Statement, clause: Clause) -> Iterator[Finding]:
    """Yield the sites that a clause says; each list of them has the status of the words about it."""
    said = _sites_said(reading, statement, clause.text)
    if not said:
        return
    relative = _RELATIVE.search(clause.text)
    # the words of a relative clause at the end are about something else
    end = relative.start() if relative and relative.start() > said[-1].span.end else len(clause.text)
    spans = [place.span for place in said]
    lists = groups_of(clause.text, spans, _JOINED)
    places = [Span(start=said[group[0]].span.start, end=said[group[-1]].span.end) for group in lists]
    for group, span, words in zip(lists, places, words_about(clause.text, 0, end, places), strict=True):
        status = Status.NEGATED if _REJECTED.search(words) else status_of(words)
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

    A known site counts where it stands behind a verb of performing and a preposition, where it is the subject
    of its sentence, and in one list with such a one; a place-of-service number wherever it is named as one.
    """
    verb = None if is_about_papers(clause) else (_STORY if statement.is_narrative else _PERFORMED).search(clause)
    found: list[Match[NodeId]] = []
    for match in reading.vocabulary.sites.find(clause):
        head = clause[max(0, match.span.start - 60) : match.span.start]
        behind_verb = (
            verb
            and verb.end() <= match.span.start
            and (_PREPOSITION.search(head) or _LISTED.search(clause, verb.end(), match.span.start))
        )
        joined = found and _JOINED.fullmatch(clause, found[-1].span.end, match.span.start)
        if (behind_verb or joined or _IS_SITE.match(clause, match.span.end)) and not _PATIENT_MOVES.search(head):
            found.append(match)
    for named in _NAMED_POS.finditer(clause):
        place: re.Match[str] | None = named
        while place:
            if site := reading.vocabulary.sites_by_pos.get(place["pos"]):
                found.append(Match(Span(start=place.start(), end=place.end("pos")), site))
            place = _POS_LIST.match(clause, place.end("pos"))
    return sorted(found, key=lambda match: match.span)


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
