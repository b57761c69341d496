"""The rules for what an extractor may be and report; `extract` holds every extractor to them."""

import re
from typing import Final

from graphsvc.extract.finding import Absence, Extractor, Finding
from graphsvc.model import SIGNATURES, Document, GapField, GapReason, NodeKind, Predicate, Span, Status, kind_of

_NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)*/\d+")
"""Words with hyphens, a stroke, the version: `modifiers/1`."""


def fault_of_extractor(extractor: object) -> str | None:
    """Return the rule that a thing offered as an extractor breaks, or None."""
    if not isinstance(extractor, Extractor):
        return f"it is {type(extractor).__name__}, not graphsvc.extract.Extractor"
    if not _NAME.fullmatch(extractor.name):
        return f"its name '{extractor.name}' is not like 'modifiers/1'"
    return None if callable(extractor.find) else "its `find` cannot be called"


def fault_of(found: object, document: Document) -> str | None:
    """Return the rule that one thing found in a document breaks, or None."""
    match found:
        case Finding():
            return _fault_of_span(found.span, document) or _fault_of_finding(found)
        case Absence():
            return _fault_of_span(found.span, document) or _fault_of_absence(found)
        case _:
            return f"it yields {type(found).__name__}, not Finding or Absence"


def _fault_of_span(span: Span, document: Document) -> str | None:
    if not 0 <= span.start < span.end <= len(document.text):
        return f"the span {span.start} to {span.end} holds no text of a document of {len(document.text)} characters"
    return None


def _fault_of_finding(found: Finding) -> str | None:
    if kind_of(found.subject) is not NodeKind.CODE:
        return f"the subject '{found.subject}' is not a code"
    if not isinstance(found.predicate, Predicate) or not isinstance(found.status, Status):
        return f"'{found.predicate}' or '{found.status}' is no predicate or status of graphsvc.model"
    kind = SIGNATURES[found.predicate].target
    if (found.target is None) != (kind is None) or (found.target is not None and kind_of(found.target) is not kind):
        return f"{found.predicate} takes {f'a node of kind {kind}' if kind else 'a literal'}, not {found.target!r}"
    return None


def _fault_of_absence(found: Absence) -> str | None:
    if not isinstance(found.field, GapField) or not isinstance(found.reason, GapReason):
        return f"'{found.field}' or '{found.reason}' is no field or reason of graphsvc.model"
    if kind_of(found.subject) not in (NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DOCUMENT):
        return f"the subject '{found.subject}' is not a code, a modifier or a document"
    return None
