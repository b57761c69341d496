"""What reads RDF back: rdflib and pyoxigraph, each into plain statements, and these into contents."""

import json
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graphsvc.export.rdf.names import CLASSES, ONTOLOGY, Iri, name_of, property_of
from graphsvc.graph.filters import COUNTED
from graphsvc.model import (
    Assertion,
    Document,
    Gap,
    Node,
    NodeId,
    NodeKind,
    Predicate,
    Qualifier,
    ReviewNote,
    evidence_order,
    kind_of,
    local_part,
)
from tests.export.contents import Contents, assertion_of, contents, document_of, evidence_of, gap_of, note_of

PREDICATES = {name_of(property_of(predicate)): predicate.value for predicate in Predicate}

CODED = {NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION}

Reader = Callable[[Path], Contents]


NO_GRAPH = {None, DATASET_DEFAULT_GRAPH_ID}
"""What rdflib has for the default graph, after one parser or the other."""


class Text(NamedTuple):
    """A literal that is a text, as it was before it was written."""

    value: str


Value = str | Text | int
"""What a property has: a name (an id or a prefixed name), a text, or a number."""


class Read(NamedTuple):
    """A statement as it was read; names without namespaces, None for the default graph."""

    subject: str
    predicate: str
    object: Value
    graph: str | None


Join = Callable[[Iterable[Read]], Contents]


def united(statements: Iterable[Read]) -> Contents:
    """The contents of a format without graphs."""
    described = Described(statements)
    assert set().union(*described.graphs.values()) == {None}
    return described.contents()


def by_document(statements: Iterable[Read]) -> Contents:
    """The contents of a format that has a graph for each document."""
    described = Described(statements)
    found = described.contents()
    described.check_graphs(found)
    return found


def in_pyoxigraph(syntax: pyoxigraph.RdfFormat, joined: Join) -> Reader:
    def name(node: object) -> str:
        assert isinstance(node, pyoxigraph.NamedNode)
        return known(node.value)

    def value(term: object) -> Value:
        if isinstance(term, pyoxigraph.Literal):
            assert term.language is None
            return plain(term.value, name(term.datatype))
        return name(term)

    def read(path: Path) -> Contents:
        return joined(
            Read(
                name(quad.subject),
                name(quad.predicate),
                value(quad.object),
                None if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else name(quad.graph_name),
            )
            for quad in pyoxigraph.parse(path=path, format=syntax)
        )

    return read


def in_rdflib(syntax: str, joined: Join) -> Reader:
    def name(node: object) -> str:
        assert isinstance(node, rdflib.URIRef)
        return known(str(node))

    def value(term: object) -> Value:
        if isinstance(term, rdflib.Literal):
            assert term.language is None
            return plain(str(term), name(term.datatype or rdflib.XSD.string))
        return name(term)

    def read(path: Path) -> Contents:
        return joined(
            Read(name(subject), name(predicate), value(target), None if graph in NO_GRAPH else name(graph))
            for subject, predicate, target, graph in rdflib_dataset(path.read_bytes(), syntax).quads()
        )

    return read


def rdflib_dataset(content: bytes | str, syntax: str) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 warns of its own use of its own names
        dataset.parse(data=content, format=syntax)
    return dataset


def known(node: str) -> str:
    assert node == ONTOLOGY or name_of(Iri(node)) != node
    return name_of(Iri(node))


def plain(lexical: str, datatype: str) -> Text | int:
    match datatype:
        case "xsd:string":
            return Text(lexical)
        case "xsd:nonNegativeInteger":
            return int(lexical)
        case "rdf:JSON":
            text = json.loads(lexical)
            assert isinstance(text, str)
            return Text(text)
    raise AssertionError(datatype)


class Described:
    """What is stated, by what it is stated of."""

    def __init__(self, statements: Iterable[Read]) -> None:
        self.graphs: defaultdict[tuple[str, str, Value], set[str | None]] = defaultdict(set)
        self.values: defaultdict[tuple[str, str], list[Value]] = defaultdict(list)
        self.members: defaultdict[Value, list[str]] = defaultdict(list)
        for subject, predicate, target, graph in statements:
            graphs = self.graphs[subject, predicate, target]
            assert graph not in graphs or subject.startswith("evidence:")  # which several assertions may rest on
            if not graphs:
                self.values[subject, predicate].append(target)
                if predicate == "rdf:type":
                    self.members[target].append(subject)
            graphs.add(graph)

    def contents(self) -> Contents:
        found = contents(
            (self.node(name) for kind in CLASSES.values() for name in self.members[name_of(kind)]),
            map(self.document, self.members["gs:Document"]),
            map(self.assertion, self.members["gs:Assertion"]),
            map(self.gap, self.members["gs:Gap"]),
            map(self.note, self.members["gs:ReviewNote"]),
        )
        prefixes = {name.partition(":")[0] for kind in CLASSES.values() for name in self.members[name_of(kind)]}
        assert set(self.members["skos:ConceptScheme"]) == {f"scheme:{prefix}" for prefix in prefixes - {"document"}}
        edges = {said for said in self.graphs if said[1] in PREDICATES}
        assert edges == {edge_of(one) for one in found.assertions if one.status in COUNTED}
        return found

    def check_graphs(self, found: Contents) -> None:
        """What a document says stands in its graph, and in no other that does not say it."""
        expected: defaultdict[tuple[str, str, Value], set[str]] = defaultdict(set)
        for one in found.assertions:
            documents = {words.document for words in one.evidence}
            if one.status in COUNTED:
                expected[edge_of(one)] |= documents
        for said, graphs in self.graphs.items():
            subject, predicate, target = said
            prefix = subject.partition(":")[0]
            if prefix in {"evidence", "gap"}:
                assert graphs == {self.name(subject, "prov:wasQuotedFrom")}
            elif prefix == "assertion":
                proof = [target] if predicate == "prov:wasDerivedFrom" else self.names(subject, "prov:wasDerivedFrom")
                assert graphs == {self.name(str(words), "prov:wasQuotedFrom") for words in proof}
            elif predicate in PREDICATES:
                assert graphs == expected[said]
            else:
                assert graphs == {None}

    def node(self, name: str) -> Node:
        assert name_of(CLASSES[kind_of(name)]) in self.names(name, "rdf:type")
        if not name.startswith("document:"):
            assert self.name(name, "skos:inScheme") == f"scheme:{name.partition(':')[0]}"
            assert self.texts(name, "skos:notation") == ([local_part(NodeId(name))] if kind_of(name) in CODED else [])
        return Node(
            id=NodeId(name),
            name=self.text(name, "skos:prefLabel"),
            standard_codes=tuple(sorted(self.texts(name, "gs:standardCode"))),
            parent=NodeId(self.name(name, "skos:broader")) if self.values[name, "skos:broader"] else None,
        )

    def document(self, name: str) -> Document:
        encodings = self.texts(name, "gs:encoding")
        return document_of(
            {
                "id": name,
                "name": self.text(name, "dcterms:title"),
                "sha256": self.text(name, "gs:sha256"),
                "encoding": encodings[0] if encodings else None,
            }
        )

    def assertion(self, name: str) -> Assertion:
        (target,) = self.values[name, "rdf:object"]
        record = {
            "id": name,
            "predicate": PREDICATES[self.name(name, "rdf:predicate")],
            "status": self.member(name, "gs:status"),
            "value": target.value if isinstance(target, Text) else None,
            "evidence": self.evidence(name),
        }
        return assertion_of(record, self.name(name, "rdf:subject"), target if isinstance(target, str) else None)

    def gap(self, name: str) -> Gap:
        record = {
            "id": name,
            "field": self.member(name, "gs:gapField"),
            "reason": self.member(name, "gs:gapReason"),
            **self.quoted(name),
        }
        return gap_of(record, self.name(name, "gs:about"))

    def note(self, name: str) -> ReviewNote:
        record = {
            "id": name,
            "rule": self.member(name, "gs:rule"),
            "reason": self.text(name, "gs:reason"),
            "nodes": sorted(self.names(name, "gs:concernsNode")),
            "assertions": sorted(self.names(name, "gs:concernsAssertion")),
            "evidence": self.evidence(name),
        }
        return note_of(record)

    def evidence(self, owner: str) -> list[Mapping[str, Any]]:
        records = map(self.words, self.names(owner, "prov:wasDerivedFrom"))
        return sorted(records, key=lambda record: evidence_order(evidence_of(record)))

    def words(self, name: str) -> Mapping[str, Any]:
        sections = self.texts(name, "gs:section")
        qualifiers = {one.value: self.texts(name, name_of(property_of(one))) for one in Qualifier}
        return {
            **self.quoted(name),
            "section": sections[0] if sections else None,
            "extractor": self.text(self.name(name, "prov:wasAttributedTo"), "skos:prefLabel"),
            "as_written": self.text(name, "gs:asWritten"),
            "qualifiers": {qualifier: values[0] for qualifier, values in qualifiers.items() if values},
        }

    def quoted(self, name: str) -> Mapping[str, Any]:
        return {
            "document": self.name(name, "prov:wasQuotedFrom"),
            "start": self.number(name, "gs:start"),
            "end": self.number(name, "gs:end"),
            "quote": self.text(name, "prov:value"),
        }

    def text(self, name: str, predicate: str) -> str:
        (value,) = self.texts(name, predicate)
        return value

    def texts(self, name: str, predicate: str) -> list[str]:
        values = self.values[name, predicate]
        assert all(isinstance(value, Text) for value in values)
        return [value.value for value in values if isinstance(value, Text)]

    def number(self, name: str, predicate: str) -> int:
        (value,) = self.values[name, predicate]
        assert isinstance(value, int)
        return value

    def name(self, name: str, predicate: str) -> str:
        (value,) = self.names(name, predicate)
        return value

    def names(self, name: str, predicate: str) -> list[str]:
        values = self.values[name, predicate]
        assert all(isinstance(value, str) for value in values)
        return [value for value in values if isinstance(value, str)]

    def member(self, name: str, predicate: str) -> str:
        return self.name(name, predicate).removeprefix("gs:")


def edge_of(assertion: Assertion) -> tuple[str, str, Value]:
    target = assertion.object if assertion.object is not None else Text(assertion.target)
    return assertion.subject, name_of(property_of(assertion.predicate)), target
