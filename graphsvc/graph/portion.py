"""A part of the graph that can stand alone: nodes, what is said between them, and all that it rests on."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from graphsvc.errors import ChoiceError, EmptyChoiceError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.lookup import node
from graphsvc.graph.neighborhood import MAX_DEPTH
from graphsvc.graph.release import Release
from graphsvc.model import Assertion, Document, Gap, Node, NodeId, ReviewNote, digest

DEFAULT_STEPS: Final = 1
"""Steps: what is said of the nodes themselves."""

_ASSERTION: Final = "assertion:"

_WANTED: Final = {"depth": ("ids", "operation"), "variables": ("operation",)}
"""What an argument belongs to: one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a part of the graph is chosen by.

    Attributes:
        nodes: Ids of the nodes to start from, sorted, each once.
        steps: How far from them; 0 for what is said between the nodes themselves, and of none but them.
        assertions: Ids of assertions that are chosen whatever they join, sorted, each once.
    """

    nodes: tuple[NodeId, ...] = ()
    steps: int = DEFAULT_STEPS
    assertions: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """12 hex digits that no other choice has."""
        return digest(str(self.steps), *self.nodes, *self.assertions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What travels: the whole graph or a part of it; every assertion with all its evidence.

    Attributes:
        release: The build of the graph that it is of.
        choice: What it was chosen by; None for the whole graph.
        nodes: Those chosen and reached, the ends of the assertions, the subjects of the gaps and the documents, by id.
        documents: Those that are quoted, or chosen, by id.
        assertions: By subject, predicate, target and status.
        gaps: Those about the nodes chosen and reached, by document and place.
        review_notes: Those whose assertions are all here, by rule as declared, then by nodes.
    """

    release: Release
    choice: Choice | None
    nodes: tuple[Node, ...] = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)
    assertions: tuple[Assertion, ...] = field(repr=False)
    gaps: tuple[Gap, ...] = field(repr=False)
    review_notes: tuple[ReviewNote, ...] = field(repr=False)


def check_given(names: Set[str]) -> None:
    """Check that no argument of a choice is given without what it belongs to, which would choose the whole graph.

    Args:
        names: Those that are given, among ids, depth, operation and variables.

    Raises:
        ChoiceError: one is.
    """
    for name, wanted in _WANTED.items():
        if name in names and names.isdisjoint(wanted):
            raise ChoiceError(
                f"'{name}' is given without what it belongs to", value=name, hint=f"{name} wants {' or '.join(wanted)}"
            )


def chosen(graph: KnowledgeGraph, ids: Iterable[str], *, steps: int = DEFAULT_STEPS) -> Choice:
    """Return the choice of the nodes and assertions of these ids.

    Raises:
        ChoiceError: the graph has nothing of an id, or the number of steps is out of bounds.
        EmptyChoiceError: there are no ids.
        NodeIdError: a text is not an id.
    """
    if not 0 <= steps <= MAX_DEPTH:
        raise ChoiceError(f"depth is {steps}", value=steps, hint=f"a part of the graph takes depth 0 to {MAX_DEPTH}")
    given = sorted(set(ids))
    if not given:
        raise EmptyChoiceError("no ids are given", hint="name the ids of nodes or assertions, or leave the choice out")
    assertion_ids = tuple(one for one in given if one.startswith(_ASSERTION))
    node_ids = tuple(NodeId(one) for one in given if not one.startswith(_ASSERTION))
    known = _assertion_ids(graph, assertion_ids)
    unknown = [one for one in node_ids if node(graph, one) is None] + [one for one in assertion_ids if one not in known]
    if unknown:
        raise ChoiceError(
            f"nothing in this graph has these ids: {', '.join(unknown[:5])}{' ...' if unknown[5:] else ''}",
            value=unknown,
            hint="`resolve(terms:)` finds the ids of nodes",
        )
    return Choice(nodes=node_ids, steps=steps, assertions=assertion_ids)


def ids_named(graph: KnowledgeGraph, answer: object) -> tuple[str, ...]:
    """Return the ids of nodes and assertions that are among the values of an answer, sorted, each once.

    Args:
        graph: The graph.
        answer: What JSON can hold, such as the `data` of an operation's response.

    Raises:
        EmptyChoiceError: there are none.
    """
    texts = set(_texts(answer))
    known = _assertion_ids(graph, texts)
    found = tuple(sorted(text for text in texts if text in graph.nodes or text in known))
    if not found:
        raise EmptyChoiceError("the answer names nothing by its id", hint="ask for `id` of nodes, or of assertions")
    return found


def portion(graph: KnowledgeGraph, choice: Choice | None = None) -> Portion:
    """Return the part of the graph that is chosen, or all of it.

    From a node one step leads over each assertion, in either direction and whatever its status; from a document to
    both ends of each assertion that quotes it and to the subjects of its gaps. What is said between the nodes reached
    is part of it, their literals too.

    Raises:
        EmptyChoiceError: nothing is said of what is chosen.
    """
    if choice is None:
        return Portion(
            release=graph.release,
            choice=None,
            nodes=tuple(graph.nodes.values()),
            documents=tuple(graph.documents.values()),
            assertions=graph.assertions,
            gaps=graph.gaps,
            review_notes=graph.review.notes,
        )
    reached = _reached(graph, choice)
    listed = frozenset(choice.assertions)
    assertions = tuple(
        one
        for one in graph.assertions
        if (one.subject in reached and (one.object is None or one.object in reached)) or (listed and one.id in listed)
    )
    gaps = tuple(gap for gap in graph.gaps if gap.subject in reached)
    if not assertions and not gaps:
        raise EmptyChoiceError(
            "nothing is said of what is chosen", value=choice.nodes, hint="choose other ids, or a greater depth"
        )
    ids = {one.id for one in assertions}
    notes = tuple(note for note in graph.review.notes if ids.issuperset(note.assertions))
    evidence = (words for assertion in assertions for words in assertion.evidence)
    documents = (
        {words.document for words in evidence} | {gap.document for gap in gaps} | (reached & graph.documents.keys())
    )
    ends = {end for one in assertions for end in (one.subject, one.object) if end is not None}
    wanted = reached | ends | documents
    return Portion(
        release=graph.release,
        choice=choice,
        nodes=tuple(found for node_id, found in graph.nodes.items() if node_id in wanted),
        documents=tuple(found for node_id, found in graph.documents.items() if node_id in documents),
        assertions=assertions,
        gaps=gaps,
        review_notes=notes,
    )


def _assertion_ids(graph: KnowledgeGraph, texts: Iterable[str]) -> Set[str]:
    """Return the ids that assertions have, where one of the texts could be such an id: each is a hash to be made."""
    if not any(text.startswith(_ASSERTION) for text in texts):
        return frozenset()
    return frozenset(one.id for one in graph.assertions)


def _reached(graph: KnowledgeGraph, choice: Choice) -> set[NodeId]:
    reached = set(choice.nodes)
    frontier: Sequence[NodeId] = choice.nodes
    for _ in range(choice.steps):
        far = {end for near in frontier for end in _joined(graph, near)} - reached
        reached |= far
        frontier = tuple(far)
    return reached


def _joined(graph: KnowledgeGraph, near: NodeId) -> Iterator[NodeId]:
    about, quoting = graph.adjacency.about.get(near, ()), graph.adjacency.quoting.get(near, ())
    for assertion in (*about, *quoting):
        yield assertion.subject
        if assertion.object is not None:
            yield assertion.object
    for gap in graph.adjacency.gaps_in.get(near, ()):
        yield gap.subject


def _texts(answer: object) -> Iterator[str]:
    pending = [answer]
    while pending:
        match pending.pop():
            case str() as text:
                yield text
            case dict() as fields:
                pending.extend(fields.values())
            case list() as items:
                pending.extend(items)
