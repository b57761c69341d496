"""gql, the Python client: it fetches the schema, checks operations against it, and runs them."""

from collections.abc import Iterator

import pytest
from gql import Client, GraphQLRequest
from gql.client import SyncClientSession
from gql.dsl import DSLInlineFragment, DSLQuery, DSLSchema, dsl_gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError, GraphQLSchema, build_schema, find_breaking_changes

from tests.cli.serving import DEADLINE
from tests.clients.saved import SCHEMA, saved_operations
from tests.clients.service import Service

EVERYTHING = {
    "specified_by_url": True,
    "directive_is_repeatable": True,
    "schema_description": True,
    "input_value_deprecation": True,
}


@pytest.fixture(scope="module")
def session(service: Service) -> Iterator[SyncClientSession]:
    """A session that has fetched the schema, and checks by it what it sends."""
    transport = RequestsHTTPTransport(service.url, timeout=DEADLINE)
    with Client(transport=transport, fetch_schema_from_transport=True, introspection_args=EVERYTHING) as session:
        yield session


@pytest.fixture
def schema(session: SyncClientSession) -> GraphQLSchema:
    """The schema as the client fetched it."""
    assert session.client.schema is not None
    return session.client.schema


def test_the_schema_it_fetches_keeps_what_is_published(schema: GraphQLSchema) -> None:
    published = build_schema((SCHEMA / "schema.graphql").read_text(encoding="utf-8"))
    assert find_breaking_changes(published, schema) == []


def test_every_saved_operation_passes_its_checks_and_runs(session: SyncClientSession, service: Service) -> None:
    found = {saved.name: session.execute(GraphQLRequest(saved.text)) for saved in saved_operations()}
    assert found == service.answers()


def test_an_operation_written_in_python_reads_nodes_of_several_kinds(
    session: SyncClientSession, schema: GraphQLSchema
) -> None:
    types = DSLSchema(schema)
    system = DSLInlineFragment().on(types.Code).select(types.Code.system)
    nodes = types.Query.nodes.args(ids=["modifier:26", "cpt:77620"])
    operation = dsl_gql(DSLQuery(nodes.select(types.Node.id, types.Node.kind, system)))
    assert session.execute(operation) == {
        "nodes": [{"id": "modifier:26", "kind": "MODIFIER"}, {"id": "cpt:77620", "kind": "CODE", "system": "CPT"}]
    }


def test_a_field_that_is_not_in_the_schema_is_refused_before_it_is_sent(session: SyncClientSession) -> None:
    with pytest.raises(GraphQLError, match="Cannot query field 'nothing' on type 'Query'"):
        session.execute(GraphQLRequest("{ nothing }"))


def test_an_error_reaches_the_program_with_its_code(session: SyncClientSession) -> None:
    with pytest.raises(TransportQueryError) as caught:
        session.execute(GraphQLRequest('{ node(id: "nonsense") { id } }'))
    assert [error["extensions"]["code"] for error in caught.value.errors or ()] == ["NODE_ID_INVALID"]
