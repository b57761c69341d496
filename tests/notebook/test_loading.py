import subprocess
import sys
import threading
from pathlib import Path

import pytest

import graphsvc
from graphsvc.errors import NoDocumentsError, SettingError
from graphsvc.resources import BUILT_IN_DOCUMENTS

DOCUMENT = BUILT_IN_DOCUMENTS / "77620-invasive-hyperthermia.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that say the same under two names, one of them in a subfolder, and a PDF file that is none."""
    (tmp_path / "more").mkdir()
    (tmp_path / "a.txt").write_bytes(DOCUMENT.read_bytes())
    (tmp_path / "more" / "b.txt").write_bytes(DOCUMENT.read_bytes() + b"\n")
    (tmp_path / "page.pdf").write_bytes(b"no PDF")
    return tmp_path


def test_the_same_documents_give_the_same_release(g: graphsvc.LoadedGraph) -> None:
    assert graphsvc.load(BUILT_IN_DOCUMENTS).release == g.release


def test_a_file_that_cannot_be_read_is_warned_of_kept_and_left_out(folder: Path) -> None:
    with pytest.warns(graphsvc.LoadWarning, match=r"DOCUMENT_ERROR: .*page\.pdf") as warned:
        loaded = graphsvc.load(str(folder))
    assert [warning.message.problem for warning in warned] == list(loaded.problems)  # type: ignore[union-attr]
    assert warned[0].filename == __file__
    assert sorted(document.name for document in loaded.documents()) == ["a.txt", "b.txt"]
    assert "page.pdf" in loaded._repr_html_()
    assert repr(loaded).endswith(", 1 problem>")


def test_several_processes_read_the_same(folder: Path) -> None:
    with pytest.warns(graphsvc.LoadWarning):
        one, several = graphsvc.load(folder), graphsvc.load(folder, workers=2)
    assert one.release == several.release
    assert [str(problem) for problem in one.problems] == [str(problem) for problem in several.problems]


def test_a_graph_is_loaded_in_a_thread_too(g: graphsvc.LoadedGraph) -> None:
    found: list[graphsvc.LoadedGraph] = []
    thread = threading.Thread(target=lambda: found.append(graphsvc.load(DOCUMENT)))
    thread.start()
    thread.join()
    assert found[0].release.documents == 1 < g.release.documents


def test_where_nothing_can_be_read_the_error_tells_why(tmp_path: Path) -> None:
    with pytest.raises(NoDocumentsError) as raised:
        graphsvc.load(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in raised.value.message
    (tmp_path / "page.pdf").write_bytes(b"no PDF")
    with pytest.raises(NoDocumentsError) as raised:
        graphsvc.load(tmp_path)
    assert raised.value.hint is not None
    assert "page.pdf" in raised.value.hint
    assert raised.value.__notes__ == [f"hint: {raised.value.hint}"]


@pytest.mark.parametrize("settings", [{"workers": -1}, {"document_timeout": 0}, {"workers": 1000}])
def test_a_setting_out_of_bounds_is_refused_with_its_bounds(settings: dict[str, int]) -> None:
    with pytest.raises(SettingError) as raised:
        graphsvc.load(**settings)
    assert raised.value.value in settings.values()
    assert "to" in str(raised.value.hint)


def test_to_import_the_package_brings_nothing_else_along() -> None:
    code = "import sys; before = set(sys.modules); import graphsvc; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['graphsvc']"


def test_a_graph_is_loaded_and_asked_without_graphql() -> None:
    code = """
import sys, graphsvc
g = graphsvc.load()
g.code("77386").modifiers, g.codes(), g.search("hyperthermia"), g.network, g._repr_html_()
before = "graphql" in sys.modules
g.codes({"code": "77386"})
print(before, "graphql" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False True"


def test_what_the_package_offers_is_listed_and_nothing_else_is_there() -> None:
    assert {"load", "LoadedGraph", "LoadWarning", "__version__"} <= set(dir(graphsvc))
    assert graphsvc.__version__[0].isdigit()
    with pytest.raises(AttributeError, match="has no attribute 'lode'; did you mean 'load'"):
        graphsvc.lode  # type: ignore[attr-defined]  # noqa: B018
