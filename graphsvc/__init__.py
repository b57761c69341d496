"""graphsvc: a knowledge graph of US medical billing codes in which every edge quotes its words."""

from importlib.metadata import version

__version__ = version("graphsvc")
