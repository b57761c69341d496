"""What tools answer from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphsvc.gql import SavedOperation, Schema
from graphsvc.graph import KnowledgeGraph
from graphsvc.settings import Runnable, Settings
from graphsvc.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentContext:
    """What the tools, resources and prompts of one service answer from.

    Attributes:
        graph: What is asked about.
        vocabulary: What terms mean.
        schema: What runs operations, within its limits.
        saved: The saved operations.
        runnable: Whether others run beside them.
    """

    graph: KnowledgeGraph = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    schema: Schema = field(repr=False)
    saved: Sequence[SavedOperation] = field(repr=False)
    runnable: Runnable


def agent_context(
    graph: KnowledgeGraph, settings: Settings, schema: Schema, saved: Sequence[SavedOperation]
) -> AgentContext:
    """Return the context of a service with these settings, this schema and these saved operations."""
    return AgentContext(
        graph=graph, vocabulary=load_vocabulary(), schema=schema, saved=saved, runnable=settings.runnable
    )
