"""The documents that a verb asks about: read with a bar, and what was skipped on the way."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from graphsvc.build import Build, build_graph, document_paths, extractions
from graphsvc.cli import terminal
from graphsvc.errors import DocumentError, ExtractorError
from graphsvc.model import Extraction
from graphsvc.settings import Settings

CORPUS_SETTINGS = ("documents", "workers", "document_timeout")
"""The settings of every verb that reads documents."""


@contextmanager
def outcomes_of(
    files: Sequence[Path], settings: Settings, *, bar: bool
) -> Iterator[Iterator[Extraction | DocumentError | ExtractorError]]:
    """Give what becomes of the files, one by one, and end the workers at the end.

    Raises:
        WorkerError: a worker cannot be started.
    """
    outcomes = extractions(files, workers=settings.workers, seconds=settings.document_timeout)
    with closing(outcomes):
        yield terminal.progress(outcomes, len(files), "Reading documents") if bar else outcomes


def read_graph(settings: Settings) -> Build:
    """Build the graph of the documents that the settings name, or of the built-in ones where they name none.

    Raises:
        NoDocumentsError: a path does not exist, or nothing under the paths can be read.
        WorkerError: a worker cannot be started.
    """
    files = document_paths(settings.documents)
    with outcomes_of(files, settings, bar=True) as outcomes:
        return build_graph(outcomes, built_at=datetime.now(UTC))


def warn(problems: Sequence[DocumentError | ExtractorError]) -> None:
    """Tell which documents were skipped and which extractors failed, and why."""
    for problem in problems:
        terminal.warning(f"{problem.code}: {problem.message}", problem.hint)
