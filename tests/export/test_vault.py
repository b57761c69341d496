"""A vault opens on every system, and every link in it leads to a note."""

import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.export import exporter_named
from graphsvc.export.vault_names import note_path
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import chosen, portion
from graphsvc.model import NodeId
from graphsvc.model.ids import PREFIXES
from tests.export.graphs import graphs
from tests.export.vault_readers import links_in, resolves

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
