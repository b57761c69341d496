"""The types and the root field of a comparison."""

from typing import Final

from strawberry.utils.str_converters import to_camel_case

from graphsvc.gql.arguments import STATUS, statuses
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.limits import COMPARISON_COST
from graphsvc.graph import comparing

COMPARE: Final = Field(
    name="compare",
    type="Comparison",
    description="What documents say of all of these nodes, and of some only, predicate by predicate.",
    arguments=(
        Argument(
            name="ids",
            type="list[ID]",
            description=f"2 to {comparing.MAX_COMPARED} ids of nodes of one kind, no documents: `cpt:77386`, "
            "`cpt:77407`.",
        ),
        STATUS,
    ),
    cost=COMPARISON_COST,
    answer=lambda _, context, given: comparing.compare(context.graph, given["ids"], statuses=statuses(given)),
)


def add_comparison(types: Types) -> None:
    """Make the types."""
    types.object(
        "ComparedNode",
        "A node at the far end of a predicate, and which of the compared nodes it is said of.",
        (
            Field(name="node", type="Node", description="The node: a modifier, a payer, a site."),
            Field(
                name="of",
                type="list[ID]",
                description="Ids of the compared nodes that it is said of, in the order of the comparison.",
                size=Size(assumed=2),
            ),
            Field(
                name="assertions",
                type="list[Assertion]",
                description="What says so, with its status and evidence, in the order of `of`.",
                size=Size(assumed=2),
            ),
        ),
    )
    types.object(
        "ComparisonPart",
        "What is compared under one predicate of one relation.",
        (
            Field(
                name="relation",
                type="str",
                description="The field of the nodes that lists it: `modifiers`; codes name others in `relatedCodes` "
                "and are named in `referringCodes`.",
                answer=lambda part, _, __: to_camel_case(part.relation),
            ),
            Field(name="predicate", type="Predicate", description="The predicate."),
            Field(name="shared", type="list[ComparedNode]", description="What all the compared nodes have. By id."),
            Field(name="distinct", type="list[ComparedNode]", description="What some of them lack. By id."),
        ),
    )
    types.object(
        "Comparison",
        "Nodes of one kind beside each other.",
        (
            Field(
                name="nodes",
                type="list[Node]",
                description="Those compared, in the order asked for.",
                size=Size(assumed=2),
            ),
            Field(
                name="parts",
                type="list[ComparisonPart]",
                description="One for each relation and predicate that says anything of one of them.",
            ),
        ),
    )
