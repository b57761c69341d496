"""One line from documents to a graph that can be asked."""

import warnings
from contextlib import closing
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Final

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.errors import DocumentError, ExtractorError, SettingError
from graphsvc.notebook.loaded import LoadedGraph
from graphsvc.settings import MAX_DOCUMENT_SECONDS, MAX_WORKERS
from graphsvc.work import DEFAULT_SECONDS

_CALLER: Final = 2
"""Frames from the warning to the line that loads."""


class LoadWarning(UserWarning):
    """A document was skipped, or an extractor failed on one; the rest is in the graph.

    Attributes:
        problem: What went wrong, with code, value and hint.
    """

    def __init__(self, problem: DocumentError | ExtractorError) -> None:
        super().__init__(f"{problem.code}: {problem.message}" + (f" ({problem.hint})" if problem.hint else ""))
        self.problem = problem


def load(*paths: str | PathLike[str], workers: int = 1, document_timeout: float = DEFAULT_SECONDS) -> LoadedGraph:
    """Read documents into a graph that can be asked.

    A document that cannot be read, or takes too long, is warned of (`LoadWarning`), kept in `problems`, and left out.

    >>> import graphsvc
    >>> graphsvc.load()
    <graph of release 4d5c8d07fdc06e97: 5 documents, 42 nodes, 78 assertions>

    Args:
        paths: Files, and folders that are searched for files; the built-in documents where none are given.
        workers: Processes that read; 0 for as many as pay. A script that asks for others than 1 needs
            `if __name__ == "__main__":` around what it runs; a notebook does not.
        document_timeout: Seconds that one document may take; outside of the main thread, and on Windows, only several
            processes keep to it.

    Raises:
        NoDocumentsError: a path does not exist, or nothing under the paths can be read.
        SettingError: `workers` or `document_timeout` is out of bounds.
        WorkerError: a worker cannot be started.
    """
    _check("workers", workers, 0, MAX_WORKERS)
    _check("document_timeout", document_timeout, 1, MAX_DOCUMENT_SECONDS)
    files = document_paths([Path(path) for path in paths])
    with closing(extractions(files, workers=workers, seconds=document_timeout)) as outcomes:
        build = build_graph(outcomes, built_at=datetime.now(UTC))
    for problem in build.problems:
        warnings.warn(LoadWarning(problem), stacklevel=_CALLER)
    return LoadedGraph(graph=build.graph, problems=build.problems)


def _check(name: str, given: float, least: int, most: int) -> None:
    if not least <= given <= most:
        raise SettingError(f"{name} is {given}", value=given, hint=f"it is {least} to {most}")
