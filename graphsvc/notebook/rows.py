"""What a question with many answers gives: a sequence that shows itself, and becomes a frame."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Final, Self, TypeVar, overload

from graphsvc.graph import KnowledgeGraph
from graphsvc.notebook.frames import Cell, Column, frame_of
from graphsvc.notebook.html import Html, element, framed, table
from graphsvc.notebook.misspelt import no_attribute

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")

SHOWN: Final = 20
"""Rows that a notebook shows at once: a screen of them, with their quotes."""

_NAMED: Final = 4
"""Rows that are named on one line."""


@dataclass(frozen=True, repr=False, kw_only=True)
class Rows(Sequence[T]):
    """A sequence of what was found: iterate, index and slice it; as the last line of a cell it is a table.

    Attributes:
        items: What was found, as the graph has it.
        graph: What it was found in.
    """

    noun: ClassVar[tuple[str, str]]
    """What one item is called, and several."""
    headings: ClassVar[tuple[str, ...]]
    """Of the table that a notebook shows."""
    columns: ClassVar[tuple[Column, ...]]
    """Of the frame."""

    items: tuple[T, ...]
    graph: KnowledgeGraph = field(compare=False)

    @abstractmethod
    def called(self, item: T) -> str:
        """Return what names an item in a few characters."""

    @abstractmethod
    def cells(self, item: T) -> tuple[str, ...]:
        """Return what the table shows of an item."""

    @abstractmethod
    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of the frame."""

    def frame(self) -> "pd.DataFrame":
        """Return a pandas frame with the same columns and dtypes each time; `attrs["release"]` tells the release.

        What rests on evidence has a row for each piece of it, so that every quote is there; all else a row for each
        item.

        Raises:
            ExtraError: pandas is not installed.
        """
        return frame_of(self.columns, self.records(), self.graph.release.id)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Self: ...

    def __getitem__(self, place: int | slice) -> T | Self:
        return replace(self, items=self.items[place]) if isinstance(place, slice) else self.items[place]

    if not TYPE_CHECKING:  # which would take every name for an attribute

        def __getattr__(self, name: str) -> None:
            raise no_attribute(self, f"a sequence of {self.noun[1]}", name)

    def __repr__(self) -> str:
        named = [self.called(item) for item in self.items[:_NAMED]]
        more = ["..."] if len(self) > _NAMED else []
        return f"<{self._counted()}{': ' if named else ''}{', '.join(named + more)}>"

    def _repr_html_(self) -> str:
        return framed(self.table())

    def _headings(self) -> tuple[str, ...]:
        return self.headings

    def table(self) -> Html:
        """Return the first rows as a table of HTML, for what shows more than that."""
        shown = table(self._counted(), self._headings(), map(self.cells, self.items[:SHOWN]))
        return element("div", shown, *self._rest())

    def _rest(self) -> Iterator[Html]:
        if len(self) > SHOWN:
            here = f"The first {SHOWN} of {len(self)}: a slice such as "
            next_rows = element("code", f"[{SHOWN}:{2 * SHOWN}]")
            yield element("p", here, next_rows, " shows others, ", element("code", ".frame()"), " has all.")

    def _counted(self) -> str:
        return f"{len(self)} {self.noun[len(self) != 1]}"
