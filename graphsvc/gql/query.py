"""The root fields."""

from collections.abc import Iterator, Sequence

from graphsvc.errors import GraphsvcError
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.comparison import COMPARE
from graphsvc.gql.completeness import COMPLETENESS, COMPLETENESS_COUNTS
from graphsvc.gql.context import Context
from graphsvc.gql.directives import Size
from graphsvc.gql.disagreement import DISAGREEMENTS
from graphsvc.gql.federation import ENTITIES, SERVICE
from graphsvc.gql.in_place import in_place
from graphsvc.gql.inputs import assertion_filter, gap_filter, node_filter, review_note_filter, where_name
from graphsvc.gql.kinds import FACES, Face
from graphsvc.gql.limits import ASSERTIONS_COST, MAX_IDS
from graphsvc.gql.listing import listing
from graphsvc.gql.matrix import MATRIX
from graphsvc.gql.neighborhood import NEIGHBORHOOD
from graphsvc.gql.paths import PATHS
from graphsvc.gql.pricing import OPERATION_COST
from graphsvc.gql.projection import CENTRALITY, COMMUNITIES
from graphsvc.gql.release import RELEASE
from graphsvc.gql.resolution import RESOLVE
from graphsvc.gql.schema_search import SCHEMA_DEFINITIONS, SCHEMA_SEARCH
from graphsvc.gql.searching import SEARCH
from graphsvc.graph import lookup, questions
from graphsvc.model import Node


def add_query(types: Types) -> None:
    """Make the query type."""
    types.object(
        "Query",
        "Questions to the graph. It is read-only; every edge carries the quoted words that say it.",
        (
            *_node_fields(),
            *_kind_fields(),
            SEARCH,
            RESOLVE,
            COMPARE,
            *_statement_fields(),
            DISAGREEMENTS,
            SCHEMA_SEARCH,
            SCHEMA_DEFINITIONS,
            PATHS,
            MATRIX,
            OPERATION_COST,
            ENTITIES,
            SERVICE,
            CENTRALITY,
            COMMUNITIES,
            RELEASE,
            COMPLETENESS,
            COMPLETENESS_COUNTS,
            NEIGHBORHOOD,
        ),
    )


def _node_fields() -> Iterator[Field]:
    yield Field(
        name="node",
        type="Node | None",
        description="The node of an id; null where this release has none. A text that is no id is an error.",
        arguments=(Argument(name="id", type="ID", description="A CURIE: `cpt:77620`."),),
        answer=lambda _, context, given: lookup.node(context.graph, given["id"]),
    )
    yield Field(
        name="nodes",
        type="list[Node | None]",
        description="The nodes of ids, in their order, null where this release has none. A text that is no id is an "
        "error in its place.",
        arguments=(
            Argument(
                name="ids",
                type="list[ID]",
                description=f"CURIEs, at most {MAX_IDS}: `cpt:77620`, `modifier:26`.",
            ),
        ),
        size=Size(assumed=MAX_IDS, arguments=("ids",)),
        answer=lambda _, context, given: _nodes(context, given["ids"]),
    )


def _nodes(context: Context, ids: Sequence[str]) -> list[Node | GraphsvcError | None]:
    """Return the nodes of ids, an error where a text is none.

    Raises:
        PageSizeError: there are more than `MAX_IDS`.
    """
    lookup.check_number(ids, limit=MAX_IDS)
    return in_place(ids, lambda node_id: lookup.node(context.graph, node_id))


def _kind_fields() -> Iterator[Field]:
    for face in FACES:
        yield _one(face)
        yield _many(face)


def _one(face: Face) -> Field:
    return Field(
        name=face.one,
        type=f"{face.type} | None",
        description=f"{face.description} Null where this release has none.",
        arguments=(
            Argument(
                name=face.key,
                type="str",
                description=f"`{face.example}`, the id `{face.id}`, or a name of no other {face.type}; "
                "letter case does not matter. An id of another kind is an error.",
            ),
        ),
        answer=lambda _, context, given: lookup.find_node(context.graph, face.kind, given[face.key]),
    )


def _many(face: Face) -> Field:
    return listing(
        face.many,
        rows=face.type,
        where=where_name(face.kind),
        description=f"All nodes of kind {face.kind} that the filter lets through. By id.",
        find=lambda graph, given: questions.nodes_of_kind(graph, face.kind, node_filter(given.get("where"), face.kind)),
    )


def _statement_fields() -> Iterator[Field]:
    yield listing(
        "assertions",
        rows="Assertion",
        where="AssertionWhere",
        description="All assertions that the filter lets through, any status, literals too. By subject, "
        "predicate, target and status.",
        find=lambda graph, given: questions.assertions(graph, assertion_filter(given.get("where"))),
        cost=ASSERTIONS_COST,
    )
    yield listing(
        "gaps",
        rows="Gap",
        where="GapWhere",
        description="What documents do not tell, if the filter lets it through. By document and place.",
        find=lambda graph, given: questions.gaps(graph, gap_filter(given.get("where"))),
    )
    yield listing(
        "review_notes",
        rows="ReviewNote",
        where="ReviewNoteWhere",
        description="What is as written but non-standard or suspicious, with rule and reason, if the filter lets it "
        "through. By rule in the order of ReviewRule, then by nodes.",
        find=lambda graph, given: questions.review_notes(graph, review_note_filter(given.get("where"))),
    )
