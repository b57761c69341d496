"""The graph in a notebook: one line loads it, and every answer shows itself and becomes a pandas frame."""

from graphsvc.notebook.loaded import LoadedGraph
from graphsvc.notebook.loading import LoadWarning, load

__all__ = ["LoadWarning", "LoadedGraph", "load"]
