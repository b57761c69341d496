"""The knowledge graph: assertions joined, and the answers it gives."""

from graphsvc.graph.assemble import Names, assemble
from graphsvc.graph.knowledge_graph import KnowledgeGraph
from graphsvc.graph.release import Release

__all__ = ["KnowledgeGraph", "Names", "Release", "assemble"]
