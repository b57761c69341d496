"""What the arguments of an operation are, as far as its cost depends on them: read before they are checked."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphql import (
    FieldNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)

from graphsvc.gql.directives import Size
from graphsvc.gql.errors import VariablesError
from graphsvc.gql.limits import MAX_NUMBER_BITS, MAX_SATURATED, MAX_VARIABLE_DEPTH, MAX_VARIABLE_VALUES
from graphsvc.graph.paging import PageLimits

Arguments = Mapping[str, ValueNode]
"""Of one field, by name."""

_MAX_INT: Final = 2**31 - 1
_LONGEST_INT: Final = 11
"""The largest Int of GraphQL, and the characters of the longest; validation or coercion refuses what is beyond."""


class GivenValues:
    """The values of one operation's variables, and what arguments come to with them.

    Values of a wrong type count as if they were not given: validation or coercion refuses them later.
    """

    def __init__(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> None:
        self._variables: dict[str, Any] = {}
        for definition in operation.variable_definitions or ():
            name = definition.variable.name.value
            if name in variables:
                self._variables[name] = variables[name]
            elif definition.default_value is not None:
                self._variables[name] = definition.default_value
        self._counts: dict[str, int] = {}

    def arguments(self, field: FieldNode) -> Arguments:
        """Return the arguments of a field."""
        return {argument.name.value: argument.value for argument in field.arguments or ()}

    def rows(self, size: Size, arguments: Arguments) -> int:
        """Return how many rows arguments ask for.

        Raises:
            PageSizeError: a number is out of the bounds of the size.
        """
        asked = [self._rows(name, arguments[name], size.limits) for name in size.arguments if name in arguments]
        return max((rows for rows in asked if rows is not None), default=size.assumed)

    def weight(self, weights: Mapping[str, int], arguments: Arguments) -> int:
        """Return what arguments weigh: each its weight for every object and leaf in its value, but none for null."""
        return sum(weight * self._values_in(arguments[name]) for name, weight in weights.items() if name in arguments)

    def _value(self, node: ValueNode) -> Any:  # noqa: ANN401 - a node, or a value of JSON
        return self._variables.get(node.name.value) if isinstance(node, VariableNode) else node

    def _rows(self, name: str, node: ValueNode, limits: PageLimits | None) -> int | None:
        match self._value(node):
            case ListValueNode(values=entries) | list(entries):
                return len(entries)
            case StringValueNode() | str():
                return 1  # an argument that takes a list takes a single value too (3.12)
            case IntValueNode(value=text) if len(text) <= _LONGEST_INT:
                number = int(text)
            case bool():
                return None
            # JSON may hold 500.0, which GraphQL takes for the Int 500 (September 2025, 3.5.1).
            case int() | float() as value if -_MAX_INT <= value <= _MAX_INT and value == int(value):
                number = int(value)
            case _:
                return None
        if limits is not None and -_MAX_INT <= number <= _MAX_INT:
            limits.checked(number, name)
        return min(max(0, number), MAX_SATURATED)

    def _values_in(self, node: ValueNode) -> int:
        """Return how many objects and leaves a value holds, without recursion; those of a variable are counted once."""
        count = 0
        left = [node]
        while left:
            match left.pop():
                case ObjectValueNode(fields=fields):
                    count += 1
                    left.extend(field.value for field in fields)
                case ListValueNode(values=entries):
                    left.extend(entries)
                case VariableNode(name=name):
                    count += self._values_of(name.value)
                case NullValueNode():
                    pass
                case _:
                    count += 1
        return count

    def _values_of(self, variable: str) -> int:
        if variable not in self._counts:
            value = self._variables.get(variable)
            self._counts[variable] = self._values_in(value) if isinstance(value, ValueNode) else sum(_values(value))
        return self._counts[variable]


def _values(value: object) -> Iterator[int]:
    left = [value]
    while left:
        match left.pop():
            case dict() as fields:
                yield 1
                left.extend(fields.values())
            case list() as entries:
                left.extend(entries)
            case None:
                pass
            case _:
                yield 1


def check_variables(variables: Mapping[str, object]) -> None:
    """Check how deep the variables nest, without recursion, how many they are, and how large their numbers.

    Raises:
        VariablesError: they nest too deep, are too many, or a number cannot be shown in an error.
    """
    level: list[object] = [variables]
    count = 0
    for _ in range(MAX_VARIABLE_DEPTH):
        level = [part for value in level for part in _parts(value)]
        count += len(level)
        if count > MAX_VARIABLE_VALUES:
            raise VariablesError(
                f"the variables hold more than {MAX_VARIABLE_VALUES} values", hint="ask in several operations"
            )
        if any(isinstance(value, int) and value.bit_length() > MAX_NUMBER_BITS for value in level):
            raise VariablesError(f"a number has more than {MAX_NUMBER_BITS} bits", hint="page sizes are small numbers")
        if not level:
            return
    raise VariablesError(
        f"the variables nest deeper than {MAX_VARIABLE_DEPTH} levels", hint="filters nest up to 8 levels"
    )


def _parts(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []
