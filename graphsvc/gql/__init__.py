"""The GraphQL schema: declarations over the graph's answers."""

from graphsvc.gql.changes import check_changes
from graphsvc.gql.context import Context
from graphsvc.gql.execute import check_declared, execute, message_with_place, response_map
from graphsvc.gql.manifest import manifest_of
from graphsvc.gql.naming import OPERATION, operation_text
from graphsvc.gql.policy import OperationPolicy, policy_of
from graphsvc.gql.saved import SavedOperation, by_document_id, document_id
from graphsvc.gql.saved_files import saved_operations
from graphsvc.gql.schema import Schema, build_schema, print_sdl
from graphsvc.gql.where import assertion_where, gap_where, node_where, review_note_where

__all__ = [
    "OPERATION",
    "Context",
    "OperationPolicy",
    "SavedOperation",
    "Schema",
    "assertion_where",
    "build_schema",
    "by_document_id",
    "check_changes",
    "check_declared",
    "document_id",
    "execute",
    "gap_where",
    "manifest_of",
    "message_with_place",
    "node_where",
    "operation_text",
    "policy_of",
    "print_sdl",
    "response_map",
    "review_note_where",
    "saved_operations",
]
