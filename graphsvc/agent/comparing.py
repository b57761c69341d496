"""The tool that compares nodes: what all of them have, what only some, and who denies it."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from graphsvc.agent.answering import Answer, listed
from graphsvc.agent.asking import COUNTED_STATUSES, Id, Predicates, QuotingArguments, Statuses
from graphsvc.agent.context import AgentContext
from graphsvc.agent.shown import ShownNode, ShownStatement, node_shown, statements_shown
from graphsvc.agent.tool import Tool
from graphsvc.errors import ArgumentError
from graphsvc.graph import comparing
from graphsvc.graph.comparing import MAX_COMPARED, Compared, ComparisonPart
from graphsvc.model import Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareArguments(QuotingArguments):
    """What `compare` takes."""

    ids: Annotated[
        tuple[Id, ...], Field(min_length=2, max_length=MAX_COMPARED, description="Of one kind, no documents")
    ]
    show: Annotated[Literal["shared", "distinct"] | None, Field(description="Only what all have, or some lack")] = None
    had_by: Annotated[Id | None, Field(description="Only what this one of the ids has")] = None
    predicates: Predicates = None
    statuses: Statuses = COUNTED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedNode:
    """A node that some of those compared are joined with.

    Attributes:
        predicate: By what they are joined.
        relation: The field of theirs that lists it.
        node: The node.
        of: Those that have it.
        not_of: Those that lack it.
        statements: What says that they have it.
        denials: What denies it of those that lack it; without any, no document speaks of it.
    """

    predicate: Predicate
    relation: str
    node: ShownNode
    of: tuple[str, ...]
    not_of: tuple[str, ...]
    statements: tuple[ShownStatement, ...]
    denials: Annotated[
        tuple[ShownStatement, ...], Field(description="Of `not_of`; empty: documents do not speak of it")
    ]


def _compare(context: AgentContext, asked: CompareArguments) -> Answer[ComparedNode]:
    graph = context.graph
    if asked.had_by is not None and asked.had_by not in asked.ids:
        raise ArgumentError("had_by is none of the ids", value=asked.had_by, hint=f"one of {', '.join(asked.ids)}")
    compared = comparing.compare(graph, asked.ids, statuses=frozenset(asked.statuses))
    ids = tuple(node.id for node in compared.nodes)
    items = tuple(
        (part, row)
        for part in compared.parts
        if asked.predicates is None or part.predicate in asked.predicates
        for row in _rows(part, asked.show)
        if asked.had_by is None or asked.had_by in row.of
    )

    def show(item: tuple[ComparisonPart, Compared]) -> ComparedNode:
        part, row = item
        lacking = tuple(node_id for node_id in ids if node_id not in row.of)
        return ComparedNode(
            predicate=part.predicate,
            relation=part.relation,
            node=node_shown(row.node),
            of=row.of,
            not_of=lacking,
            statements=statements_shown(graph, row.assertions, asked.quotes),
            denials=tuple(
                shown
                for node in compared.nodes
                if node.id in lacking
                for shown in statements_shown(graph, comparing.denials(graph, node, part, row.node.id), asked.quotes)
            ),
        )

    return listed(graph, asked, items, show)


def _rows(part: ComparisonPart, show: Literal["shared", "distinct"] | None) -> tuple[Compared, ...]:
    if show is None:
        return (*part.shared, *part.distinct)
    return part.shared if show == "shared" else part.distinct


COMPARE: Final = Tool(
    name="compare",
    title="Compare nodes",
    description="What nodes of one kind have in common and what only some have, with the statements. Which modifiers "
    'does 77386 take that 77407 does not: {"ids": ["cpt:77386", "cpt:77407"], "predicates": ["TAKES_MODIFIER"], '
    '"show": "distinct", "had_by": "cpt:77386"}',
    arguments=CompareArguments,
    answer=Answer[ComparedNode],
    ask=_compare,
)
