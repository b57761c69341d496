"""The questions how nodes hang together, as GraphQL names them: each one expression over one of the graph."""

from functools import cached_property
from typing import Final

from graphsvc.graph import (
    KnowledgeGraph,
    comparing,
    matrix,
    neighborhood,
    paths,
    resolving,
    searching,
    similarity,
)
from graphsvc.graph.attributed import Network, attributed_network
from graphsvc.graph.matrix import LINES
from graphsvc.graph.neighborhood import DEFAULT_DEPTH, SHOWN
from graphsvc.graph.paths import DEFAULT_LENGTH, FOUND
from graphsvc.graph.selection import Selection
from graphsvc.graph.way import Way
from graphsvc.model import NodeKind, Predicate
from graphsvc.notebook.asked import OneOrMore, all_named, as_text, listed, member, members, named, statuses
from graphsvc.notebook.comparing import ComparedNodes, ComparedRow, SimilarNodes
from graphsvc.notebook.filtering import Where, node_filter
from graphsvc.notebook.finding import FoundNodes, Resolutions
from graphsvc.notebook.matrices import MatrixTable
from graphsvc.notebook.surroundings import Neighborhood, Paths
from graphsvc.vocabulary import load_vocabulary

MAX_TERMS: Final = 10_000
"""Terms that are resolved at once: a column of a spreadsheet; so many take 1.5 s on one core (2026-11)."""


class Questions:
    """Questions to a graph.

    A node is given by its id, its code, its name or a wording. What can be one of several words, such as a status or a
    kind, is given as one text or several. `where` is the filter of the schema, as a dict.
    """

    graph: KnowledgeGraph

    @cached_property
    def network(self) -> Network:
        """A `networkx.MultiDiGraph`, frozen: `network.copy()` is one's own to change.

        A node is an id with `kind`, `code`, `name` and `node`, an edge has `predicate`, `status`, `quote`,
        `evidence_count` and `assertion`, its key is the id of the assertion (types: `graphsvc.graph.attributed`).
        What is denied is an edge too. Literals are no edges; documents are nodes without edges.

        >>> print(g.network)
        MultiDiGraph with 42 nodes and 55 edges
        >>> g.network.nodes["modifier:26"]["kind"].value
        'MODIFIER'
        >>> sorted({str(status) for *_, status in g.network.edges(data="status")})
        ['AFFIRMED', 'CONDITIONAL', 'NEGATED']
        """
        return attributed_network(self.graph)

    def search(self, text: str, *, kinds: OneOrMore | None = None) -> FoundNodes:
        """Return the nodes whose texts hold words, the best first; beginnings of words and typos are found.

        >>> g.search("hypertermia", kinds="CODE").nodes.ids
        ('cpt:77600', 'cpt:77620')

        Raises:
            SearchError: the text is too long, or has too many words or none.
            ArgumentError: there is no such kind, or the text is none.
        """
        found = searching.search(self.graph, as_text(text), members(NodeKind, kinds))
        return FoundNodes(items=found, graph=self.graph)

    def resolve(self, terms: OneOrMore) -> Resolutions:
        """Return what terms mean, in their order: codes, abbreviations, place-of-service numbers, names.

        >>> g.resolve(["77620-26", "ASC", "nothing"])
        <3 terms: 77620-26 = cpt:77620+modifier:26, ASC = site:ambulatory-surgical-center, nothing = unknown>

        Raises:
            PageSizeError: there are more than `MAX_TERMS`.
            ArgumentError: a term is no text.
        """
        found = resolving.resolve(self.graph, load_vocabulary(), listed(terms), limit=MAX_TERMS)
        return Resolutions(items=found, graph=self.graph)

    def compare(self, ids: OneOrMore, *, status: OneOrMore | None = None) -> ComparedNodes:
        """Return what 2 to 10 nodes of one kind have in common, and what sets them apart.

        >>> g.compare(["77386", "77407"]).distinct.nodes
        <13 nodes: modifier:26, modifier:TC, payer:aetna, payer:blue-cross-blue-shield, ...>

        Raises:
            ComparisonError: there are too few or too many, of several kinds, or documents.
            UnknownNodeError: no node is called so.
        """
        found = comparing.compare(self.graph, all_named(self.graph, ids), statuses=statuses(status))
        items = tuple(
            ComparedRow(part=part, found=one, is_shared=one in part.shared)
            for part in found.parts
            for one in (*part.shared, *part.distinct)
        )
        return ComparedNodes(items=items, graph=self.graph, compared=found.nodes)

    def similar(self, node: str, *, by: OneOrMore | None = None) -> SimilarNodes:
        """Return the nodes that share neighbours with a node, the most alike first (Jaccard's index).

        >>> g.similar("77620", by="MODIFIER")
        <3 similar nodes: cpt:77386 0.17, cpt:77750 0.10, cpt:77407 0.09>

        Args:
            node: The node.
            by: Kinds of neighbours that count; all unless said otherwise.

        Raises:
            SimilarityError: no relation leads to one of the kinds.
            UnknownNodeError: no node is called so.
        """
        kinds = None if by is None else tuple(member(NodeKind, one) for one in listed(by))
        return SimilarNodes(items=similarity.similar(self.graph, named(self.graph, node).id, kinds), graph=self.graph)

    def paths(
        self,
        start: str,
        end: str,
        *,
        max_length: int = DEFAULT_LENGTH,
        kinds: OneOrMore | None = None,
        predicates: OneOrMore | None = None,
        status: OneOrMore | None = None,
        first: int = FOUND.default,
    ) -> Paths:
        """Return the shortest paths between two nodes, edges followed in either direction.

        >>> g.paths("77386", "77407", kinds="MODIFIER", first=1)
        <1 path: cpt:77386 - modifier:59 - cpt:77407>

        Args:
            start: One end.
            end: The other end.
            max_length: Hops of the longest.
            kinds: Of the nodes between; all unless said otherwise.
            predicates: Only over these; all unless said otherwise.
            status: Only over these; AFFIRMED and CONDITIONAL unless said otherwise.
            first: Paths at most.

        Raises:
            PathError: an end is a document, both are the same, or `max_length` is out of bounds.
            PathsTooLargeError: too many edges lie between the ends.
            PageSizeError: `first` is out of bounds.
            UnknownNodeError: no node is called so.
        """
        ends = all_named(self.graph, (start, end))
        way = _way(kinds, predicates, status)
        found = paths.paths(self.graph, *ends, way=way, max_length=max_length, limit=first)
        return Paths(items=found, graph=self.graph)

    def neighborhood(
        self,
        ids: OneOrMore,
        *,
        depth: int = DEFAULT_DEPTH,
        opened: OneOrMore = (),
        kinds: OneOrMore | None = None,
        predicates: OneOrMore | None = None,
        status: OneOrMore | None = None,
        first: int = SHOWN.default,
    ) -> Neighborhood:
        """Return what is around nodes, the nearest first; its `network` can be drawn.

        >>> g.neighborhood("modifier:26")
        <neighborhood of 4 nodes and 3 edges; 0 nodes and 0 edges left out>

        Args:
            ids: The nodes in the middle.
            depth: Steps.
            opened: Nodes from which one more step is taken wherever they are found.
            kinds: Only through and to these; all unless said otherwise.
            predicates: Only over these; all unless said otherwise.
            status: Only over these; AFFIRMED and CONDITIONAL unless said otherwise.
            first: Nodes at most.

        Raises:
            NeighborhoodError: `depth` is out of bounds, or too many nodes are named.
            PageSizeError: `first` is out of bounds.
            UnknownNodeError: no node is called so.
        """
        found = neighborhood.neighborhood(
            self.graph,
            all_named(self.graph, ids),
            depth=depth,
            opened=all_named(self.graph, opened),
            way=_way(kinds, predicates, status),
            first=first,
        )
        return Neighborhood(found=found, graph=self.graph, whole=self.network)

    def matrix(
        self,
        rows: str,
        columns: str,
        *,
        where: Where = None,
        status: OneOrMore | None = None,
        predicates: OneOrMore | None = None,
        first_rows: int = LINES.default,
        first_columns: int = LINES.default,
    ) -> MatrixTable:
        """Return in how many codes the nodes of two kinds meet.

        >>> g.matrix("MODIFIER", "SITE_OF_SERVICE")
        <matrix of 12 by 6, 64 cells, 4 codes>

        Args:
            rows: Kind of the rows.
            columns: Kind of the columns.
            where: What the codes must be like.
            status: Only assertions of these; AFFIRMED and CONDITIONAL unless said otherwise.
            predicates: Only these; all unless said otherwise.
            first_rows: Rows at most, those with the largest totals.
            first_columns: Columns at most, likewise.

        Raises:
            MatrixError: codes are to meet codes, or there is too much to count.
            PageSizeError: a number of rows or columns is out of bounds.
        """
        found = matrix.matrix(
            self.graph,
            member(NodeKind, rows),
            member(NodeKind, columns),
            selection=Selection(
                where=node_filter(NodeKind.CODE, where),
                statuses=statuses(status),
                predicates=members(Predicate, predicates),
            ),
            first_rows=first_rows,
            first_columns=first_columns,
        )
        return MatrixTable(matrix=found, graph=self.graph)


def _way(kinds: OneOrMore | None, predicates: OneOrMore | None, status: OneOrMore | None) -> Way:
    return Way(kinds=members(NodeKind, kinds), predicates=members(Predicate, predicates), statuses=statuses(status))
