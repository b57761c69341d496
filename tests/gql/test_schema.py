import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    parse,
    validate,
)

from graphsvc.gql import Schema, execute, print_sdl
from graphsvc.gql.kinds import FACES
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.relations import RELATIONS
from graphsvc.model import NodeKind
from graphsvc.resources import OPERATIONS, SCHEMA_FILE

SAVED = sorted(OPERATIONS.glob("*.graphql"))


def parts_of(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Every type, field, argument and value of a schema with its description."""
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        yield name, kind.description
        match kind:
            case GraphQLEnumType():
                yield from ((f"{name}.{value}", it.description) for value, it in kind.values.items())
            case GraphQLInputObjectType():
                yield from ((f"{name}.{field}", it.description) for field, it in kind.fields.items())
            case GraphQLObjectType() | GraphQLInterfaceType():
                for field, it in kind.fields.items():
                    yield f"{name}.{field}", it.description
                    for argument, that in it.args.items():
                        yield f"{name}.{field}({argument})", that.description


@pytest.fixture(scope="module")
def published() -> GraphQLSchema:
    return build_schema(print_sdl())


def test_the_published_schema_is_the_one_that_the_code_makes() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == print_sdl()


def test_the_schema_is_printed_the_same_every_time() -> None:
    assert print_sdl() == print_sdl()


def test_everything_in_the_schema_is_described(published: GraphQLSchema) -> None:
    undescribed = [name for name, description in parts_of(published) if not (description or "").strip()]
    assert undescribed == []


def test_every_description_is_made_of_sentences(published: GraphQLSchema) -> None:
    loose = [
        name
        for name, description in parts_of(published)
        if name not in {"String", "Int", "Float", "Boolean", "ID", "DateTime"}
        and not re.fullmatch(r"[A-Z`0-9].*[.`]", description or "", flags=re.DOTALL)
    ]
    assert loose == []


def test_every_kind_has_its_fields_and_every_relation_its_edges(schema: Schema, published: GraphQLSchema) -> None:
    types = published.type_map
    query = types["Query"]
    assert isinstance(query, GraphQLObjectType)
    assert {face.kind for face in FACES} == set(NodeKind)
    for face in FACES:
        assert {face.one, face.many} <= query.fields.keys()
        assert f"{face.type}Where" in types
    for relation in RELATIONS:
        edge = types[f"{relation.edge}Edge"]
        assert isinstance(edge, GraphQLObjectType)
        assert {"cursor", "node", "predicate", "status", "evidence", "condition"} <= edge.fields.keys()
    assert schema.get_type_by_name("CodeModifierEdge") is not None


def test_there_are_saved_operations() -> None:
    assert len(SAVED) >= 12


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_operation_runs_as_it_stands(
    path: Path, schema: Schema, graph: KnowledgeGraph, published: GraphQLSchema
) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert validate(published, parse(text)) == []
    response: dict[str, Any] = execute(schema, graph, text)
    assert "errors" not in response
    assert response["data"]


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_operation_has_the_name_of_its_file(path: Path) -> None:
    name = "".join(word.capitalize() for word in path.stem.split("-"))
    assert re.search(rf"^query {name}\b", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
