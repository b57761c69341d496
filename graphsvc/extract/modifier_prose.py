"""Modifiers in sentences: "such as 59 (...) or 76", "26 and TC do not apply", "no modifier is needed"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.cues import status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.modifier_carriers import carriers
from graphsvc.extract.modifier_forms import CODE, NEGATIVE_LIST, WORD, is_modifier
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import Predicate, Qualifier, Status, modifier_id

_TOKEN: Final = re.compile(
    rf"(?<![\w.$€£#%/+-])[-–]?(?P<code>{CODE})(?![\w%°]|[.,]\d|-\w|\s(?:percent|minutes?|hours?|days?|years?|months?"
    r"|weeks?|units?|patients?|sessions?|mg|ml|cm|mm|Gy|states|visits?|or\s(?:more|fewer|less|older|younger)\b))"
    r"(?:[”\"’`*]*\s*\((?P<meaning>[^()]{3,160})\))?"
)
"""Two characters that count nothing, and the meaning in brackets behind them."""

_NAMED: Final = wording(
    r"\bmod(?:ifier)?s?\.?(?:\s*(?:codes?|such\sas|like|including|includes?|are|is|of|:|e\.g\.,?|for\sexample,?|namely"
    r"|or|and|either|both|neither|only|listed|here|used|the)){0,4}\s*[(:“\"‘'`*_]*\s*[-–]?$"
)
"""The word "modifier" right before."""

_INTRODUCED: Final = wording(
    "(?:",
    one_of(
        *(
            "such as",
            "like",
            "includ(?:es?|ing)",
            "are",
            "namely",
            r"e\.g\.,?",
            "for example,?",
            "with",
            "append*",
        ),
        *(
            "add(?:s|ed|ing)?",
            "use[sd]?",
            "using",
            "apply",
            "neither",
            "both",
            "either",
            "takes?",
            "accepts?",
        ),
        *("submit", "attach(?:ed)?", "nor", "not", "carr(?:y|ies)", "usually", "most often"),
    ),
    r"|:)\s*[“\"‘'`*_]*[-–]?$",
)
"""Words before a modifier in a sentence that has spoken of modifiers."""

_BRACKETED: Final = re.compile(rf"\(\s*{CODE}(?:\s*(?:,\s?and|,\s?or|,|and|or|&)\s*{CODE})+\s*\)")
"""A list of modifiers in brackets, two at least: "depending on payer rules (59, 76)"."""

_PAIR: Final = wording(rf"\b(?:neither|both|either)\s{CODE}\s(?:nor|and|or)\s{CODE}\b")
"""Two modifiers that need no further word: "Neither LT nor RT is used"."""

_FOLLOWED: Final = wording(r"[”\"`*]*\s*(?:\([^()]*\)\s*)?modifiers?\b")
_JOINED: Final = wording(
    r"\s*[)”\"’'`*_]*\s*(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bnor\b|\bplus\b|\bversus\b)\s*){0,3}"
    r"(?:(?:modifiers?|also|sometimes|then|either|the)\s*){0,3}[(“\"‘'`*_]*[-–]?"
)
_NEEDLESS: Final = any_of(
    r"no (?:(?:additional|further|separate|other|extra) )?(?:(?:TC|26|PC) )?modifiers?\b[^.;]{0,40}?"
    r" (?:needed|required|necessary|used|appended|appl(?:y|ies)|added|called for)",
    r"(?:needs? no|without (?:an? |any )?|does not (?:need|require) (?:an? |any )?)(?: ?\w+)? modifiers?",
)
_COMPONENTS: Final = (
    (any_of("technical (?:component|part|portion|side)", "TC"), "TC"),
    (any_of("professional (?:component|part|portion|side)", "26"), "26"),
)
"""Words that mean a modifier: the technical component is TC, the professional 26 (CMS, PC/TC indicator)."""

_BILLER: Final = any_of(
    r"(?:hospitals?|facilit(?:y|ies)|physicians?|clinicians?|cent(?:er|re)s?|practices?|ASCs?)[^.,;]{0,50}?"
    r" (?:use|add|append|report|bill|submit|attach)(?:e?s)?",
    "by (?:the )?(?:hospitals?|facilit(?:y|ies)|physicians?|professionals?)",
)
"""Only one class of biller uses the modifier: it depends on the setting."""

_CONJUNCTION: Final = wording(r"(?:,|\b)\s?(?:and|or|but|while)\s")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the modifiers that sentences speak of."""
    for statement in reading.statements:
        if WORD.search(statement.text) or WORD.search(statement.context) or _PAIR.search(statement.text):
            found = list(_modifiers_in(reading, statement))
            yield from _needless(statement)
            for clause in statement.clauses:
                inside = [m for m in found if clause.start <= m.start() < clause.end]
                if inside and not _NEEDLESS.search(clause.text):
                    yield from _in_clause(statement, clause, inside)


def _needless(statement: Statement) -> Iterator[Finding]:
    """Yield "no modifier is needed to mark the technical component" as the denial of that modifier."""
    for match in _NEEDLESS.finditer(statement.text):
        around = statement.text[match.start() : match.end() + 120].partition(";")[0]
        label = statement.passage.label or ""
        for words, code in _COMPONENTS:
            if words.search(around) or words.search(label):
                yield from findings_of(
                    statement, Predicate.TAKES_MODIFIER, modifier_id(code), code, status=Status.NEGATED
                )
                break


def _in_clause(statement: Statement, clause: Clause, found: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Yield the modifiers of a clause; each list of them has the status of the words around it."""
    text = statement.text
    groups = list(_groups(text, found))
    ends = [*(group[0].start() for group in groups[1:]), clause.end]
    head = text[clause.start : groups[0][0].start()]
    if NEGATIVE_LIST.search(statement.field_name):
        head = f"not allowed: {head}"
    before = ""
    for group, end in zip(groups, ends, strict=True):
        is_last = end == clause.end
        own, following = (text[group[-1].end() : end], "") if is_last else _shared(text[group[-1].end() : end])
        status = _status(f"{head} {before} {own}")
        before = following
        placed = carriers(statement, clause, group[-1].end(), len(text) if is_last else end)
        for match in group:
            for subjects, fixed in placed or ((clause.subjects, None),):
                yield from findings_of(
                    statement,
                    Predicate.TAKES_MODIFIER,
                    modifier_id(match["code"]),
                    match["code"],
                    subjects=subjects,
                    status=fixed or status,
                    qualifiers={Qualifier.MEANING: match["meaning"] or ""},
                )


def _status(words: str) -> Status:
    plain = re.sub(r"\([^()]*\)", " ", words)
    status = status_of(plain)
    return Status.CONDITIONAL if status is Status.AFFIRMED and _BILLER.search(plain) else status


def _groups(text: str, found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the modifiers that stand in one list."""
    group: list[re.Match[str]] = []
    for match in found:
        if group and not _JOINED.fullmatch(text, group[-1].end(), match.start("code")):
            yield group
            group = []
        group.append(match)
    yield group


def _shared(words: str) -> tuple[str, str]:
    """Divide the words between two lists of modifiers at their last conjunction: the first's, the second's."""
    conjunctions = list(_CONJUNCTION.finditer(words))
    cut = conjunctions[-1].start() if conjunctions else len(words)
    return words[:cut], words[cut:]


def _modifiers_in(reading: Reading, statement: Statement) -> Iterator[re.Match[str]]:
    """Yield the modifiers of a sentence: named as such, or in a list with one that is."""
    text, body_start = statement.text, statement.body_start
    in_field = bool(WORD.search(statement.field_name or statement.passage.lead or ""))
    word, pair = WORD.search(text), _PAIR.search(text)
    before: re.Match[str] | None = None
    for match in _TOKEN.finditer(text, body_start):
        at = match.start("code")
        head = text[max(0, at - 60) : at]
        named = bool(_NAMED.search(head))
        spoken_of = word is not None and (
            _FOLLOWED.match(text, match.end())
            or (word.start() < at and (match["meaning"] or _INTRODUCED.search(head) or _BRACKETED.match(text, at - 1)))
        )
        sure = (
            named
            or spoken_of
            or (before is not None and _JOINED.fullmatch(text, before.end(), at))
            or (in_field and not text[body_start:at].strip(" (-*`"))
            or (pair is not None and pair.start() <= at < pair.end())
        )
        if sure and is_modifier(match["code"], reading.vocabulary, named=named):
            before = match
            yield match


EXTRACTOR: Final = Extractor(name="modifier-prose/1", find=find)
