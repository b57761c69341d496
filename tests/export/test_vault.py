"""A vault opens on every system, and every link in it leads to a note."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.export import exporter_named
from graphsvc.export.vault_names import note_path
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import chosen, portion
from graphsvc.model import NodeId
from graphsvc.model.ids import PREFIXES
from tests.export.everything import EVERYTHING
from tests.export.graphs import graphs
from tests.export.vault_readers import front_matter, links_in, pieces, resolves

SAFE = re.compile(r"[a-z]+/[a-z0-9]+-[A-Za-z0-9.-]*[A-Za-z0-9]\.md")


def links_lead_somewhere(graph: KnowledgeGraph, *ids: str) -> int:
    travelling = portion(graph, chosen(graph, ids) if ids else None)
    with TemporaryDirectory() as folder:
        with ZipFile(BytesIO(b"".join(exporter_named("obsidian").write(travelling)))) as archive:
            archive.extractall(folder)
        links = list(links_in(Path(folder)))
        assert [link for note, link in links if not resolves(note, link)] == []
        return len(links)


def test_every_link_leads_to_a_note(graph: KnowledgeGraph) -> None:
    assert links_lead_somewhere(graph) > len(graph.assertions)
    assert links_lead_somewhere(graph, "payer:aetna") > 1


@pytest.fixture(scope="module")
def notes() -> Mapping[str, str]:
    """The notes of all that can be said, by path."""
    with ZipFile(BytesIO(b"".join(exporter_named("obsidian").write(EVERYTHING)))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_first_note_leads_to_every_document(notes: Mapping[str, str]) -> None:
    _, _, documents = notes["index.md"].partition("## Documents\n")
    assert [(piece.text, piece.link) for piece in pieces(documents)] == [
        (document.name, note_path(document.id)) for document in EVERYTHING.documents
    ]


def test_a_note_leads_back_to_all_that_name_its_node(notes: Mapping[str, str]) -> None:
    names = {node.id: node.name for node in EVERYTHING.nodes}
    for node in EVERYTHING.nodes:
        _, _, back = notes[note_path(node.id)].partition("## Said of it\n")
        assert [(piece.text, piece.link) for piece in pieces(back.partition("\n## ")[0])] == [
            (f"{one.predicate} {one.status}: {names[one.subject]}", f"../{note_path(one.subject)}")
            for one in EVERYTHING.assertions
            if one.object == node.id
        ]


def test_a_node_is_found_by_its_name_and_its_code(notes: Mapping[str, str]) -> None:
    for node in EVERYTHING.nodes:
        properties, _ = front_matter(notes[note_path(node.id)])
        assert set(properties["aliases"]) == {node.name, node.id.partition(":")[2]}


@given(graph=graphs())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_makes_a_link(graph: KnowledgeGraph) -> None:
    links_lead_somewhere(graph)


ids = st.builds(
    lambda prefix, local: NodeId(f"{prefix}:{local}"), st.sampled_from(sorted(PREFIXES)), st.text(min_size=1)
)


@given(two=st.lists(ids | st.sampled_from([NodeId("payer:a"), NodeId("payer:A")]), min_size=2, max_size=2, unique=True))
def test_names_are_safe_short_and_unique_whatever_a_system_makes_of_capitals(two: list[NodeId]) -> None:
    one, other = map(note_path, two)
    assert one.casefold() != other.casefold()
    assert SAFE.fullmatch(one)
    assert len(one) < 100
