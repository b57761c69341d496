"""How large an operation is and what it costs, fragments laid out, found in time linear in its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from graphsvc.errors import PageSizeError
from graphsvc.gql.extent import Amount, Extent
from graphsvc.gql.given_values import GivenValues
from graphsvc.gql.limits import MAX_SATURATED
from graphsvc.gql.rates import QUERY, Rate, Rates

_UNKNOWN_LEAF: Final = Rate(weight=0, arguments={}, size=None, type="", composite=False)
_UNKNOWN_OBJECT: Final = Rate(weight=1, arguments={}, size=None, type="", composite=True)
"""Of fields that the schema has not: validation refuses them later. `__typename` is answered like a leaf."""


@dataclass(frozen=True, slots=True)
class Selections:
    """A selection set where it stands.

    Attributes:
        node: The set.
        type: Name of the type it selects from; an empty text where that is not known.
        sized: The fields in it that have the rows of the field above.
    """

    node: SelectionSetNode
    type: str
    sized: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, tuple[str, ...]]:
        """What tells it from all others of the document: a fragment may be spread under several sizes."""
        return id(self.node), self.sized


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A selection, as far as it can be measured without what is below it.

    Attributes:
        name: The name that the answer has it under; None for a fragment.
        below: The selections in it.
        aliased: It has an alias.
        directives: Number of its directives, and of those of the fragment that it spreads.
        weight: Of one answer, with the arguments that are given.
        rows: Rows of each answer: 1 where it is no list or the field above has them.
        rows_below: Rows that `size.fields` below it have.
        sized: The field above has its rows.
        listed: It has rows, its own or those of the field above.
        rate: Of the field.
        node: In the text.
    """

    name: str | None
    below: Selections | None
    aliased: bool = False
    directives: int
    weight: int = 0
    rows: int = 1
    rows_below: int = 1
    sized: bool = False
    listed: bool = False
    rate: Rate = _UNKNOWN_LEAF
    node: SelectionNode

    def each(self, below: Extent) -> tuple[int, int]:
        """Return the cost and the values of one row."""
        return (
            self.rate.composite + below.cost.with_rows(self.rows_below),
            below.values.with_rows(self.rows_below) if self.below else int(self.listed),
        )

    def extent(self, below: Extent) -> Extent:
        """Return what it comes to, given what is below it."""
        if self.name is None:
            return below._replace(directives=min(MAX_SATURATED, below.directives + self.directives))
        cost, values = self.each(below)
        return Extent(
            depth=below.depth + 1,
            fields=min(MAX_SATURATED, below.fields + 1),
            aliases=min(MAX_SATURATED, below.aliases + self.aliased),
            directives=min(MAX_SATURATED, below.directives + self.directives),
            cost=Amount(self.weight, cost) if self.sized else Amount(self.weight + self.rows * cost),
            values=Amount(1, values) if self.sized else Amount(1 + self.rows * values),
        )


class Meter:
    """Measures the selections of one document, each set once however often it is spread.

    A fragment that spreads itself counts as empty there: validation refuses it later.
    """

    def __init__(self, document: DocumentNode, rates: Rates, given: GivenValues) -> None:
        self._rates = rates
        self._given = given
        self._parts: dict[tuple[int, tuple[str, ...]], list[Part]] = {}
        self._extents: dict[tuple[int, tuple[str, ...]], Extent] = {}
        self._fragments: Mapping[str, FragmentDefinitionNode] = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }

    def measure(self, top: Selections) -> Extent:
        """Return what selections come to.

        Raises:
            GraphQLSyntaxError: a selection set is empty, which the specification (2.4) forbids and the parser
                lets pass.
            GraphQLError: because of a PageSizeError: the rows that are asked for are out of bounds.
        """
        begun = set()
        left = [top]
        # A stack of our own: a chain of fragments may be longer than Python's recursion limit.
        while left:
            here = left[-1]
            if here.key not in begun:
                begun.add(here.key)
                waiting = [part.below for part in self.parts(here) if part.below and part.below.key not in begun]
                if waiting:
                    left.extend(waiting)
                    continue
            left.pop()
            if here.key not in self._extents:
                self._extents[here.key] = self._sum(here)
        return self._extents[top.key]

    def parts(self, selections: Selections) -> list[Part]:
        """Return the parts of a selection set; errors as in `measure`."""
        if selections.key not in self._parts:
            node = selections.node
            if not node.selections and node.loc:
                raise GraphQLSyntaxError(node.loc.source, node.loc.start, "A selection set is empty.")
            self._parts[selections.key] = [
                part for selection in node.selections if (part := self._part(selection, selections))
            ]
        return self._parts[selections.key]

    def below(self, part: Part) -> Extent:
        """Return what the selections in a part come to, once measured."""
        return self._extents.get(part.below.key, _NOTHING) if part.below else _NOTHING

    def _sum(self, selections: Selections) -> Extent:
        whole = _NOTHING
        for part in self.parts(selections):
            whole = whole.beside(part.extent(self.below(part)))
        return whole

    def _part(self, selection: SelectionNode, around: Selections) -> Part | None:
        if isinstance(selection, FieldNode):
            return self._field(selection, around)
        if isinstance(selection, InlineFragmentNode):
            name = selection.type_condition.name.value if selection.type_condition else around.type
            return Part(
                name=None,
                below=Selections(selection.selection_set, name, around.sized),
                directives=_count(selection),
                node=selection,
            )
        assert isinstance(selection, FragmentSpreadNode)
        fragment = self._fragments.get(selection.name.value)
        if fragment is None:
            return None
        return Part(
            name=None,
            below=Selections(fragment.selection_set, fragment.type_condition.name.value, around.sized),
            directives=_count(selection) + _count(fragment),
            node=selection,
        )

    def _field(self, field: FieldNode, around: Selections) -> Part:
        name = field.name.value
        unknown = _UNKNOWN_OBJECT if field.selection_set else _UNKNOWN_LEAF
        rate = self._rates.get((around.type, name), unknown)
        arguments = self._given.arguments(field)
        try:
            rows = self._given.rows(rate.size, arguments) if rate.size else 1
        except PageSizeError as error:
            raise GraphQLError(error.message, field, original_error=error) from error
        fields = rate.size.fields if rate.size else ()
        sized = name in around.sized
        return Part(
            name=field.alias.value if field.alias else name,
            below=Selections(field.selection_set, rate.type, fields) if field.selection_set else None,
            aliased=field.alias is not None,
            directives=_count(field),
            weight=rate.weight + self._given.weight(rate.arguments, arguments),
            rows=1 if fields else rows,
            rows_below=rows if fields else 1,
            sized=sized,
            listed=sized or (rate.size is not None and not fields),
            rate=rate,
            node=field,
        )


def _count(node: SelectionNode | FragmentDefinitionNode | OperationDefinitionNode) -> int:
    return len(node.directives or ())


_NOTHING: Final = Extent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What an operation comes to, with its fragments laid out; no number is above `MAX_SATURATED`.

    Attributes:
        depth: Levels of fields; as with the next three, of that definition of the document that has the most.
        fields: Number of fields.
        aliases: Number of aliases.
        directives: Number of directives.
        values: Fields of the operation's answer, with the rows of lists.
        cost: Weights of its fields, with the rows of lists.
        top: Its selections.
        meter: What measured them.
    """

    depth: int
    fields: int
    aliases: int
    directives: int
    values: int
    cost: int
    top: Selections
    meter: Meter


def measure(
    document: DocumentNode, operation: OperationDefinitionNode, rates: Rates, variables: Mapping[str, Any]
) -> Measurement:
    """Measure an operation of a document, and how large the other definitions are, which validation reads too.

    Raises:
        GraphQLSyntaxError: a selection set is empty.
        GraphQLError: because of a PageSizeError: the rows that are asked for are out of bounds.
    """
    meter = Meter(document, rates, GivenValues(operation, variables))
    top = Selections(operation.selection_set, QUERY)
    chosen = meter.measure(top)
    others = Meter(document, {}, GivenValues(operation, {}))
    extents = [
        others.measure(Selections(definition.selection_set, ""))
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode) and definition is not operation
    ]
    directives = _count(operation)
    return Measurement(
        depth=max(extent.depth for extent in (chosen, *extents)),
        fields=max(extent.fields for extent in (chosen, *extents)),
        aliases=max(extent.aliases for extent in (chosen, *extents)),
        directives=max(chosen.directives + directives, *(extent.directives for extent in extents), 0),
        values=chosen.values.once,
        cost=chosen.cost.once,
        top=top,
        meter=meter,
    )
