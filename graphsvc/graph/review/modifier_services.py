"""Modifiers on codes that they do not go with: by component, by kind of service, by site."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graphsvc.graph.filters import COUNTED
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.relations import Direction
from graphsvc.graph.review.noting import note, said
from graphsvc.model import (
    CODE_PATTERN,
    Assertion,
    Evidence,
    NodeId,
    Predicate,
    ReviewNote,
    ReviewRule,
    Status,
    evidence_order,
    local_part,
)
from graphsvc.vocabulary import Vocabulary

_COMPONENT_MODIFIERS: Final = frozenset({"26", "TC"})
_SPEAKER: Final = re.compile(
    rf"\b(?:(?P<code>code|CPT|HCPCS|procedure|{CODE_PATTERN})|modifiers?|26|TC)\b", re.IGNORECASE
)
_COMPONENT: Final = re.compile(r"\b(?:technical|professional)\s(?:component|part|portion|share|side)\b", re.IGNORECASE)

_SECTIONS: Final = (
    ("anesthesia", 100, 1999),
    ("surgery", 10004, 69990),
    ("radiology", 70010, 79999),
    ("laboratory", 80047, 89398),
)
"""Sections of CPT category I with their first and last numbers (AMA, CPT, table of contents).

Medicine and evaluation and management have none here: too many of their codes take modifiers of other kinds.
"""

_FOREIGN: Final = {
    "E/M": frozenset({"anesthesia", "surgery", "radiology", "laboratory"}),
    "anesthesia": frozenset({"surgery", "radiology", "laboratory"}),
    "lab": frozenset({"anesthesia", "surgery", "radiology"}),
    "drugs": frozenset({"anesthesia", "surgery", "radiology", "laboratory"}),
    "ambulance": frozenset({"anesthesia", "surgery", "radiology", "laboratory"}),
    "dialysis": frozenset({"anesthesia", "surgery", "radiology", "laboratory"}),
    "chiropractic": frozenset({"anesthesia", "surgery", "radiology", "laboratory"}),
}
"""By the kind of service a modifier needs, the sections to whose codes it does not go."""

_FACILITIES: Final = {
    "27": frozenset({"19", "22", "23"}),
    "73": frozenset({"19", "22", "24"}),
    "74": frozenset({"19", "22", "24"}),
    "PN": frozenset({"19"}),
    "PO": frozenset({"19"}),
    "SG": frozenset({"24"}),
}
"""Place-of-service numbers of the facilities that use a modifier: outpatient hospital 19 and 22, ASC 24, ED 23."""


def find(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    """Yield notes for modifiers that a code is said to take; those ruled out are as they should be."""
    components = _components(graph)
    for assertion in said(graph, Predicate.TAKES_MODIFIER):
        yield from _against_component(assertion, components)
        yield from _of_another_service(assertion, vocabulary)
        yield from _without_its_site(graph, assertion)


def _components(graph: KnowledgeGraph) -> dict[tuple[NodeId, NodeId], dict[str, tuple[Assertion, Evidence]]]:
    """Return, by code and document, the components that the document gives the code, each with its first words."""
    found: defaultdict[tuple[NodeId, NodeId], dict[str, tuple[Assertion, Evidence]]] = defaultdict(dict)
    for assertion in said(graph, Predicate.COMPONENT, frozenset({Status.AFFIRMED})):
        for words in assertion.evidence:
            if _speaks_of_code(words.quote):
                component = assertion.target.casefold()
                found[assertion.subject, words.document].setdefault(component, (assertion, words))
    return found


def _speaks_of_code(quote: str) -> bool:
    """Tell whether the words in front of the component are about a code, not about a modifier.

    "This code stands for the technical component" is, "TC represents the technical component" is not.
    """
    component = _COMPONENT.search(quote)
    speakers = list(_SPEAKER.finditer(quote, 0, component.start() if component else len(quote)))
    return not speakers or bool(speakers[-1]["code"])


def _against_component(
    assertion: Assertion, components: dict[tuple[NodeId, NodeId], dict[str, tuple[Assertion, Evidence]]]
) -> Iterator[ReviewNote]:
    modifier = local_part(NodeId(assertion.target))
    if modifier not in _COMPONENT_MODIFIERS:
        return
    for document in sorted({words.document for words in assertion.evidence}):
        stated = components.get((assertion.subject, document), {})
        if len(stated) == 1:
            [(component, (stating, words))] = stated.items()
            listed = tuple(place for place in assertion.evidence if place.document == document)
            yield note(
                ReviewRule.MODIFIER_AGAINST_COMPONENT,
                (assertion, stating),
                (*listed, words),
                f"modifier {modifier} is listed for {local_part(assertion.subject)}, which the same document calls "
                f"{component}: neither 26 nor TC goes with a code of one component",
            )


def _of_another_service(assertion: Assertion, vocabulary: Vocabulary) -> Iterator[ReviewNote]:
    modifier = local_part(NodeId(assertion.target))
    service = vocabulary.modifier_services.get(modifier, "any")
    section = _section(assertion.subject)
    if section in _FOREIGN.get(service, frozenset()):
        yield note(
            ReviewRule.MODIFIER_OF_ANOTHER_SERVICE,
            (assertion,),
            assertion.evidence,
            f"modifier {modifier} is for {service} and is listed for {local_part(assertion.subject)}, "
            f"whose number is of the section {section}",
        )


def _section(code: NodeId) -> str | None:
    number = local_part(code)
    if not number.isdecimal():
        return None
    return next((name for name, first, last in _SECTIONS if first <= int(number) <= last), None)


def _without_its_site(graph: KnowledgeGraph, assertion: Assertion) -> Iterator[ReviewNote]:
    modifier = local_part(NodeId(assertion.target))
    wanted = _FACILITIES.get(modifier)
    edges = graph.adjacency.edges.get((assertion.subject, Predicate.PERFORMED_AT, Direction.OUT), ())
    sites = [edge for edge in edges if edge.status in COUNTED]
    numbers = [graph.nodes[NodeId(site.target)].standard_codes for site in sites]
    # a site without a number, such as a procedure suite, may be part of a facility that has one
    if wanted is None or not sites or not all(numbers) or any(wanted & set(codes) for codes in numbers):
        return
    names = ", ".join(graph.nodes[NodeId(site.target)].name for site in sites)
    yield note(
        ReviewRule.MODIFIER_WITHOUT_ITS_SITE,
        (assertion, *sites),
        (*assertion.evidence, *(min(site.evidence, key=evidence_order) for site in sites)),
        f"modifier {modifier} is for place of service {', '.join(sorted(wanted))} and is listed for "
        f"{local_part(assertion.subject)}, whose sites are: {names}",
    )
