"""Filters at work: each becomes a test whose names are looked up once, not once for every row."""

from graphsvc.graph.matching.combining import Test
from graphsvc.graph.matching.nodes import node_test
from graphsvc.graph.matching.places import within
from graphsvc.graph.matching.statements import assertion_test, gap_test, review_note_test

__all__ = ["Test", "assertion_test", "gap_test", "node_test", "review_note_test", "within"]
