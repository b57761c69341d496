"""The words that prove a property or an element of a map: an extension, and the definition of it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphsvc.export.fhir.systems import ROOT
from graphsvc.export.fhir.texts import string
from graphsvc.model import Evidence, NodeId, Qualifier

Json = Mapping[str, Any]
"""An element or a resource."""

EVIDENCE: Final = f"{ROOT}/StructureDefinition/graphsvc-evidence"

_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "assertion": ("string", "Id of the assertion that the words say"),
    "document": ("string", "Id of the document"),
    "name": ("string", "Name of the document"),
    "start": ("unsignedInt", "Offset of the first character, in Unicode code points, from 0"),
    "end": ("unsignedInt", "Offset behind the last character"),
    "quote": ("string", "The text from start to end"),
    "section": ("string", "Title of the section it stands in"),
    "as_written": ("string", "What the words call the object"),
    "extractor": ("string", "Rule that found it, and its version"),
    **{name.value: ("string", f"What the words add: {name.value.replace('_', ' ')}") for name in Qualifier},
}

_REQUIRED: Final = frozenset({"document", "name", "start", "end", "quote", "as_written", "extractor"})


def proof(words: Evidence, names: Mapping[NodeId, str], assertion: str | None = None) -> Json:
    """Return a piece of evidence as an extension.

    Args:
        words: The evidence.
        names: What documents are called, by id.
        assertion: Id of the assertion that it is of; None for that of a review note, which may be of several.
    """
    given: dict[str, str | int | None] = {
        "assertion": assertion,
        "document": words.document,
        "name": names[words.document],
        "start": words.start,
        "end": words.end,
        "quote": words.quote,
        "section": words.section,
        "as_written": words.as_written,
        "extractor": words.extractor,
        **{name.value: text for name, text in words.qualifiers},
    }
    parts = [_part(name, value) for name, value in given.items() if value is not None]
    return {"url": EVIDENCE, "extension": parts}


def _part(name: str, value: str | int) -> Json:
    if isinstance(value, str):
        return {"url": name, "valueString": string(value)}
    return {"url": name, "valueUnsignedInt": value}


def definition(version: str) -> Json:
    """Return the definition of the extension, which tools that check resources want."""
    return {
        "resourceType": "StructureDefinition",
        "id": EVIDENCE.rpartition("/")[2],
        "url": EVIDENCE,
        "version": version,
        "name": "GraphsvcEvidence",
        "title": "Evidence",
        "status": "active",
        "description": "A quoted span of a document that says what it stands at.",
        "fhirVersion": "4.0.1",
        "kind": "complex-type",
        "abstract": False,
        "context": [
            {"type": "element", "expression": expression}
            for expression in ("CodeSystem.concept.property", "ConceptMap.group.element.target")
        ],
        "type": "Extension",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
        "derivation": "constraint",
        "differential": {"element": list(_elements())},
    }


def _elements() -> Iterator[Json]:
    yield {"id": "Extension", "path": "Extension"}
    for name, (kind, meaning) in _PARTS.items():
        part = f"Extension.extension:{name}"
        low = 1 if name in _REQUIRED else 0
        yield {
            "id": part,
            "path": "Extension.extension",
            "sliceName": name,
            "short": meaning,
            "min": low,
            "max": "1",
        }
        yield {"id": f"{part}.extension", "path": "Extension.extension.extension", "max": "0"}
        yield {"id": f"{part}.url", "path": "Extension.extension.url", "fixedUri": name}
        yield {
            "id": f"{part}.value[x]",
            "path": "Extension.extension.value[x]",
            "min": 1,
            "type": [{"code": kind}],
        }
    yield {"id": "Extension.url", "path": "Extension.url", "fixedUri": EVIDENCE}
    yield {"id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0"}
