"""The saved operations, as files that tools read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import OperationDefinitionNode, parse, value_from_ast_untyped

SCHEMA = Path(__file__).parents[2] / "schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved operation."""

    path: Path
    text: str
    definition: OperationDefinitionNode

    @property
    def name(self) -> str:
        """Its name in the text."""
        assert self.definition.name is not None
        return self.definition.name.value

    @property
    def variables(self) -> dict[str, Any]:
        """What its variables are where nobody sets them."""
        return {
            variable.variable.name.value: value_from_ast_untyped(variable.default_value)
            for variable in self.definition.variable_definitions or ()
            if variable.default_value
        }


def saved_operations() -> tuple[Saved, ...]:
    """Return the saved operations, by file name."""
    return tuple(_read(path) for path in sorted((SCHEMA / "operations").glob("*.graphql")))


def _read(path: Path) -> Saved:
    text = path.read_text(encoding="utf-8")
    (definition,) = (node for node in parse(text).definitions if isinstance(node, OperationDefinitionNode))
    return Saved(path=path, text=text, definition=definition)
