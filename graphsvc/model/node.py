"""Nodes: the things that assertions join."""

from dataclasses import dataclass

from graphsvc.model.ids import NodeId, NodeKind, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing in the graph.

    Attributes:
        id: Its CURIE.
        name: What to call it: the vocabulary's name, else the words of the first document that names it.
        standard_codes: What the name means in a standard code set, sorted: place-of-service numbers of a
            site ("19", "22": the text does not say which), the NUCC taxonomy code of a specialty.
        parent: Id of the wider thing it belongs to, such as the federation of a licensee, or None.
    """

    id: NodeId
    name: str
    standard_codes: tuple[str, ...] = ()
    parent: NodeId | None = None

    @property
    def kind(self) -> NodeKind:
        """Its class, which the id's prefix names."""
        return kind_of(self.id)
