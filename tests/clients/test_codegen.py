"""GraphQL Code Generator: types of the saved operations for TypeScript, and persisted documents."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.clients.node import HERE, Node
from tests.clients.saved import SCHEMA, saved_operations
from tests.clients.service import Service


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
def persisted(project: Path) -> dict[str, str]:
    """The persisted documents: texts by hash."""
    texts = json.loads((project / "generated" / "persisted-documents.json").read_text(encoding="utf-8"))
    assert isinstance(texts, dict)
    return texts


def test_a_strict_program_compiles_and_reads_what_the_service_answers(
    node: Node, project: Path, persisted: dict[str, str], service: Service
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
    assert [persisted[key].split()[1].partition("(")[0] for key in told["hashes"]] == ["ModifiersOfACode", "NodesById"]


def test_a_persisted_id_is_the_document_id_of_the_text_beside_it(persisted: dict[str, str]) -> None:
    """`sha256:` and the hash of the text: GraphQL over HTTP, appendix A."""
    assert list(persisted) == [f"sha256:{sha256(text.encode()).hexdigest()}" for text in persisted.values()]
    assert len(persisted) == len(saved_operations())


def test_a_persisted_text_answers_what_its_file_answers(
    service: Service, persisted: dict[str, str], answers: dict[str, Any]
) -> None:
    """The generator sorts selections and joins lines."""
    found = {text.split()[1].partition("(")[0]: service.ask(text)["data"] for text in persisted.values()}
    assert found == answers
