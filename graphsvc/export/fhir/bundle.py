"""A Bundle of CodeSystems and ConceptMaps in FHIR R4, which one POST loads into a terminology server.

R4 (4.0.1), since it is what the rules for health software in the United States and the guides for claims ask for, and
what HAPI and other servers run unless they are told otherwise. Its ConceptMap can tell why a wording has no code; that
of R5 has no place for it.
"""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.exporter import StreamExporter
from graphsvc.export.fhir.alignments import alignments_of
from graphsvc.export.fhir.codings import Codings
from graphsvc.export.fhir.concept_maps import head_of, mapped
from graphsvc.export.fhir.concepts import Concepts, properties_of
from graphsvc.export.fhir.proof import Json, definition
from graphsvc.export.fhir.systems import ROOT, SYSTEMS, WORDING, System
from graphsvc.export.records import json_text
from graphsvc.graph.portion import Portion


def _written(portion: Portion) -> Iterator[bytes]:
    version, mark = _version(portion), _mark(portion)
    yield f'{{"resourceType":"Bundle","id":"graphsvc-{version}","type":"transaction","entry":['.encode()
    yield from _entry(definition(version), iter(("}",)), first=True)
    alignments, codings = alignments_of(portion), Codings.of(portion)
    concepts = Concepts.of(portion, alignments, codings)
    for system in SYSTEMS:
        found = concepts.of_system(system)
        first = next(found, None)
        if first is not None:
            yield from _entry(_marked(_head(system, portion), mark), _listed("concept", first, found))
    for kind, by_wording in alignments.items():
        if by_wording:
            groups = mapped(by_wording, codings, concepts.names)
            yield from _entry(_marked(head_of(kind, version), mark), _groups(groups, version))
    yield b"\n]}\n"


def _version(portion: Portion) -> str:
    """Return the version of all resources: the release, and of a part what it was chosen by."""
    return portion.release.id + _mark(portion)


def _mark(portion: Portion) -> str:
    return f"-{portion.choice.key}" if portion.choice else ""


def _marked(head: Json, mark: str) -> Json:
    """Return a resource with an id of its own in a part: a server that has the whole would else lose it to the part."""
    return {**head, "id": f"{head['id']}{mark}"}


def _head(system: System, portion: Portion) -> Json:
    """Return a code system without its concepts.

    A system of somebody else is supplemented: it is for its steward alone to publish it, or fragments of it.
    """
    own = {"caseSensitive": True, "content": "fragment" if portion.choice else "complete"}
    properties = list(properties_of(system))
    return {
        "resourceType": "CodeSystem",
        "id": system.id,
        "url": system.url,
        "version": _version(portion),
        "name": "Graphsvc" + "".join(map(str.capitalize, system.name.split("-"))),
        "title": system.title,
        "status": "active",
        "description": system.meaning,
        **({"copyright": system.copyright} if system.copyright else {}),
        **({"content": "supplement", "supplements": system.standard} if system.standard else own),
        **({"property": properties} if properties else {}),
    }


def _entry(head: Json, rest: Iterator[str], *, first: bool = False) -> Iterator[bytes]:
    """Yield an entry: a resource, of which the rest begins behind the last value of its head."""
    place = f"{head['resourceType']}/{head['id']}"
    about = json_text({"fullUrl": f"{ROOT}/{place}", "request": {"method": "PUT", "url": place}})
    yield f'{"" if first else ","}\n{about.removesuffix("}")},"resource":{json_text(head).removesuffix("}")}'.encode()
    yield from (text.encode() for text in rest)
    yield b"}"


def _listed(name: str, first: Json, others: Iterator[Json]) -> Iterator[str]:
    yield f',"{name}":[\n{json_text(first)}'
    yield from (f",\n{json_text(one)}" for one in others)
    yield "]}"


def _groups(groups: Iterator[tuple[System, Iterator[Json]]], version: str) -> Iterator[str]:
    source = {"source": WORDING.url, "sourceVersion": version}
    for number, (system, elements) in enumerate(groups):
        target = {"target": system.uri, **({} if system.standard else {"targetVersion": version})}
        yield "," if number else ',"group":['
        yield json_text({**source, **target}).removesuffix("}")
        yield from _listed("element", next(elements), elements)
    yield "]}"


FHIR: Final = StreamExporter(
    name="fhir",
    meaning="FHIR R4: CodeSystems of the codes and ConceptMaps of their wordings, for terminology servers",
    media_type="application/fhir+json",
    ending=".json",
    writer=_written,
)
"""It holds what FHIR has a place for, and so is none of the formats in which every assertion travels."""
