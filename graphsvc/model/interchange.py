"""The interchange: assertions and gaps as JSON lines, written and read back without loss."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphsvc.model.assertion import Assertion, Evidence, Gap, GapField, GapReason, Qualifier, Status
from graphsvc.model.extraction import Extraction
from graphsvc.model.ids import NodeId
from graphsvc.model.predicates import Predicate


def to_lines(extraction: Extraction) -> Iterator[str]:
    """Yield one JSON object a line, without line ends: assertions first, then gaps, in order.

    `document` is the document's name. An assertion whose evidence puts it in several ways is written as one
    line for each way, so that `as_written` and `qualifiers` belong to all the evidence beside them.
    """
    name = extraction.document.name
    for assertion in extraction.assertions:
        for evidence in assertion.evidence:
            target = {"object": assertion.object} if assertion.object else {"value": assertion.value}
            yield _dump(
                {
                    "subject": assertion.subject,
                    "predicate": assertion.predicate,
                    **target,
                    "as_written": evidence.as_written,
                    "status": assertion.status,
                    "qualifiers": dict(evidence.qualifiers),
                    "evidence": [
                        {
                            "document": name,
                            "start": evidence.start,
                            "end": evidence.end,
                            "quote": evidence.quote,
                            "section": evidence.section,
                            "extractor": evidence.extractor,
                        }
                    ],
                }
            )
    for gap in extraction.gaps:
        yield _dump(
            {
                "gap": {
                    "document": name,
                    "subject": gap.subject,
                    "field": gap.field,
                    "reason": gap.reason,
                    "start": gap.start,
                    "end": gap.end,
                    "quote": gap.quote,
                }
            }
        )


def from_lines(lines: Iterable[str], documents: Mapping[str, NodeId]) -> tuple[tuple[Assertion, ...], tuple[Gap, ...]]:
    """Read lines that `to_lines` wrote.

    Args:
        lines: JSON texts; empty ones are passed over.
        documents: Document ids by document name.
    """
    assertions: list[Assertion] = []
    gaps: list[Gap] = []
    for line in filter(str.strip, lines):
        row: dict[str, Any] = json.loads(line)
        if "gap" in row:
            gaps.append(_gap(row["gap"], documents))
        else:
            assertions.append(_assertion(row, documents))
    return tuple(assertions), tuple(gaps)


def _dump(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _assertion(row: dict[str, Any], documents: Mapping[str, NodeId]) -> Assertion:
    qualifiers = tuple(sorted((Qualifier(name), text) for name, text in row["qualifiers"].items()))
    return Assertion(
        subject=NodeId(row["subject"]),
        predicate=Predicate(row["predicate"]),
        object=NodeId(row["object"]) if "object" in row else None,
        value=row.get("value"),
        status=Status(row["status"]),
        evidence=tuple(
            Evidence(
                document=documents[words["document"]],
                start=words["start"],
                end=words["end"],
                quote=words["quote"],
                section=words["section"],
                extractor=words["extractor"],
                as_written=row["as_written"],
                qualifiers=qualifiers,
            )
            for words in row["evidence"]
        ),
    )


def _gap(row: dict[str, Any], documents: Mapping[str, NodeId]) -> Gap:
    return Gap(
        document=documents[row["document"]],
        start=row["start"],
        end=row["end"],
        subject=NodeId(row["subject"]),
        field=GapField(row["field"]),
        reason=GapReason(row["reason"]),
        quote=row["quote"],
    )
