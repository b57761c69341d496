"""Puts the schema together and prints it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

import strawberry
from graphql import DocumentNode, GraphQLError, is_input_object_type, validate
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from graphsvc.gql.builder import Types
from graphsvc.gql.catalogue import Catalogue
from graphsvc.gql.comparison import add_comparison
from graphsvc.gql.completeness import add_completeness
from graphsvc.gql.connections import add_connections
from graphsvc.gql.disagreement import add_disagreement
from graphsvc.gql.enums import add_enums
from graphsvc.gql.errors import translate
from graphsvc.gql.faceting import add_facets
from graphsvc.gql.federation import add_federation
from graphsvc.gql.guard import OperationGuard
from graphsvc.gql.inputs import add_inputs
from graphsvc.gql.kinds import FACES
from graphsvc.gql.matrix import add_matrix
from graphsvc.gql.nodes import add_nodes
from graphsvc.gql.ordering import add_orders
from graphsvc.gql.projection import add_projections
from graphsvc.gql.query import add_query
from graphsvc.gql.release import add_release
from graphsvc.gql.resolution import add_resolution
from graphsvc.gql.scalars import add_scalars
from graphsvc.gql.schema_search import add_schema_search
from graphsvc.gql.searching import add_searching
from graphsvc.gql.statements import add_statements


class Schema(strawberry.Schema):
    """A Strawberry schema whose errors all have codes, that validates as graphql-core does, and can be searched."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - passed on as it is
        super().__init__(**given)
        for made in self._schema.type_map.values():
            if is_input_object_type(made) and made.extensions["strawberry-definition"].is_one_of:
                made.is_one_of = True

    def validated(self, document: DocumentNode) -> list[GraphQLError]:
        """Return what is wrong with a document by the rules of the specification."""
        return validate(self._schema, document)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Its parts, read from its SDL when they are first asked for."""
        return Catalogue(self.as_str())

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Translate the errors in place: Strawberry returns the list it hands over, on every path."""
        executing = execution_context is not None and execution_context.result is not None
        errors[:] = [translate(error, executing=executing) for error in errors]


class Validation(SchemaExtension):
    """Validates in Strawberry's stead: its rule for `@oneOf` breaks on variables in fragments and undeclared ones."""

    def on_validate(self) -> Iterator[None]:
        """Leave the errors where Strawberry takes them for its own."""
        context = self.execution_context
        if context.graphql_document is not None:
            context.pre_execution_errors = cast("Schema", context.schema).validated(context.graphql_document)
        yield


def build_schema() -> Schema:
    """Build the schema; it holds no graph, which comes with the context of each operation."""
    types = Types()
    for add in (
        add_scalars,
        add_enums,
        add_inputs,
        add_orders,
        add_statements,
        add_release,
        add_nodes,
        add_facets,
        add_connections,
        add_searching,
        add_schema_search,
        add_comparison,
        add_disagreement,
        add_matrix,
        add_completeness,
        add_projections,
        add_resolution,
        add_federation,
        add_query,
    ):
        add(types)
    return Schema(
        query=types["Query"],
        types=[types[face.type] for face in FACES],
        extensions=[OperationGuard, Validation],
        config=StrawberryConfig(scalar_map=types.scalars),
    )


def print_sdl() -> str:
    """Return the schema in SDL, ended by a newline; the same on every run."""
    return build_schema().as_str().rstrip("\n") + "\n"
