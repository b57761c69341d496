"""The directives in which the schema publishes what its fields cost, as the GraphQL cost specification names them.

The specification: https://ibm.github.io/graphql-specs/cost-spec.html
"""

from dataclasses import dataclass
from typing import Final

import strawberry
from strawberry.schema_directive import Location

from graphsvc.gql.limits import PAGE
from graphsvc.graph.paging import PageLimits

LIMITS: Final = "limits"
"""Key of a field's metadata: how many rows may be asked for, which the directives cannot say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many rows a field has.

    Attributes:
        assumed: Rows where no argument says how many.
        arguments: The arguments that say it: a number, or a list that gets a row for each entry.
        fields: The fields of the answer that have the rows; none where it is a list itself.
        limits: Of the numbers among the arguments; None where none of them is a number.
    """

    assumed: int
    arguments: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    limits: PageLimits | None = None


def limited(limits: PageLimits, *, arguments: tuple[str, ...] = ("first",), fields: tuple[str, ...] = ()) -> Size:
    """Return the size of a field that has as many rows as a number among its arguments says."""
    return Size(assumed=limits.default, arguments=arguments, fields=fields, limits=limits)


PAGE_SIZE: Final = limited(PAGE, arguments=("first", "last"), fields=("edges", "nodes"))
"""Of every connection."""


@strawberry.schema_directive(
    locations=[
        Location.ARGUMENT_DEFINITION,
        Location.ENUM,
        Location.FIELD_DEFINITION,
        Location.INPUT_FIELD_DEFINITION,
        Location.OBJECT,
        Location.SCALAR,
    ],
    name="cost",
    description="What one answer of a field weighs, or each object and leaf in the value of an argument, as in the "
    "GraphQL cost specification. Where it is not said, a field of objects weighs 1, any other field and argument 0; "
    "each object of an answer weighs 1 more. The cost of an operation is the sum of the weights, each times the rows "
    "of the lists above it; all fragments count, and `@skip` and `@include` are not looked at. The fields of "
    "introspection weigh nothing.",
)
class Cost:
    weight: str = strawberry.directive_field(name="weight")


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="listSize",
    description="How many rows a list is taken to have, as in the GraphQL cost specification: what the largest of "
    "`slicingArguments` says, a list among them by its length; else `assumedSize`. With `sizedFields` it is "
    "those fields of the answer that have the rows.",
)
class ListSize:
    assumed_size: int | None = strawberry.directive_field(name="assumedSize")
    slicing_arguments: list[str] | None = strawberry.directive_field(name="slicingArguments", default=strawberry.UNSET)
    sized_fields: list[str] | None = strawberry.directive_field(name="sizedFields", default=strawberry.UNSET)
    require_one_slicing_argument: bool | None = strawberry.directive_field(
        name="requireOneSlicingArgument", default=True
    )


ARGUMENTS: Final = {
    "cost": {"weight": 'A whole number, as a text: `"1"`.'},
    "listSize": {
        "assumedSize": "Rows where no argument says how many.",
        "slicingArguments": "The arguments that say how many rows: `first`, or a list that gets a row for each entry.",
        "sizedFields": "The fields of the answer that have the rows, `edges`; without it, the field itself.",
        "requireOneSlicingArgument": "Whether one of `slicingArguments` must be given; here none must.",
    },
}
"""What the arguments of directives mean: Strawberry has a place for the description of a directive alone."""


def list_size(size: Size) -> ListSize:
    """Return the directive that publishes a size."""
    return ListSize(
        assumed_size=size.assumed,
        slicing_arguments=list(size.arguments) or strawberry.UNSET,
        sized_fields=list(size.fields) or strawberry.UNSET,
        # It is only about slicing arguments, and none of ours must be given.
        require_one_slicing_argument=False if size.arguments else strawberry.UNSET,
    )
