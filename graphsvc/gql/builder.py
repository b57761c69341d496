"""Makes Strawberry types from declarations: a name, a description, fields and how each is answered."""

import inspect
import keyword
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Optional

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver
from strawberry.types.scalar import ScalarDefinition
from strawberry.types.union import StrawberryUnion

from graphsvc.gql.context import Context
from graphsvc.gql.deprecation import Deprecation, reason_of
from graphsvc.gql.directives import LIMITS, PAGE_SIZE, Cost, Size, list_size
from graphsvc.gql.limits import ASSUMED_ROWS

Given = Mapping[str, Any]
"""The arguments of a field by their Python names; one that is not given is not in it."""

Answer = Callable[[Any, Context, Given], object]
"""One expression over a domain function: (parent, context, arguments) -> value."""

SchemaAnswer = Callable[[Any, Context, Given], object]
"""The same for what is asked of the schema itself: (schema, context, arguments) -> value."""

_STAY: Final[Mapping[Any, Deprecation]] = types.MappingProxyType({})

_SIGNATURE: Final = inspect.Signature(
    [
        inspect.Parameter("root", inspect.Parameter.KEYWORD_ONLY),
        inspect.Parameter("info", inspect.Parameter.KEYWORD_ONLY, annotation=strawberry.Info),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a field, or a field of an input: all may be left out unless the type says otherwise.

    Attributes:
        name: In snake case.
        type: A Python type over the names of the schema, such as `list[CodeWhere] | None`.
        description: What people read: the bounds, and what holds where it is left out.
        deprecated: That it goes, and what to use instead; None for one that stays.
        cost: What each object and leaf in its value weighs; of a field's argument only.
    """

    name: str
    type: str
    description: str
    deprecated: Deprecation | None = None
    cost: int = 0

    @property
    def python_name(self) -> str:
        """The name in Python, where `and`, `or` and `not` are taken."""
        return f"{self.name}_" if keyword.iskeyword(self.name) else self.name

    @property
    def graphql_name(self) -> str | None:
        """The name in GraphQL where it cannot be had from the one in Python."""
        return self.name if keyword.iskeyword(self.name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an output type.

    Attributes:
        name: In snake case; one that begins with an underscore, which another standard prescribes, is kept as it is.
        type: A Python type over the names of the schema, such as `list[Evidence]` or `str | None`.
        description: What people read.
        answer: How it is answered; None reads the attribute of the same name.
        schema_answer: How it is answered where the schema itself is asked.
        arguments: What it takes.
        deprecated: That it goes, and what to use instead; None for one that stays.
        cost: What one answer weighs; 1 for objects and 0 for the rest where it is not said (`MAX_COST` tells the unit).
        size: How many rows it has. A connection has its pages; a list of which nothing is said `ASSUMED_ROWS`.
        sized_above: It is a list whose rows the field above counts: `edges` and `nodes` of a connection.
    """

    name: str
    type: str
    description: str
    answer: Answer | None = None
    schema_answer: SchemaAnswer | None = None
    arguments: tuple[Argument, ...] = ()
    deprecated: Deprecation | None = None
    cost: int | None = None
    size: Size | None = None
    sized_above: bool = False

    @property
    def graphql_name(self) -> str | None:
        """The name in GraphQL where it cannot be had from the one in Python."""
        return self.name if self.name.startswith("_") else None

    @property
    def rows(self) -> Size | None:
        """How many rows it has, or None where it is no list or the field above says it."""
        if self.size or self.sized_above:
            return self.size
        if self.type.endswith("Connection"):
            return PAGE_SIZE
        return Size(assumed=ASSUMED_ROWS) if self.type.startswith("list[") else None


class Types:
    """The types of one schema by name; they may name each other before they are made."""

    def __init__(self) -> None:
        """Start with what the specification knows."""
        # `Optional` for enums: as Strawberry defines them they have no `|`.
        self._known: dict[str, Any] = {"ID": strawberry.ID, "Optional": Optional}
        self._scalars: dict[object, ScalarDefinition] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a class that Strawberry made
        """Return a type that was made."""
        return self._known[name]

    @property
    def scalars(self) -> Mapping[object, ScalarDefinition]:
        """The scalars that were made, by the Python types that hold their values."""
        return types.MappingProxyType(self._scalars)

    def scalar(
        self,
        name: str,
        description: str,
        *,
        of: object,
        specified_by: str,
        serialize: Callable[[Any], object],
    ) -> None:
        """Make a scalar.

        Args:
            name: Of the scalar.
            description: What people read.
            of: The Python type that holds its values.
            specified_by: Address of the document that says how its values are written.
            serialize: Makes JSON of a value.
        """
        self._scalars[of] = strawberry.scalar(
            name=name, description=description, specified_by_url=specified_by, serialize=serialize
        )
        self._known[name] = of

    def union(self, name: str, description: str, members: Iterable[str]) -> None:
        """Make a union of output types that each tell their values from those of the others."""
        self._known[name] = StrawberryUnion(
            name, description=description, type_annotations=tuple(map(self._annotation, members))
        )

    def object(
        self,
        name: str,
        description: str,
        fields: Iterable[Field],
        *,
        implements: str | None = None,
        is_type_of: Callable[[Any], bool] | None = None,
    ) -> None:
        """Make an output type."""
        bases = (self._known[implements],) if implements else ()
        made = self._class(name, bases, [self._output(field) for field in fields])
        if is_type_of is not None:
            made.is_type_of = lambda value, _info: is_type_of(value)
        self._known[name] = strawberry.type(made, name=name, description=description)

    def interface(
        self, name: str, description: str, fields: Iterable[Field], resolve_type: Callable[[Any], str]
    ) -> None:
        """Make an interface."""
        made = self._class(name, (), [self._output(field) for field in fields])
        made.resolve_type = lambda value, _info, _type: resolve_type(value)
        self._known[name] = strawberry.interface(made, name=name, description=description)

    def input(self, name: str, description: str, fields: Iterable[Argument], *, one_of: bool = False) -> None:
        """Make an input type; a field that is not given is None; with `one_of`, exactly one is given."""
        made = self._class(name, (), [self._input(field) for field in fields])
        self._known[name] = strawberry.input(made, name=name, description=description, one_of=one_of)

    def enum(
        self, name: str, description: str, values: Mapping[Any, str], deprecated: Mapping[Any, Deprecation] = _STAY
    ) -> None:
        """Make an enum of described members of one Python enum, some of which may be deprecated."""
        first: Enum = next(iter(values))
        self._known[name] = StrawberryEnumDefinition(
            wrapped_cls=type(first),
            name=name,
            description=description,
            values=[
                EnumValue(
                    member.name,
                    member.value,
                    description=meaning,
                    deprecation_reason=reason_of(deprecated.get(member)),
                )
                for member, meaning in values.items()
            ],
        )

    def _class(self, name: str, bases: tuple[type, ...], members: Iterable[tuple[StrawberryField, str]]) -> Any:  # noqa: ANN401 - a class that mypy cannot know
        body: dict[str, object] = {"__module__": __name__, "__annotations__": {}}
        for field, annotation in members:
            body[field.python_name] = field
            # On the class, not on the field: a dataclass gives its fields the types of its annotations.
            body["__annotations__"][field.python_name] = self._annotation(annotation)  # type: ignore[index]
        return types.new_class(name, bases, {}, lambda space: space.update(body))

    def _annotation(self, type_name: str) -> StrawberryAnnotation:
        return StrawberryAnnotation(type_name, namespace=self._known)

    def _input(self, field: Argument) -> tuple[StrawberryField, str]:
        made = StrawberryField(
            python_name=field.python_name,
            graphql_name=field.graphql_name,
            description=field.description,
            deprecation_reason=reason_of(field.deprecated),
        )
        return made, field.type

    def _output(self, field: Field) -> tuple[StrawberryField, str]:
        made = StrawberryField(
            python_name=field.name,
            graphql_name=field.graphql_name,
            description=field.description,
            deprecation_reason=reason_of(field.deprecated),
            base_resolver=_resolver(field),
            directives=_directives(field),
            metadata={LIMITS: field.rows.limits if field.rows else None},
        )
        made.arguments = [
            StrawberryArgument(
                python_name=argument.python_name,
                graphql_name=argument.graphql_name,
                type_annotation=self._annotation(argument.type),
                description=argument.description,
                deprecation_reason=reason_of(argument.deprecated),
                directives=[Cost(weight=str(argument.cost))] if argument.cost else [],
            )
            for argument in field.arguments
        ]
        return made, field.type


def _directives(field: Field) -> list[object]:
    weight = [] if field.cost is None else [Cost(weight=str(field.cost))]
    return [*weight, *([list_size(field.rows)] if field.rows else [])]


def _charged(field: Field) -> Answer:
    """Return the answer of a list, whose rows are taken: what the schema assumes of its size may be too little."""
    answer = field.answer or (lambda parent, _, __: getattr(parent, field.name))
    return lambda parent, context, given: context.take(answer(parent, context, given), _length)


def _length(rows: Any) -> int:  # noqa: ANN401 - a list, or None
    return len(rows or ())


def _resolver(field: Field) -> StrawberryResolver[object] | None:
    if field.schema_answer is not None:
        return _named(field.name, _from_schema(field.schema_answer))
    answer = _charged(field) if field.type.startswith("list[") and not field.sized_above else field.answer
    return None if answer is None else _named(field.name, _from_parent(answer))


def _from_parent(answer: Answer) -> Callable[..., object]:
    def resolve(root: object, info: strawberry.Info[Context], **given: object) -> object:
        return answer(root, info.context, given)

    return resolve


def _from_schema(answer: SchemaAnswer) -> Callable[..., object]:
    def resolve(root: object, info: strawberry.Info[Context], **given: object) -> object:  # noqa: ARG001 - Strawberry's
        return answer(info.schema, info.context, given)

    return resolve


def _named(name: str, resolve: Callable[..., object]) -> StrawberryResolver[object]:
    resolve.__name__ = name
    # Strawberry reads arguments from the signature; ours are declared beside it.
    resolve.__signature__ = _SIGNATURE  # type: ignore[attr-defined]
    return StrawberryResolver(resolve)
