"""Another subgraph adds fields to a code: Apollo's own composition joins the two."""

from pathlib import Path
from typing import Any

from graphsvc.gql.federation import subgraph_sdl
from graphsvc.resources import SCHEMA_FILE
from tests.clients.node import Node

CLAIMS = """
extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])

type Query { dearest(first: Int): ClaimConnection! }

type Code @key(fields: "id") { id: ID!  claims: ClaimConnection! }

type Claim { number: ID!  codes: [Code!]!  about: Payer! }

type Payer @key(fields: "id", resolvable: false) { id: ID! }

type ClaimConnection { nodes: [Claim!]!  pageInfo: PageInfo! }

type PageInfo @shareable { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
"""


def compose(node: Node, folder: Path, other: str) -> dict[str, Any]:
    (folder / "graphsvc.graphql").write_text(subgraph_sdl(), encoding="utf-8")
    (folder / "other.graphql").write_text(other, encoding="utf-8")
    found = node.told("federation.mjs", SCHEMA_FILE, folder / "graphsvc.graphql", folder / "other.graphql")
    assert isinstance(found, dict)
    return found


def test_a_subgraph_that_adds_fields_to_a_code_composes(node: Node, tmp_path: Path) -> None:
    composed = compose(node, tmp_path, CLAIMS)
    assert (composed["errors"], composed["hints"]) == ([], [])
    assert {"id", "claims", "code", "title", "modifiers"} <= set(composed["code"])


def test_a_key_that_this_service_has_not_does_not_compose(node: Node, tmp_path: Path) -> None:
    wrong = CLAIMS.replace('type Code @key(fields: "id") { id: ID! ', 'type Code @key(fields: "number") { number: ID! ')
    composed = compose(node, tmp_path, wrong)
    assert composed["code"] == []
    assert any("Code" in message for message in composed["errors"])
