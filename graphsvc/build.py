"""The one place where extraction and graph meet: paths in, a knowledge graph out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graphsvc.documents import find_documents, read_document
from graphsvc.errors import DocumentError, NoDocumentsError
from graphsvc.extract import extract
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.review import review
from graphsvc.model import Extraction
from graphsvc.resources import BUILT_IN_DOCUMENTS
from graphsvc.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A graph and the documents that could not be read for it."""

    graph: KnowledgeGraph
    problems: tuple[DocumentError, ...]


def document_paths(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, sorted: files as given, folders searched; the built-in corpus for no paths.

    Raises:
        NoDocumentsError: a path does not exist, or there is no file under the paths.
    """
    return find_documents(paths or (BUILT_IN_DOCUMENTS,))


def extractions(paths: Iterable[Path]) -> Iterator[Extraction | DocumentError]:
    """Read and extract file by file; a file that cannot be read yields its error in its place."""
    vocabulary = load_vocabulary()
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            document = read_document(path)
        except DocumentError as error:
            yield error
            continue
        twin = seen.setdefault(document.sha256, path)
        if twin != path:
            yield DocumentError(
                f"{path} has the same content as {twin}",
                value=str(path),
                hint="it is read once, under the first name",
            )
            continue
        yield extract(document, vocabulary)


def build_graph(outcomes: Iterable[Extraction | DocumentError], *, built_at: datetime | None = None) -> Build:
    """Assemble what `extractions` yields, and review it.

    Args:
        outcomes: Extractions and the errors in place of those that failed.
        built_at: The time that the release bears; it is no part of the content that its id is the hash of.

    Raises:
        NoDocumentsError: no document could be read.
    """
    read: list[Extraction] = []
    problems: list[DocumentError] = []
    for outcome in outcomes:
        if isinstance(outcome, Extraction):
            read.append(outcome)
        else:
            problems.append(outcome)
    if not read:
        raise NoDocumentsError(
            "none of the documents could be read",
            value=[str(problem.value) for problem in problems],
            hint="; ".join(problem.message for problem in problems[:5]),
        )
    vocabulary = load_vocabulary()
    graph = review(assemble(read, vocabulary, built_at=built_at), vocabulary)
    return Build(graph=graph, problems=tuple(problems))
