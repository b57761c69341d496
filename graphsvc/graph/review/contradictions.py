"""Assertions that deny each other: the same affirmed and denied, or separate billing and no billing together."""

from collections import defaultdict
from collections.abc import Iterator

from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.review.noting import nearest_pair, note, places, said, where
from graphsvc.model import Assertion, NodeId, Predicate, ReviewNote, ReviewRule, Status, local_part
from graphsvc.vocabulary import Vocabulary

_AFFIRMED = frozenset({Status.AFFIRMED})


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:  # noqa: ARG001 - rules are alike
    """Yield a note for each pair; what is only said on a condition contradicts nothing."""
    yield from _statuses(graph)
    yield from _separate_and_not_together(graph)


def _statuses(graph: KnowledgeGraph) -> Iterator[ReviewNote]:
    by_triple: defaultdict[tuple[NodeId, Predicate, str], dict[Status, Assertion]] = defaultdict(dict)
    for assertion in graph.assertions:
        by_triple[assertion.subject, assertion.predicate, assertion.target][assertion.status] = assertion
    for (subject, predicate, target), found in by_triple.items():
        if not found.keys() >= {Status.AFFIRMED, Status.NEGATED}:
            continue
        (affirmed, words), (denied, other) = nearest_pair(places(found[Status.AFFIRMED]), places(found[Status.NEGATED]))
        shown = graph.nodes[NodeId(target)].name if affirmed.object is not None else target
        yield note(
            ReviewRule.STATUSES_CONTRADICT,
            (affirmed, denied),
            (words, other),
            f"{local_part(subject)} {predicate} {shown} is affirmed and denied, {where(words, other)}",
        )


def _separate_and_not_together(graph: KnowledgeGraph) -> Iterator[ReviewNote]:
    barred: defaultdict[frozenset[str], list[Assertion]] = defaultdict(list)
    for assertion in said(graph, Predicate.NOT_REPORTED_WITH, _AFFIRMED):
        barred[frozenset({assertion.subject, assertion.target})].append(assertion)
    for separate in said(graph, Predicate.BILLED_SEPARATELY_WITH, _AFFIRMED):
        for together in barred.get(frozenset({separate.subject, separate.target}), ()):
            (_, words), (_, other) = nearest_pair(places(separate), places(together))
            yield note(
                ReviewRule.SEPARATE_AND_NOT_TOGETHER,
                (separate, together),
                (words, other),
                f"{local_part(separate.subject)} and {local_part(NodeId(separate.target))} are billed separately and "
                f"are not reported together, {where(words, other)}",
            )
