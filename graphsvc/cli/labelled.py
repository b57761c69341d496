"""Labels as a person names them, and the extractions of the documents that they are about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from graphsvc.build import document_paths, extraction_of, extractions
from graphsvc.cli import terminal
from graphsvc.cli.corpus import warn
from graphsvc.errors import DocumentError, ExtractorError, LabelsError
from graphsvc.evaluation import Labels, document_key, merge_labels, read_cases, read_labels
from graphsvc.model import Extraction
from graphsvc.resources import BUILT_IN_DOCUMENTS

CASES = ".toml"
"""Ending of a file of cases, which holds its texts itself."""


def read_labelled(files: Sequence[Path], documents: Sequence[Path]) -> tuple[Labels, list[Extraction]]:
    """Return the labels of these files, and what is extracted from their documents.

    Args:
        files: Files of labels (JSON) and of cases (TOML).
        documents: Files and folders in which labelled documents stand; where there are none, the folder
            `documents` beside each file of labels and then the built-in documents.

    Raises:
        LabelsError: a file holds no labels, or a labelled document is not found or cannot be read.
        NoDocumentsError: a path of `documents` does not exist.
    """
    labels: list[Labels] = []
    read: list[Extraction] = []
    paths: dict[Path, None] = {}
    for file in files:
        if file.suffix.lower() == CASES:
            cases = read_cases(file)
            labels += [case.labels for case in cases]
            progress = terminal.progress(cases, len(cases), f"Reading {file.name}")
            read += [extraction_of(case.name, case.text) for case in progress]
        else:
            labels.append(read_labels(file))
            paths.update(dict.fromkeys(_paths(labels[-1], file, documents)))
    for outcome in terminal.progress(extractions(tuple(paths)), len(paths), "Reading documents"):
        match outcome:
            case Extraction():
                warn(outcome.problems)
                read.append(outcome)
            case ExtractorError():
                warn((outcome,))
            case DocumentError():
                raise LabelsError(outcome.message, value=outcome.value, hint=outcome.hint)
    return merge_labels(labels), read


def _paths(labels: Labels, file: Path, documents: Sequence[Path]) -> Iterator[Path]:
    """Yield the file of each labelled document: of the very name, else of that name with another ending."""
    beside = file.parent / "documents"
    places = documents or [place for place in (beside, BUILT_IN_DOCUMENTS) if place.is_dir()]
    candidates = [path for place in places for path in document_paths([place])]
    for name in labels.documents:
        same = [path for path in candidates if path.name == name]
        alike = [path for path in candidates if document_key(path.name) == document_key(name)]
        found = next(iter(same or alike), None)
        if found is None:
            raise LabelsError(
                f"{file} labels the document '{name}', which is not in {', '.join(map(str, places))}",
                value=name,
                hint="name the folder in which it stands: --documents PATH",
            )
        yield found
