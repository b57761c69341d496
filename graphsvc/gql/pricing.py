"""The types and the root field of a dry run: what an operation would cost, without running it."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final

import orjson
from graphql import GraphQLError

from graphsvc.errors import GraphsvcError, OperationError
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.dearest import Priced, dearest
from graphsvc.gql.directives import Size
from graphsvc.gql.errors import OperationTooLargeError, VariablesError
from graphsvc.gql.gate import OperationGate
from graphsvc.gql.given_values import check_variables
from graphsvc.gql.limits import MAX_PRICED, PRICING_COST
from graphsvc.gql.native_errors import message_of


class OperationMeasure(StrEnum):
    """What is measured of an operation; each is a field of `OperationPolicy` and of `Measurement`."""

    COST = "cost"
    VALUES = "values"
    DEPTH = "depth"
    FIELDS = "fields"
    ALIASES = "aliases"
    DIRECTIVES = "directives"


_MEASURES: Final = {
    OperationMeasure.COST: "The weights of its fields and arguments, each times the rows of the lists above it.",
    OperationMeasure.VALUES: "The fields of its answer, with the rows that lists are taken to have.",
    OperationMeasure.DEPTH: "Levels of fields.",
    OperationMeasure.FIELDS: "Fields, fragments laid out.",
    OperationMeasure.ALIASES: "Aliases, fragments laid out.",
    OperationMeasure.DIRECTIVES: "Directives, fragments laid out.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLimit:
    """How much of something an operation has, and how much it may have."""

    measure: OperationMeasure
    value: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPrice:
    """What an operation would cost; attributes as the fields of `OperationCost`."""

    requested: int
    limit: int
    admitted: bool
    hint: str | None
    measured: tuple[MeasuredLimit, ...]
    dearest: tuple[Priced, ...]


OPERATION_COST: Final = Field(
    name="operation_cost",
    type="OperationCost",
    description="What an operation would cost, without running it, and whether it would be let through. One that "
    "cannot be read, or is not valid, is an error.",
    cost=PRICING_COST,
    arguments=(
        Argument(name="operation", type="str", description="The text: `{ codes { nodes { id } } }`."),
        Argument(
            name="variables",
            type="str | None",
            description='Its variables, a JSON object as text: `{"first": 10}`.',
        ),
        Argument(
            name="operation_name",
            type="str | None",
            description="Which is meant, where the text holds several: `CompareCodes`.",
        ),
    ),
    answer=lambda _, context, given: price(
        context.gate, given["operation"], given.get("variables"), given.get("operation_name")
    ),
)


def price(gate: OperationGate, text: str, variables: str | None, name: str | None) -> OperationPrice:
    """Return what an operation would cost.

    Raises:
        OperationError: it cannot be read or is not valid.
        OperationTooLargeError: it is too long to be read, or too large to be validated.
        VariablesError: the variables are no JSON object.
    """
    given = _variables(variables)
    check_variables(given)
    try:
        operations = gate.read(text)
        found = gate.measure(operations, operations.chosen(name), given)
    except GraphQLError as error:
        raise _told(error) from None
    hint = None
    try:
        gate.check_extent(found)
        if operations.faults:
            raise _told(operations.faults[0])
        gate.check(found)
    except OperationTooLargeError as error:
        hint = f"{error.message}; {error.hint}"
    return OperationPrice(
        requested=found.cost,
        limit=gate.policy.cost,
        admitted=hint is None,
        hint=hint,
        measured=tuple(
            MeasuredLimit(measure=measure, value=getattr(found, measure), limit=getattr(gate.policy, measure))
            for measure in OperationMeasure
        ),
        dearest=tuple(islice(dearest(found), MAX_PRICED)),
    )


def _variables(text: str | None) -> dict[str, Any]:
    try:
        variables = orjson.loads(text or "{}")
    except orjson.JSONDecodeError as error:
        raise VariablesError(f"the variables are not JSON: {error}", hint='give an object: {"first": 10}') from None
    if not isinstance(variables, dict):
        raise VariablesError("the variables are not a JSON object", hint='give an object: {"first": 10}')
    return variables


def _told(error: GraphQLError) -> GraphsvcError:
    if isinstance(error.original_error, GraphsvcError):
        return error.original_error
    place = error.locations[0] if error.locations else None
    message = message_of(error)
    told = f"{message} (line {place.line}, column {place.column})" if place else message
    return OperationError(told, hint="GraphiQL shows the place as you type")


def add_pricing(types: Types) -> None:
    """Make the types."""
    types.enum("OperationMeasure", "What is measured of an operation before it runs.", _MEASURES)
    types.object(
        "MeasuredLimit",
        "How much of something an operation has, and how much it may have.",
        (
            Field(name="measure", type="OperationMeasure", description="What is measured."),
            Field(name="value", type="int", description="How much the operation has."),
            Field(name="limit", type="int", description="How much one may have."),
        ),
    )
    types.object(
        "FieldCost",
        "A field of an operation with what it costs.",
        (
            Field(
                name="path",
                type="list[str]",
                description="Its names in the answer, from the root: `codes`, `nodes`, `modifiers`.",
            ),
            Field(
                name="times",
                type="int",
                description="How often it is answered: the rows of all lists above it.",
            ),
            Field(
                name="weight",
                type="int",
                description="What one answer weighs, with the arguments that are given.",
                answer=lambda field, _, __: field.part.weight,
            ),
            Field(
                name="cost",
                type="int",
                description="What all its answers and what is below them cost.",
                answer=lambda field, _, __: field.total,
            ),
        ),
    )
    types.object(
        "OperationCost",
        "What an operation would cost.",
        (
            Field(name="requested", type="int", description="The cost; the largest Int stands for all above it."),
            Field(name="limit", type="int", description="What one operation may cost."),
            Field(name="admitted", type="bool", description="It would be let through."),
            Field(
                name="hint",
                type="str | None",
                description="What it has too much of, and what to ask less of; null where it would be let through.",
            ),
            Field(
                name="measured",
                type="list[MeasuredLimit]",
                description="All that is measured, in the order of OperationMeasure.",
                size=Size(assumed=len(OperationMeasure)),
            ),
            Field(
                name="dearest",
                type="list[FieldCost]",
                description=f"The {MAX_PRICED} fields that cost most with all below them, dearest first.",
                size=Size(assumed=MAX_PRICED),
            ),
        ),
    )
