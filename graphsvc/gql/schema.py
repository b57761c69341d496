"""Puts the schema together and prints it."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import strawberry
from graphql import GraphQLError, GraphQLNamedType, is_input_object_type
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.scalar import ScalarDefinition

from graphsvc.gql.builder import Types
from graphsvc.gql.catalogue import Catalogue
from graphsvc.gql.comparison import add_comparison
from graphsvc.gql.completeness import add_completeness
from graphsvc.gql.connections import add_connections
from graphsvc.gql.context import Budget, Context
from graphsvc.gql.directives import ARGUMENTS
from graphsvc.gql.disagreement import add_disagreement
from graphsvc.gql.documents import add_sections
from graphsvc.gql.enums import add_enums
from graphsvc.gql.errors import translate
from graphsvc.gql.executor import DiscreetExecutor, OperationExecutor
from graphsvc.gql.faceting import add_facets
from graphsvc.gql.federation import add_federation
from graphsvc.gql.gate import OperationGate
from graphsvc.gql.guard import OperationGuard
from graphsvc.gql.inputs import add_inputs
from graphsvc.gql.kinds import FACES
from graphsvc.gql.limits import MAX_ERRORS
from graphsvc.gql.matrix import add_matrix
from graphsvc.gql.neighborhood import add_neighborhood
from graphsvc.gql.nodes import add_nodes
from graphsvc.gql.ordering import add_orders
from graphsvc.gql.paths import add_paths
from graphsvc.gql.policy import OperationPolicy
from graphsvc.gql.pricing import add_pricing
from graphsvc.gql.projection import add_projections
from graphsvc.gql.query import add_query
from graphsvc.gql.release import add_release
from graphsvc.gql.resolution import add_resolution
from graphsvc.gql.scalars import add_scalars
from graphsvc.gql.schema_search import add_schema_search
from graphsvc.gql.searching import add_searching
from graphsvc.gql.similarity import add_similarity
from graphsvc.gql.statements import add_statements
from graphsvc.graph import KnowledgeGraph


class Schema(strawberry.Schema):
    """A Strawberry schema whose errors all have codes, which limits its operations, and which can be searched.

    Attributes:
        gate: What its operations pass before they run.
    """

    def __init__(
        self,
        query: type,
        *,
        types: Iterable[type],
        scalars: Mapping[object, ScalarDefinition],
        policy: OperationPolicy,
    ) -> None:
        super().__init__(
            query=query,
            types=types,
            extensions=[OperationGuard],
            config=StrawberryConfig(scalar_map=scalars),
            execution_context_class=OperationExecutor if policy.suggestions else DiscreetExecutor,
        )
        for made in self._schema.type_map.values():
            if is_input_object_type(made) and made.extensions["strawberry-definition"].is_one_of:
                made.is_one_of = True  # so that it is validated as graphql-core does
        for directive in self._schema.directives:
            for name, description in ARGUMENTS.get(directive.name, {}).items():
                directive.args[name].description = description
        self.gate = OperationGate(self._schema, policy)

    def context(self, graph: KnowledgeGraph) -> Context:
        """Return the context of one operation on this graph."""
        return Context(graph=graph, gate=self.gate, budget=Budget(self.gate.policy))

    def graphql_type(self, name: str) -> GraphQLNamedType:
        """Return a type by its name, as graphql-core has it."""
        return self._schema.type_map[name]

    @cached_property
    def catalogue(self) -> Catalogue:
        """Its parts, read from its SDL when they are first asked for."""
        return Catalogue(self.as_str())

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Translate the errors in place: Strawberry returns the list it hands over, on every path."""
        executing = execution_context is not None and execution_context.result is not None
        variables = (execution_context.variables or {}) if execution_context and executing else None
        errors[:] = [translate(error, variables) for error in errors[:MAX_ERRORS]]


@lru_cache(maxsize=4)
def build_schema(policy: OperationPolicy | None = None) -> Schema:
    """Return the schema; it holds no graph, which comes with the context of each operation.

    It takes half a second to build, and is kept for who asks again in the same process.

    Args:
        policy: What operations may do; None for the limits that `limits.py` gives.
    """
    types = Types()
    for add in (
        add_scalars,
        add_enums,
        add_inputs,
        add_orders,
        add_statements,
        add_release,
        add_sections,
        add_nodes,
        add_facets,
        add_connections,
        add_searching,
        add_schema_search,
        add_comparison,
        add_disagreement,
        add_paths,
        add_matrix,
        add_neighborhood,
        add_completeness,
        add_projections,
        add_resolution,
        add_federation,
        add_pricing,
        add_similarity,
        add_query,
    ):
        add(types)
    return Schema(
        query=types["Query"],
        types=[types[face.type] for face in FACES],
        scalars=types.scalars,
        policy=policy or OperationPolicy(),
    )


def print_sdl() -> str:
    """Return the schema in SDL, ended by a newline; the same on every run."""
    return build_schema().as_str().rstrip("\n") + "\n"
