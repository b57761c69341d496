"""Sites of service: in labelled fields, in "typical sites are ...", and after "performed in" and the like."""

from collections.abc import Iterator
from typing import Final

from graphsvc.extract.cues import PLAIN_DENIAL, is_denied, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import complete, members, without_brackets
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, one_of, some_of, wording
from graphsvc.model import NodeId, Predicate, Status, slug_id

_PLACES: Final = "(?:place|site|location|setting)s?"

_FIELD: Final = any_of(
    f"{_PLACES} of (?:service|care|treatment)",
    f"service {_PLACES}",
    f"(?:care|practice|treatment|typical|clinical|allowed|approved|common) {_PLACES}",
    "POS",
    "where (?:is )?(?:it )?(?:performed|provided|done)",
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
    *("perform*", "provid*", "deliver*", "render*", "furnish*", "administer*", "carr(?:y|ied)", "conduct*"),
    *(
        "given?",
        "done",
        "bill*",
        "report*",
        "offer*",
        "tak(?:es?|ing) place",
        "use[ds]?",
        "pay*",
        "paid",
        "cover*",
    ),
    *("reimburs*", "allow*", "accept*", "occurs?", "happens?", "available", "schedul*", "treated", "applies"),
    *("typically", "usually"),
)
_PREPOSITION: Final = wording(
    one_of("in", "at", "within", "inside", "by", "to", "such as", "from", "through", "on"),
    r"\s+",
    some_of(*("an?", "the", "any", "one of", "another", "its?", "their", "your", "our", "approved", "accredited")),
    some_of(r"[\w-]+(?:ed|ive|ic|al)", "own", "large", "small", "local", most=2),
    "$",
)
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
    r"(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bas\swell\sas\b|\bsuch\sas\b|\brather\b|\bthan\b)\s*){0,4}",
    some_of(*("also", "even", "sometimes", "less often", "occasionally", "an?", "the", "in", "at", "one of")),
    some_of("within", "another", "any", "his", "her", "its?", "their"),
)
_TAIL: Final = wording(
    r"\s*(?:",
    one_of(
        *(
            "where",
            "when",
            "as",
            "since",
            "because",
            "depending",
            "which",
            "that",
            "with",
            "for",
            "due",
            "so",
        ),
        *("if", "only", "under", "whose", "while", "but", "given", "unless", "per"),
    ),
    "|[.;:—])",
)
"""Where the name of a site ends and a remark about it begins."""

_LEADING: Final = wording(
    some_of(
        *(
            "an?",
            "the",
            "any",
            "either",
            "typically",
            "usually",
            "most often",
            "often",
            "mainly",
            "primarily",
        ),
        *("generally", "also", "such as", "including", r"e\.g\.,?", "in", "at", "within"),
    )
)
_RELATIVE: Final = wording(r",?\s", one_of("where", "which", "that", "since", "because", "so that"))
_POS: Final = wording(r"(?:POS\s*(?:code\s*)?[:#]?\s*)?(?P<pos>\d{2})(?!\d)(?:\s*[-–—(:=]\s*[^()]*\)?)?")
_NAMED_POS: Final = wording(r"\b(?:POS|places?\sof\sservice)\s*(?:codes?\s*)?[:#]?\s*(?P<pos>\d{2})\b")
_POS_LIST: Final = wording(r"\s*(?:,\s?and|,\s?or|,|and|or|/|&)\s*(?P<pos>\d{2})(?![\w.%°])")
_PLACE_NOUN: Final = wording(
    one_of(
        *(
            "centers?",
            "centres?",
            "suites?",
            "rooms?",
            "facilit(?:y|ies)",
            "hospitals?",
            "clinics?",
            "offices?",
        ),
        *(
            "departments?",
            "units?",
            "laborator(?:y|ies)",
            "labs?",
            "practices?",
            "wards?",
            "theat(?:er|re)s?",
        ),
        *("pharmac(?:y|ies)", "ambulances?", "schools?", "homes?", "agenc(?:y|ies)", "vaults?"),
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
        elif _is_field(statement.field_name):
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
        remark = _TAIL.search(without_brackets(raw))
        if remark and remark.start() == 0:
            return
        site, written = _site(reading, names, index, raw)
        if site:
            status = Status.NEGATED if denied else _status_of_member(raw, label)
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
    text = without_brackets(raw)
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
    verb = _PERFORMED.search(clause.text)
    said = list(_sites_said(reading, clause.text, verb.end())) if verb else []
    said += [
        (match.value, clause.text[match.span.start : match.span.end])
        for match in reading.vocabulary.sites.find(clause.text)
        if _IS_SITE.match(clause.text, match.span.end)
    ]
    if not said:
        return
    # the words of a relative clause at the end are about something else
    relative = _RELATIVE.search(clause.text)
    status = status_of(clause.text[: relative.start()] if relative else clause.text)
    for site, written in said:
        yield from findings_of(
            statement, Predicate.PERFORMED_AT, site, written, subjects=clause.subjects, status=status
        )


def _sites_said(reading: Reading, clause: str, start: int) -> Iterator[tuple[NodeId, str]]:
    """Yield the known sites that stand behind a preposition, and those in one list with them."""
    end = -1
    for match in reading.vocabulary.sites.find(clause):
        head = clause[max(0, match.span.start - 60) : match.span.start]
        if match.span.start < start or _PATIENT_MOVES.search(head):
            continue
        if _PREPOSITION.search(head) or (end >= 0 and _JOINED.fullmatch(clause, end, match.span.start)):
            end = match.span.end
            yield match.value, clause[match.span.start : end]
    for named in _NAMED_POS.finditer(clause, start):
        number: str | None = named["pos"]
        end = named.end()
        while number:
            if site := reading.vocabulary.sites_by_pos.get(number):
                yield site, named.group()
            further = _POS_LIST.match(clause, end)
            number, end = (further["pos"], further.end()) if further else (None, end)


def _in_tables(reading: Reading) -> Iterator[Finding]:
    for table, row, cells in reading.rows():
        column = next((i for i, name in enumerate(table.header) if _is_field(name)), None)
        if column is None or column >= len(cells) or reading.is_placeholder(cells[column]):
            continue
        site, written = _site(reading, [_name(cells[column])], 0, cells[column])
        rest = " ".join(cell for i, cell in enumerate(cells) if i != column)
        for subject in reading.subjects_in(table.section) if site else ():
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
