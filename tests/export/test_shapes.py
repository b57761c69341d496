"""What is exported keeps the shapes, and the shapes refuse what no export may be."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import PROV, RDF, SH, Graph, Literal, Node, URIRef

from graphsvc.export import exporter_named
from graphsvc.export.rdf.names import Iri, iri, name_of
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import Portion, portion
from graphsvc.resources import SHAPES_FILE
from tests.export.everything import EVERYTHING

SHAPES = Graph().parse(SHAPES_FILE, format="turtle")

Refusal = tuple[str, str, str]
"""What a shape refuses: the resource, the property that is wrong, and what is asked of it."""


def gs(name: str) -> URIRef:
    return URIRef(iri(f"gs:{name}"))


BAD_VALUES: Mapping[URIRef, list[Node]] = {
    SH.minCount: [],
    SH.maxCount: [Literal("one"), Literal("another")],
    SH["class"]: [gs("AFFIRMED")],
    SH["in"]: [gs("PERHAPS")],
    SH["or"]: [Literal(-1)],
    SH.datatype: [Literal(-1)],
    SH.nodeKind: [Literal("no name")],
    SH.pattern: [Literal("no hex digits")],
    SH.minLength: [Literal("")],
    SH.lessThan: [Literal(10**6)],
    SH.equals: [Literal("another")],
}
"""By what a shape asks of a property: values that it must refuse."""


class Example(NamedTuple):
    """A resource that breaks a shape.

    Attributes:
        kind: Its class.
        path: The property that is wrong.
        asked: What the shape asks of it, as its constraint component is called.
        values: What it has instead.
    """

    kind: str
    path: str
    asked: str
    values: list[Node]


def turtle(travelling: Portion) -> Graph:
    return Graph().parse(data=b"".join(exporter_named("turtle").write(travelling)), format="turtle")


def test_the_shapes_are_shapes_and_the_graph_keeps_them(graph: KnowledgeGraph) -> None:
    conforms, _, report = pyshacl.validate(turtle(portion(graph)), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, report


def test_whatever_the_model_can_say_keeps_them() -> None:
    conforms, _, report = pyshacl.validate(turtle(EVERYTHING), shacl_graph=SHAPES)
    assert conforms, report


def copy_of(data: Graph, kind: str, number: int) -> URIRef:
    """A resource that says what the first of its class says."""
    first = min(data.subjects(RDF.type, URIRef(iri(kind))), key=str)
    copy = URIRef(f"urn:broken:{number}")
    for predicate, value in list(data.predicate_objects(first)):
        data.add((copy, predicate, value))
    return copy


def examples() -> Iterator[Example]:
    """One for all that any shape asks of any property."""
    for shape, property_ in SHAPES.subject_objects(SH.property):
        kind = min(name(one) for one in SHAPES.objects(shape, SH.targetClass))
        path = SHAPES.value(property_, SH.path)
        for asked, values in BAD_VALUES.items():
            if (property_, asked, None) in SHAPES:
                component = name(asked)
                yield Example(kind, name(path), component[0].upper() + component[1:], values)


def name(node: object) -> str:
    return str(node).removeprefix(str(SH)) if str(node).startswith(str(SH)) else name_of(Iri(str(node)))


EXAMPLES = sorted(examples(), key=lambda one: one[:3])


@pytest.fixture(scope="module")
def refused() -> set[Refusal]:
    """What one run refuses of a graph that holds all examples beside what is sound."""
    data = turtle(EVERYTHING)
    for number, example in enumerate(EXAMPLES):
        broken = copy_of(data, example.kind, number)
        data.remove((broken, URIRef(iri(example.path)), None))
        for value in example.values:
            data.add((broken, URIRef(iri(example.path)), value))
    return set(refusals(data))


def refusals(data: Graph) -> Iterator[Refusal]:
    conforms, found, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    assert not conforms
    assert isinstance(found, Graph)
    for result in found.subjects(RDF.type, SH.ValidationResult):
        component = name(found.value(result, SH.sourceConstraintComponent)).removesuffix("ConstraintComponent")
        path = found.value(result, SH.resultPath)
        yield str(found.value(result, SH.focusNode)), name(path), component


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: "-".join(one[:3]))
def test_what_a_shape_asks_of_a_property_is_wanted(example: Example, refused: set[Refusal]) -> None:
    assert (f"urn:broken:{EXAMPLES.index(example)}", example.path, example.asked) in refused


def test_what_is_sound_is_not_refused_for_what_is_broken_beside_it(refused: set[Refusal]) -> None:
    assert {focus for focus, _, _ in refused} == {f"urn:broken:{number}" for number in range(len(EXAMPLES))}


def test_all_that_the_shapes_ask_of_properties_has_examples() -> None:
    asked = {asked for property_ in SHAPES.objects(None, SH.property) for asked in SHAPES.predicates(property_, None)}
    assert asked == {SH.path, *BAD_VALUES}


def test_what_is_stated_directly_is_what_is_asserted_and_quotes_fill_their_spans() -> None:
    data = turtle(EVERYTHING)
    by_status = {
        data.value(one, gs("status")): one for one in sorted(data.subjects(RDF.type, gs("Assertion")), key=str)
    }
    affirmed, denied = by_status[gs("AFFIRMED")], by_status[gs("NEGATED")]
    data.remove(statement_of(data, affirmed))
    data.add(statement_of(data, denied))
    evidence = next(data.subjects(RDF.type, gs("Evidence")))
    data.set((evidence, PROV.value, Literal("more than All")))
    assert set(refusals(data)) == {
        (str(affirmed), name(statement_of(data, affirmed)[1]), "SPARQL"),
        (str(iri("cpt:a")), name(statement_of(data, denied)[1]), "SPARQL"),
        (str(evidence), "prov:value", "SPARQL"),
    }


def statement_of(data: Graph, assertion: Node) -> tuple[Node, Node, Node]:
    subject, predicate, target = (data.value(assertion, one) for one in (RDF.subject, RDF.predicate, RDF.object))
    assert subject
    assert predicate
    assert target
    return subject, predicate, target
