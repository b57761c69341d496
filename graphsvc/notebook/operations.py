"""GraphQL from a notebook, imported when it is first needed: saved operations, and those of one's own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from graphsvc.errors import ArgumentError, OperationError
from graphsvc.graph import KnowledgeGraph
from graphsvc.notebook.frames import Cell, Column, flat_frame
from graphsvc.notebook.html import element, framed
from graphsvc.notebook.rows import Rows

if TYPE_CHECKING:
    import pandas as pd

    from graphsvc.gql import SavedOperation

_SHOWN: Final = 4_000
"""Characters of an answer that a notebook shows: two screens."""

_NAMED: Final = 10
"""Lists of an answer that an error names."""


@dataclass(frozen=True, repr=False, kw_only=True)
class SavedOperations(Rows["SavedOperation"]):
    """Saved operations: `query` runs each by its name."""

    noun: ClassVar = ("saved operation", "saved operations")
    headings: ClassVar = ("Name", "Group", "What it asks", "Variables")
    columns: ClassVar = (Column("name"), Column("group"), Column("description"), Column("variables"))

    def called(self, item: "SavedOperation") -> str:
        """Return the name."""
        return item.name

    def cells(self, item: "SavedOperation") -> tuple[str, ...]:
        """Return the name, the group, what it asks, and with what."""
        return (item.name, item.group or "", item.description, ", ".join(item.variables))

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each operation."""
        for item in self.items:
            yield (item.name, item.group, item.description, ", ".join(item.variables) or None)


@dataclass(frozen=True, repr=False, kw_only=True)
class Answer(Mapping[str, Any]):
    """What an operation answered: a mapping of its root fields, as JSON has them.

    Attributes:
        data: The fields.
        errors: What could not be answered, each in its place null; mostly none.
        release: The build of the graph that answered.
    """

    data: Mapping[str, Any]
    errors: tuple[Mapping[str, Any], ...]
    release: str

    def frame(self, path: str) -> "pd.DataFrame":
        """Return a list of the answer as a pandas frame; what its rows hold has names with points.

        Args:
            path: To the list, as in `modifier.codes.edges`.

        Raises:
            ArgumentError: there is no list at this path; the hint names those there are.
            ExtraError: pandas is not installed.
        """
        lists = dict(_lists(self.data))
        if path not in lists:
            paths = ", ".join(list(lists)[:_NAMED])
            raise ArgumentError(f"the answer has no list at '{path}'", value=path, hint=f"it has {paths or 'none'}")
        return flat_frame(lists[path], self.release)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - JSON
        return self.data[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return repr(dict(self.data))

    def _repr_html_(self) -> str:
        errors = (element("p", element("strong", "Error: "), one["message"]) for one in self.errors)
        text = json.dumps(self.data, ensure_ascii=False, indent=2)
        rest = f"The first {_SHOWN:,} of {len(text):,} characters: the answer is a mapping, "
        more = [element("p", rest, element("code", ".frame(path)"), " has its lists.")] if len(text) > _SHOWN else []
        return framed(*errors, element("pre", text[:_SHOWN]), *more)


def saved_in(graph: KnowledgeGraph) -> SavedOperations:
    """Return the saved operations, to be asked of a graph."""
    from graphsvc.gql import saved_operations  # noqa: PLC0415

    return SavedOperations(items=saved_operations(), graph=graph)


def answered(graph: KnowledgeGraph, operation: str, variables: Mapping[str, Any] | None) -> Answer:
    """Run an operation: a saved one by its name, a file, or a text.

    Raises:
        OperationError: there is none, it was refused, or an error left nothing of its answer.
        VariablesError: it declares no variable of a name.
    """
    from graphsvc.gql import (  # noqa: PLC0415
        build_schema,
        check_declared,
        execute,
        message_with_place,
        operation_text,
        saved_operations,
    )

    text = operation_text(operation, saved_operations())
    check_declared(build_schema(), text, variables)
    response = execute(build_schema(), graph, text, variables)
    errors = tuple(response.get("errors", ()))
    if response.get("data") is None:
        told = errors[0].get("extensions", {})
        message = f"{message_with_place(errors[0])} ({told.get('code')})"
        raise OperationError(message, value=told.get("value"), hint=told.get("hint"))
    return Answer(data=response["data"], errors=errors, release=graph.release.id)


def _lists(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Sequence[Any]]]:
    for name, value in data.items():
        if isinstance(value, list):
            yield f"{before}{name}", value
        elif isinstance(value, dict):
            yield from _lists(value, f"{before}{name}.")
