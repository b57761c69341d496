"""The service keeps GraphQL over HTTP: the audits of the npm package graphql-http pass against it."""

from tests.clients.node import Node
from tests.clients.service import Service

AUDITS = 61
"""How many graphql-http 1.23 has."""


def test_every_audit_passes(node: Node, service: Service) -> None:
    results = node.told("audit.mjs", service.url)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS
