"""The service as a subgraph: what a gateway asks for, and what it gets."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import parse, print_ast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.gql import OperationPolicy, Schema, build_schema, execute
from graphsvc.gql.kinds import FACE, FACES
from graphsvc.gql.limits import MAX_IDS
from graphsvc.graph import KnowledgeGraph
from graphsvc.resources import SCHEMA_FILE

Ask = Callable[..., dict[str, Any]]

ENTITIES = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Node { id } } }"

FEDERATION = {"key", "link", "shareable"}

IDS = st.sampled_from([*(face.id for face in FACES), "cpt:77386", "modifier:59", "nonsense", "", ":"])
REPRESENTATIONS = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=3) | IDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["__typename", "id", "title"]), inner | st.just("Code"), max_size=3)
    ),
    max_leaves=6,
)


def of(name: str, node_id: str) -> dict[str, str]:
    return {"__typename": name, "id": node_id}


def test_every_node_is_found_by_its_type_and_id_in_the_order_asked_for(data: Ask, graph: KnowledgeGraph) -> None:
    asked = [of(FACE[node.kind].type, node.id) for node in reversed(list(graph.nodes.values()))]
    assert {FACE[node.kind] for node in graph.nodes.values()} == set(FACES)
    assert data(ENTITIES, {"of": asked}) == {"_entities": asked}


def test_a_node_that_this_release_has_not_is_null_in_its_place(data: Ask) -> None:
    asked = [of("Code", "cpt:99999"), of("Code", "cpt:77386"), of("Payer", "payer:nobody")]
    assert data(ENTITIES, {"of": asked}) == {"_entities": [None, asked[1], None]}


def test_a_representation_may_stand_in_the_text(data: Ask) -> None:
    text = 'query ($id: ID!) { _entities(representations: [{__typename: "Code", id: $id}]) { ... on Code { code } } }'
    assert data(text, {"id": "cpt:77386"}) == {"_entities": [{"code": "77386"}]}


@pytest.mark.parametrize(
    ("representation", "code", "value"),
    [
        (of("Code", "modifier:26"), "NODE_ID_INVALID", "modifier:26"),
        (of("Code", "nonsense"), "NODE_ID_INVALID", "nonsense"),
        (of("Code", ""), "NODE_ID_INVALID", ""),
        (of("Query", "cpt:77386"), "REPRESENTATION_INVALID", "Query"),
        (of("Node", "cpt:77386"), "REPRESENTATION_INVALID", "Node"),
        (of("x" * 1000, "cpt:77386"), "REPRESENTATION_INVALID", "x" * 80),
        ({"id": "cpt:77386"}, "REPRESENTATION_INVALID", '{"id": "cpt:77386"}'),
        ({"__typename": "Code"}, "REPRESENTATION_INVALID", '{"__typename": "Code"}'),
        ({"__typename": "Code", "id": 77386}, "REPRESENTATION_INVALID", '{"__typename": "Code", "id": 77386}'),
        ({**of("Code", "cpt:1"), "a": []}, "REPRESENTATION_INVALID", '{"__typename": "Code", "id": "cpt:1", "a": []}'),
        ({"__typename": ["Code"], "id": "a"}, "REPRESENTATION_INVALID", '{"__typename": ["Code"], "id": "a"}'),
        ("cpt:77386", "REPRESENTATION_INVALID", '"cpt:77386"'),
        ([], "REPRESENTATION_INVALID", "[]"),
        (5, "REPRESENTATION_INVALID", "5"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_representation_is_an_error_in_its_place(
    ask: Ask, representation: object, code: str, value: str
) -> None:
    good = of("Modifier", "modifier:26")
    answer = ask(ENTITIES, {"of": [good, representation, good]})
    (error,) = answer["errors"]
    assert answer["data"] == {"_entities": [good, None, good]}
    assert error["path"] == ["_entities", 1]
    assert (error["extensions"]["code"], error["extensions"]["value"]) == (code, value)
    assert error["extensions"]["hint"]


def test_a_representation_of_a_variable_without_a_value_is_an_error_in_its_place(ask: Ask) -> None:
    text = """query ($x: String) {
        _entities(representations: [{__typename: "Modifier", id: "modifier:26"}, {a: $x}]) { __typename }
    }"""
    answer = ask(text)
    (error,) = answer["errors"]
    assert answer["data"] == {"_entities": [{"__typename": "Modifier"}, None]}
    assert (error["extensions"]["code"], error["extensions"]["value"]) == ("REPRESENTATION_INVALID", '{"a": null}')


def test_more_representations_than_ids_are_taken_at_once_are_an_error(error: Ask) -> None:
    assert error(ENTITIES, {"of": [of("Code", "cpt:77386")] * (MAX_IDS + 1)})["extensions"] == {
        "code": "PAGE_SIZE_INVALID",
        "value": MAX_IDS + 1,
        "hint": f"ask for at most {MAX_IDS} at once",
    }


def test_representations_count_among_the_rows_of_an_operation(graph: KnowledgeGraph) -> None:
    schema = build_schema(OperationPolicy(rows=2))
    (error,) = execute(schema, graph, ENTITIES, {"of": [of("Code", "cpt:77386")] * 3})["errors"]
    assert error["extensions"]["code"] == "OPERATION_TOO_LARGE"


def test_the_schema_for_gateways_is_not_given_again_and_again(ask: Ask) -> None:
    sdl = " ".join(f"a{number}: sdl" for number in range(5))
    (error,) = ask(f"{{ _service {{ {sdl} }} }}")["errors"]
    assert error["path"] == ["_service", "a4"]
    assert error["extensions"]["code"] == "OPERATION_TOO_LARGE"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(REPRESENTATIONS, max_size=8))
def test_each_representation_has_a_node_or_null_or_an_error_of_its_own(
    schema: Schema, graph: KnowledgeGraph, asked: list[Any]
) -> None:
    answer = execute(schema, graph, ENTITIES, {"of": asked})
    found = answer["data"]["_entities"]
    failed = {error["path"][1] for error in answer.get("errors", [])}
    assert len(found) == len(asked)
    assert {place for place, entity in enumerate(found) if entity is not None}.isdisjoint(failed)
    assert all(entity == asked[place] for place, entity in enumerate(found) if entity is not None)
    assert {error["extensions"]["code"] for error in answer.get("errors", [])} <= {
        "NODE_ID_INVALID",
        "REPRESENTATION_INVALID",
    }


def marks_of(sdl: str) -> dict[str, list[str]]:
    """The directives of the federation by the name of the type they stand on."""
    return {
        name.value if (name := getattr(part, "name", None)) else part.kind: marks
        for part in parse(sdl).definitions
        if (
            marks := [
                print_ast(mark) for mark in getattr(part, "directives", None) or () if mark.name.value in FEDERATION
            ]
        )
    }


def test_the_schema_for_gateways_is_the_published_one_with_a_key_for_every_kind(data: Ask) -> None:
    published = SCHEMA_FILE.read_text(encoding="utf-8")
    sdl = data("{ _service { sdl } }")["_service"]["sdl"]
    key, link = (
        '@key(fields: "id")',
        '@link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])',
    )
    assert marks_of(published) == {}
    assert marks_of(sdl) == {
        **{face.type: [key] for face in FACES},
        "PageInfo": ["@shareable"],
        "schema_extension": [link],
    }
    assert sdl.replace(f" {key}", "").replace(" @shareable", "").replace(f"\nextend schema {link}\n", "") == published
