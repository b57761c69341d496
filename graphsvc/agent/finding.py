"""The tools that find nodes: by the words of their texts, or by what a term means."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from graphsvc.agent.answering import Answer, ListArguments, listed
from graphsvc.agent.context import AgentContext
from graphsvc.agent.limits import MAX_TERMS, MAX_TEXT
from graphsvc.agent.shown import ShownEvidence, ShownNode, evidence_shown, node_shown
from graphsvc.agent.tool import Tool
from graphsvc.graph import resolving, searching
from graphsvc.graph.resolving import Resolution, ResolutionWay
from graphsvc.graph.search_index import SearchField
from graphsvc.graph.searching import Found
from graphsvc.graph.text_index import Match
from graphsvc.model import NodeKind

TEXTS: Final = 2
"""Texts shown of a node that was found: what it is called, and where documents say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchArguments(ListArguments):
    """What `search` takes."""

    text: Annotated[str, Field(max_length=MAX_TEXT, description="Words, codes or ids")]
    kinds: Annotated[tuple[NodeKind, ...] | None, Field(min_length=1, description="Of the nodes; all unless given")] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A text of a node that holds what was sought."""

    field: SearchField
    text: str
    evidence: ShownEvidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNode(ShownNode):
    """A node that was found."""

    match: Match
    texts: tuple[FoundText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveArguments(ListArguments):
    """What `resolve` takes."""

    terms: Annotated[
        tuple[Annotated[str, Field(max_length=MAX_TEXT)], ...],
        Field(min_length=1, max_length=MAX_TERMS, description="As written: 77620-26, ASC, BCBS, POS 22"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One thing that a term may mean: its ids (of a code with a modifier two), and which of them are nodes."""

    way: ResolutionWay
    ids: tuple[str, ...]
    nodes: tuple[ShownNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTerm:
    """A term and all that it may mean, the likeliest first."""

    term: str
    meanings: tuple[Meaning, ...]


def _search(context: AgentContext, asked: SearchArguments) -> Answer[FoundNode]:
    graph = context.graph

    def show(found: Found) -> FoundNode:
        node = node_shown(found.node)
        return FoundNode(
            id=node.id,
            kind=node.kind,
            name=node.name,
            match=found.match,
            texts=tuple(
                FoundText(
                    field=one.field,
                    text=one.text,
                    evidence=None if one.evidence is None else evidence_shown(graph, one.evidence),
                )
                for one in searching.highlights(graph, found, limit=TEXTS)
            ),
        )

    return listed(graph, asked, searching.search(graph, asked.text, asked.kinds), show)


def _resolve(context: AgentContext, asked: ResolveArguments) -> Answer[ResolvedTerm]:
    found = resolving.resolve(context.graph, context.vocabulary, asked.terms, limit=MAX_TERMS)
    return listed(context.graph, asked, found, _resolved)


def _resolved(found: Resolution) -> ResolvedTerm:
    return ResolvedTerm(
        term=found.term,
        meanings=tuple(
            Meaning(way=one.way, ids=one.ids, nodes=tuple(map(node_shown, one.nodes))) for one in found.candidates
        ),
    )


SEARCH: Final = Tool(
    name="search",
    title="Search nodes",
    description="Finds nodes by the words of their names, codes and quotes; typos and beginnings count. The best "
    'first, with the words that were found. Example: {"text": "image guidance", "kinds": ["CODE"]}',
    arguments=SearchArguments,
    answer=Answer[FoundNode],
    ask=_search,
)

RESOLVE: Final = Tool(
    name="resolve",
    title="Resolve terms to ids",
    description="Tells the ids that terms stand for. The other tools take ids: call this first for codes, names and "
    'abbreviations. No meanings: nothing is known by the term. Example: {"terms": ["77620-26", "ASC"]}',
    arguments=ResolveArguments,
    answer=Answer[ResolvedTerm],
    ask=_resolve,
)
