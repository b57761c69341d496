"""What to tell of the errors that graphql-core finds: words of GraphQL, the value that is wrong, and what to do."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    GraphQLError,
    Node,
    ObjectFieldNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
)

MAX_MESSAGE: Final = 500
"""Characters of a message of graphql-core, which repeats the names it is about."""

MAX_VALUE: Final = 80
"""Characters of a value that an error repeats."""

SYNTAX_HINT: Final = "the place is in `locations`; GraphiQL shows it as you type"
VARIABLES_HINT: Final = "give each variable the type that the operation declares for it"

_NAMES: Final = "the names are in the schema: /schema.graphql, or `graphsvc schema`"
_VALUES: Final = "give a value of the type that the schema has there: /schema.graphql, or `graphsvc schema`"
_DECLARATIONS: Final = "declare each variable once, with the type of the places that use it, and use it"
_REQUIRED: Final = "give the argument: the schema has its type and an example"
_STRUCTURE: Final = "mend the place in `locations`; the rules are in section 5 of the GraphQL specification"
_ONE_OF: Final = "give exactly one field, not null"
_ONE_KEY: Final = f"{_ONE_OF}; several keys of an order are several objects of the list"

_SPOKEN: Final = (
    (re.compile(r"not to be None\.$"), "not to be null."),
    (re.compile(r": True$"), ": true"),
    (re.compile(r": False$"), ": false"),
)
"""What graphql-core says in words of Python, and the same in words of GraphQL."""

_OF_ORDER: Final = re.compile(r"OneOf Input Object (?:type )?'\w+Order'")
_UNKNOWN: Final = ("Unknown ", "Cannot query field ")
_MISSING: Final = "is required, but it was not provided."


def message_of(error: GraphQLError) -> str:
    """Return an error's message in words of GraphQL, without the bulk of a long name in it."""
    message = error.message
    for python, graphql in _SPOKEN:
        message = python.sub(graphql, message)
    return message if len(message) <= MAX_MESSAGE else f"{message[:MAX_MESSAGE]} …"


def hint_of(error: GraphQLError) -> str:
    """Return what to do about an error of validation: it is about a value, a name, a variable or the structure."""
    node = _node(error)
    if one_of := one_of_hint(error):
        return one_of
    if isinstance(node, VariableNode | VariableDefinitionNode):
        return _DECLARATIONS
    if isinstance(node, ValueNode):
        return _VALUES
    if isinstance(node, ObjectFieldNode) or error.message.startswith(_UNKNOWN):
        return _NAMES
    return _REQUIRED if error.message.endswith(_MISSING) else _STRUCTURE


def one_of_hint(error: GraphQLError) -> str | None:
    """Return what to do about an input that takes exactly one field, or None where the error is of another kind."""
    if "OneOf Input Object" not in error.message:
        return None
    return _ONE_KEY if _OF_ORDER.search(error.message) else _ONE_OF


def literal_of(error: GraphQLError) -> str | None:
    """Return what an error is about as it is written: a literal, a variable or a name, shortened."""
    node = _node(error)
    if isinstance(node, VariableDefinitionNode):
        node = node.variable
    elif not isinstance(node, VariableNode):
        node = getattr(node, "name", None) or node
    loc = node.loc if node else None
    return loc.source.body[loc.start : min(loc.end, loc.start + MAX_VALUE)] if loc else None


def given_of(error: GraphQLError, variables: Mapping[str, Any]) -> object:
    """Return the value of the variable that an error is about, shortened; what is not of one variable, as written."""
    node = _node(error)
    if not isinstance(node, VariableDefinitionNode):
        return literal_of(error)
    value = variables.get(node.variable.name.value)
    if isinstance(value, str):
        return value[:MAX_VALUE]
    return _head(value) if isinstance(value, dict | list) else value


def _node(error: GraphQLError) -> Node | None:
    return error.nodes[0] if error.nodes else None


def _head(value: object) -> str:
    """Return the start of a value's JSON; the rest, which may be a megabyte, is not written."""
    text = ""
    for chunk in json.JSONEncoder(ensure_ascii=False).iterencode(value):
        text += chunk
        if len(text) >= MAX_VALUE:
            break
    return text[:MAX_VALUE]
