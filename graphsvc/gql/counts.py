"""The types that count something under each value of an enum: nodes of a kind, codes in a state."""

from graphsvc.gql.builder import Field, Types


def add_counts(types: Types, name: str, description: str, *, of: str, enum: str, counted: str) -> None:
    """Make a type whose values are pairs of a member and a number.

    Args:
        types: Where it is made.
        name: Of the type.
        description: What people read.
        of: Name of the field that holds the member.
        enum: Name of the enum.
        counted: What is counted, in the plural.
    """
    types.object(
        name,
        description,
        (
            Field(name=of, type=enum, description=f"The {of}.", answer=lambda pair, _, __: pair[0]),
            Field(name="count", type="int", description=f"Number of {counted}.", answer=lambda pair, _, __: pair[1]),
        ),
    )
