"""What the operator of a service lets operations do."""

from dataclasses import dataclass

from graphsvc.gql.limits import (
    MAX_ALIASES,
    MAX_COST,
    MAX_DEPTH,
    MAX_DIRECTIVES,
    MAX_FIELDS,
    MAX_ROWS,
    MAX_VALUES,
)
from graphsvc.settings import OPERATION_SECONDS, Settings, Switch


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPolicy:
    """The limits of one operation; `limits.py` gives the reason for each number.

    Attributes:
        depth: Levels of fields.
        fields: Fields, fragments laid out; as with aliases and directives.
        aliases: Aliases.
        directives: Directives.
        values: Fields of the answer, with the rows that lists are taken to have.
        cost: The weights of the fields, with these rows.
        rows: Rows that lists have in truth, all together.
        seconds: Until an operation is stopped.
        introspection: `__schema` and `__type` are answered.
        suggestions: Errors say which names are near to a wrong one.
    """

    depth: int = MAX_DEPTH
    fields: int = MAX_FIELDS
    aliases: int = MAX_ALIASES
    directives: int = MAX_DIRECTIVES
    values: int = MAX_VALUES
    cost: int = MAX_COST
    rows: int = MAX_ROWS
    seconds: float = OPERATION_SECONDS
    introspection: bool = True
    suggestions: bool = True


def policy_of(settings: Settings) -> OperationPolicy:
    """Return what the settings let operations do; without introspection there are no suggestions, which tell of it."""
    introspection = settings.introspection is Switch.ON
    return OperationPolicy(
        seconds=settings.operation_timeout,
        introspection=introspection,
        suggestions=introspection and settings.suggestions is Switch.ON,
    )
