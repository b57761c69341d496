"""Every format holds the same: what a real reader finds in it is what the graph says, with its proof."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graphsvc.export import EXPORTERS, FORMATS, Exporter
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import Portion, chosen, portion
from tests.clients.node import want
from tests.export.contents import contents_of
from tests.export.everything import EVERYTHING
from tests.export.graphs import graphs
from tests.export.readers import READERS, Reader
from tests.export.round_trips import round_trip

READ = [(exporter, reader) for exporter in EXPORTERS for reader in READERS[exporter.name]]

ONE_EACH = [(exporter, READERS[exporter.name][0]) for exporter in EXPORTERS]
"""What a part is depends on no tool that reads it."""

every_exporter = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
every_reader = pytest.mark.parametrize(
    ("exporter", "reader"), READ, ids=lambda one: getattr(one, "name", None) or one.tool
)
one_reader_each = pytest.mark.parametrize(
    ("exporter", "reader"), ONE_EACH, ids=lambda one: getattr(one, "name", None) or one.tool
)


def comes_back(exporter: Exporter, reader: Reader, travelling: Portion) -> bool:
    if reader.in_node:
        want()
    return round_trip(exporter, reader, travelling, contents_of(travelling)).equal


@every_reader
def test_what_is_read_back_is_what_the_graph_says(exporter: Exporter, reader: Reader, graph: KnowledgeGraph) -> None:
    assert comes_back(exporter, reader, portion(graph))


@every_reader
def test_whatever_the_model_can_say_is_read_back(exporter: Exporter, reader: Reader) -> None:
    assert comes_back(exporter, reader, EVERYTHING)


@one_reader_each
def test_what_is_read_back_of_a_part_is_that_part(exporter: Exporter, reader: Reader, graph: KnowledgeGraph) -> None:
    part = portion(graph, chosen(graph, ["modifier:26", "payer:aetna"]))
    assert 0 < len(part.assertions) < len(graph.assertions)
    assert comes_back(exporter, reader, part)


@every_reader
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_is_lost_or_harms_a_reader(exporter: Exporter, reader: Reader, data: st.DataObject) -> None:
    assert comes_back(exporter, reader, portion(data.draw(graphs())))


@one_reader_each
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_part_is_lost(exporter: Exporter, reader: Reader, data: st.DataObject) -> None:
    graph = data.draw(graphs())
    assume(graph.assertions)
    ids = data.draw(st.lists(st.sampled_from([one.id for one in graph.assertions]), min_size=1))
    assert comes_back(exporter, reader, portion(graph, chosen(graph, ids)))


@every_exporter
def test_the_same_release_gives_the_same_bytes(exporter: Exporter, graph: KnowledgeGraph) -> None:
    assert b"".join(exporter.write(portion(graph))) == b"".join(exporter.write(portion(graph)))


ELSEWHERE = """
import hashlib, json
from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.export import FORMATS
from graphsvc.graph.portion import portion

whole = portion(build_graph(extractions(document_paths(()))).graph)
print(json.dumps({one.name: hashlib.sha256(b"".join(one.write(whole))).hexdigest() for one in FORMATS}))
"""


def test_another_process_writes_the_same_bytes(graph: KnowledgeGraph) -> None:
    """In each, Python orders sets of texts otherwise."""
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, check=True, encoding="utf-8")
    here = {one.name: hashlib.sha256(b"".join(one.write(portion(graph)))).hexdigest() for one in FORMATS}
    assert json.loads(done.stdout) == here


@every_exporter
def test_a_format_is_written_as_it_is_read(exporter: Exporter, graph: KnowledgeGraph) -> None:
    parts: Iterator[bytes] = exporter.write(portion(graph))
    assert len(next(parts)) < len(b"".join(parts))


def test_every_format_has_a_name_of_its_own_and_a_reader() -> None:
    names = [exporter.name for exporter in EXPORTERS]
    assert len(set(names)) == len(names)
    assert set(names) == set(READERS)
