"""Where nodes of two kinds meet in codes, and what says so: the ground of a matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from graphsvc.errors import MatrixError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.selection import Selection, ends, said_of_codes
from graphsvc.model import Assertion, NodeId, NodeKind

Said = Mapping[NodeId, tuple[Assertion, ...]]
"""What is said of one code, by the node of a kind that it is said with."""

Pair = tuple[NodeId, NodeId]
"""A node of the rows and one of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Which nodes of two kinds meet in which codes.

    A document meets only what it says itself: what others say of the same code is not its word.

    Attributes:
        rows: Kind of the first nodes.
        columns: Kind of the second nodes.
        said: By code, what is said with nodes of either kind; codes in which nothing meets are left out.
    """

    rows: NodeKind
    columns: NodeKind
    said: Mapping[NodeId, tuple[Said, Said]]

    def number(self, code: NodeId) -> int:
        """Return how many pairs meet in a code; of documents, at most so many."""
        rows, columns = self.said[code]
        if self._quoted:
            beside = self._beside_documents(rows, columns)
            return sum(len(assertion.evidence) for said in beside.values() for assertion in said)
        return len(rows) * len(columns)

    def pairs(self, code: NodeId) -> Iterable[Pair]:
        """Return the pairs that meet in a code, each once, in a fixed order."""
        rows, columns = self.said[code]
        if not self._quoted:
            return product(rows, columns)
        found = dict.fromkeys(
            (document, other)
            for other, said in self._beside_documents(rows, columns).items()
            for assertion in said
            for document in ends(assertion, NodeKind.DOCUMENT)
        )
        return found if self.rows is NodeKind.DOCUMENT else ((other, document) for document, other in found)

    def meet(self, code: NodeId, pair: Pair) -> bool:
        """Return whether a pair meets in a code."""
        rows, columns = self.said[code]
        return pair[0] in rows and pair[1] in columns and (not self._quoted or bool(self.proof(code, pair)))

    def proof(self, code: NodeId, pair: Pair) -> tuple[Assertion, ...]:
        """Return what says that a pair meets in a code: what names the row, then what else names the column."""
        rows, columns = self.said[code]
        row, column = pair
        if not self._quoted:
            first, second = rows[row], columns[column]
            if self.rows is self.columns:
                # two documents may quote the same, and each meets itself
                known = {assertion.id for assertion in first}
                second = tuple(assertion for assertion in second if assertion.id not in known)
            return (*first, *second)
        document, other = pair if self.rows is NodeKind.DOCUMENT else (column, row)
        said = self._beside_documents(rows, columns)[other]
        return tuple(assertion for assertion in said if document in ends(assertion, NodeKind.DOCUMENT))

    @property
    def _quoted(self) -> bool:
        return NodeKind.DOCUMENT in {self.rows, self.columns} and self.rows is not self.columns

    def _beside_documents(self, rows: Said, columns: Said) -> Said:
        return columns if self.rows is NodeKind.DOCUMENT else rows


def meetings(graph: KnowledgeGraph, rows: NodeKind, columns: NodeKind, selection: Selection, *, limit: int) -> Meetings:
    """Return where nodes of two kinds meet in the codes of a selection.

    Raises:
        MatrixError: more than `limit` pairs meet; those of further codes are not counted.
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a name in the filter is an id of another kind.
    """
    # A code needs nobody's word to be itself; beside a document it is what the document speaks of.
    proven = NodeKind.DOCUMENT in {rows, columns}
    found: dict[NodeId, tuple[Said, Said]] = {}
    ground = Meetings(rows=rows, columns=columns, said=found)
    number = 0
    for code, said in said_of_codes(graph, selection):
        both = (_by_end(code, said, rows, proven=proven), _by_end(code, said, columns, proven=proven))
        if all(both):
            found[code] = both
            number += ground.number(code)
        if number > limit:
            raise MatrixError(
                f"{rows} and {columns} meet {number} times or more",
                value=number,
                hint=f"at most {limit} are counted: choose fewer codes with where, or fewer predicates",
            )
    return ground


def _by_end(code: NodeId, said: Iterable[Assertion], kind: NodeKind, *, proven: bool) -> Said:
    if kind is NodeKind.CODE:
        return {code: tuple(said) if proven else ()}
    by_end: defaultdict[NodeId, list[Assertion]] = defaultdict(list)
    for assertion in said:
        for node_id in ends(assertion, kind):
            by_end[node_id].append(assertion)
    return {node_id: tuple(found) for node_id, found in by_end.items()}
