"""How large selections are: counts that add up beside each other, and stop where no answer could be so large."""

from typing import NamedTuple

from graphsvc.gql.limits import MAX_SATURATED


class Amount(NamedTuple):
    """What selections amount to: once, and once more for each row where the field above gives rows to some of them."""

    once: int = 0
    per_row: int = 0

    def with_rows(self, rows: int) -> int:
        """Return the whole amount for so many rows."""
        return min(MAX_SATURATED, self.once + rows * self.per_row)

    def __add__(self, other: "Amount") -> "Amount":  # type: ignore[override]  # sums amounts, does not join tuples
        return Amount(min(MAX_SATURATED, self.once + other.once), min(MAX_SATURATED, self.per_row + other.per_row))


class Extent(NamedTuple):
    """What selections come to.

    Attributes:
        depth: Levels of fields.
        fields: Number of fields.
        aliases: Number of aliases.
        directives: Number of directives.
        cost: Weights.
        values: Fields of the answer.
    """

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: Amount = Amount()
    values: Amount = Amount()

    def beside(self, other: "Extent") -> "Extent":
        """Return what both come to in one selection set."""
        return Extent(
            max(self.depth, other.depth),
            min(MAX_SATURATED, self.fields + other.fields),
            min(MAX_SATURATED, self.aliases + other.aliases),
            min(MAX_SATURATED, self.directives + other.directives),
            self.cost + other.cost,
            self.values + other.values,
        )
