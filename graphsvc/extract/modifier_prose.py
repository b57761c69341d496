"""Modifiers in sentences: "such as 59 (...) or 76", "26 and TC do not apply", "no modifier is needed"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.extract.cues import PLAIN_DENIAL, status_of
from graphsvc.extract.finding import Extractor, Finding, findings_of
from graphsvc.extract.lists import groups_of, opposed, stated, words_about
from graphsvc.extract.modifier_carriers import carriers
from graphsvc.extract.modifier_forms import CODE, LOOK_LIKE_MODIFIERS, NEGATIVE_LIST, WORD, is_modifier
from graphsvc.extract.reading import Clause, Reading, Statement
from graphsvc.extract.wording import any_of, one_of, wording
from graphsvc.model import Predicate, Qualifier, Span, Status, modifier_id

_TOKEN: Final = re.compile(
    rf"(?<![\w.$€£#%+-])[-–]?(?P<code>{CODE})(?![\w%°]|\.\d|,\d(?:\d{2})?(?!\d)|/\d|-\w|\s(?:percent|minutes?|hours?|days?|years?|months?"
    r"|weeks?|units?|patients?|sessions?|mg|ml|cm|mm|Gy|states|visits?|or\s(?:more|fewer|less|older|younger)\b))"
    r"(?:[”\"’`*]*\s*\((?P<meaning>[^()]{3,160})\))?"
)
"""Two characters that count nothing, and the meaning in brackets behind them."""

_NAMED: Final = wording(
    r"\b(?:mod(?:ifier)?s?\.?|suffix(?:es)?)(?:\s*(?:codes?|such\sas|like|including|includes?|are|is|of|:|e\.g\.,?|for\sexample,?|namely"
    r"|or|and|either|both|neither|only|listed|here|used|the)){0,4}\s*[(:“\"‘'`*_]*\s*[-–]?$"
)
"""The word "modifier" right before."""

_INTRODUCED: Final = wording(
    "(?:",
    one_of(
        r"such as|like|includ(?:es?|ing)|are|namely|e\.g\.,?|for example,?|with|append*|add(?:s|ed|ing)?|use[sd]?"
        "|using|apply|neither|both|either|takes?|accepts?|submit|put|attach(?:ed)?|nor|not|carr(?:y|ies)|usually"
        "|most often"
    ),
    r"|:)\s*[“\"‘'`*_]*[-–]?$",
)
"""Words before a modifier in a sentence that has spoken of modifiers."""

_BRACKETED: Final = re.compile(rf"\(\s*{CODE}(?:\s*(?:,\s?and|,\s?or|,|and|or|&)\s*{CODE})+\s*\)")
"""A list of modifiers in brackets, two at least: "depending on payer rules (59, 76)"."""

_ENUMERATED: Final = wording(r"(?:,|;|\band\b|\bor\b)\s*(?:(?:and|or)\s+)?$")
_GOES_ON: Final = wording(
    r"\s*(?:\([^()]*\))?\s*(?:for|when|if|on|to|by|where|applies|apply|is|are|may|must|marks|tells|shows|means)\b|\s*="
)
"""What makes two characters the next of an enumeration: "22 for hard cases, 52 when it is cut short"."""

_IS_USED: Final = wording(
    r"\s(?:is|are|may|can|would|should|must)\s(?:not\s)?(?:be\s)?(?:used|appended|added|applied|attached)\b"
)
"""What follows two characters that are a modifier: "53 would be used", where modifiers were spoken of."""

_LONE: Final = re.compile(rf"\(\s*{CODE}\s*\)")
_NOT_MEANT: Final = wording(
    one_of(
        "office|hospitals?|cent(?:er|re)s?|facilit(?:y|ies)|home|POS|room|departments?|clinics?|component|part|portion"
    ),
    r"\W*\($",
)
"""Behind a place, a modifier alone in brackets is a place-of-service number; behind a component, its short name."""

_PAIR: Final = wording(rf"\b(?:neither|both|either)\s{CODE}\s(?:nor|and|or)\s{CODE}\b")
"""Two modifiers that need no further word: "Neither LT nor RT is used"."""

_HINTS: Final = wording(
    _PAIR.pattern,
    rf"|\bassistants?\b[^.;]{{0,20}}{_BRACKETED.pattern}",
    rf"|\b(?:use|append|add|put)\s{CODE}(?:\s(?:or|and)\s{CODE})?\s(?:on|to|with|for)\b",
    rf"|\bclaims?\swithout\s(?-i:{CODE})\b|\bappend(?:s|ed|ing)?\s[-–]?{CODE}\b|\b(?:use|bill|report)s?\s(?-i:[A-Z][A-Z]|26)\s(?:when|if|for|and)\b",
)
"""What speaks of modifiers without the word."""

_FOLLOWED: Final = wording(
    rf"[”\"`*]*\s*(?:\([^()]*\)\s*)?(?:(?:,\s?and|,|and|or|/)\s*{CODE}\s*){{0,6}}modifiers?\b(?!\s(?-i:{CODE})\b)"
)
_JOINED: Final = wording(
    r"\s*[)”\"’'`*_]*\s*(?:(?:,|;|/|&|\band/or\b|\band\b|\bor\b|\bnor\b|\bplus\b|\bversus\b|\bthrough\b|\bthru\b|\bto\b)\s*){0,3}"
    r"(?:(?:also|sometimes|then|either|the)\s+){0,3}(?:(?:(?!not\b|never\b|but\b|than\b|of\b)\w+\s){0,3}modifiers?\s+)?[(“\"‘'`*_]*[-–]?"
)
_USE: Final = wording(r"(?:only\s)?(?:if|when|whenever|where|for)\b")
_CONDITION: Final = wording(r"(?:only\b|if\b|unless\b|may\b|rarely|sometimes|as\s(?:needed|applicable|appropriate))")
"""How a remark in brackets opens that tells when a modifier is used, and that binds it to a condition."""

_NEEDLESS: Final = any_of(
    r"no (?:(?:additional|further|separate|other|extra) )?(?:(?:TC|26|PC) )?modifiers?\b[^.;]{0,40}? (?:needed"
    "|required|necessary|used|appended|appl(?:y|ies)|added|called for)"
    r"|(?:needs? no|without (?:an? |any )?|does not (?:need|require) (?:an? |any )?)(?: ?\w+)? modifiers?"
)
_COMPONENTS: Final = (
    (any_of("technical (?:component|part|portion|side)", "TC"), "TC"),
    (any_of("professional (?:component|part|portion|side)", "26"), "26"),
)
"""Words that mean a modifier: the technical component is TC, the professional 26 (CMS, PC/TC indicator)."""

_BILLER: Final = any_of(
    r"(?:hospitals?|facilit(?:y|ies)|physicians?|clinicians?|\w+(?:ist|ian|surgeon)s?|cent(?:er|re)s?|practices?"
    "|ASCs?)[^.,;]{0,50}? (?:use|add|append|report|bill|submit|attach)(?:e?s)?"
    "|by (?:the )?(?:hospitals?|facilit(?:y|ies)|physicians?|professionals?)"
)
"""Only one class of biller uses the modifier: it depends on the setting."""


_TALK: Final = any_of(
    r"misus\w+|overus\w+|abus(?:e|ed|ing)|misconception|myth|(?:some|many) (?:\w+ )?(?:believe|think|assume)"
    r"|(?:incorrect|improper|inappropriate|wrong|excessive) use"
    r"|(?:under|draws?|attracts?) (?:\w+ ){0,2}(?:scrutiny|attention)"
    r"|(?:trigger|draw|attract|invite)s? (?:an? |payer |more )?audits?|audit(?:s|ed|ing)? (?:\w+ ){0,3}modifiers?"
    r"|(?:before|until|prior to) (?:\w+ )?(?:19|20)\d\d|(?:used to|once) (?:be|had to)|formerly|history of"
)
"""Talk about a modifier that says of no code that it takes it."""

_TOGETHER: Final = any_of(
    "together", "(?:on|in) the same (?:line|claim)", "simultaneously", "with each other", "at once", "combined"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Yield the modifiers that sentences speak of, and those that go on speaking of them in the same paragraph."""
    found: list[re.Match[str]] = []
    end = 0
    for statement in reading.statements:
        goes_on = bool(found) and "\n" not in reading.document.text[end : statement.span.start]
        end = statement.span.end
        speaks = any(WORD.search(words) for words in (statement.text, statement.context, statement.question))
        speaks = speaks or bool(_HINTS.search(statement.text))
        found = list(_modifiers_in(reading, statement)) if speaks or goes_on else []
        if found or speaks:
            yield from _needless(statement)
            for clause in statement.clauses:
                inside = [m for m in found if clause.start <= m.start() < clause.end]
                if inside and not _NEEDLESS.search(clause.text) and not _TALK.search(clause.text):
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
    """Yield the modifiers of a clause; each list of them has the status of the words about it."""
    text = statement.text
    spans = [Span(start=match.start("code"), end=match.end()) for match in found]
    lists = groups_of(text, spans, _JOINED)
    places = [Span(start=spans[group[0]].start, end=spans[group[-1]].end) for group in lists]
    refused = "not allowed: " if statement.is_under(NEGATIVE_LIST) else ""
    about = words_about(text, clause.start, clause.end, places)
    stops = [*(place.start for place in places[1:]), len(text)]
    for group, place, words, stop in zip(lists, places, about, stops, strict=True):
        status = opposed(text, place.start, _status(f"{refused}{words}"))
        if status is Status.NEGATED and len(group) > 1 and _TOGETHER.search(words):
            continue  # the pair is denied, not each of them
        placed = carriers(
            text, statement.codes, statement.subjects, start=place.end, stop=stop, before=text[clause.start : place.end]
        )
        for match in (found[index] for index in stated(text, spans, group)):
            for subjects, fixed in placed or ((clause.subjects, None),):
                yield from findings_of(
                    statement,
                    Predicate.TAKES_MODIFIER,
                    modifier_id(match["code"]),
                    match["code"],
                    subjects=subjects,
                    status=fixed or _bracketed(match["meaning"] or "", status),
                    qualifiers=_qualifiers(match["meaning"] or ""),
                )


def _bracketed(remark: str, status: Status) -> Status:
    """Return the status of a modifier with a remark in brackets: "59 (if distinct)" is affirmed on a condition."""
    is_bound = status is Status.AFFIRMED and _CONDITION.match(remark)
    return Status.CONDITIONAL if is_bound else status


def _qualifiers(remark: str) -> dict[Qualifier, str]:
    """Return what a remark in brackets tells: a meaning, when to use it, or, "(no 50)", nothing of this modifier."""
    if PLAIN_DENIAL.match(remark):
        return {}
    return {Qualifier.WHEN_TO_USE if _USE.match(remark) else Qualifier.MEANING: remark}


def _status(words: str) -> Status:
    plain = re.sub(r"\([^()]*\)", " ", words)
    status = status_of(plain)
    return Status.CONDITIONAL if status is Status.AFFIRMED and _BILLER.search(plain) else status


def _modifiers_in(reading: Reading, statement: Statement) -> Iterator[re.Match[str]]:
    """Yield the modifiers of a sentence: named as such, or in a list with one that is."""
    text, body_start = statement.text, statement.body_start
    in_field = statement.is_under(WORD)
    word, pair = WORD.search(text), _PAIR.search(text)
    spoken_from = word.start() if word else 0
    before: re.Match[str] | None = None
    for match in _TOKEN.finditer(text, body_start):
        at = match.start("code")
        head = text[max(0, at - 60) : at]
        named = bool(_NAMED.search(head))
        spoken_of = _FOLLOWED.match(text, match.end()) or (
            spoken_from < at
            and (
                (match["meaning"] and word)
                or _INTRODUCED.search(head)
                or _BRACKETED.match(text, at - 1)
                or (word and _LONE.match(text, at - 1) and not _NOT_MEANT.search(head))
                or (before and _ENUMERATED.search(head) and _GOES_ON.match(text, match.end()))
            )
        )
        joint = text[before.end() : at] if before else ""
        joined = before is not None and (_JOINED.fullmatch(joint) or (in_field and joint.isspace()))
        sure = (
            named
            or spoken_of
            or joined
            or (in_field and not text[body_start:at].strip(" (-*`"))
            or (pair is not None and pair.start() <= at < pair.end())
            or _IS_USED.match(text, match.end())
        )
        is_word = match["code"] in LOOK_LIKE_MODIFIERS and text.isupper()
        if sure and not is_word and is_modifier(match["code"], reading.vocabulary, named=named or bool(joined)):
            before = match
            yield match


EXTRACTOR: Final = Extractor(name="modifier-prose/1", find=find)
