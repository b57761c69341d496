"""Extractors of outside packages, which announce them under the entry point group `graphsvc.extractors`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from graphsvc.errors import ExtractorError
from graphsvc.extract.extractors import EXTRACTORS
from graphsvc.extract.finding import Extractor
from graphsvc.extract.rules import fault_of_extractor

GROUP: Final = "graphsvc.extractors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The extractors of outside packages, by name, and why others cannot be used."""

    extractors: tuple[Extractor, ...]
    problems: tuple[ExtractorError, ...]


def all_extractors() -> tuple[Extractor, ...]:
    """Return the built-in extractors, then those of outside packages in the order of their names."""
    return (*EXTRACTORS, *outside_extractors().extractors)


@cache
def outside_extractors() -> Outside:
    """Load the extractors that are installed; once, for a process sees what is installed when it starts."""
    return load(entry_points(group=GROUP))


def load(points: Iterable[EntryPoint]) -> Outside:
    """Load what entry points name; one that cannot be used is a problem, and the rest is loaded."""
    kinds = {_kind(extractor) for extractor in EXTRACTORS}
    loaded: list[Extractor] = []
    problems: list[ExtractorError] = []
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        extractor, fault = _loaded(point)
        if extractor and _kind(extractor) in kinds:
            fault = f"there is another extractor of the name '{_kind(extractor)}'"
        if extractor and not fault:
            kinds.add(_kind(extractor))
            loaded.append(extractor)
        elif fault:
            problems.append(_problem(point, fault))
    return Outside(extractors=tuple(sorted(loaded, key=lambda e: e.name)), problems=tuple(problems))


def _loaded(point: EntryPoint) -> tuple[Extractor | None, str | None]:
    try:
        found = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - importing a package may raise anything
        return None, f"importing it raised {type(error).__name__}: {error}"
    fault = fault_of_extractor(found)
    return (None, fault) if fault else (found, None)


def _kind(extractor: Extractor) -> str:
    """Return the name without the version."""
    return extractor.name.partition("/")[0]


def _problem(point: EntryPoint, fault: str) -> ExtractorError:
    package = f" of {point.dist.name}" if point.dist else ""
    return ExtractorError(
        f"the extractor '{point.name}'{package} ({point.value}) cannot be used: {fault}",
        value=point.name,
        hint="mend or uninstall the package; the other extractors are used",
    )
