import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import graphsvc
from graphsvc import notebook

MODULES = [
    importlib.import_module(f"{notebook.__name__}.{found.name}") for found in pkgutil.iter_modules(notebook.__path__)
]

QUESTIONS = [name for name in dir(graphsvc.LoadedGraph) if not name.startswith("_")]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_of_a_module_give_what_they_show(module: ModuleType, g: graphsvc.LoadedGraph) -> None:
    options = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    outcome = doctest.testmod(module, extraglobs={"g": g}, optionflags=options)
    assert outcome.failed == 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_whatever_a_graph_offers_is_told(name: str) -> None:
    assert getattr(graphsvc.LoadedGraph, name).__doc__


def test_questions_are_named_as_in_graphql(g: graphsvc.LoadedGraph) -> None:
    roots = g.query('{ __type(name: "Query") { fields { name } } }')["__type"]["fields"]
    fields = {"".join(f"_{c.lower()}" if c.isupper() else c for c in root["name"]) for root in roots}
    of_python = {"network", "query", "saved_operations", "export", "frames", "similar"}
    assert set(QUESTIONS) - of_python <= fields
