"""The tool that tells which codes share given modifiers, payers, sites and the like."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from graphsvc.agent.answering import Answer, listed
from graphsvc.agent.asking import COUNTED_STATUSES, Id, Predicates, QuotingArguments, Statuses, all_known
from graphsvc.agent.context import AgentContext
from graphsvc.agent.limits import MAX_IDS
from graphsvc.agent.shown import ShownStatement, name_shown, statements_shown
from graphsvc.agent.tool import Tool
from graphsvc.errors import ArgumentError
from graphsvc.graph import questions
from graphsvc.graph.filters import NodeFilter, RelationFilter
from graphsvc.graph.relations import Relation, relations_of
from graphsvc.model import Assertion, Node, NodeId, NodeKind, Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingArguments(QuotingArguments):
    """What `codes_sharing` takes."""

    ids: Annotated[
        tuple[Id, ...],
        Field(
            min_length=1,
            max_length=MAX_IDS,
            description="Of modifiers, payers, sites, specialties, diagnoses, classifications, mixed",
        ),
    ]
    match: Annotated[Literal["all", "any"], Field(description="Codes with all of them, or with any")] = "all"
    predicates: Annotated[
        Predicates,
        Field(description="Only over these, one or more to each id: COVERED_BY leaves out payers only discussed"),
    ] = None
    statuses: Statuses = COUNTED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingCode:
    """A code, which of the nodes it has, and what says so."""

    code: str
    name: str
    shares: tuple[str, ...]
    statements: tuple[ShownStatement, ...]


def _sharing(context: AgentContext, asked: SharingArguments) -> Answer[SharingCode]:
    graph = context.graph
    predicates = None if asked.predicates is None else frozenset(asked.predicates)
    groups = tuple(_groups(all_known(graph, asked.ids), predicates))
    statuses = frozenset(asked.statuses)
    filters = tuple(
        RelationFilter(
            relation=relation,
            all=ids if asked.match == "all" else None,
            any=ids if asked.match == "any" else None,
            statuses=statuses,
            predicates=predicates,
        )
        for relation, ids in groups
    )
    if asked.match == "all":
        where = NodeFilter(relations=filters)
    else:
        where = NodeFilter(or_=tuple(NodeFilter(relations=(one,)) for one in filters))

    def show(code: Node) -> SharingCode:
        said = tuple(_said(code.id))
        return SharingCode(
            code=code.id,
            name=name_shown(code),
            shares=tuple(dict.fromkeys(str(assertion.object) for assertion in said)),
            statements=statements_shown(graph, said, asked.quotes),
        )

    def _said(code: NodeId) -> Iterator[Assertion]:
        for relation, ids in groups:
            edges = questions.related(graph, code, relation, statuses=statuses, predicates=predicates)
            yield from (edge for edge in edges if edge.object in ids)

    return listed(graph, asked, questions.nodes_of_kind(graph, NodeKind.CODE, where), show)


def _groups(
    nodes: tuple[Node, ...], predicates: frozenset[Predicate] | None
) -> Iterator[tuple[Relation, tuple[str, ...]]]:
    """Yield the relations of codes that lead to the nodes, each with the ids of those it leads to.

    Raises:
        ArgumentError: one of the nodes is a code or a document, or none of the predicates leads to it.
    """
    for node in nodes:
        if node.kind in {NodeKind.CODE, NodeKind.DOCUMENT}:
            raise ArgumentError(
                f"{node.id} is a {node.kind}",
                value=node.id,
                hint="compare tells what codes share, describe what a document says",
            )
    for relation in relations_of(NodeKind.CODE):
        ids = tuple(node.id for node in nodes if node.kind is relation.target)
        if ids and predicates is not None and predicates.isdisjoint(relation.predicates):
            raise ArgumentError(
                f"none of the predicates leads to {ids[0]}",
                value=ids[0],
                hint=f"add {' or '.join(sorted(relation.predicates))}, or leave it out",
            )
        if ids:
            yield relation, ids


CODES_SHARING: Final = Tool(
    name="codes_sharing",
    title="Codes that share something",
    description="The codes that are joined with given modifiers, payers, sites and the like, each with the statements "
    'that say so. Example: {"ids": ["modifier:26", "payer:aetna"]}',
    arguments=SharingArguments,
    answer=Answer[SharingCode],
    ask=_sharing,
)
