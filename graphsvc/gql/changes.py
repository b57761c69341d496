"""Which changes of the schema break the operations of clients."""

import tomllib
from collections.abc import Mapping
from typing import Final

from graphql import build_schema, find_breaking_changes

from graphsvc.errors import SchemaBreakError

_FORM: Final = 'write [changes], and under it a line "what breaks" = "why" for each'


def check_changes(before: str, after: str, declared: str) -> None:
    """Check that a schema keeps what clients of an earlier one rely on, but for what is declared.

    Args:
        before: SDL of the schema that clients know.
        after: SDL of the schema as it is now.
        declared: TOML: a table `changes`, each key what breaks, in the words of the error, each value why.

    Raises:
        SchemaBreakError: a change breaks and is not declared, or is declared without a reason, or does not break;
            or what is declared cannot be read.
    """
    reasons = _reasons(declared)
    breaks = {change.description for change in find_breaking_changes(build_schema(before), build_schema(after))}
    if undeclared := sorted(breaks - reasons.keys()):
        raise SchemaBreakError(
            f"operations of clients break: {' '.join(undeclared)}",
            value=len(undeclared),
            hint="deprecate instead; if it must be, declare each with its reason in schema/breaking-changes.toml",
        )
    if idle := sorted(what for what, why in reasons.items() if what not in breaks or not str(why).strip()):
        raise SchemaBreakError(
            f"declared without need or reason: {' '.join(idle)}",
            value=len(idle),
            hint="schema/breaking-changes.toml tells what breaks operations for schema/baseline.graphql, and why",
        )


def _reasons(declared: str) -> Mapping[str, object]:
    try:
        reasons = tomllib.loads(declared).get("changes")
    except tomllib.TOMLDecodeError as error:
        raise SchemaBreakError(f"schema/breaking-changes.toml is not TOML: {error}", hint=_FORM) from None
    if not isinstance(reasons, Mapping):
        raise SchemaBreakError("schema/breaking-changes.toml has no table 'changes'", hint=_FORM)
    return reasons
