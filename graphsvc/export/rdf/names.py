"""What things are called in RDF: a prefix for each kind of id, and the classes and properties of the ontology."""

import re
from collections.abc import Mapping
from typing import Final, NewType
from urllib.parse import unquote

from graphsvc.model import GapField, GapReason, NodeId, NodeKind, Predicate, Qualifier, ReviewRule, Status
from graphsvc.model.ids import PREFIXES as KIND_PREFIXES

Iri = NewType("Iri", str)
"""An absolute IRI (RFC 3987)."""

_BASE: Final = "https://w3id.org/graphsvc/"
"""Only a name: nothing has to be served there."""

ONTOLOGY: Final = f"{_BASE}ontology"

PREFIXES: Final[Mapping[str, str]] = {
    "gs": f"{ONTOLOGY}#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        prefix: f"{_BASE}{prefix}/"
        for prefix in (
            *KIND_PREFIXES,
            "assertion",
            "evidence",
            "extractor",
            "gap",
            "release",
            "review-note",
            "scheme",
        )
    },
}
"""The namespace of each prefix: an id of the graph is written in RDF as people know it, such as `cpt:77620`."""

_ESCAPED: Final = re.compile(r"[^\w./~-]|(?<!\w)/|/(?!\w)|\.+\Z")
"""What of the local part of an id no path of an IRI holds as it is (RFC 3987, section 2.2), or has a meaning there.

A point at its end ends a statement in Turtle; rdflib 7.6 does not read it where it is escaped by a backslash.
"""

CLASSES: Final[Mapping[NodeKind, Iri]] = {
    kind: Iri(PREFIXES["gs"] + "".join(map(str.capitalize, kind.split("_")))) for kind in NodeKind
}
"""The class of the nodes of each kind, such as `gs:SiteOfService`."""

SCHEMES: Final[Mapping[str, str]] = {
    "cpt": "CPT",
    "hcpcs": "HCPCS Level II",
    "modifier": "modifiers of CPT and HCPCS Level II",
    "payer": "payers",
    "specialty": "specialties",
    "site": "sites of service",
    "icd10cm": "ICD-10-CM",
    "revenue": "revenue codes of the UB-04",
    "betos": "BETOS",
}
"""What each concept scheme is called, by the prefix of the ids in it; documents are in none."""


def iri(name: str) -> Iri:
    """Return the IRI of an id, or of a prefixed name: `https://w3id.org/graphsvc/cpt/77620` of `cpt:77620`."""
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + _ESCAPED.sub(_escape, local))


def compact(resource: Iri) -> str:
    """Return the prefixed name of an IRI, escaped as it is there; the IRI itself where no prefix is for it."""
    for prefix, namespace in PREFIXES.items():
        if resource.startswith(namespace):
            return f"{prefix}:{resource[len(namespace) :]}"
    return resource


def name_of(resource: Iri) -> str:
    """Return the id, or the prefixed name, that an IRI was made of: the inverse of `iri`."""
    return unquote(compact(resource), errors="surrogatepass")


def scheme_of(node_id: NodeId) -> Iri:
    """Return the concept scheme of a node that is no document: its code set, or all of its kind."""
    return iri(f"scheme:{node_id.partition(':')[0]}")


def property_of(name: Predicate | Qualifier) -> Iri:
    """Return the property that a predicate or a qualifier is: `gs:takesModifier`, `gs:whenToUse`."""
    if name is Predicate.STATUS:
        return iri("gs:codeStatus")  # `gs:status` is that of an assertion
    first, *others = name.lower().split("_")
    return iri("gs:" + first + "".join(map(str.capitalize, others)))


def member(value: Status | GapField | GapReason | ReviewRule) -> Iri:
    """Return one of a closed list of values: `gs:AFFIRMED`."""
    return iri(f"gs:{value.value}")


def _escape(characters: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in characters[0].encode("utf-8", "surrogatepass"))
