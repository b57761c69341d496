"""Diagnosis codes that cannot be, or are of the code set before."""

from collections.abc import Iterator

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import note, said
from graphsvc.model import NodeId, Predicate, ReviewNote, ReviewRule, Status, local_part
from graphsvc.vocabulary import Vocabulary


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield a note for each code that such a diagnosis is given for, or said not to be."""
    for assertion in said(graph, Predicate.INDICATED_FOR, frozenset(Status)):
        diagnosis, code = local_part(NodeId(assertion.target)), local_part(assertion.subject)
        if vocabulary.diagnosis_codes.reads_as_icd9(diagnosis):
            yield note(
                ReviewRule.DIAGNOSIS_RETIRED,
                (assertion,),
                assertion.evidence,
                f"{diagnosis} is given as a diagnosis for {code} and reads as a V code of ICD-9-CM, which ended on "
                "2015-09-30",
            )
        elif not vocabulary.diagnosis_codes.is_possible(diagnosis):
            yield note(
                ReviewRule.DIAGNOSIS_IMPOSSIBLE,
                (assertion,),
                assertion.evidence,
                f"{diagnosis} is given as a diagnosis for {code}, and ICD-10-CM has no category {diagnosis[:3]}",
            )
