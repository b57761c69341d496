"""Where documents disagree: the same said of the same things with another status, or in other words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from graphsvc.graph.filters import AssertionFilter
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.naming import fold
from graphsvc.graph.questions import assertions
from graphsvc.model import Assertion, Evidence, NodeId, Predicate, Qualifier, digest


class DisagreementKind(StrEnum):
    """What the documents disagree in."""

    STATUS = "STATUS"
    QUALIFIER = "QUALIFIER"


class DisagreementScope(StrEnum):
    """Who disagrees with whom; both may hold."""

    WITHIN_ONE_DOCUMENT = "WITHIN_ONE_DOCUMENT"
    BETWEEN_DOCUMENTS = "BETWEEN_DOCUMENTS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things that are said.

    Attributes:
        says: The status, or the words of the qualifier as the first evidence has them.
        evidence: What says so, by document and place.
    """

    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more things said of one relation that differ.

    Attributes:
        subject: The near end.
        predicate: The relation.
        object: The far end.
        kind: What they differ in.
        qualifier: Which qualifier has several wordings; None where statuses differ.
        assertions: One for each status, by status; the one whose words differ in the qualifier.
        sides: One for each status, by status; one for each wording, by its first evidence. At least two.
    """

    subject: NodeId
    predicate: Predicate
    object: NodeId
    kind: DisagreementKind
    qualifier: Qualifier | None = None
    assertions: tuple[Assertion, ...]
    sides: tuple[Side, ...]

    @property
    def id(self) -> str:
        """Hash of the relation, and of status and qualifier where wordings differ: new evidence does not change it."""
        relation = (self.subject, self.predicate, self.object)
        if self.qualifier is None:
            return digest(*relation)
        return digest(*relation, self.assertions[0].status, self.qualifier)

    @property
    def scopes(self) -> tuple[DisagreementScope, ...]:
        """Who disagrees with whom, in the order of `DisagreementScope`; at least one."""
        saying = [{words.document for words in side.evidence} for side in self.sides]
        every = set().union(*saying)
        within = sum(map(len, saying)) > len(every)
        between = len(every) > 1
        return (
            *((DisagreementScope.WITHIN_ONE_DOCUMENT,) if within else ()),
            *((DisagreementScope.BETWEEN_DOCUMENTS,) if between else ()),
        )


def disagreements(
    graph: KnowledgeGraph,
    where: AssertionFilter | None = None,
    *,
    kinds: frozenset[DisagreementKind] | None = None,
    qualifiers: frozenset[Qualifier] | None = None,
    scopes: frozenset[DisagreementScope] | None = None,
) -> tuple[Disagreement, ...]:
    """Return what differs, by subject, predicate and object; statuses first, then by status and qualifier.

    Wordings are compared letter for letter, but for letter case and blanks: whether other words mean the same is not
    guessed. They are compared among the words of one status, since a denial is bound to be put in other words.

    Args:
        graph: The graph.
        where: Which assertions are looked at; all unless said otherwise.
        kinds: Only these kinds; all unless said otherwise.
        qualifiers: Only wordings of these qualifiers, and no statuses; all unless said otherwise.
        scopes: Only those with one of these scopes; all unless said otherwise.

    Raises:
        FilterError: the filter nests too deep, or a text in it is blank.
        NodeIdError: a document in the filter is an id of another kind.
    """
    nodes = (assertion for assertion in assertions(graph, where) if assertion.object is not None)
    return tuple(
        found
        for _, about in groupby(nodes, key=attrgetter("subject", "predicate", "object"))
        for found in _of_relation(tuple(about))
        if (kinds is None or found.kind in kinds)
        and (qualifiers is None or found.qualifier in qualifiers)
        and (scopes is None or not scopes.isdisjoint(found.scopes))
    )


def _of_relation(about: Sequence[Assertion]) -> Iterator[Disagreement]:
    if len(about) > 1:
        statuses = tuple(Side(says=assertion.status, evidence=assertion.evidence) for assertion in about)
        yield _disagreement(about, DisagreementKind.STATUS, sides=statuses)
    # One piece of evidence has but one wording: most assertions are done here.
    for assertion in (assertion for assertion in about if len(assertion.evidence) > 1):
        for qualifier in Qualifier:
            wordings = _wordings(assertion, qualifier)
            if len(wordings) > 1:
                yield _disagreement([assertion], DisagreementKind.QUALIFIER, qualifier=qualifier, sides=wordings)


def _disagreement(
    about: Sequence[Assertion], kind: DisagreementKind, *, sides: tuple[Side, ...], qualifier: Qualifier | None = None
) -> Disagreement:
    return Disagreement(
        subject=about[0].subject,
        predicate=about[0].predicate,
        object=NodeId(about[0].target),
        kind=kind,
        qualifier=qualifier,
        assertions=tuple(about),
        sides=sides,
    )


def _wordings(assertion: Assertion, qualifier: Qualifier) -> tuple[Side, ...]:
    by_wording: defaultdict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for words in assertion.evidence:
        text = words.qualifier(qualifier)
        if text is not None:
            by_wording[fold(text)].append((text, words))
    return tuple(Side(says=found[0][0], evidence=tuple(words for _, words in found)) for found in by_wording.values())
