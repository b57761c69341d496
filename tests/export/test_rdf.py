"""All RDF formats say the same, name everything, and keep whatever texts and ids hold."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat
from rdflib.compare import isomorphic

from graphsvc.errors import ExtraError
from graphsvc.export import exporter_named
from graphsvc.export.rdf.names import PREFIXES, SCHEMES
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import Portion, portion
from graphsvc.model import Node, NodeId, Predicate, Qualifier
from graphsvc.resources import CONTEXT_FILE
from tests.clients.node import want
from tests.export.contents import contents_of
from tests.export.everything import ASSERTIONS, EVERYTHING, EVIDENCE, GAPS, OTHER
from tests.export.node_readers import found
from tests.export.rdf_readers import rdflib_dataset
from tests.export.readers import readers_here
from tests.export.round_trips import round_trip

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7.6 warns of its own names

FORMATS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "rdf-xml": (RdfFormat.RDF_XML, "xml"),
    "json-ld": (RdfFormat.JSON_LD, "json-ld"),
}

ODD = "\x00\x1b\r\n\t\"'\\<>&]\u202e\u05d0\u0627\ufffe\U0001f600"

whole_texts: SearchStrategy[str] = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(ODD), min_size=1)
texts: SearchStrategy[str] = whole_texts | st.text(st.sampled_from(f"a\udcff\udfff{ODD}"), min_size=1)
"""Any characters, with halves of surrogate pairs among them, as the names of files have them."""

ODD_IDS = (
    ".",
    "..",
    "a/../b",
    "//x",
    "/",
    "a//b",
    "a.",
    "-",
    "%2F",
    "a:b",
    "\u05e9",
    "\u0301",
    "\u00b2",
    "#",
    "?q",
    "\\",
    "a ",
)

every_format = pytest.mark.parametrize("name", FORMATS)


def written(name: str, travelling: Portion) -> bytes:
    return b"".join(exporter_named(name).write(travelling))


def canonical(content: bytes | str, syntax: RdfFormat) -> Dataset:
    """What pyoxigraph reads, whatever graph it is in."""
    dataset = Dataset(Quad(*quad.triple) for quad in pyoxigraph.parse(content, format=syntax))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def united(content: bytes, syntax: str) -> rdflib.Graph:
    """What rdflib reads, whatever graph it is in."""
    graph = rdflib.Graph()
    for subject, predicate, target, _ in rdflib_dataset(content, syntax).quads():
        graph.add((subject, predicate, target))
    return graph


@every_format
def test_each_format_written_anew_in_every_other_states_the_same(name: str, graph: KnowledgeGraph) -> None:
    syntax, called = FORMATS[name]
    content = written(name, portion(graph))
    turtle = written("turtle", portion(graph))
    stated = canonical(turtle, RdfFormat.TURTLE)
    assert canonical(content, syntax) == stated
    read = united(content, called)
    assert isomorphic(read, united(turtle, "turtle"))
    anew = rdflib.Dataset()
    for statement in read:
        anew.add(statement)
    for other, other_called in FORMATS.values():
        assert canonical(anew.serialize(format=other_called), other) == stated


def test_n_quads_written_anew_by_one_tool_and_the_other_keep_their_graphs(graph: KnowledgeGraph) -> None:
    content = written("nquads", portion(graph))
    quads = Dataset(pyoxigraph.parse(content, format=RdfFormat.N_QUADS))
    anew = rdflib_dataset(content, "nquads").serialize(format="nquads")
    assert Dataset(pyoxigraph.parse(anew, format=RdfFormat.N_QUADS)) == quads
    trig = pyoxigraph.serialize(quads, format=RdfFormat.TRIG)
    assert trig
    again = rdflib_dataset(trig, "trig").serialize(format="nquads")
    assert Dataset(pyoxigraph.parse(again, format=RdfFormat.N_QUADS)) == quads


@pytest.mark.parametrize("context", [None, "http://127.0.0.1:8000/context.jsonld"], ids=["within", "at its address"])
def test_the_reference_processor_of_json_ld_finds_what_n_quads_state(
    context: str | None, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    want()
    document = json.loads(written("json-ld", portion(graph)))
    file = tmp_path / "graph.jsonld"
    file.write_text(json.dumps({**document, "@context": context or document["@context"]}), encoding="utf-8")
    stated = canonical(written("nquads", portion(graph)), RdfFormat.N_QUADS)
    quads = pyoxigraph.serialize(stated, format=RdfFormat.N_QUADS)
    assert quads
    assert found("json-ld, canonical", file) == "".join(sorted(quads.decode().splitlines(keepends=True)))


def test_json_ld_is_plain_json_with_the_published_context() -> None:
    document = json.loads(written("json-ld", EVERYTHING))
    assert document["@context"] == json.loads(CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]
    (record,) = (one for one in document["@graph"] if one["id"] == ASSERTIONS[0].id)
    again = record["hasEvidence"].pop()
    assert {**record, "hasEvidence": len(record["hasEvidence"])} == {
        "id": ASSERTIONS[0].id,
        "type": ["Assertion", "rdf:Statement", "prov:Entity"],
        "subject": "cpt:a",
        "predicate": "takesModifier",
        "object": "modifier:a",
        "status": "AFFIRMED",
        "hasEvidence": 1,
    }
    assert again == {
        "id": again["id"],
        "type": ["Evidence", "prov:Entity"],
        "quotedFrom": OTHER.id,
        "start": 3,
        "end": 7,
        "quote": "said",
        "asWritten": "again",
        "extractedBy": "extractor:payers/1",
    }


def test_turtle_tells_each_prefix_once(graph: KnowledgeGraph) -> None:
    assert written("turtle", portion(graph)).count(b"@prefix") == len(PREFIXES)


@every_format
def test_nothing_is_without_a_name(name: str, graph: KnowledgeGraph) -> None:
    for quad in pyoxigraph.parse(written(name, portion(graph)), format=FORMATS[name][0]):
        assert not any(isinstance(term, pyoxigraph.BlankNode) for term in (*quad.triple, quad.graph_name))


@every_format
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_character_is_lost(name: str, data: st.DataObject) -> None:
    travelling = data.draw(odd_portions())
    for reader in readers_here(name):
        assert round_trip(exporter_named(name), reader, travelling, contents_of(travelling)).equal


@st.composite
def odd_portions(draw: st.DrawFn) -> Portion:
    """Portions whose texts hold any characters, but no halves of pairs where an id is made of them."""
    words = replace(
        EVIDENCE,
        quote=draw(texts),
        section=draw(texts),
        extractor=draw(texts),
        as_written=draw(texts),
        qualifiers=((Qualifier.MEANING, draw(texts)),),
    )
    edge = replace(ASSERTIONS[0], evidence=(words,))
    literal = replace(edge, predicate=Predicate.TITLE, object=None, value=draw(whole_texts))
    note = EVERYTHING.review_notes[0]
    documents = {document.id: replace(document, name=draw(texts)) for document in EVERYTHING.documents}
    return replace(
        EVERYTHING,
        nodes=tuple(
            replace(node, name=documents[node.id].name if node.id in documents else draw(texts))
            for node in EVERYTHING.nodes
        ),
        documents=tuple(documents.values()),
        assertions=(edge, literal),
        gaps=(replace(GAPS[0], quote=draw(texts)),),
        review_notes=(replace(note, assertions=(edge.id,), reason=draw(whole_texts), evidence=(words,)),),
    )


@every_format
@given(prefix=st.sampled_from(sorted(SCHEMES)), local=st.text(min_size=1) | st.sampled_from(ODD_IDS))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_id_is_lost(name: str, prefix: str, local: str) -> None:
    node = Node(id=NodeId(f"{prefix}:{local}"), name="odd")
    travelling = replace(EVERYTHING, nodes=(node,), documents=(), assertions=(), gaps=(), review_notes=())
    for reader in readers_here(name):
        assert round_trip(exporter_named(name), reader, travelling, contents_of(travelling)).equal


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"json-ld"}))
def test_what_pyoxigraph_writes_names_the_extra_where_it_is_not_installed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(ExtraError) as caught:
        next(exporter_named(name).write(EVERYTHING))
    assert (caught.value.value, caught.value.hint) == ("pyoxigraph", "pip install 'graphsvc[rdf]'")


def test_json_ld_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    content = written("json-ld", EVERYTHING)
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    assert written("json-ld", EVERYTHING) == content
