"""Which node a person means: by id, by code or slug, by name, or by a wording of documents or the vocabulary."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graphsvc.model import Assertion, Node, NodeId, NodeKind, local_part


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Node ids by what they are called, letter case and runs of blanks aside.

    Attributes:
        by_kind: By ids, codes, slugs, names and wordings.
        by_standard_code: By standard codes, such as place-of-service numbers.
    """

    by_kind: Mapping[NodeKind, Mapping[str, NodeId]]
    by_standard_code: Mapping[NodeKind, Mapping[str, NodeId]]

    def find(self, kind: NodeKind, text: str) -> NodeId | None:
        """Return the node of a kind that a text means, or None."""
        name = fold(text)
        return self.by_kind[kind].get(name) or self.by_standard_code[kind].get(name)

    def find_all(self, text: str) -> frozenset[NodeId]:
        """Return the nodes of any kind that a text means: "26" may be more than one thing.

        Standard codes are left out: where no kind is given, "26" is a modifier, and no place of service.
        """
        found = (names.get(fold(text)) for names in self.by_kind.values())
        return frozenset(node_id for node_id in found if node_id is not None)


def name_index(
    nodes: Iterable[Node], assertions: Iterable[Assertion], wordings: Mapping[NodeId, Sequence[str]]
) -> NameIndex:
    """Index nodes (in the order of their ids) under all they are called.

    A wording counts only where all documents, and the wordings given beside them, use it for one node of its kind, and
    a standard code where one node of its kind bears it: to pick one of several would be a guess.
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
    said = (
        (assertion.object, words.as_written)
        for assertion in assertions
        if assertion.object is not None
        for words in assertion.evidence
    )
    known = ((node.id, wording) for node in ordered for wording in wordings.get(node.id, ()))
    for kind, names in _unambiguous(chain(said, known), kinds).items():
        by_kind[kind] = {**names, **by_kind[kind]}
    codes = ((node.id, code) for node in ordered for code in node.standard_codes)
    return NameIndex(by_kind=by_kind, by_standard_code=_unambiguous(codes, kinds))


def _unambiguous(
    called: Iterable[tuple[NodeId, str]], kinds: Mapping[NodeId, NodeKind]
) -> Mapping[NodeKind, Mapping[str, NodeId]]:
    """Return, for every kind, what one of its nodes alone is called."""
    meant: defaultdict[tuple[NodeKind, str], set[NodeId]] = defaultdict(set)
    for node_id, text in called:
        meant[kinds[node_id], fold(text)].add(node_id)
    one: dict[NodeKind, dict[str, NodeId]] = {kind: {} for kind in NodeKind}
    for (kind, text), ids in meant.items():
        if len(ids) == 1:
            (one[kind][text],) = ids
    return one


def fold(text: str) -> str:
    """Return a text as it is compared: without letter case, and with one blank for each run of blanks."""
    return " ".join(text.casefold().split())
