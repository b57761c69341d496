"""Runs the extractors over one document."""

from collections.abc import Sequence

from graphsvc.extract.extractors import EXTRACTORS
from graphsvc.extract.finding import Absence, Extractor, Finding
from graphsvc.extract.reading import read
from graphsvc.model import Assertion, Document, Extraction, Gap, check_spans, evidence_order
from graphsvc.vocabulary import Vocabulary


def extract(document: Document, vocabulary: Vocabulary, extractors: Sequence[Extractor] = EXTRACTORS) -> Extraction:
    """Return what the extractors find, in the order of its place in the document; pure.

    An assertion that several rules find at the same words is kept once, from the first extractor.

    Raises:
        SpanError: an extractor reported a span outside the text.
    """
    reading = read(document, vocabulary)
    assertions: dict[tuple[object, ...], Assertion] = {}
    gaps: dict[str, Gap] = {}
    for extractor in extractors:
        for found in extractor.find(reading):
            match found:
                case Finding():
                    assertion = found.to_assertion(document, extractor.name)
                    assertions.setdefault((*assertion.key, found.span), assertion)
                case Absence():
                    gap = found.to_gap(document)
                    gaps.setdefault(gap.id, gap)
    ordered = sorted(assertions.values(), key=lambda a: (*evidence_order(a.evidence[0])[:3], *a.key))
    extraction = Extraction(document=document, assertions=tuple(ordered), gaps=tuple(sorted(gaps.values())))
    check_spans(document, (*extraction.assertions, *extraction.gaps))
    return extraction
