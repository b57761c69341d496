"""The one place where extraction and graph meet: paths in, a knowledge graph out."""

import hashlib
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from graphsvc.documents import find_documents, lay_out, read_document
from graphsvc.errors import DocumentError, ExtractorError, NoDocumentsError
from graphsvc.extract import extract, outside_extractors
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.graph.review import review
from graphsvc.model import Extraction
from graphsvc.resources import BUILT_IN_DOCUMENTS
from graphsvc.vocabulary import load_vocabulary
from graphsvc.work import DEFAULT_SECONDS, Done, Lost, run_in_order, usable_cpus

MOST_WORKERS: Final = 8
"""Workers that are started unasked: in the benchmark of 2026-11 (`make benchmark`) a worker took 17 ms for a document
and this process 2.6 ms to take over its result, so that more than some seven would wait for it."""

SMALL_JOB_BYTES: Final = 200_000
"""Bytes of all files up to which this process alone is as fast: starting workers takes some 0.5 s (2026-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A graph, the documents that could not be read for it, and the extractors that failed on some."""

    graph: KnowledgeGraph
    problems: tuple[DocumentError | ExtractorError, ...]


def document_paths(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to read, sorted: files as given, folders searched; the built-in corpus for no paths.

    Raises:
        NoDocumentsError: a path does not exist, or there is no file under the paths.
    """
    return find_documents(paths or (BUILT_IN_DOCUMENTS,))


def extractions(
    paths: Sequence[Path], *, workers: int = 1, seconds: float = DEFAULT_SECONDS
) -> Generator[Extraction | DocumentError | ExtractorError, None, None]:
    """Read and extract file by file; the same in the same order, however many workers there are.

    A file that cannot be read yields its error in its place; before the first file come the errors of the
    outside extractors that cannot be used. Close the iterator to end the workers before the last file.

    Args:
        paths: The files, each once.
        workers: Processes that read and extract; 0 chooses as many as pay, 1 stands for this process. A
            script that asks for others needs `if __name__ == "__main__":` around what it runs.
        seconds: How long one file may take.

    Raises:
        WorkerError: a worker cannot be started.
    """
    yield from outside_extractors().problems
    seen: dict[str, Path] = {}
    with closing(run_in_order(_read, _named(paths), workers=workers or _paying(paths), seconds=seconds)) as outcomes:
        for path, outcome in zip(paths, outcomes, strict=True):
            match outcome:
                case Done(DocumentError() as error):
                    yield error
                case Done(Extraction() as extraction):
                    twin = seen.setdefault(extraction.document.sha256, path)
                    yield extraction if twin == path else _duplicate(path, twin)
                case Lost(reason):
                    yield DocumentError(f"{path}: {reason}", value=str(path), hint="the other documents are read")


def _named(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Return each path with the name of its document: the file's, or the path where files share a name."""
    files = Counter(path.name for path in paths)
    return [(path, path.name if files[path.name] == 1 else path.as_posix()) for path in paths]


def _read(source: tuple[Path, str]) -> Extraction | DocumentError:
    """Read and extract one file; the vocabulary is loaded once in each process."""
    try:
        document = read_document(*source)
    except DocumentError as error:
        return error
    return extract(document, load_vocabulary())


def _duplicate(path: Path, twin: Path) -> DocumentError:
    return DocumentError(
        f"{path} has the same content as {twin}",
        value=str(path),
        hint="it is read once, under the first name",
    )


def _paying(paths: Sequence[Path]) -> int:
    """Return how many workers pay: one for each usable CPU, and this process alone for a small job."""
    size = 0
    for path in paths:
        with suppress(OSError):
            size += path.stat().st_size
        if size > SMALL_JOB_BYTES:
            return min(usable_cpus(), MOST_WORKERS)
    return 1


def extraction_of(name: str, text: str) -> Extraction:
    """Extract a text that is no file, as if it were one of that name in UTF-8."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return extract(lay_out(name=name, sha256=sha256, text=text), load_vocabulary())


def build_graph(
    outcomes: Iterable[Extraction | DocumentError | ExtractorError], *, built_at: datetime | None = None
) -> Build:
    """Assemble what `extractions` yields, and review it.

    Args:
        outcomes: Extractions and the errors in place of those that failed.
        built_at: The time that the release bears; it is no part of the content that its id is the hash of.

    Raises:
        NoDocumentsError: no document could be read.
    """
    read: list[Extraction] = []
    problems: list[DocumentError | ExtractorError] = []
    for outcome in outcomes:
        if isinstance(outcome, Extraction):
            read.append(outcome)
            problems += outcome.problems
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
