"""The graph that a verb asks: read with a bar, and what was skipped on the way."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from graphsvc.build import Build, build_graph, document_paths, extractions
from graphsvc.cli import terminal
from graphsvc.errors import DocumentError


def read_graph(documents: Sequence[Path]) -> Build:
    """Build the graph of these files and folders, or of the built-in documents where there are none.

    Raises:
        NoDocumentsError: a path does not exist, or nothing under the paths can be read.
    """
    files = document_paths(documents)
    outcomes = terminal.progress(extractions(files), len(files), "Reading documents")
    return build_graph(outcomes, built_at=datetime.now(UTC))


def warn(problems: Sequence[DocumentError]) -> None:
    """Tell which documents were skipped, and why."""
    for problem in problems:
        terminal.warning(problem.message, problem.hint)
