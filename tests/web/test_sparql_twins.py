"""Each saved SPARQL query finds what its twin among the saved operations finds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from graphsvc.export.rdf.names import Iri, name_of
from graphsvc.gql import saved_operations
from graphsvc.sparql.saved import SavedQuery, saved_queries

Data = dict[str, Any]

Rows = Iterator[tuple[object, ...]]


def sharing(data: Data) -> Rows:
    for edge in data["modifier"]["codes"]["edges"]:
        for words in edge["evidence"]:
            place = (words["document"]["name"], words["section"], words["start"], words["end"], words["quote"])
            yield edge["node"]["id"], edge["status"], *place


def with_all(data: Data) -> Rows:
    yield from ((node["id"],) for node in data["codes"]["nodes"])


def without_diagnoses(data: Data) -> Rows:
    for node in data["codes"]["nodes"]:
        for gap in node["gaps"]["nodes"] or [{"reason": None, "quote": None}]:
            yield f"cpt:{node['code']}", gap["reason"], gap["quote"]


def on_one_source(data: Data) -> Rows:
    for one in data["assertions"]["nodes"]:
        (document,) = {words["document"]["id"] for words in one["evidence"]}
        target = one["object"]["id"] if one["object"] else one["value"]
        yield one["id"], one["subject"]["id"], one["predicate"], target, one["status"], document


def of_one_code_only(data: Data) -> Rows:
    yield from ((node["id"], node["name"]) for node in data["modifiers"]["nodes"])


def ruled_out(data: Data) -> Rows:
    for node in data["codes"]["nodes"]:
        for edge in node["modifiers"]["edges"]:
            for words in edge["evidence"]:
                modifier = f"modifier:{edge['node']['code']}"
                yield f"cpt:{node['code']}", modifier, words["document"]["name"], words["quote"]


def covering_or_discussed(data: Data) -> Rows:
    for relation, name in (("COVERED_BY", "covering"), ("DISCUSSED_FOR", "discussed")):
        for edge in data["code"][name]["edges"]:
            for words in edge["evidence"]:
                yield relation, edge["node"]["name"], words["quote"]


def not_told(data: Data) -> Rows:
    for gap in data["gaps"]["nodes"]:
        place = (gap["start"], gap["end"], gap["quote"])
        yield gap["id"], gap["document"]["id"], gap["subject"]["id"], gap["field"], gap["reason"], *place


def added(data: Data) -> Rows:
    for one in data["release"]["perDocument"]["nodes"]:
        yield one["document"]["id"], one["assertions"], one["gaps"]


TWINS: Mapping[str, Callable[[Data], Rows]] = {
    "codes-sharing-a-modifier": sharing,
    "codes-with-all-modifiers": with_all,
    "codes-without-diagnoses": without_diagnoses,
    "facts-on-one-source": on_one_source,
    "modifiers-of-one-code-only": of_one_code_only,
    "modifiers-ruled-out": ruled_out,
    "payers-covering-or-discussed": covering_or_discussed,
    "what-documents-do-not-tell": not_told,
    "what-each-document-adds": added,
}
"""The rows that the answer to an operation holds, as its twin gives them."""


def value(term: Mapping[str, str] | None) -> object:
    """Return what stands for a term in GraphQL: an id, a name of an enum, a number or a text."""
    if term is None:
        return None
    if term["type"] != "uri":
        return int(term["value"]) if "datatype" in term else term["value"]
    name = name_of(Iri(term["value"]))
    if not name.startswith("gs:"):
        return name
    local = name.removeprefix("gs:")
    return local if local[0].isupper() else "".join(f"_{one}" if one.isupper() else one.upper() for one in local)


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_a_saved_query_finds_what_its_twin_finds(client: TestClient, query: SavedQuery) -> None:
    (operation,) = (one for one in saved_operations() if one.name == query.twin)
    said = client.post("/graphql", json={"query": operation.text}).json()
    expected = set(TWINS[query.twin](said["data"]))
    response = client.get("/sparql", params={"query": query.text}).json()
    columns = response["head"]["vars"]
    shown = [name for name in columns if (query.name, name) != ("payers-covering-or-discussed", "payer")]
    rows = [tuple(value(row.get(name)) for name in shown) for row in response["results"]["bindings"]]
    assert len(expected) >= 1
    assert len(set(rows)) == len(rows)
    assert set(rows) == expected


def test_every_saved_query_tells_what_it_asks() -> None:
    queries = saved_queries()
    assert sorted(TWINS) == [query.name for query in queries]
    assert all(query.description.endswith(("?", ".")) for query in queries)
