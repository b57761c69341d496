"""The type and the root field of disagreements."""

from typing import Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, page_request, where_argument
from graphsvc.gql.builder import Field, Types
from graphsvc.gql.inputs import assertion_filter
from graphsvc.gql.nodes import BY_ID
from graphsvc.graph import disagreeing

DISAGREEMENTS: Final = Field(
    name="disagreements",
    type="DisagreementConnection",
    description="Relations that are said with several statuses, by one document or several. By subject, predicate "
    "and object.",
    arguments=(where_argument("AssertionWhere"), *PAGE_ARGUMENTS),
    answer=lambda _, context, given: context.page(
        disagreeing.disagreements(context.graph, assertion_filter(given.get("where"))),
        page_request(given),
        key=BY_ID,
        name=("disagreements",),
    ),
)


def add_disagreement(types: Types) -> None:
    """Make the type."""
    types.object(
        "Disagreement",
        "The same relation with two or three statuses: affirmed here, on a condition or denied there.",
        (
            Field(
                name="subject",
                type="Node",
                description="The near end.",
                answer=lambda found, context, _: context.graph.nodes[found.subject],
            ),
            Field(name="predicate", type="Predicate", description="The relation."),
            Field(
                name="object",
                type="Node",
                description="The far end.",
                answer=lambda found, context, _: context.graph.nodes[found.object],
            ),
            Field(
                name="assertions",
                type="list[Assertion]",
                description="One for each status, by status, with the words that say it.",
            ),
        ),
    )
