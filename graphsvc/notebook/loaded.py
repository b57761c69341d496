"""The graph as a notebook has it: the network, the questions, and ways on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphsvc.errors import DocumentError, ExtractorError
from graphsvc.export import check_place, exporter_named, write_to
from graphsvc.export.tables import NUMBERS, TABLES
from graphsvc.graph import KnowledgeGraph, Release
from graphsvc.graph.portion import DEFAULT_STEPS, chosen, portion
from graphsvc.model import NodeKind, local_part
from graphsvc.notebook.asked import OneOrMore, listed, named
from graphsvc.notebook.frames import Column, Dtype, frame_of
from graphsvc.notebook.html import Html, element, framed, table
from graphsvc.notebook.kinds import OfKinds
from graphsvc.notebook.misspelt import no_attribute
from graphsvc.notebook.operations import Answer, SavedOperations, answered, saved_in
from graphsvc.notebook.questions import Questions
from graphsvc.notebook.saying import SaidQuestions
from graphsvc.notebook.sheet import NodeSheet
from graphsvc.notebook.sheets import sheet_of
from graphsvc.notebook.shown import count_of, shown_status

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False, kw_only=True, eq=False)
class LoadedGraph(OfKinds, Questions, SaidQuestions):
    """What documents say, joined, with the questions that can be asked of it.

    Attributes:
        graph: The graph with its index, for the functions of `graphsvc.graph`.
        problems: The documents that could not be read, and the extractors that failed, with reasons.
    """

    graph: KnowledgeGraph
    problems: tuple[DocumentError | ExtractorError, ...]

    @property
    def release(self) -> Release:
        """Which build of the graph this is, and what it holds: the same documents give the same `id`."""
        return self.graph.release

    def node(self, name: str) -> NodeSheet:
        """Return a node of any kind with all that is said of it, by id, code, name or wording.

        >>> g.node("modifier:26")
        <modifier:26 ...: 3 assertions>

        Raises:
            UnknownNodeError: no node is called so.
            ArgumentError: nodes of several kinds are called so.
        """
        return sheet_of(named(self.graph, name), self.graph)

    def query(self, operation: str, variables: Mapping[str, Any] | None = None) -> Answer:
        """Return what GraphQL answers: all that the schema can be asked, within the limits of the service.

        Args:
            operation: The name of a saved operation, the text of one, or a file.
            variables: Of the operation, by name.

        >>> g.query("{ codes { totalCount } }")
        {'codes': {'totalCount': 7}}
        >>> g.query("codes-sharing-a-modifier", {"modifier": "26"})["modifier"]["codes"]["totalCount"]
        3

        Raises:
            OperationError: there is no such operation, or it was refused.
            VariablesError: the operation has no variable of a name.
        """
        return answered(self.graph, operation, variables)

    @property
    def saved_operations(self) -> SavedOperations:
        """The saved operations, each run by `query` with its name.

        >>> g.saved_operations
        <... saved operations: around-a-code, ...>
        """
        return saved_in(self.graph)

    def export(
        self,
        format: str,  # noqa: A002 - what it is called everywhere
        path: str | PathLike[str],
        *,
        ids: OneOrMore | None = None,
        depth: int = DEFAULT_STEPS,
        replace: bool = False,
    ) -> Path:
        """Write the graph, or a part of it, for other tools, and return where.

        Args:
            format: As `graphsvc export --list` names it: `graphml`, `parquet`, `obsidian`, ...
            path: A file; for a format of several files a folder, or an archive where it ends in `.zip`.
            ids: Of the nodes and assertions to start from; the whole graph unless given.
            depth: Steps from them.
            replace: Replace a file that is there; folders are never replaced.

        Raises:
            FormatError: there is no such format.
            OutputError: something is there already, or no folder to write in.
            ChoiceError: the graph has nothing of an id.
            ExtraError: a package that the format needs is not installed.
        """
        exporter = exporter_named(format)
        place = Path(path)
        check_place(exporter, place, replace=replace)
        choice = None if ids is None else chosen(self.graph, listed(ids), steps=depth)
        write_to(place, exporter, portion(self.graph, choice), replace=replace)
        return place

    def frames(self, ids: OneOrMore | None = None, *, depth: int = DEFAULT_STEPS) -> dict[str, "pd.DataFrame"]:
        """Return the graph, or a part of it, as pandas frames that join by ids: what `export("parquet", ...)` writes.

        `nodes`, `documents`, `assertions`, `evidence`, `gaps` and `review_notes` with what these concern and quote.
        Arguments and errors are those of `export`.

        >>> {name: len(frame) for name, frame in g.frames().items()}["assertions"]
        78
        """
        choice = None if ids is None else chosen(self.graph, listed(ids), steps=depth)
        part = portion(self.graph, choice)
        return {
            one.name: frame_of(
                [Column(name, Dtype.WHOLE if name in NUMBERS else Dtype.TEXT) for name in one.columns],
                one.rows(part),
                self.release.id,
            )
            for one in TABLES
        }

    if not TYPE_CHECKING:  # which would take every name for an attribute

        def __getattr__(self, name: str) -> None:
            raise no_attribute(self, "a graph", name)

    def __repr__(self) -> str:
        release = self.release
        counted = [
            count_of(release.documents, "document"),
            count_of(len(self.graph.nodes), "node"),
            count_of(release.assertions, "assertion"),
            *([count_of(len(self.problems), "problem")] if self.problems else []),
        ]
        return f"<graph of release {release.id}: {', '.join(counted)}>"

    def _repr_html_(self) -> str:
        release = self.release
        kinds = ((kind.value, str(count)) for kind, count in release.nodes if count)
        said = ((shown_status(status), str(count)) for status, count in release.statuses)
        more = (("gaps", release.gaps), ("review notes", release.review_notes), ("quotes", release.evidence))
        return framed(
            element(
                "p",
                element("strong", "Knowledge graph"),
                f" of {count_of(release.documents, 'document')}, release ",
                release.id,
            ),
            table("Nodes", ("Kind", "Number"), kinds),
            table("Assertions", ("Status", "Number"), [*said, *((name, str(count)) for name, count in more)]),
            *self._told_problems(),
            element("p", "Next: ", *self._ways_on()),
        )

    def _told_problems(self) -> Iterator[Html]:
        if self.problems:
            told = (element("li", f"{problem.code}: {problem.message}") for problem in self.problems[:5])
            more = f" The first 5 of {len(self.problems)}:" if len(self.problems) > 5 else ""
            yield element("p", element("strong", "Not everything could be read."), more)
            yield element("ul", *told)

    def _ways_on(self) -> Iterator[str]:
        for code in self.graph.adjacency.of_kind.get(NodeKind.CODE, ())[:1]:
            yield element("code", f'.code("{local_part(code.id)}")')
            yield " is a code with its quotes, "
        yield element("code", '.search("words")')
        yield " finds others, "
        yield element("code", ".network")
        yield " is for NetworkX, "
        yield element("code", ".saved_operations")
        yield " are questions to start from."
