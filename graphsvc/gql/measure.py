"""How large an operation is with its fragments laid out, found in time linear in its text."""

from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Levels of fields, number of fields, number of aliases."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0


@dataclass(slots=True, kw_only=True)
class _Part:
    """What a definition holds itself, and which fragments it spreads at which depth."""

    size: Size
    spreads: list[tuple[str, int]] = field(default_factory=list)


def measure(document: DocumentNode) -> Size:
    """Return the largest depth and counts among the operations of a document.

    Each fragment is measured once, however often it is spread. A fragment that spreads itself counts as
    empty there: validation refuses it later.

    Raises:
        GraphQLSyntaxError: a selection set is empty, which the specification (2.4) forbids and the parser
            lets pass.
    """
    parts: dict[str, _Part] = {}
    operations: list[_Part] = []
    for definition in document.definitions:
        if isinstance(definition, FragmentDefinitionNode):
            parts[definition.name.value] = _own(definition)
        elif isinstance(definition, OperationDefinitionNode):
            operations.append(_own(definition))
    sizes = _fragment_sizes(parts)
    whole = [_laid_out(part, sizes) for part in operations]
    return Size(
        depth=max((size.depth for size in whole), default=0),
        fields=max((size.fields for size in whole), default=0),
        aliases=max((size.aliases for size in whole), default=0),
    )


def _own(definition: ExecutableDefinitionNode) -> _Part:
    deepest = fields = aliases = 0
    spreads: list[tuple[str, int]] = []
    left: list[tuple[SelectionSetNode, int]] = [(definition.selection_set, 0)]
    while left:
        selections, depth = left.pop()
        if not selections.selections and selections.loc:
            raise GraphQLSyntaxError(selections.loc.source, selections.loc.start, "A selection set is empty.")
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                fields += 1
                aliases += selection.alias is not None
                deepest = max(deepest, depth + 1)
                if selection.selection_set is not None:
                    left.append((selection.selection_set, depth + 1))
            elif isinstance(selection, InlineFragmentNode):
                left.append((selection.selection_set, depth))
            elif isinstance(selection, FragmentSpreadNode):
                spreads.append((selection.name.value, depth))
    return _Part(size=Size(depth=deepest, fields=fields, aliases=aliases), spreads=spreads)


def _fragment_sizes(parts: dict[str, _Part]) -> dict[str, Size]:
    sizes: dict[str, Size] = {}
    begun: set[str] = set()
    left = list(parts)
    # A stack of our own: a chain of fragments may be longer than Python's recursion limit.
    while left:
        name = left[-1]
        waiting = [spread for spread, _ in parts[name].spreads if spread in parts and spread not in begun]
        if name not in begun and waiting:
            begun.add(name)
            left.extend(waiting)
            continue
        begun.add(name)
        left.pop()
        if name not in sizes:
            sizes[name] = _laid_out(parts[name], sizes)
    return sizes


def _laid_out(part: _Part, sizes: dict[str, Size]) -> Size:
    spread = [(sizes.get(name, Size()), depth) for name, depth in part.spreads]
    return Size(
        depth=max([part.size.depth, *(depth + size.depth for size, depth in spread)]),
        fields=part.size.fields + sum(size.fields for size, _ in spread),
        aliases=part.size.aliases + sum(size.aliases for size, _ in spread),
    )
