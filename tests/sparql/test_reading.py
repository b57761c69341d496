"""Queries that ask other services, that change something, or that cannot be read: none of them runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from graphsvc.sparql.errors import DatasetError, QuerySyntaxError, ReadOnlyError, ServiceRefusedError
from graphsvc.sparql.reading import check_alone
from tests.sparql.endpoints import Asking

ELSEWHERE = "<http://127.0.0.1:9/>"

ASKING_OTHERS = [
    f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE SILENT {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ sErViCe{ELSEWHERE}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE # of a friend\n{ELSEWHERE}\t{{ }} }}",
    f"SELECT * {{ ?s ?p 'SERVICE' . SERVICE {ELSEWHERE} {{ }} }}",
    f"SELECT * {{ # SERVICE\nSERVICE {ELSEWHERE} {{ }} }}",
    f"PREFIX e: {ELSEWHERE} SELECT * {{ SERVICE e: {{ }} }}",
    f"PREFIX : {ELSEWHERE} SELECT * {{ SERVICE:{{ }} }}",
    f"PREFIX service: {ELSEWHERE} SELECT * {{ service service: {{ }} }}",
    f"SELECT * {{ VALUES ?x {{ {ELSEWHERE} }} SERVICE ?x {{ }} }}",
    f"SELECT * {{ VALUES ?a {{ 1 }} VALUES ?x {{ {ELSEWHERE} }} FILTER(?a<?b)SERVICE?x#>\n{{ }} }}",
    f"SELECT * {{ VALUES ?a {{ 1 }} FILTER(?a<?b&&(1)>0)SERVICE{ELSEWHERE}{{ }} }}",
    f"SELECT * {{ OPTIONAL {{ {{ SELECT * {{ GRAPH ?g {{ SERVICE {ELSEWHERE} {{ }} }} }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ SERVICE {ELSEWHERE} {{ }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER (EXISTS {{ SERVICE {ELSEWHERE} {{ }} }}) }}",
    f"SELECT * {{ {{ }} UNION {{ SERVICE {ELSEWHERE} {{ }} }} }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {ELSEWHERE} {{ }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    f"ASK {{ SERVICE {ELSEWHERE} {{ SERVICE {ELSEWHERE} {{ }} }} }}",
    f"SELECT ?service ?SERVICE {{ ?service ?p ?SERVICE . SERVICE {ELSEWHERE} {{ }} }}",
]

ASKING_NOBODY = [
    "ASK { ?s ?p 'SERVICE <http://x> { }' }",
    'ASK { ?s ?p """ " SERVICE <http://x> { } """ }',
    "ASK { ?s ?p 'it\\'s a SERVICE <http://x> { }' }",
    "ASK { } # SERVICE <http://x> { }",
    "ASK { ?s ?p <http://example.org/service?x=1#part> }",
    "ASK { ?s ?p <service:x> }",
    "ASK { ?service ?SERVICE $Service }",
    "SELECT ?service ?SERVICE { ?service ?p ?SERVICE }",
    "PREFIX service: <http://x/> ASK { service:service service: service:SERVICE }",
    "ASK { ex:service ex:Service ex:a }",
    "ASK { ?s ?p _:service }",
    "ASK { ?s ?p 'a'@service }",
    "ASK { ?s ?p ?o FILTER(?s<?service&&?p>?o) }",
    "ASK { ?s ?p ex:zqzzzzz, ex:zaaaaaa, 'service' }",
]


@pytest.mark.parametrize("text", ASKING_OTHERS)
def test_a_query_that_asks_another_service_is_refused(sparql: Asking, text: str) -> None:
    with pytest.raises(ServiceRefusedError):
        sparql.answer(text)


@pytest.mark.parametrize("text", ASKING_NOBODY)
def test_the_word_alone_is_no_service(sparql: Asking, text: str) -> None:
    assert sparql.answer(text)


HARMLESS = st.sampled_from(
    [
        "FILTER(?a<?x)",
        "?s ?p <http://x/service>.",
        "?s ?p <x:#SERVICE>.",
        "?s ?p 'SERVICE ?x {}' .",
        "?s ?p '\\'SERVICE' .",
        '?s ?p """" SERVICE ?x {}""" .',
        "?s ?p '#' .",
        "# SERVICE ?x {}\n",
        "#'\n",
        "?service ?Service ?SERVICE .",
        "ex:service ex:SERVICE ex:Service .",
    ]
)

ASKING = st.sampled_from(
    ["SERVICE ?x{}", "SERVICE SILENT<http://x>{}", "service ex:a {}", "FILTER(?a<?x)SERVICE?x#>\n{}", "SERVICE#'\n?x{}"]
)


def nested(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return patterns that hold one of these parts, between others that ask nobody, at any depth."""
    around = st.tuples(HARMLESS, parts, HARMLESS).map(" ".join)
    deeper = [around.map(form.format) for form in ("{{{}}}", "OPTIONAL{{ {} }}", "MINUS{{{}}}", "{{}} UNION {{{}}}")]
    others = [around.map(form.format) for form in ("FILTER NOT EXISTS {{{}}}", "{{SELECT*{{{}}}}}", "GRAPH ?g{{{}}}")]
    return st.one_of(parts, around, *deeper, *others)


IRIS = {"ex": "http://example.org/"}


@settings(deadline=None)
@given(nested(nested(HARMLESS)))
def test_no_query_is_refused_for_what_it_holds_at_any_depth(inner: str) -> None:
    text = f"SELECT * {{ {inner} }}"
    Store().query(text, prefixes=IRIS)  # it can be read
    check_alone(text, IRIS)


@settings(deadline=None)
@given(nested(nested(nested(ASKING))))
def test_no_depth_and_no_neighbour_hides_a_service(inner: str) -> None:
    with pytest.raises(ServiceRefusedError):
        check_alone(f"SELECT * {{ {inner} }}", IRIS)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("", "1:1", "SPARQL"),
        ("SELECT", "1:7", "SPARQL"),
        ("SELECT *\n{ ?s ?p ?o", "2:11", "SPARQL"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "1:29", "SPARQL"),
        ("SELECT *\n{ ?s no:prefix ?o }", "2:15", "prefix"),
        ("SELECT * { ?s ?p <relative> }", "1:28", "IRI"),
        ("SELECT * { ?s ?p 'never ends }", "1:31", "SPARQL"),
        ("{ codes { code } }", "1:1", "SPARQL"),
        ("SELECT (?x AS ?x) { ?x ?p ?o }", "1:31", "AS"),
    ],
)
def test_a_query_that_cannot_be_read_is_told_where(sparql: Asking, text: str, place: str, told: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        sparql.answer(text)
    line, column = place.split(":")
    assert caught.value.value == place
    assert f"near line {line}, column {column}: " in caught.value.message
    assert told in caught.value.message
    assert caught.value.hint


NOT_GROUPED = "name the variable behind GROUP BY, or take COUNT, SAMPLE or another aggregate of it"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("SELECT * { ?s ?p ?o", 'expected there, among others: "," "." ";" "{" "{|" "}" "~"'),
        ("SELCT * { ?s ?p ?o }", "expected there, among others: CONSTRUCT"),
        ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", "write it in SPARQL 1.1"),
        ("SELECT * { _:a ?p ?o . { _:a ?p ?o } }", "write it in SPARQL 1.1"),
        ("SELECT * { ?s no:prefix ?o }", "declare it: PREFIX ex: <http://example.org/>"),
        ("SELECT * { ?s ?p <relative> }", "write it whole, or declare what it belongs to by BASE"),
        ("SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o }", NOT_GROUPED),
        ("SELECT (STR(?p) AS ?x) (COUNT(?s) AS ?n) { ?s ?p ?o }", NOT_GROUPED),
        ("SELECT * { ?s ?p ?o } GROUP BY ?p", "name behind SELECT what it groups by, and count in SELECT or HAVING"),
        ("SELECT (?s AS ?p) { ?s ?p ?o }", "choose another name behind AS"),
        ("SELECT ?s ?s { ?s ?p ?o }", "name each once"),
        ("SELECT * {} LIMIT 99999999999999999999", "The query limit should be a non negative integer"),
    ],
)
def test_a_query_that_cannot_be_read_is_told_what_to_do(sparql: Asking, text: str, hint: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        sparql.answer(text)
    assert caught.value.hint == hint


def test_half_a_surrogate_pair_is_told(sparql: Asking) -> None:
    with pytest.raises(QuerySyntaxError, match="surrogate"):
        sparql.answer("ASK { ?s ?p '\ud800' }")
    with pytest.raises(QuerySyntaxError, match="surrogate"):
        sparql.answer("ASK { ?s ?p 'service \ud800' }")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { ex:a ex:says 'more' }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <http://a/> # INSERT\nBASE <http://b/>\n with ex:one DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        f"LOAD {ELSEWHERE}",
        f"LOAD SILENT {ELSEWHERE} INTO GRAPH ex:one",
        "CLEAR ALL",
        "DROP GRAPH ex:one",
        "CREATE GRAPH ex:three",
        "COPY ex:one TO ex:two",
        "MOVE ex:one TO ex:two",
        "ADD ex:one TO ex:two",
    ],
)
def test_an_update_is_refused(sparql: Asking, text: str) -> None:
    with pytest.raises(ReadOnlyError):
        sparql.answer(text)
    assert sparql.content("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == "n\r\n3\r\n"


@pytest.mark.parametrize("iri", ["", "relative", "http://exa mple.org/", "<http://example.org/>"])
def test_a_graph_that_is_named_by_no_iri_is_told(sparql: Asking, iri: str) -> None:
    with pytest.raises(DatasetError) as caught:
        sparql.answer("ASK {}", default_graphs=(iri,))
    assert caught.value.value == iri
    with pytest.raises(DatasetError):
        sparql.answer("ASK {}", named_graphs=(iri,))


def test_a_graph_that_is_not_there_is_empty_and_not_fetched(sparql: Asking) -> None:
    assert NamedNode(ELSEWHERE.strip("<>"))
    assert sparql.content(f"SELECT * FROM {ELSEWHERE} {{ ?s ?p ?o }}") == "o,p,s\r\n"
    assert sparql.content("SELECT * { ?s ?p ?o }", default_graphs=("file:///etc/hosts",)) == "o,p,s\r\n"
