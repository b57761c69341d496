"""The command line: `graphsvc` with one module per verb."""

from graphsvc.cli.command import main

__all__ = ["main"]
