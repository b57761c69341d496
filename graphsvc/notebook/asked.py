"""What people ask with: nodes as they call them, and values of enums as texts."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from graphsvc.errors import ArgumentError, UnknownNodeError
from graphsvc.graph import KnowledgeGraph, lookup
from graphsvc.graph.filters import COUNTED
from graphsvc.graph.word_list import nearest
from graphsvc.model import Node, NodeKind, Status

E = TypeVar("E", bound=StrEnum)

OneOrMore: TypeAlias = str | Iterable[str]
"""A text, or several: `"NEGATED"` as well as `["AFFIRMED", "NEGATED"]`, of an enum or not."""

_SUGGESTED: Final = 3
"""Names that the error of an unknown one tells."""

_LONGEST: Final = 80
"""Characters of an unknown name that its error repeats."""


def as_text(given: object) -> str:
    """Return what is given, if it is a text; a number is not taken for a code: 100 may have been 00100.

    Raises:
        ArgumentError: it is something else than a text.
    """
    if not isinstance(given, str):
        shown = f"{given!r}"[:_LONGEST]
        hint = "give texts, such as '77620' or 'cpt:77620'; nodes have an `id`, answers of nodes have `ids`"
        raise ArgumentError(f"{shown} ({type(given).__name__}) is not a text", value=shown, hint=hint)
    return given


def listed(given: OneOrMore) -> tuple[str, ...]:
    """Return one text, or several, as several; errors as in `as_text`."""
    several = (given,) if isinstance(given, str) or not isinstance(given, Iterable) else given
    return tuple(map(as_text, several))


def member(enum: type[E], given: str) -> E:
    """Return the member of an enum that a text names, in any letter case.

    Raises:
        ArgumentError: none is named so.
    """
    by_name = {one.name: one for one in enum}
    found = by_name.get(str(given).upper())
    if found is None:
        hint = f"it is one of {', '.join(by_name)}"
        raise ArgumentError(f"'{str(given)[:_LONGEST]}' is no {enum.__name__}", value=given, hint=hint)
    return found


def members(enum: type[E], given: OneOrMore | None) -> frozenset[E] | None:
    """Return the members that texts name, or None for all; errors as in `member`."""
    return None if given is None else frozenset(member(enum, one) for one in listed(given))


def statuses(given: OneOrMore | None) -> frozenset[Status]:
    """Return the statuses that texts name; AFFIRMED and CONDITIONAL where None; errors as in `member`."""
    return COUNTED if given is None else frozenset(member(Status, one) for one in listed(given))


def named(graph: KnowledgeGraph, name: str, kind: NodeKind | None = None) -> Node:
    """Return the node that a person means by an id, a code, a name or a wording, of any kind or of one.

    Raises:
        UnknownNodeError: no node is called so.
        ArgumentError: several nodes of different kinds are called so, or the name is no text.
        NodeIdError: the text is an id of another kind, or has not the shape of a code where one is asked for.
    """
    name = as_text(name)
    if kind is not None:
        found = lookup.find_node(graph, kind, name)
        if found is None:
            raise _unknown(graph, name, graph.adjacency.of_kind.get(kind, ()))
        return found
    ids = sorted(lookup.find_any(graph, name))
    if not ids:
        raise _unknown(graph, name, tuple(graph.nodes.values()))
    if len(ids) > 1:
        raise ArgumentError(f"'{name}' may be {' or '.join(ids)}", value=name, hint="give the id of the one you mean")
    return graph.nodes[ids[0]]


def all_named(graph: KnowledgeGraph, names: OneOrMore) -> tuple[str, ...]:
    """Return the ids of the nodes that a person means, in order; errors as in `named`."""
    return tuple(named(graph, name).id for name in listed(names))


def _unknown(graph: KnowledgeGraph, name: str, nodes: Sequence[Node]) -> UnknownNodeError:
    shown = name[:_LONGEST]
    called = {one.casefold(): node for node in nodes for one in (node.name, node.id, node.id.partition(":")[2])}
    near = {called[one].id: called[one] for one in nearest(shown.casefold(), list(called), limit=_SUGGESTED)}
    suggested = ", ".join(f"{node.id} ({node.name})" for node in near.values())
    return UnknownNodeError(
        f"no node of release {graph.release.id} is called '{shown}'",
        value=shown,
        hint=f"near to it: {suggested}" if suggested else ".search(text) finds nodes by words and typos",
    )
