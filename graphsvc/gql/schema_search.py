"""The types and root fields with which programs find their way in the schema itself.

In the spirit of the semantic introspection that GraphQL's AI working group proposes (`__search`, `__definitions`);
names that begin with two underscores are the specification's to give.
"""

from typing import Final

from graphsvc.gql import catalogue
from graphsvc.gql.arguments import first_argument, how_many
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size, limited
from graphsvc.gql.limits import MAX_COORDINATES, MEMBERS, SEARCH_COST
from graphsvc.gql.schema_members import MemberKind
from graphsvc.graph.text_index import MAX_TEXT, MAX_WORDS

_KINDS: Final = {
    MemberKind.OBJECT: "A type of what is answered: `Code`.",
    MemberKind.INTERFACE: "What several types have: `Node`.",
    MemberKind.UNION: "One of several types.",
    MemberKind.INPUT_OBJECT: "A type of what is given: `CodeWhere`.",
    MemberKind.ENUM: "A list of values: `AssertionStatus`.",
    MemberKind.SCALAR: "A single value: `Int`.",
    MemberKind.FIELD: "A field of a type: `Code.modifiers`.",
    MemberKind.ARGUMENT: "An argument of a field: `Query.codes(where:)`.",
    MemberKind.INPUT_FIELD: "A field of what is given: `CodeWhere.modifiers`.",
    MemberKind.ENUM_VALUE: "A value of an enum: `AssertionStatus.NEGATED`.",
    MemberKind.DIRECTIVE: "A directive: `@include`.",
    MemberKind.DIRECTIVE_ARGUMENT: "An argument of a directive: `@include(if:)`.",
}

SCHEMA_SEARCH: Final = Field(
    name="schema_search",
    type="list[SchemaSearchResult]",
    description="The parts of this schema that a question is about, by score, then by coordinate: for programs that "
    "write queries. Other words for those of the schema are understood, and so are typos.",
    arguments=(
        Argument(
            name="query",
            type="str",
            description="A question or words: `payers of a code`. At most "
            f"{MAX_TEXT} code points and {MAX_WORDS} different words that do not only ask.",
        ),
        first_argument(MEMBERS, "results"),
    ),
    cost=SEARCH_COST,
    size=limited(MEMBERS),
    schema_answer=lambda schema, context, given: context.take(
        schema.catalogue.search(given["query"], first=how_many(given, MEMBERS)),
        lambda found: catalogue.rows_of(one.member for one in found),
    ),
)

SCHEMA_DEFINITIONS: Final = Field(
    name="schema_definitions",
    type="list[SchemaMember | None]",
    description="The parts of this schema that have these coordinates, in their order; null, with an error that names "
    "the nearest, where there is none.",
    arguments=(
        Argument(
            name="coordinates",
            type="list[str]",
            description=f"At most {MAX_COORDINATES} schema coordinates: `Code`, `Code.modifiers`, "
            "`Query.codes(where:)`, `AssertionStatus.NEGATED`, `@include(if:)`.",
        ),
    ),
    size=Size(assumed=MAX_COORDINATES, arguments=("coordinates",)),
    schema_answer=lambda schema, context, given: context.take(
        schema.catalogue.definitions(given["coordinates"]), catalogue.rows_of
    ),
)


def add_schema_search(types: Types) -> None:
    """Make the types."""
    types.enum("SchemaMemberKind", "What a part of the schema is.", _KINDS)
    types.object(
        "SchemaMember",
        "A part of this schema.",
        (
            Field(
                name="coordinate",
                type="str",
                description="Its schema coordinate: `Code.modifiers`, `Query.codes(where:)`.",
            ),
            Field(name="kind", type="SchemaMemberKind", description="What it is."),
            Field(
                name="type",
                type="str | None",
                description="The type of a field or argument: `[String!]`; null for what has none.",
            ),
            Field(name="description", type="str | None", description="What it means; null where nothing says so."),
            Field(
                name="definition",
                type="str",
                description="Its definition in SDL; of a type the whole, of a field with its arguments.",
            ),
            Field(
                name="path",
                type="list[str]",
                description="The shortest way to it in a query: coordinates of fields and arguments from a field of "
                "Query on, each a step further, and itself at the end; to a type, what has that type. Empty for what "
                "no query leads to, such as a directive.",
            ),
        ),
    )
    types.object(
        "SchemaSearchResult",
        "A part of this schema that a question is about.",
        (
            Field(
                name="score",
                type="float",
                description="0 to 1, higher is better; of two that say the same, the one nearer to Query scores more. "
                "Not to be compared between searches.",
            ),
            Field(name="member", type="SchemaMember", description="The part."),
        ),
    )
