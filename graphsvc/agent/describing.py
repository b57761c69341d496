"""The tool that describes nodes: all that documents say of them, with the words."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from graphsvc.agent.answering import Answer, listed
from graphsvc.agent.asking import Id, Predicates, QuotingArguments, Statuses, known
from graphsvc.agent.context import AgentContext
from graphsvc.agent.limits import MAX_IDS
from graphsvc.agent.shown import ShownStatement, name_shown, statement_shown
from graphsvc.agent.tool import Tool
from graphsvc.graph import KnowledgeGraph, questions
from graphsvc.graph.filters import AssertionFilter
from graphsvc.model import Node, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeArguments(QuotingArguments):
    """What `describe` takes."""

    ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MAX_IDS, description="Of nodes, documents too")]
    predicates: Predicates = None
    statuses: Statuses = tuple(Status)


def _describe(context: AgentContext, asked: DescribeArguments) -> Answer[ShownStatement]:
    graph = context.graph
    nodes, unknown = known(graph, asked.ids)
    where = AssertionFilter(
        predicates=None if asked.predicates is None else frozenset(asked.predicates),
        statuses=frozenset(asked.statuses),
    )
    # What joins two of the nodes is told once, with the first.
    said = dict.fromkeys(found for node in nodes for found in questions.assertions_about(graph, node.id, where))
    return listed(
        graph,
        asked,
        tuple(said),
        lambda assertion: statement_shown(graph, assertion, asked.quotes),
        unknown=unknown,
        notes=tuple(_told(graph, node) for node in nodes),
    )


def _told(graph: KnowledgeGraph, node: Node) -> str:
    """Return a sentence of a node and of what else can be asked of it."""
    standard = f", standard codes {', '.join(node.standard_codes)}" if node.standard_codes else ""
    parent = f", part of {node.parent}" if node.parent else ""
    gaps, notes = len(questions.gaps_about(graph, node.id)), len(questions.review_notes_about(graph, node.id))
    return f"{node.id} is the {node.kind} '{name_shown(node)}'{standard}{parent}; gaps {gaps}, review notes {notes}"


DESCRIBE: Final = Tool(
    name="describe",
    title="Describe nodes",
    description="All that documents say of nodes, statement by statement, with quotes; of a document, all that it "
    'says. Example: {"ids": ["cpt:77386"], "predicates": ["TAKES_MODIFIER"]}',
    arguments=DescribeArguments,
    answer=Answer[ShownStatement],
    ask=_describe,
)
