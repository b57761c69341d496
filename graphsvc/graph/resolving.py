"""Tells what free terms mean: "ASC", "77620-26", "BCBS", "POS 22"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphsvc.errors import PageSizeError
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.model import (
    CODE_PATTERN,
    ICD10CM_PATTERN,
    TAXONOMY_PATTERN,
    Node,
    NodeId,
    code_id,
    diagnosis_id,
    modifier_id,
)
from graphsvc.vocabulary import Vocabulary


class ResolutionWay(StrEnum):
    """How a term was understood, the most exact first."""

    ID = "ID"
    CODE = "CODE"
    CODE_WITH_MODIFIER = "CODE_WITH_MODIFIER"
    MODIFIER = "MODIFIER"
    DIAGNOSIS = "DIAGNOSIS"
    PLACE_OF_SERVICE = "PLACE_OF_SERVICE"
    CLASSIFICATION = "CLASSIFICATION"
    TAXONOMY = "TAXONOMY"
    WORDING = "WORDING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that a term may mean.

    Attributes:
        way: How it was understood.
        ids: Its ids: one, or of a code with a modifier two.
        nodes: Those of them that this graph holds, in the same order.
    """

    way: ResolutionWay
    ids: tuple[NodeId, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a term may mean.

    Attributes:
        term: The term as given.
        candidates: What it may mean: what the graph holds first, then the most exact way, then by id; none for a term
            that nothing is known by.
    """

    term: str
    candidates: tuple[Candidate, ...]

    @property
    def is_ambiguous(self) -> bool:
        """It may mean more than one thing."""
        return len(self.candidates) > 1


_PLAIN: Final = re.I | re.A
"""Codes are written in the letters and digits of ASCII; \u0667 is a digit, too, but of no code."""

_CODE: Final = re.compile(
    rf"(?:(?:CPT|HCPCS)(?:\scodes?)?\W{{0,3}})?(?P<code>{CODE_PATTERN})(?:[-\u2013\s](?P<modifier>[0-9A-Z]{{2}}))?",
    _PLAIN,
)
_MODIFIER: Final = re.compile(r"(?P<named>mod(?:ifier)?\.?\s?-?|-)?(?P<code>[0-9A-Z]{2})", _PLAIN)
_POS: Final = re.compile(r"(?:(?:POS|place\sof\sservice)\W{0,3})?(?P<pos>\d\d)", _PLAIN)
_DIAGNOSIS: Final = re.compile(rf"(?:ICD-?10(?:-CM)?\W{{0,3}})?(?P<code>{ICD10CM_PATTERN})", _PLAIN)
_REVENUE: Final = re.compile(r"(?:rev(?:enue)?(?:\scode)?\W{0,3})?(?P<code>0\d{3})", _PLAIN)
_BETOS: Final = re.compile(r"(?:BETOS\W{0,3})?(?P<code>[A-Z]\d[A-Z0-9]?)", _PLAIN)
_TAXONOMY: Final = re.compile(rf"(?:taxonomy\W{{0,3}})?(?P<code>{TAXONOMY_PATTERN})", _PLAIN)

_Read = Iterator[tuple[ResolutionWay, tuple[NodeId, ...]]]


def resolve(
    graph: KnowledgeGraph, vocabulary: Vocabulary, terms: Sequence[str], *, limit: int
) -> tuple[Resolution, ...]:
    """Return what each term may mean, in the order of the terms.

    A term is an id that the graph or the vocabulary holds, a code with or without a modifier behind it, a modifier, a
    place-of-service number, a diagnosis, a revenue code or BETOS class, a taxonomy code, a wording of a payer, site or
    specialty, or a name or wording of any node of the graph. Letter case and runs of blanks do not matter.

    Raises:
        PageSizeError: there are more than `limit` terms.
    """
    if len(terms) > limit:
        raise PageSizeError(f"{len(terms)} terms are given", value=len(terms), hint=f"give at most {limit} at once")
    return tuple(Resolution(term=term, candidates=_candidates(graph, vocabulary, term)) for term in terms)


def _candidates(graph: KnowledgeGraph, vocabulary: Vocabulary, term: str) -> tuple[Candidate, ...]:
    text = " ".join(term.split())
    found: dict[tuple[NodeId, ...], Candidate] = {}
    # the most exact first: what two of them find is told as the first does
    for way, ids in (
        *_as_id(graph, vocabulary, text),
        *_as_code(text),
        *_as_modifier(graph, vocabulary, text),
        *_as_number(graph, vocabulary, text),
        *_as_wording(graph, vocabulary, text),
    ):
        nodes = tuple(graph.nodes[node_id] for node_id in ids if node_id in graph.nodes)
        found.setdefault(ids, Candidate(way=way, ids=ids, nodes=nodes))
    order = list(ResolutionWay)
    return tuple(
        sorted(found.values(), key=lambda candidate: (not candidate.nodes, order.index(candidate.way), candidate.ids))
    )


def _as_id(graph: KnowledgeGraph, vocabulary: Vocabulary, text: str) -> _Read:
    prefix, colon, local = text.partition(":")
    # slugs are in small letters, codes in capitals
    for spelt in (local, local.lower(), local.upper()) if colon else ():
        node_id = NodeId(f"{prefix.lower()}:{spelt}")
        if node_id in graph.nodes or node_id in vocabulary.nodes:
            yield ResolutionWay.ID, (node_id,)
            return


def _as_code(text: str) -> _Read:
    if match := _CODE.fullmatch(text):
        code = code_id(match["code"].upper())
        if match["modifier"]:
            yield ResolutionWay.CODE_WITH_MODIFIER, (code, modifier_id(match["modifier"].upper()))
        else:
            yield ResolutionWay.CODE, (code,)


def _as_modifier(graph: KnowledgeGraph, vocabulary: Vocabulary, text: str) -> _Read:
    if match := _MODIFIER.fullmatch(text):
        code = match["code"].upper()
        if match["named"] or code in vocabulary.modifiers or modifier_id(code) in graph.nodes:
            yield ResolutionWay.MODIFIER, (modifier_id(code),)


def _as_number(graph: KnowledgeGraph, vocabulary: Vocabulary, text: str) -> _Read:
    if (match := _POS.fullmatch(text)) and (site := vocabulary.sites_by_pos.get(match["pos"])):
        yield ResolutionWay.PLACE_OF_SERVICE, (site,)
    if (match := _DIAGNOSIS.fullmatch(text)) and vocabulary.diagnosis_codes.is_possible(match["code"].upper()):
        yield ResolutionWay.DIAGNOSIS, (diagnosis_id(match["code"].upper()),)
    if match := _REVENUE.fullmatch(text):
        yield ResolutionWay.CLASSIFICATION, (NodeId(f"revenue:{match['code']}"),)
    # so many things look like a BETOS class that only one which the graph holds is meant
    if (match := _BETOS.fullmatch(text)) and (betos := NodeId(f"betos:{match['code'].upper()}")) in graph.nodes:
        yield ResolutionWay.CLASSIFICATION, (betos,)
    if (match := _TAXONOMY.fullmatch(text)) and (
        specialty := vocabulary.specialties_by_taxonomy.get(match["code"].upper())
    ):
        yield ResolutionWay.TAXONOMY, (specialty,)


def _as_wording(graph: KnowledgeGraph, vocabulary: Vocabulary, text: str) -> _Read:
    known = (vocabulary.payers.get(text), vocabulary.sites.get(text), vocabulary.specialties.get(text))
    for node_id in (*(node_id for node_id in known if node_id), *sorted(graph.names.find_all(text))):
        yield ResolutionWay.WORDING, (node_id,)
