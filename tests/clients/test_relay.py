"""Relay: its compiler takes the schema, and what it compiles runs and pages."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from graphql import NonNullTypeNode, OperationDefinitionNode, parse, print_ast

from tests.clients.node import HERE, Node
from tests.clients.saved import SCHEMA, Saved, saved_operations
from tests.clients.service import Service, running_saved

CONFIG = {
    "src": ".",
    "schema": "schema.graphql",
    "language": "typescript",
    "artifactDirectory": "__generated__",
    "persistConfig": {"file": "persisted.json", "algorithm": "SHA256"},
}


def module(operation: Saved) -> str:
    """Return a saved operation as a module of a Relay app.

    Relay wants names that end in Query, and no default for a variable that cannot be null.
    """
    variables = tuple(
        replace(variable, default_value=None) if isinstance(variable.type, NonNullTypeNode) else variable
        for variable in operation.definition.variable_definitions or ()
    )
    name = operation.definition.name
    assert name is not None
    definition = replace(
        operation.definition, name=replace(name, value=f"{name.value}Query"), variable_definitions=variables
    )
    return f'import {{ graphql }} from "relay-runtime";\nexport const query = graphql`\n{print_ast(definition)}\n`;\n'


@pytest.fixture(scope="module")
def manifest(node: Node, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the compiler makes of the app in relay/ and of the saved operations: a file of texts by id."""
    app = tmp_path_factory.mktemp("relay")
    shutil.copytree(HERE / "relay", app, dirs_exist_ok=True)
    shutil.copy(SCHEMA / "schema.graphql", app)
    for operation in saved_operations():
        (app / f"{operation.name}.ts").write_text(module(operation), encoding="utf-8")
    (app / "__generated__").mkdir()
    (app / "persisted.json").write_text("{}", encoding="utf-8")
    (app / "relay.config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    node.tool("relay-compiler", "relay.config.json", folder=app)
    return app / "persisted.json"


@pytest.fixture(scope="module")
def compiled(manifest: Path) -> dict[str, str]:
    """The ids of the compiled operations by name."""
    return {name_of(text): key for key, text in json.loads(manifest.read_text(encoding="utf-8")).items()}


@pytest.fixture(scope="module")
def strict(manifest: Path) -> Iterator[Service]:
    """A service that knows the compiled operations, and runs them by id alone."""
    with running_saved(manifest) as strict:
        yield strict


def name_of(text: str) -> str:
    """Return the name of the operation in a text."""
    (name,) = (
        node.name.value for node in parse(text).definitions if isinstance(node, OperationDefinitionNode) and node.name
    )
    return name


def pages(strict: Service, document_id: str, path: tuple[str, ...], **variables: object) -> list[dict[str, Any]]:
    """Return the connection at a path, page after page, until none follows."""
    found: list[dict[str, Any]] = []
    while not found or found[-1]["pageInfo"]["hasNextPage"]:
        after = found[-1]["pageInfo"]["endCursor"] if found else None
        answer = strict.ask_saved(document_id, variables | {"after": after})
        part = answer["data"]
        for name in path:
            part = part[name]
        found.append(part)
    return found


def test_the_app_and_every_saved_operation_compile(compiled: dict[str, str]) -> None:
    app = {"AppQuery", "CodeListPaginationQuery", "CodeModifiersRefetchQuery"}
    assert set(compiled) == app | {f"{operation.name}Query" for operation in saved_operations()}


def test_every_compiled_saved_operation_runs_by_its_id(strict: Service, compiled: dict[str, str]) -> None:
    answers = {
        operation.name: strict.ask_saved(compiled[f"{operation.name}Query"], operation.variables)
        for operation in saved_operations()
    }
    assert {name: answer["errors"] for name, answer in answers.items() if "errors" in answer} == {}


def test_a_list_is_paged_to_its_end(strict: Service, service: Service, compiled: dict[str, str]) -> None:
    found = pages(strict, compiled["CodeListPaginationQuery"], ("codes",), first=2)
    ids = [edge["node"]["id"] for page in found for edge in page["edges"]]
    everything = service.ask("{ codes(first: 500) { nodes { id } } }")["data"]["codes"]["nodes"]
    assert ids == [node["id"] for node in everything]
    assert {page["totalCount"] for page in found} == {len(ids)}


def test_a_fragment_is_refetched_by_the_id_of_its_node(
    strict: Service, service: Service, compiled: dict[str, str]
) -> None:
    text = "query ($id: ID!) { node(id: $id) { ... on Code { modifiers(first: 500) { edges { node { name } } } } } }"
    everything = service.ask(text, {"id": "cpt:77620"})["data"]["node"]["modifiers"]["edges"]
    found = pages(strict, compiled["CodeModifiersRefetchQuery"], ("node", "modifiers"), first=2, id="cpt:77620")
    names = [edge["node"]["name"] for page in found for edge in page["edges"]]
    assert names == [edge["node"]["name"] for edge in everything]
    assert len(found) > 1


def test_the_app_s_own_query_reads_a_list_and_a_node(strict: Service, compiled: dict[str, str]) -> None:
    variables = {"first": 1, "where": {"modifiers": {"any": ["26"]}}, "id": "cpt:77620"}
    answer = strict.ask_saved(compiled["AppQuery"], variables)
    assert answer.get("errors", []) == []
    assert answer["data"]["node"]["__typename"] == "Code"
    assert len(answer["data"]["codes"]["edges"]) == len(answer["data"]["node"]["modifiers"]["edges"]) == 1
