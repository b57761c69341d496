"""Compares our cues of status with ConText (medspaCy) on every labelled edge that stands in a sentence or field.

Run it in an environment that has medspaCy, which the project does not need (DECISIONS.md tells the outcome):

    uv venv build/context
    uv pip install --python build/context/bin/python medspacy 'numpy<2' --editable .
    build/context/bin/python -m tests.extraction.compare_context
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graphsvc.documents import lay_out, read_document
from graphsvc.evaluation import EdgeLabel, read_cases, read_labels
from graphsvc.extract.cues import clauses_of, status_of
from graphsvc.extract.extract import extract
from graphsvc.extract.reading import read
from graphsvc.model import Document, Predicate, Span, Status, local_part
from graphsvc.resources import BUILT_IN_DOCUMENTS
from graphsvc.vocabulary import Vocabulary, load_vocabulary

HERE = Path(__file__).parent

NEGATED = (
    *("not", "n't", "cannot", "never", "neither", "nor", "inappropriate", "inapplicable", "incorrect", "improper"),
    *("invalid", "prohibited", "non-covered", "non-payable", "denies", "denied", "denial", "excludes", "exclude"),
    *("refuses", "no modifier", "no modifiers", "no additional modifier", "no further modifier", "no coverage"),
    *("no payment", "without modifier", "without any modifier"),
)
STRICT = ("unless", "only if", "only when", "only with", "only after", "only where", "only once")
CONDITION = (
    *("may", "might", "could", "can", "would", "if", "provided that", "subject to", "sometimes", "occasionally"),
    *("prior authorization", "prior approval", "precertification", "as appropriate", "as applicable", "as needed"),
    *("when appropriate", "when applicable", "when indicated", "depending on", "only for", "only in", "only by"),
)
PSEUDO = ("not only", "not just", "not merely", "not limited to", "whether or not", "not necessarily")
TERMINATE = (";", ", but", ", while", ", whereas", ", although", ", though", ", however", ", yet", "however,")
"""The cues of graphsvc/extract/cues.py as rules of ConText, scopes included."""

OWN_STATUS = {Predicate.NOT_REPORTED_WITH, Predicate.RELATED_TO, Predicate.CLASSIFIED_AS}
"""Predicates whose words deny without a denied status ("not reported with"), or that the rules give no status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A labelled edge, the sentence that says it, and where in it the object stands."""

    text: str
    target: Span
    status: Status
    whole: Status | None
    """The status that the extractors give, or None where they do not find the edge."""


def items() -> Iterator[Item]:
    vocabulary = load_vocabulary()
    for labels, folder in (("labels.json", HERE / "documents"), ("builtin_labels.json", BUILT_IN_DOCUMENTS)):
        edges = read_labels(HERE / labels).edges
        for name in sorted({edge.document for edge in edges}):
            yield from _items(
                read_document(folder / name), [edge for edge in edges if edge.document == name], vocabulary
            )
    for path in sorted((HERE / "cases").glob("*.toml")):
        for case in read_cases(path):
            yield from _items(lay_out(name=case.name, sha256="0" * 64, text=case.text), case.labels.edges, vocabulary)


def _items(document: Document, labels: Iterable[EdgeLabel], vocabulary: Vocabulary) -> Iterator[Item]:
    statements = read(document, vocabulary).statements
    found = {assertion.key[:3]: assertion.status for assertion in extract(document, vocabulary).assertions}
    exact = {assertion.key for assertion in extract(document, vocabulary).assertions}
    for label in labels:
        triple = (label.subject, label.predicate, label.object)
        for statement in statements if label.required and label.predicate not in OWN_STATUS else ():
            span = statement.span
            if label.places and not any(place.overlaps(span.start, span.end) for place in label.places):
                continue
            if target := _target(statement.text, label, vocabulary):
                whole = label.status if (*triple, label.status) in exact else found.get(triple)
                yield Item(text=statement.text, target=target, status=label.status, whole=whole)
                break


def _target(text: str, label: EdgeLabel, vocabulary: Vocabulary) -> Span | None:
    """Return where a sentence names the object of a label: by a wording, else by its code."""
    for gazetteer in (vocabulary.payers, vocabulary.sites, vocabulary.specialties):
        for match in gazetteer.find(text):
            if match.value == label.object:
                return match.span
    code = local_part(label.object)
    start = text.find(code) if label.object.split(":")[0] not in ("payer", "site", "specialty") else -1
    # the first line of a case names its code: it is no sentence about another one
    return Span(start=start, end=start + len(code)) if start >= 0 else None


def ours(item: Item) -> Status:
    """Return the status of the clause in which the object stands, by cues alone."""
    clauses = clauses_of(item.text)
    start, end = next(((s, e) for s, e in clauses if s <= item.target.start < e), (0, len(item.text)))
    return status_of(item.text[start:end])


def context(*, adapted: bool) -> Callable[[Item], Status]:
    """Return a judge that asks ConText with its own rules, or with rules in the language of billing."""
    import_module("medspacy")
    nlp = import_module("spacy").blank("en")
    nlp.add_pipe("sentencizer")
    judge = nlp.add_pipe("medspacy_context", config={"rules": None if adapted else "default"})
    if adapted:
        make = import_module("medspacy.context").ConTextRule
        rules = [make(words, "NEGATED_EXISTENCE", direction="BIDIRECTIONAL") for words in NEGATED]
        rules += [make(words, "POSSIBLE_EXISTENCE", direction="BIDIRECTIONAL") for words in STRICT]
        rules += [make(words, "HYPOTHETICAL", direction="BIDIRECTIONAL") for words in CONDITION]
        rules += [make(words, "NEGATED_EXISTENCE", direction="PSEUDO") for words in PSEUDO]
        rules += [make(words, "CONJ", direction="TERMINATE") for words in TERMINATE]
        judge.add(rules)

    def status(item: Item) -> Status:
        doc: Any = nlp.make_doc(item.text)
        doc.ents = [doc.char_span(item.target.start, item.target.end, label="OBJECT", alignment_mode="expand")]
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        told = doc.ents[0]._
        strict = adapted and told.is_uncertain
        if told.is_negated and not strict:
            return Status.NEGATED
        return Status.CONDITIONAL if told.is_uncertain or told.is_hypothetical else Status.AFFIRMED

    return status


def report(name: str, judge: Callable[[Item], Status | None], every: list[Item]) -> None:
    """Print accuracy, the confusion of statuses and microseconds for a sentence."""
    started = time.perf_counter()
    answers = [judge(item) for item in every]
    microseconds = (time.perf_counter() - started) / len(every) * 1e6
    right = sum(answer is item.status for answer, item in zip(answers, every, strict=True))
    took = f", {microseconds:.0f} us each" if microseconds >= 1 else ""
    sys.stdout.write(f"\n{name}: {right} of {len(every)} = {right / len(every):.3f}{took}\n")
    counts = Counter((item.status, answer) for item, answer in zip(every, answers, strict=True))
    for status in Status:
        row = "  ".join(f"{answer or 'not found':>11} {counts[status, answer]:>4}" for answer in (*Status, None))
        sys.stdout.write(f"  labelled {status:<12}{row}\n")


def main() -> int:
    """Compare, where medspaCy is installed."""
    if find_spec("medspacy") is None:
        sys.stderr.write("skipped: medspaCy is not installed\n")
        return 0
    every = list(items())
    report("our cues on the clause of the object", ours, every)
    report("our extractors as a whole", lambda item: item.whole, every)
    report("ConText with its own rules", context(adapted=False), every)
    report("ConText with our cues as rules", context(adapted=True), every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
