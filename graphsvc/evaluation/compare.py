"""Compares what was extracted from documents with what readers labelled in them."""

from collections.abc import Iterable

from graphsvc.evaluation.edges import differences, edge_sides, evidence_share, qualifier_share, scores, status_counts
from graphsvc.evaluation.evaluation import Evaluation
from graphsvc.evaluation.gaps import gap_differences, gap_scores, gap_sides
from graphsvc.evaluation.labels import Labels, document_key
from graphsvc.evaluation.literals import find_literals, literal_differences, literal_shares
from graphsvc.evaluation.quoting import Quoting, in_order
from graphsvc.model import Extraction


def evaluate(labels: Labels, extractions: Iterable[Extraction]) -> Evaluation:
    """Return how extractions agree with labels; pure.

    Args:
        labels: What should be found. A labelled document without an extraction is one in which nothing was found.
        extractions: What was found; documents without labels are passed over.
    """
    labelled = {document_key(name) for name in labels.documents}
    read = [extraction for extraction in extractions if document_key(extraction.document.name) in labelled]
    quoting = Quoting((extraction.document for extraction in read), labels.traps)
    edges, gaps = edge_sides(labels.edges, read), gap_sides(labels.gaps, read)
    literals = find_literals(labels.literals, read)
    predicates, total = scores(edges)
    each_gap, gap_total = gap_scores(gaps)
    return Evaluation(
        documents=labels.documents,
        predicates=predicates,
        total=total,
        statuses=status_counts(edges),
        evidence=evidence_share(edges),
        qualifiers=qualifier_share(edges),
        gaps=each_gap,
        gap_total=gap_total,
        literals=literal_shares(literals),
        differences=in_order(
            (*differences(edges, quoting), *gap_differences(gaps, quoting), *literal_differences(literals, quoting))
        ),
    )
