"""What can be said: ids, predicates, documents, evidence, assertions, gaps, review notes (standard library only)."""

from graphsvc.model.assertion import (
    Assertion,
    Evidence,
    Gap,
    GapField,
    GapReason,
    Qualifier,
    Status,
    check_spans,
    evidence_order,
)
from graphsvc.model.document import Document, Passage, Row, Section, Span, Table
from graphsvc.model.extraction import Extraction
from graphsvc.model.ids import (
    CodeSystem,
    NodeId,
    NodeKind,
    code_id,
    diagnosis_id,
    digest,
    document_id,
    is_code,
    kind_of,
    local_part,
    modifier_id,
    slug_id,
)
from graphsvc.model.node import Node
from graphsvc.model.predicates import SIGNATURES, Predicate, Signature
from graphsvc.model.review_note import RULE_MEANINGS, ReviewNote, ReviewRule, RuleMeaning

__all__ = [
    "RULE_MEANINGS",
    "SIGNATURES",
    "Assertion",
    "CodeSystem",
    "Document",
    "Evidence",
    "Extraction",
    "Gap",
    "GapField",
    "GapReason",
    "Node",
    "NodeId",
    "NodeKind",
    "Passage",
    "Predicate",
    "Qualifier",
    "ReviewNote",
    "ReviewRule",
    "Row",
    "RuleMeaning",
    "Section",
    "Signature",
    "Span",
    "Status",
    "Table",
    "check_spans",
    "code_id",
    "diagnosis_id",
    "digest",
    "document_id",
    "evidence_order",
    "is_code",
    "kind_of",
    "local_part",
    "modifier_id",
    "slug_id",
]
