"""One node, and all that is said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.graph import KnowledgeGraph, questions
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.relations import Relation, relations_of
from graphsvc.model import Assertion, Node, NodeKind, Predicate, Status
from graphsvc.notebook.asked import OneOrMore, members, statuses
from graphsvc.notebook.html import element, framed
from graphsvc.notebook.misspelt import no_attribute
from graphsvc.notebook.nodes import Nodes
from graphsvc.notebook.quality import Gaps, ReviewNotes
from graphsvc.notebook.rows import Rows
from graphsvc.notebook.shown import count_of, shown_node
from graphsvc.notebook.statements import Statements

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False, kw_only=True)
class NodeSheet:
    """A node with what documents say of it.

    Each relation of its kind is an attribute, as in GraphQL but in snake case: a code has `modifiers`, `payers`,
    `sites`, `related_codes`, ..., a modifier `codes`. `dir()` and completion list them; each gives what is affirmed or
    conditional, `related(name, status=...)` what else is said.

    Attributes:
        node: The node.
        graph: What it is of.
    """

    node: Node
    graph: KnowledgeGraph

    @property
    def id(self) -> str:
        """Its id, such as `cpt:77620`."""
        return self.node.id

    @property
    def kind(self) -> NodeKind:
        """Its class."""
        return self.node.kind

    @property
    def name(self) -> str:
        """What to call it."""
        return self.node.name

    @property
    def title(self) -> str | None:
        """What the first document that names it calls it, or None."""
        return questions.literal(self.graph, self.node.id, Predicate.TITLE)

    @property
    def assertions(self) -> Statements:
        """All that is said of it, of any status, literals too; of a document, all that it says."""
        return self._statements(questions.assertions_about(self.graph, self.node.id))

    @property
    def gaps(self) -> Gaps:
        """What is not told of it; of a document, all that it does not tell."""
        return Gaps(items=questions.gaps_about(self.graph, self.node.id), graph=self.graph)

    @property
    def review_notes(self) -> ReviewNotes:
        """What looks wrong about it; of a document, in it."""
        return ReviewNotes(items=questions.review_notes_about(self.graph, self.node.id), graph=self.graph)

    @property
    def documents(self) -> Nodes:
        """The documents that speak of it."""
        return Nodes(items=questions.documents_about(self.graph, self.node.id), graph=self.graph)

    def related(
        self, relation: str, *, status: OneOrMore | None = None, predicates: OneOrMore | None = None
    ) -> Statements:
        """Return what joins it with others over a relation.

        Args:
            relation: One of `relations`, such as `modifiers`.
            status: Only these; AFFIRMED and CONDITIONAL unless said otherwise.
            predicates: Only these of the relation; all unless said otherwise.

        Raises:
            AttributeError: its kind has no such relation.
            ArgumentError: there is no such status or predicate.
        """
        return self._over(self._relation(relation), statuses(status), members(Predicate, predicates))

    @property
    def relations(self) -> tuple[str, ...]:
        """The names of the relations of its kind."""
        return tuple(relation.name for relation in relations_of(self.kind))

    def frame(self) -> "pd.DataFrame":
        """Return all that is said of it as a pandas frame, as `assertions.frame()` does."""
        return self.assertions.frame()

    def __getattr__(self, name: str) -> Statements:
        if name.startswith("_"):  # it may be asked for before there is a node
            raise no_attribute(self, "a node", name)
        return self._over(self._relation(name), COUNTED, None)

    def __dir__(self) -> Sequence[str]:
        return sorted({*super().__dir__(), *self.relations})

    def __repr__(self) -> str:
        return f"<{self.id} {self.title or self.name!r}: {count_of(len(self.assertions), 'assertion')}>"

    def _repr_html_(self) -> str:
        heading = element("p", element("strong", shown_node(self.node)), *([f": {self.title}"] if self.title else []))
        return framed(heading, *(rows.table() for rows in self._parts() if rows))

    def _parts(self) -> Iterator["Rows[Assertion] | Gaps | ReviewNotes"]:
        yield self.assertions
        yield self.gaps
        yield self.review_notes

    def _relation(self, name: str) -> Relation:
        by_name = {relation.name: relation for relation in relations_of(self.node.kind)}
        if name not in by_name:
            raise no_attribute(self, f"a {self.node.kind}", name)
        return by_name[name]

    def _over(
        self, relation: Relation, chosen: frozenset[Status], predicates: frozenset[Predicate] | None
    ) -> Statements:
        return self._statements(
            questions.related(self.graph, self.node.id, relation, statuses=chosen, predicates=predicates)
        )

    def _statements(self, assertions: tuple[Assertion, ...]) -> Statements:
        return Statements(items=assertions, graph=self.graph)
