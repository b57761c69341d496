"""The ontology, the context and the shapes say what the model says, and nothing is written in RDF that they do not."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from graphql import GraphQLEnumType, build_schema
from pyoxigraph import CanonicalizationAlgorithm, RdfFormat
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, URIRef

from graphsvc.export import exporter_named
from graphsvc.export.rdf.names import CLASSES, PREFIXES, SCHEMES, Iri, iri, member, name_of, property_of
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import portion
from graphsvc.model import RULE_MEANINGS, SIGNATURES, GapField, GapReason, Predicate, Qualifier, ReviewRule, Status
from graphsvc.model.ids import PREFIXES as KINDS
from graphsvc.resources import CONTEXT_FILE, ONTOLOGY_FILE, SCHEMA_FILE, SHAPES_FILE
from tests.export.everything import EVERYTHING

ONTOLOGY = rdflib.Graph().parse(ONTOLOGY_FILE, format="turtle")
SHAPES = rdflib.Graph().parse(SHAPES_FILE, format="turtle")
API = build_schema(SCHEMA_FILE.read_text(encoding="utf-8"))
CONTEXT = json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]

MEMBERS: Mapping[str, Iterable[Status | GapField | GapReason | ReviewRule]] = {
    "gs:Status": Status,
    "gs:GapField": GapField,
    "gs:GapReason": GapReason,
    "gs:ReviewRule": ReviewRule,
}

NEVER_WRITTEN = {"gs:Node", "gs:Quotation", "gs:Predicate", "gs:Qualifier", *MEMBERS}
"""Classes of classes, of properties and of members of lists, which a reader of the ontology alone meets."""

TEXT = "rdfs:Literal"


def name(node: object) -> str:
    return name_of(Iri(str(node)))


def ours(graph: rdflib.Graph) -> set[str]:
    """The words of our own that occur, as whatever."""
    return {name(node) for statement in graph for node in statement if str(node).startswith(PREFIXES["gs"])}


def of_type(*types: URIRef) -> set[str]:
    return {name(subject) for one in types for subject in ONTOLOGY.subjects(RDF.type, one)}


def told(word: str, property_: URIRef) -> str:
    (value,) = ONTOLOGY.objects(URIRef(iri(word)), property_)
    return name(value) if isinstance(value, URIRef) else str(value)


PROPERTIES = of_type(OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.mark.parametrize(
    ("graph", "path"), [(ONTOLOGY, ONTOLOGY_FILE), (SHAPES, SHAPES_FILE)], ids=["ontology", "shapes"]
)
def test_two_tools_read_the_same_in_what_is_published(graph: rdflib.Graph, path: Path) -> None:
    lines = graph.serialize(format="nt", encoding="utf-8")
    assert canonical(pyoxigraph.parse(path=path)) == canonical(pyoxigraph.parse(lines, format=RdfFormat.N_TRIPLES))


def canonical(quads: Iterable[pyoxigraph.Quad]) -> pyoxigraph.Dataset:
    dataset = pyoxigraph.Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_every_word_has_a_label_and_a_comment_and_every_property_a_domain_and_a_range() -> None:
    words = ours(ONTOLOGY)
    assert all(told(word, RDFS.label) and told(word, RDFS.comment) for word in words)
    ends = {told(word, end) for word in PROPERTIES for end in (RDFS.domain, RDFS.range)}
    assert ends <= of_type(OWL.Class) | {TEXT, "xsd:nonNegativeInteger"}
    assert words == of_type(OWL.Class) | PROPERTIES | {word for kind in MEMBERS for word in of_type(URIRef(iri(kind)))}


def test_predicates_join_what_the_model_says() -> None:
    declared = {
        word: (told(word, RDFS.domain), told(word, RDFS.range), told(word, RDFS.comment).lower().removesuffix("."))
        for word in of_type(URIRef(iri("gs:Predicate")))
    }
    assert declared == {
        name(property_of(predicate)): (
            "gs:Code",
            name(CLASSES[one.target]) if one.target else TEXT,
            one.meaning.lower(),
        )
        for predicate, one in SIGNATURES.items()
    }


def test_qualifiers_are_those_of_evidence() -> None:
    qualifiers = of_type(URIRef(iri("gs:Qualifier")))
    assert qualifiers == {name(property_of(one)) for one in Qualifier}
    assert {(told(one, RDFS.domain), told(one, RDFS.range)) for one in qualifiers} == {("gs:Evidence", TEXT)}


def test_kinds_are_nodes_and_concepts_or_documents() -> None:
    above = {
        name(kind): {name(one) for one in ONTOLOGY.objects(URIRef(kind), RDFS.subClassOf)} for kind in CLASSES.values()
    }
    assert above == {kind: {"gs:Node", "prov:Entity" if kind == "gs:Document" else "skos:Concept"} for kind in above}
    assert {name(one) for one in ONTOLOGY.subjects(RDFS.subClassOf, URIRef(iri("gs:Node")))} == set(above)


@pytest.mark.parametrize("kind", MEMBERS)
def test_members_of_closed_lists_mean_what_the_api_says(kind: str) -> None:
    enum = API.type_map["AssertionStatus" if kind == "gs:Status" else kind.removeprefix("gs:")]
    assert isinstance(enum, GraphQLEnumType)
    meanings = (
        {rule.value: f"{one.meaning}." for rule, one in RULE_MEANINGS.items()}
        if kind == "gs:ReviewRule"
        else {value: one.description for value, one in enum.values.items()}
    )
    assert set(enum.values) == {one.value for one in MEMBERS[kind]}
    declared = of_type(URIRef(iri(kind)))
    assert {word.removeprefix("gs:"): told(word, RDFS.comment) for word in declared} == meanings


def test_rules_tell_their_source() -> None:
    sources = {rule: told(name(member(rule)), DCTERMS.source) for rule in ReviewRule}
    assert sources == {rule: one.source for rule, one in RULE_MEANINGS.items()}


def test_every_id_but_those_of_documents_has_a_scheme() -> None:
    assert {prefix for prefix in KINDS if prefix != "document"} == set(SCHEMES)
    schemes = {
        name(one): str(ONTOLOGY.value(one, SKOS.prefLabel)) for one in ONTOLOGY.subjects(RDF.type, SKOS.ConceptScheme)
    }
    assert schemes == {f"scheme:{prefix}": title for prefix, title in SCHEMES.items()}


def test_what_is_written_is_what_is_declared() -> None:
    written = b"".join(exporter_named("turtle").write(EVERYTHING))
    assert ours(rdflib.Graph().parse(data=written, format="turtle")) == ours(ONTOLOGY) - NEVER_WRITTEN


def test_what_is_of_a_class_is_of_those_above_it_that_others_know() -> None:
    written = rdflib.Graph().parse(data=b"".join(exporter_named("turtle").write(EVERYTHING)), format="turtle")
    kinds = {one: set(written.objects(one, RDF.type)) for one in written.subjects(RDF.type)}
    for found in kinds.values():
        above = {one for kind in found for one in ONTOLOGY.transitive_objects(kind, RDFS.subClassOf)}
        assert found == {one for one in above if name(one) not in NEVER_WRITTEN}
    assert {name(kind) for found in kinds.values() for kind in found} >= {name(iri) for iri in CLASSES.values()}


def test_the_release_tells_what_it_is_written_in_and_schemes_have_their_names() -> None:
    written = rdflib.Graph().parse(data=b"".join(exporter_named("turtle").write(EVERYTHING)), format="turtle")
    release = URIRef(iri(f"release:{EVERYTHING.release.id}"))
    assert str(written.value(release, DCTERMS.identifier)) == EVERYTHING.release.id
    assert (next(ONTOLOGY.subjects(RDF.type, OWL.Ontology)),) == tuple(written.objects(release, DCTERMS.conformsTo))
    schemes = {str(one): written.value(one, SKOS.prefLabel) for one in written.subjects(RDF.type, SKOS.ConceptScheme)}
    used = set(written.objects(None, SKOS.inScheme))
    assert schemes == {str(one): ONTOLOGY.value(one, SKOS.prefLabel) for one in used}


def test_the_context_has_every_word_that_is_written_by_its_name() -> None:
    defined = {
        word: (one["@id"], one.get("@type")) if isinstance(one, Mapping) else (one, None)
        for word, one in CONTEXT.items()
        if word != "@version"
    }
    own = {key: word for word, key in defined.items() if key[0].startswith("gs:")}
    assert {word for word, _ in own} == ours(ONTOLOGY) - NEVER_WRITTEN
    assert all(key[0] == f"gs:{word}" for key, word in own.items())
    assert {prefix: CONTEXT[prefix] for prefix in PREFIXES} == dict(PREFIXES)
    coerced = {word: kind for word, kind in own if word in PROPERTIES}
    assert coerced == {word: coercion(told(word, RDFS.range)) for word in PROPERTIES}


def coercion(range_: str) -> str | None:
    if range_ in MEMBERS:
        return "@vocab"
    return {TEXT: None, "xsd:nonNegativeInteger": "xsd:nonNegativeInteger"}.get(range_, "@id")


def test_what_the_documentation_shows_is_what_is_exported(graph: KnowledgeGraph) -> None:
    (shown,) = re.findall(
        r"^```turtle\n(.*?)^```", SCHEMA_FILE.with_name("README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    heads = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    exported = rdflib.Graph().parse(data=b"".join(exporter_named("turtle").write(portion(graph))), format="turtle")
    assert set(rdflib.Graph().parse(data=heads + shown, format="turtle")) < set(exported)


def test_the_shapes_keep_every_property_of_every_class() -> None:
    kept = {
        (name(kind), name(path))
        for shape, kind in SHAPES.subject_objects(SH.targetClass)
        for property_ in SHAPES.objects(shape, SH.property)
        for path in SHAPES.objects(property_, SH.path)
        if str(path).startswith(PREFIXES["gs"])
    }
    assert {word for _, word in kept} == PROPERTIES
    assert {(told(word, RDFS.domain), word) for word in PROPERTIES} <= {
        *kept,
        *((name(above), word) for kind, word in kept for above in ONTOLOGY.objects(URIRef(iri(kind)), RDFS.subClassOf)),
    }


def test_the_shapes_list_the_members_of_closed_lists() -> None:
    lists = {
        name(path): {name(one) for one in SHAPES.items(start)}
        for property_, start in SHAPES.subject_objects(SH["in"])
        for path in SHAPES.objects(property_, SH.path)
    }
    assert lists == {
        "rdf:predicate": {name(property_of(one)) for one in Predicate},
        **{
            word: {name(member(one)) for one in MEMBERS[told(word, RDFS.range)]}
            for word in ("gs:status", "gs:gapField", "gs:gapReason", "gs:rule")
        },
    }
