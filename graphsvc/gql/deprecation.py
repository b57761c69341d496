"""What is to go from the schema: what to use instead, and until when it stays."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """That a field, an argument or a value is to go.

    Attributes:
        use: What to use instead, as a coordinate (GraphQL, September 2025, Schema Coordinates):
            `Code.name`, `Query.codes(where:)`, `NodeKind.CODE`.
        since: The release that deprecates it: `0.2.0`.
        until: The earliest release that may remove it, a later minor one at least: `0.3.0`.
    """

    use: str
    since: str
    until: str


def reason_of(deprecation: Deprecation | None) -> str | None:
    """Return what `@deprecated` says, or None for what stays."""
    if deprecation is None:
        return None
    return (
        f"Use `{deprecation.use}`. Deprecated since {deprecation.since}, to be removed in {deprecation.until} "
        "at the earliest."
    )
