"""The types and root fields of completeness: which codes lack which field, and why."""

from typing import Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, page_request, sets, where_argument
from graphsvc.gql.builder import Argument, Field, Given, Types
from graphsvc.gql.counts import add_counts
from graphsvc.gql.directives import Size
from graphsvc.gql.inputs import node_filter
from graphsvc.gql.limits import COMPLETENESS_COST
from graphsvc.gql.listing import BY_ID, listing
from graphsvc.graph import KnowledgeGraph, completeness
from graphsvc.graph.code_fields import CodeField, FieldState
from graphsvc.model import GapField, NodeKind

_STATES: Final = {
    FieldState.TOLD: "An assertion tells it, of any status, and no document says that it lacks it.",
    FieldState.PARTLY_TOLD: "An assertion tells it, and a document says that it lacks it, or a part of it.",
    FieldState.LACKING: "No assertion tells it, and a document says that it lacks it.",
    FieldState.SILENT: "No document speaks of it either way.",
}

_FIELD: Final = Argument(
    name="field",
    type="list[GapField] | None",
    description="Only these fields; all where it is not given. SECTION, TEXT and OTHER are never told.",
)


def _found(graph: KnowledgeGraph, given: Given) -> tuple[CodeField, ...]:
    return completeness.completeness(
        graph,
        node_filter(given.get("where"), NodeKind.CODE),
        **sets(given, fields="field", states="state", reasons="reason"),
    )


COMPLETENESS: Final = listing(
    "completeness",
    rows="CodeField",
    where="CodeWhere",
    description="Which codes lack which field, and why. A gap about a modifier counts for the code with whose words it "
    "stands, or else for the only code that its document joins with the modifier; one about a document alone counts "
    "for no code. By code, then in the order of GapField.",
    arguments=(
        _FIELD,
        Argument(
            name="state",
            type="list[FieldState] | None",
            description="Only fields in one of these states; any where it is not given.",
        ),
        Argument(
            name="reason",
            type="list[GapReason] | None",
            description="Only fields that are lacking for one of these reasons; any, or none, where it is not given.",
        ),
    ),
    find=_found,
    cost=COMPLETENESS_COST,
)

COMPLETENESS_COUNTS: Final = Field(
    name="completeness_counts",
    type="list[CodeFieldCount]",
    cost=COMPLETENESS_COST,
    size=Size(assumed=len(GapField)),
    description="How many codes each field is told of, and how many lack it, and why; in the order of GapField.",
    arguments=(_FIELD, where_argument("CodeWhere")),
    answer=lambda _, context, given: completeness.counts(_found(context.graph, given)),
)


def add_completeness(types: Types) -> None:
    """Make the enum and the types."""
    types.enum("FieldState", "What documents tell of a field of a code.", _STATES)
    types.object(
        "CodeField",
        "A field of a code, and whether documents tell it.",
        (
            Field(
                name="code",
                type="Code",
                description="The code.",
                answer=lambda found, context, _: context.graph.nodes[found.code],
            ),
            Field(name="field", type="GapField", description="The field."),
            Field(name="state", type="FieldState", description="Whether it is told."),
            Field(
                name="reasons",
                type="list[GapReason]",
                description="Why it is lacking, each reason once, in the order of GapReason; none where it is not.",
            ),
            Field(
                name="gaps",
                type="GapConnection",
                description="What says that it is lacking, with the words. By document and place.",
                arguments=PAGE_ARGUMENTS,
                answer=lambda found, context, given: context.page(
                    found.gaps, page_request(given), key=BY_ID, name=("gaps", found.id)
                ),
            ),
            Field(
                name="assertions",
                type="AssertionConnection",
                description="What tells it, any status. By predicate, target and status.",
                arguments=PAGE_ARGUMENTS,
                answer=lambda found, context, given: context.page(
                    completeness.telling(context.graph, found.code, found.field),
                    page_request(given),
                    key=BY_ID,
                    name=("assertions", found.id),
                ),
            ),
        ),
    )
    add_counts(
        types,
        "FieldStateCount",
        "How many codes have a field in a state.",
        of="state",
        enum="FieldState",
        counted="codes",
    )
    add_counts(
        types,
        "GapReasonCount",
        "How many codes lack a field, wholly or in part, for a reason.",
        of="reason",
        enum="GapReason",
        counted="codes",
    )
    types.object(
        "CodeFieldCount",
        "How many codes a field is told of.",
        (
            Field(name="field", type="GapField", description="The field."),
            Field(
                name="states",
                type="list[FieldStateCount]",
                description="Number of codes in each state, in the order of FieldState; together all codes.",
            ),
            Field(
                name="reasons",
                type="list[GapReasonCount]",
                description="Number of codes that lack it for each reason, in the order of GapReason; a code may "
                "lack it for several.",
            ),
        ),
    )
