import builtins
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

import graphsvc
from graphsvc.errors import ArgumentError, ExtraError
from graphsvc.export.tables import TABLES
from graphsvc.graph import KnowledgeGraph
from graphsvc.notebook import LoadedGraph
from tests.export.graphs import graphs

Ask = Callable[[LoadedGraph], Any]

ASKED: dict[str, Ask] = {
    "assertions": lambda g: g.assertions(),
    "codes": lambda g: g.codes(),
    "compare": lambda g: g.compare([code.id for code in g.codes()][:2]),
    "completeness": lambda g: g.completeness(),
    "disagreements": lambda g: g.disagreements(),
    "gaps": lambda g: g.gaps(),
    "paths": lambda g: g.paths("77386", "77407"),
    "resolve": lambda g: g.resolve(["77620-26", "ASC", "nothing"]),
    "review_notes": lambda g: g.review_notes(),
    "saved_operations": lambda g: g.saved_operations,
    "search": lambda g: g.search("hyperthermia"),
    "similar": lambda g: g.similar("77620"),
    "cells": lambda g: g.matrix("MODIFIER", "PAYER").cells,
    "nodes around": lambda g: g.neighborhood("modifier:26").nodes,
}
"""What gives rows, by a name for each."""


@pytest.mark.parametrize("name", ASKED)
def test_a_frame_without_rows_has_the_columns_and_dtypes_of_one_with_rows(name: str, g: LoadedGraph) -> None:
    answer = ASKED[name](g)
    frame, empty = answer.frame(), answer[:0].frame()
    assert len(frame) > 0 == len(empty)
    pd.testing.assert_series_equal(frame.dtypes, empty.dtypes)
    assert set(map(str, frame.dtypes)) <= {"string", "Int64", "Float64", "boolean"}
    assert frame.attrs == empty.attrs == {"release": g.release.id}


@given(graph=graphs())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_frame_of_assertions_has_a_row_for_each_quote_as_it_is(graph: KnowledgeGraph) -> None:
    frame = LoadedGraph(graph=graph, problems=()).assertions().frame()
    assert [
        tuple(row) for row in frame[["assertion", "document", "start", "end", "quote"]].itertuples(index=False)
    ] == [
        (one.id, words.document, words.start, words.end, words.quote)
        for one in graph.assertions
        for words in one.evidence
    ]
    assert (frame["object"].isna() != frame["value"].isna()).all()


@given(graph=graphs())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_gaps_notes_and_disagreements_lose_no_quote(graph: KnowledgeGraph) -> None:
    g = LoadedGraph(graph=graph, problems=())
    assert g.gaps().frame()["quote"].tolist() == [gap.quote for gap in graph.gaps]
    notes = [words.quote for note in graph.review.notes for words in note.evidence]
    assert g.review_notes().frame()["quote"].tolist() == notes
    sides = [words.quote for one in g.disagreements() for side in one.sides for words in side.evidence]
    assert g.disagreements().frame()["quote"].tolist() == sides


def test_the_frames_of_the_graph_are_its_tables_and_join_by_ids(g: LoadedGraph) -> None:
    frames = g.frames()
    assert list(frames) == [table.name for table in TABLES]
    joined = frames["evidence"].merge(frames["assertions"], left_on="assertion", right_on="id", validate="many_to_one")
    assert len(joined) == g.release.evidence
    part = g.frames("modifier:26")["assertions"]
    assert 0 < len(part) < g.release.assertions


def test_the_frame_of_a_matrix_has_its_counts(g: LoadedGraph) -> None:
    table = g.matrix("MODIFIER", "PAYER")
    frame = table.frame()
    assert frame.loc["modifier:26", "payer:aetna"] == 3
    assert int(frame.to_numpy().sum()) == sum(len(cell.codes) for cell in table.cells)
    none = g.matrix("MODIFIER", "PAYER", where={"code": ["77999"]})
    assert none.frame().shape == (0, 0)
    assert "matrix of 0 by 0" in none._repr_html_()


def test_lists_of_an_answer_become_frames_by_their_paths(g: LoadedGraph) -> None:
    answer = g.query("codes-sharing-a-modifier", {"modifier": "26"})
    frame = answer.frame("modifier.codes.edges")
    assert frame["node.code"].tolist() == ["77386", "77620", "77750"]
    with pytest.raises(ArgumentError) as raised:
        answer.frame("modifier.codes")
    assert "modifier.codes.edges" in str(raised.value.hint)


def test_without_pandas_the_error_names_the_extra(g: LoadedGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> object:  # noqa: ANN401 - passed on
        if name == "pandas":
            raise ModuleNotFoundError(name=name)
        return found(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    asks: Mapping[str, Callable[[], object]] = {
        "rows": g.codes().frame,
        "matrix": g.matrix("MODIFIER", "PAYER").frame,
        "tables": g.frames,
        "answer": lambda: g.query("{ codes { nodes { id } } }").frame("codes.nodes"),
    }
    for ask in asks.values():
        with pytest.raises(ExtraError) as raised:
            ask()
        assert raised.value.hint == "pip install 'graphsvc[pandas]'"
    assert graphsvc.LoadedGraph.__repr__(g)
