"""The tool that tells how nodes hang together."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from graphsvc.agent.answering import Answer, listed
from graphsvc.agent.asking import COUNTED_STATUSES, Id, Predicates, QuotingArguments, Statuses
from graphsvc.agent.context import AgentContext
from graphsvc.agent.limits import MAX_ENDS
from graphsvc.agent.shown import ShownStatement, statements_shown
from graphsvc.agent.tool import Tool
from graphsvc.graph import paths
from graphsvc.graph.paths import DEFAULT_LENGTH, FOUND, MAX_LENGTH, Path
from graphsvc.graph.way import Way
from graphsvc.model import NodeKind

Ends = Annotated[tuple[Id, ...], Field(min_length=1, max_length=MAX_ENDS, description="No documents")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsArguments(QuotingArguments):
    """What `paths` takes."""

    from_ids: Ends
    to_ids: Ends
    first: Annotated[
        int, Field(ge=FOUND.minimum, le=FOUND.maximum, description="Most paths of each pair, the shortest first")
    ] = FOUND.default
    max_length: Annotated[int, Field(ge=1, le=MAX_LENGTH, description="Hops")] = DEFAULT_LENGTH
    kinds: Annotated[tuple[NodeKind, ...] | None, Field(min_length=1, description="Of the nodes between")] = None
    predicates: Predicates = None
    statuses: Statuses = COUNTED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHop:
    """A step and what joins its ends."""

    near: str
    far: str
    statements: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPath:
    """A path between two nodes that passes none twice."""

    nodes: tuple[str, ...]
    length: int
    hops: tuple[ShownHop, ...]


def _paths(context: AgentContext, asked: PathsArguments) -> Answer[ShownPath]:
    graph = context.graph
    way = Way(
        kinds=None if asked.kinds is None else frozenset(asked.kinds),
        predicates=None if asked.predicates is None else frozenset(asked.predicates),
        statuses=frozenset(asked.statuses),
    )
    pairs = tuple(dict.fromkeys((start, end) for start in asked.from_ids for end in asked.to_ids))
    # One pair of a node with itself is a mistake; among several it only says that both lists hold the node.
    sought = tuple(pair for pair in pairs if pair[0] != pair[1]) or pairs
    found = {
        pair: paths.paths(graph, *pair, way=way, max_length=asked.max_length, limit=asked.first) for pair in sought
    }

    def show(path: Path) -> ShownPath:
        return ShownPath(
            nodes=tuple(node.id for node in path.nodes),
            length=path.length,
            hops=tuple(
                ShownHop(
                    near=hop.near.id,
                    far=hop.far.id,
                    statements=statements_shown(graph, hop.assertions, asked.quotes),
                )
                for hop in path.hops
            ),
        )

    return listed(
        graph,
        asked,
        tuple(path for several in found.values() for path in several),
        show,
        notes=tuple(
            f"no path of at most {asked.max_length} hops from {start} to {end}"
            for (start, end), several in found.items()
            if not several
        ),
    )


PATHS: Final = Tool(
    name="paths",
    title="Paths between nodes",
    description="How nodes hang together: the shortest paths from each of some to each of others, edges followed in "
    'either direction, every hop with its statements. Example: {"from_ids": ["cpt:77386"], "to_ids": ["cpt:77407"]}',
    arguments=PathsArguments,
    answer=Answer[ShownPath],
    ask=_paths,
)
