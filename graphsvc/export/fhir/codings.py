"""The system and the code that a node is written as."""

from dataclasses import dataclass, field

from graphsvc.export.fhir.alignments import UNRECOGNIZED_BY
from graphsvc.export.fhir.systems import UNRECOGNIZED, System, system_of
from graphsvc.export.fhir.texts import code_of_id
from graphsvc.graph.portion import Portion
from graphsvc.model import NodeId, NodeKind, kind_of, local_part

Coding = tuple[System, str]
"""A system and a code of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codings:
    """The codings of the nodes of a portion.

    Attributes:
        unrecognized: Nodes whose codes are none of the code set that they are printed as, by a review note.
    """

    unrecognized: frozenset[NodeId] = field(repr=False)

    @classmethod
    def of(cls, portion: Portion) -> "Codings":
        """Return the codings of a portion: of a part, by the review notes that are in it."""
        return cls(
            unrecognized=frozenset(
                node_id
                for note in portion.review_notes
                if note.rule in UNRECOGNIZED_BY
                for node_id in note.nodes
                if kind_of(node_id) is not NodeKind.CODE
            )
        )

    def of_node(self, node_id: NodeId) -> Coding:
        """Return the coding of a node that is no document."""
        if node_id in self.unrecognized:
            return UNRECOGNIZED, code_of_id(node_id)
        return system_of(node_id), code_of_id(local_part(node_id))
