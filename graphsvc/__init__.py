"""graphsvc: a knowledge graph of US medical billing codes in which every edge quotes its words.

`graphsvc.load()` gives the graph to a notebook or a script. What the package offers is imported when it is first asked
for, so that `import graphsvc` does nothing and takes no time.
"""

TYPE_CHECKING = False  # to import it from typing would take longer than all else here

__all__ = ["LoadWarning", "LoadedGraph", "__version__", "load"]

if TYPE_CHECKING:
    from graphsvc.notebook import LoadedGraph, LoadWarning, load

    __version__: str
else:

    def __getattr__(name: str) -> object:
        """Return what is offered under a name."""
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415

            return version("graphsvc")
        if name in __all__:
            from graphsvc import notebook  # noqa: PLC0415

            return getattr(notebook, name)
        from difflib import get_close_matches  # noqa: PLC0415

        near = get_close_matches(name, __all__, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise AttributeError(f"module 'graphsvc' has no attribute '{name}'{hint}", name=name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
