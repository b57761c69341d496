"""The scalars that GraphQL has not itself."""

from datetime import datetime

from graphsvc.gql.builder import Types


def add_scalars(types: Types) -> None:
    """Make the scalars."""
    types.scalar(
        "DateTime",
        "A date with time and offset, as in RFC 3339: `2026-03-01T12:00:00+00:00`.",
        of=datetime,
        specified_by="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=datetime.isoformat,
    )
