"""Reviews an assembled graph: one rule or family of rules in each module, all pure."""

from graphsvc.graph.review.review import RULES, Rule, review

__all__ = ["RULES", "Rule", "review"]
