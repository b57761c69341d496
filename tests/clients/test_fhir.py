"""A validator that knows the definitions of FHIR R4 itself: beside the models of R4B, a second opinion."""

import json
from pathlib import Path

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.export import exporter_named
from graphsvc.graph.portion import portion
from tests.clients.node import Node


def written(folder: Path) -> Path:
    file = folder / "bundle.json"
    graph = build_graph(extractions(document_paths(()))).graph
    file.write_bytes(b"".join(exporter_named("fhir").write(portion(graph))))
    return file


def test_every_resource_is_one_of_fhir_r4(node: Node, tmp_path: Path) -> None:
    found = node.told("fhir.mjs", written(tmp_path))
    assert {name.partition("/")[0] for name in found} == {"Bundle", "StructureDefinition", "CodeSystem", "ConceptMap"}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_what_fhir_does_not_know_is_found(node: Node, tmp_path: Path) -> None:
    file = written(tmp_path)
    text = file.read_text(encoding="utf-8").replace('"equivalence":"narrower"', '"equivalence":"smaller"')
    bundle = json.loads(text)
    bundle["entry"][1]["resource"]["colour"] = "green"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    wrong = [message for messages in node.told("fhir.mjs", file).values() for message in messages]
    assert any('Code "smaller" not found' in message for message in wrong)
    assert any(".colour: Unexpected property" in message for message in wrong)
