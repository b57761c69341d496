"""Which node a person means: by id, by code or slug, by name, or by a wording that documents use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphsvc.model import Assertion, Node, NodeId, NodeKind, local_part


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Node ids by what they are called, letter case and runs of blanks aside."""

    by_kind: Mapping[NodeKind, Mapping[str, NodeId]]

    def find(self, kind: NodeKind, text: str) -> NodeId | None:
        """Return the node of a kind that a text means, or None."""
        return self.by_kind[kind].get(fold(text))

    def find_all(self, text: str) -> frozenset[NodeId]:
        """Return the nodes of any kind that a text means: "26" may be more than one thing."""
        found = (names.get(fold(text)) for names in self.by_kind.values())
        return frozenset(node_id for node_id in found if node_id is not None)


def name_index(nodes: Iterable[Node], assertions: Iterable[Assertion]) -> NameIndex:
    """Index nodes (in the order of their ids) under all they are called.

    A wording counts only where all documents use it for one node: to pick one of several would be a guess.
    A name that several nodes of a kind bear means the first of them.
    """
    by_kind: dict[NodeKind, dict[str, NodeId]] = {kind: {} for kind in NodeKind}
    ordered = tuple(nodes)
    kinds = {node.id: node.kind for node in ordered}
    for node in ordered:
        by_kind[node.kind][fold(node.id)] = node.id
        by_kind[node.kind].setdefault(fold(local_part(node.id)), node.id)
    for node in ordered:
        by_kind[node.kind].setdefault(fold(node.name), node.id)
    for (kind, wording), meant in _wordings(assertions, kinds).items():
        if len(meant) == 1:
            by_kind[kind].setdefault(wording, next(iter(meant)))
    return NameIndex(by_kind=by_kind)


def _wordings(
    assertions: Iterable[Assertion], kinds: Mapping[NodeId, NodeKind]
) -> Mapping[tuple[NodeKind, str], set[NodeId]]:
    meant: defaultdict[tuple[NodeKind, str], set[NodeId]] = defaultdict(set)
    for assertion in assertions:
        if assertion.object is not None:
            for words in assertion.evidence:
                meant[kinds[assertion.object], fold(words.as_written)].add(assertion.object)
    return meant


def fold(text: str) -> str:
    """Return a text as it is compared: without letter case, and with one blank for each run of blanks."""
    return " ".join(text.casefold().split())
