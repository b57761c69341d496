"""The GraphQL schema: declarations over the graph's answers."""

from graphsvc.gql.changes import check_changes
from graphsvc.gql.context import Context
from graphsvc.gql.execute import execute, response_map
from graphsvc.gql.schema import Schema, build_schema, print_sdl

__all__ = ["Context", "Schema", "build_schema", "check_changes", "execute", "print_sdl", "response_map"]
