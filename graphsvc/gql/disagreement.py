"""The type and the root field of disagreements."""

from typing import Final

from graphsvc.gql.builder import Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.inputs import assertion_filter
from graphsvc.gql.listing import listing
from graphsvc.graph import disagreeing

DISAGREEMENTS: Final = listing(
    "disagreements",
    rows="Disagreement",
    where="AssertionWhere",
    description="Relations that are said with several statuses, by one document or several. By subject, predicate "
    "and object.",
    find=lambda graph, where: disagreeing.disagreements(graph, assertion_filter(where)),
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
                size=Size(assumed=2),
            ),
        ),
    )
