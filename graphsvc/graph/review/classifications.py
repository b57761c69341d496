"""Classes that are called what they are not: a BETOS class printed as a revenue code, and the reverse."""

import re
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import note, said
from graphsvc.model import Evidence, NodeId, Predicate, ReviewNote, ReviewRule, local_part
from graphsvc.vocabulary import Vocabulary

_LABEL: Final = re.compile(
    r"\b(?:(?P<revenue>revenue(?:\s(?:center|centre))?\scodes?|UB-?04\scodes?)|(?P<betos>BETOS))", re.IGNORECASE
)
_BESIDE = 15
"""Characters between two labels that name one field together: "Revenue code / BETOS"."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each class that is called by another name, or is not among the classes.

    A revenue code without its leading zero ("333") is common and says what is meant: it is not noted.
    """
    for assertion in said(graph, Predicate.CLASSIFIED_AS):
        node_id = NodeId(assertion.target)
        system, shown, code = node_id.partition(":")[0], local_part(node_id), local_part(assertion.subject)
        called = [(words, _called(words)) for words in assertion.evidence]
        if system == "betos" and (wrong := tuple(words for words, name in called if name == "revenue")):
            yield note(
                ReviewRule.NOT_A_REVENUE_CODE,
                (assertion,),
                wrong,
                f"{shown} is called a revenue code of {code}: revenue codes have four digits, and {shown} has the "
                "shape of a BETOS class",
            )
        if system == "revenue" and (wrong := tuple(words for words, name in called if name == "betos")):
            yield note(
                ReviewRule.NOT_A_BETOS_CLASS,
                (assertion,),
                wrong,
                f"{shown} is called a BETOS class of {code}: those begin with a letter, and {shown} has the shape of "
                "a revenue code",
            )
        if system == "betos" and node_id not in vocabulary.nodes:
            yield note(
                ReviewRule.BETOS_CLASS_UNKNOWN,
                (assertion,),
                assertion.evidence,
                f"{shown} is given as the class of {code} and is not a BETOS class",
            )


def _called(words: Evidence) -> str | None:
    """Return what the nearest label in front of the code calls it; None where there is none, or both."""
    code = words.as_written.split(" ")[0].split("(")[0]
    position = words.quote.find(code)
    labels = list(_LABEL.finditer(words.quote, 0, max(0, position)))
    if not labels:
        return None
    if len(labels) > 1 and labels[-1].start() - labels[-2].end() < _BESIDE:
        return None
    return labels[-1].lastgroup
