"""The types and the root field of the release: what one build of the graph holds, in all and for each document."""

from typing import Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, order_argument, page_request, where_argument
from graphsvc.gql.builder import Field, Types
from graphsvc.gql.counts import add_counts
from graphsvc.gql.directives import Size
from graphsvc.gql.inputs import node_filter, where_name
from graphsvc.gql.listing import BY_ID
from graphsvc.gql.ordering import order_keys
from graphsvc.graph import questions
from graphsvc.graph.ordering import ordered
from graphsvc.model import GapField, NodeKind, Predicate, Status

RELEASE: Final = Field(
    name="release",
    type="Release",
    description="The build of the graph that answers, with its counts.",
    answer=lambda _, context, __: context.graph.release,
)

_COUNTS: Final = (
    ("KindCount", "How many nodes of a kind there are.", "kind", "NodeKind", "nodes"),
    ("PredicateCount", "How many assertions with a predicate there are.", "predicate", "Predicate", "assertions"),
    ("StatusCount", "How many assertions of a status a release holds.", "status", "AssertionStatus", "assertions"),
    ("GapFieldCount", "How many gaps of a field a release holds.", "field", "GapField", "gaps"),
)


def add_release(types: Types) -> None:
    """Make the types."""
    for name, description, what, enum, counted in _COUNTS:
        add_counts(types, name, description, of=what, enum=enum, counted=counted)
    _add_document_counts(types)
    types.object(
        "Release",
        "One immutable build of the graph.",
        (
            Field(
                name="id",
                type="ID",
                description="Hash of the content and its review notes, 16 hex digits: same documents and rules, "
                "same id.",
            ),
            Field(
                name="built_at",
                type="DateTime | None",
                description="When it was built; null where not known.",
            ),
            Field(
                name="nodes",
                type="list[KindCount]",
                description="Nodes of each kind, in the order of NodeKind.",
                size=Size(assumed=len(NodeKind)),
            ),
            Field(
                name="statements",
                type="list[PredicateCount]",
                description="Assertions with each predicate, in the order of Predicate.",
                size=Size(assumed=len(Predicate)),
            ),
            Field(
                name="statuses",
                type="list[StatusCount]",
                description="Assertions of each status, in the order of AssertionStatus.",
                size=Size(assumed=len(Status)),
            ),
            Field(
                name="gap_fields",
                type="list[GapFieldCount]",
                description="Gaps of each field, in the order of GapField.",
                size=Size(assumed=len(GapField)),
            ),
            Field(
                name="per_document",
                type="DocumentCountsConnection",
                description="What each document adds. By document id.",
                arguments=(
                    where_argument(where_name(NodeKind.DOCUMENT)),
                    order_argument("Document"),
                    *PAGE_ARGUMENTS,
                ),
                answer=lambda _, context, given: context.page(
                    ordered(
                        context.graph,
                        questions.nodes_of_kind(
                            context.graph, NodeKind.DOCUMENT, node_filter(given.get("where"), NodeKind.DOCUMENT)
                        ),
                        order_keys("Document", given),
                    ),
                    page_request(given),
                    key=BY_ID,
                    name=("per_document",),
                ),
            ),
            Field(name="documents", type="int", description="Number of documents."),
            Field(name="assertions", type="int", description="Number of assertions, literals included."),
            Field(name="gaps", type="int", description="Number of gaps."),
            Field(name="review_notes", type="int", description="Number of review notes."),
            Field(name="evidence", type="int", description="Number of quoted spans under all assertions."),
        ),
    )


def _add_document_counts(types: Types) -> None:
    types.object(
        "DocumentCounts",
        "What one document adds to a release. Several documents may say the same.",
        (
            Field(
                name="document", type="Document", description="The document.", answer=lambda document, _, __: document
            ),
            Field(
                name="codes",
                type="int",
                description="Number of codes that it has evidence or a gap for.",
                answer=lambda document, context, _: len(questions.codes_in(context.graph, document.id)),
            ),
            Field(
                name="assertions",
                type="int",
                description="Number of assertions that it has evidence for.",
                answer=lambda document, context, _: len(questions.assertions_about(context.graph, document.id)),
            ),
            Field(
                name="evidence",
                type="int",
                description="Number of its quoted spans under all assertions; over all documents, that of the release.",
                answer=lambda document, context, _: questions.evidence_count(context.graph, document.id),
            ),
            Field(
                name="gaps",
                type="int",
                description="Number of things that it does not tell.",
                answer=lambda document, context, _: len(questions.gaps_about(context.graph, document.id)),
            ),
            Field(
                name="review_notes",
                type="int",
                description="Number of review notes that quote it.",
                answer=lambda document, context, _: len(questions.review_notes_about(context.graph, document.id)),
            ),
        ),
    )
