"""Connections: pages of nodes and of statements, and of the edges of each declared relation."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from graphsvc.gql.builder import Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.faceting import facets_field
from graphsvc.gql.kinds import FACE, FACES
from graphsvc.gql.limits import EVIDENCE_ROWS
from graphsvc.gql.qualifiers import QUALIFIER_FIELDS
from graphsvc.gql.rows import ROWS
from graphsvc.graph import questions
from graphsvc.graph.relations import RELATIONS, Relation
from graphsvc.model import Qualifier

CURSOR: Final = Field(
    name="cursor", type="str", description="Where this row stands in the list: for `after` and `before`."
)

_PAGE_INFO: Final = Field(
    name="page_info",
    type="PageInfo",
    description="Whether rows follow or precede, and the cursors to go on with.",
    answer=lambda page, _, __: page,
)


def add_connections(types: Types) -> None:
    """Make PageInfo and all connections."""
    types.object(
        "PageInfo",
        "Where a page stands in its list.",
        (
            Field(
                name="has_next_page",
                type="bool",
                description="Rows follow: go on with `after: endCursor`.",
                answer=lambda page, _, __: page.has_next,
            ),
            Field(
                name="has_previous_page",
                type="bool",
                description="Rows precede: go back with `before: startCursor`.",
                answer=lambda page, _, __: page.has_previous,
            ),
            Field(
                name="start_cursor",
                type="str | None",
                description="Cursor of the first row; null for an empty page.",
            ),
            Field(
                name="end_cursor",
                type="str | None",
                description="Cursor of the last row; null for an empty page.",
            ),
        ),
    )
    for face in FACES:
        _add_plain(types, face.type, f"nodes of kind {face.kind}, by id")
    _add_plain(types, "Assertion", "assertions, by subject, predicate, target and status")
    _add_plain(types, "Gap", "gaps, by document and place")
    _add_plain(
        types,
        "Disagreement",
        "disagreements, by subject, predicate and object; statuses first, then by status and qualifier",
    )
    _add_plain(types, "ReviewNote", "review notes, by rule in the order of ReviewRule, then by nodes")
    _add_plain(types, "Section", "sections, in the order of the text")
    _add_plain(types, "DocumentCounts", "counts of documents, by document id")
    _add_plain(types, "CodeField", "fields of codes, by code, then in the order of GapField")
    _add_plain(types, "RankedNode", "ranked nodes, by score, the largest first, ties by id")
    _add_plain(types, "Community", "communities, the largest first, ties by the first id of their members")
    _add_plain(types, "CommunityMember", "members, the heaviest first, ties by id")
    for relation in RELATIONS:
        _add_relation(types, relation)


def _add_plain(types: Types, name: str, what: str) -> None:
    types.object(
        f"{name}Edge",
        "A row of a page, with its cursor.",
        (
            CURSOR,
            Field(name="node", type=name, description="The row itself.", answer=lambda row, _, __: row.item),
        ),
    )
    types.object(
        f"{name}Connection",
        f"A page of {what}.",
        (
            *list_fields(name, "Number of rows of the whole list, over all pages."),
            Field(
                name="nodes",
                type=f"list[{name}]",
                description="The rows of this page without their cursors.",
                answer=lambda page, _, __: page.items,
                sized_above=True,
            ),
            *((facets_field(name),) if name in ROWS else ()),
        ),
    )


def _add_relation(types: Types, relation: Relation) -> None:
    target = FACE[relation.target].type
    types.object(
        f"{relation.edge}Edge",
        f"What the documents say of one node of the list. {relation.description}",
        (
            CURSOR,
            Field(
                name="node",
                type=target,
                description="The node at the far end. It comes once for each predicate and status.",
                answer=lambda row, context, _: context.graph.nodes[relation.far_end(row.item)],
            ),
            Field(
                name="predicate",
                type="Predicate",
                description="What is said.",
                answer=lambda row, _, __: row.item.predicate,
            ),
            Field(
                name="status",
                type="AssertionStatus",
                description="Whether the words affirm, condition or deny it.",
                answer=lambda row, _, __: row.item.status,
            ),
            *_qualifier_fields(relation.qualifiers),
            Field(
                name="evidence",
                type="list[Evidence]",
                description="The quoted words, at least one, by document id and place.",
                answer=lambda row, _, __: row.item.evidence,
                size=Size(assumed=EVIDENCE_ROWS),
            ),
            Field(
                name="assertion",
                type="Assertion",
                description="The assertion that this edge shows.",
                answer=lambda row, _, __: row.item,
            ),
        ),
    )
    types.object(
        f"{relation.edge}Connection",
        f"A page of edges, by id of the far end, predicate and status. {relation.description}",
        (
            *list_fields(relation.edge, "Number of edges of the whole list, over all pages."),
            Field(
                name="node_count",
                type="int",
                description="Number of different nodes of the whole list: fewer than `totalCount` where "
                "something is said of one in several ways.",
                answer=lambda page, context, _: len(questions.far_nodes(context.graph, relation, page.whole)),
            ),
            Field(
                name="nodes",
                type=f"list[{target}]",
                description="The nodes of this page's edges, each once.",
                answer=lambda page, context, _: questions.far_nodes(context.graph, relation, page.items),
                sized_above=True,
            ),
            facets_field(relation.edge),
        ),
    )


def list_fields(edge: str, total: str) -> tuple[Field, ...]:
    """Return the fields that every connection has, but for its nodes."""
    return (
        Field(name="total_count", type="int", description=total, answer=lambda page, _, __: page.total),
        _PAGE_INFO,
        Field(
            name="edges",
            type=f"list[{edge}Edge]",
            description="The rows of this page.",
            answer=lambda page, _, __: page.rows,
            sized_above=True,
        ),
    )


def _qualifier_fields(qualifiers: Iterable[Qualifier]) -> Iterable[Field]:
    for qualifier in qualifiers:
        name, description = QUALIFIER_FIELDS[qualifier]
        yield Field(
            name=name,
            type="str | None",
            description=f"{description} Of the first evidence that says it; null where none does.",
            answer=_of_edge(qualifier),
        )


def _of_edge(qualifier: Qualifier) -> Callable[[Any, Any, Any], str | None]:
    return lambda row, _context, _given: questions.qualifier(row.item.evidence, qualifier)
