"""GraphQL Code Generator: types of the saved operations for TypeScript, and persisted documents."""

import json
import shutil
from pathlib import Path

import pytest

from tests.clients.node import HERE, Node
from tests.clients.saved import SCHEMA
from tests.clients.service import Service, running_saved


@pytest.fixture(scope="module")
def project(node: Node, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TypeScript project with what the generator makes of the schema and the saved operations."""
    project = tmp_path_factory.mktemp("codegen")
    shutil.copytree(HERE / "codegen", project, dirs_exist_ok=True)
    shutil.copytree(SCHEMA, project, dirs_exist_ok=True)
    shutil.copy(HERE / "package.json", project)
    (project / "node_modules").symlink_to(HERE / "node_modules")
    node.tool("graphql-codegen", "--config", "codegen.json", folder=project)
    return project


@pytest.fixture(scope="module")
def manifest(project: Path) -> Path:
    """The file of persisted documents: texts by id."""
    return project / "generated" / "persisted-documents.json"


@pytest.fixture(scope="module")
def names(manifest: Path) -> dict[str, str]:
    """The names of the persisted documents by id."""
    texts = json.loads(manifest.read_text(encoding="utf-8"))
    return {key: text.split()[1].partition("(")[0] for key, text in texts.items()}


def test_a_strict_program_compiles_and_reads_what_the_service_answers(
    node: Node, project: Path, names: dict[str, str], service: Service
) -> None:
    node.tool("tsc", "--project", ".", folder=project)
    told = json.loads(node.run(project / "out" / "program.js", service.url, folder=project))
    answer = service.ask(
        '{ code(code: "77620") { modifiers(first: 3) { edges { node { id } status meaning } } } release { documents } }'
    )["data"]
    edges = answer["code"]["modifiers"]["edges"]
    assert told["modifiers"] == [
        {"id": edge["node"]["id"], "certain": edge["status"] == "AFFIRMED", "meaning": edge["meaning"] or ""}
        for edge in edges
    ]
    assert (told["systems"], told["documents"]) == (["CPT", None], answer["release"]["documents"])
    assert [names[key] for key in told["hashes"]] == ["ModifiersOfACode", "NodesById"]


def test_a_persisted_document_runs_by_its_id_where_no_other_operation_runs(
    manifest: Path, names: dict[str, str]
) -> None:
    """The generator sorts selections and joins lines, so that the ids are not those of the files."""
    with running_saved(manifest) as service:
        found = {name: service.ask_saved(key)["data"] for key, name in names.items()}
        assert found == service.answers()
