"""Runs the extractors over one document."""

from collections.abc import Iterator, Sequence

from graphsvc.errors import ExtractorError
from graphsvc.extract.finding import Extractor, Finding
from graphsvc.extract.plugins import all_extractors
from graphsvc.extract.reading import Reading, read
from graphsvc.extract.rules import fault_of
from graphsvc.model import Assertion, Document, Extraction, Gap, evidence_order
from graphsvc.vocabulary import Vocabulary


def extract(document: Document, vocabulary: Vocabulary, extractors: Sequence[Extractor] | None = None) -> Extraction:
    """Return what the extractors find, in the order of its place in the document; pure.

    An assertion that several rules find at the same words is kept once, from the first extractor. Where an
    extractor raises, what it found before is kept; where it breaks a rule, the rest of what it finds. Either
    is told in the extraction's problems, once for each extractor.

    Args:
        document: The document.
        vocabulary: What wordings stand for.
        extractors: Those to run; the built-in ones and those of outside packages where None.
    """
    reading = read(document, vocabulary)
    assertions: dict[tuple[object, ...], Assertion] = {}
    gaps: dict[str, Gap] = {}
    problems: dict[str, ExtractorError] = {}
    for extractor in all_extractors() if extractors is None else extractors:
        for item in _items_of(extractor, reading, problems):
            match item:
                case Assertion(evidence=(words,)):
                    assertions.setdefault((*item.key, words.start, words.end), item)
                case Gap():
                    gaps.setdefault(item.id, item)
    ordered = sorted(assertions.values(), key=lambda a: (*evidence_order(a.evidence[0])[:3], *a.key))
    return Extraction(
        document=document,
        assertions=tuple(ordered),
        gaps=tuple(sorted(gaps.values())),
        problems=tuple(problems.values()),
    )


def _items_of(extractor: Extractor, reading: Reading, problems: dict[str, ExtractorError]) -> Iterator[Assertion | Gap]:
    """Yield what an extractor finds and may find, with its quotes; note the first thing that is wrong with it."""
    document = reading.document
    try:
        for found in extractor.find(reading):
            if fault := fault_of(found, document):
                problems.setdefault(extractor.name, _problem(extractor, document, fault))
            elif isinstance(found, Finding):
                yield found.to_assertion(document, extractor.name)
            else:
                yield found.to_gap(document)
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whoever wrote it, the other extractors go on
        fault = f"it raised {type(error).__name__}: {error}"
        problems.setdefault(extractor.name, _problem(extractor, document, fault))


def _problem(extractor: Extractor, document: Document, fault: str) -> ExtractorError:
    return ExtractorError(
        f"the extractor {extractor.name} failed on {document.name}: {fault}",
        value=extractor.name,
        hint="what the others find is kept",
    )
