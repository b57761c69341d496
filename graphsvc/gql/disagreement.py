"""The types and the root field of disagreements."""

from typing import Final

from graphsvc.gql.arguments import sets
from graphsvc.gql.builder import Argument, Field, Given, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.inputs import assertion_filter
from graphsvc.gql.limits import ASSERTIONS_COST
from graphsvc.gql.listing import listing
from graphsvc.gql.qualifiers import QUALIFIER_FIELDS
from graphsvc.graph import KnowledgeGraph, disagreeing
from graphsvc.graph.disagreeing import Disagreement, DisagreementKind, DisagreementScope

_KINDS: Final = {
    DisagreementKind.STATUS: "The relation is affirmed, bound to a condition or denied.",
    DisagreementKind.QUALIFIER: "Words of one status give it another meaning, use, relationship or condition.",
}

_SCOPES: Final = {
    DisagreementScope.WITHIN_ONE_DOCUMENT: "One document says both.",
    DisagreementScope.BETWEEN_DOCUMENTS: "One document says the one, another says the other.",
}


def _found(graph: KnowledgeGraph, given: Given) -> tuple[Disagreement, ...]:
    return disagreeing.disagreements(
        graph,
        assertion_filter(given.get("where")),
        **sets(given, kinds="kind", qualifiers="qualifier", scopes="scope"),
    )


DISAGREEMENTS: Final = listing(
    "disagreements",
    rows="Disagreement",
    where="AssertionWhere",
    description="Relations of which documents say things that differ: with another status, or in other words. Wordings "
    "are compared letter for letter, but for letter case and blanks. By subject, predicate and object; statuses first, "
    "then by status and qualifier.",
    arguments=(
        Argument(
            name="kind",
            type="list[DisagreementKind] | None",
            description="Only of these kinds; all where it is not given.",
        ),
        Argument(
            name="qualifier",
            type="list[Qualifier] | None",
            description="Only wordings of these qualifiers, and no statuses; all where it is not given.",
        ),
        Argument(
            name="scope",
            type="list[DisagreementScope] | None",
            description="Only where one of these holds; all where it is not given.",
        ),
    ),
    find=_found,
    cost=ASSERTIONS_COST,
)


def add_disagreement(types: Types) -> None:
    """Make the enums and the types."""
    types.enum("DisagreementKind", "What documents disagree in.", _KINDS)
    types.enum("DisagreementScope", "Who disagrees with whom.", _SCOPES)
    types.enum(
        "Qualifier",
        "What words add to an assertion beyond subject, predicate and object.",
        {qualifier: description for qualifier, (_, description) in QUALIFIER_FIELDS.items()},
    )
    types.object(
        "DisagreementSide",
        "One of the things that are said.",
        (
            Field(
                name="says",
                type="str",
                description="The status, or the words of the qualifier as the first evidence has them.",
            ),
            Field(name="evidence", type="list[Evidence]", description="What says so, by document id and place."),
        ),
    )
    types.object(
        "Disagreement",
        "Two or more things said of one relation that differ: affirmed here and denied there, or in other words.",
        (
            Field(
                name="subject",
                type="Node",
                description="The near end.",
                answer=lambda found, context, _: context.graph.nodes[found.subject],
            ),
            Field(name="predicate", type="Predicate", description="The relation."),
            Field(
                name="object",
                type="Node",
                description="The far end.",
                answer=lambda found, context, _: context.graph.nodes[found.object],
            ),
            Field(name="kind", type="DisagreementKind", description="What they differ in."),
            Field(
                name="qualifier",
                type="Optional[Qualifier]",
                description="Which qualifier has several wordings; null where statuses differ.",
            ),
            Field(
                name="scopes",
                type="list[DisagreementScope]",
                description="Who disagrees with whom, at least one, in the order of DisagreementScope.",
            ),
            Field(
                name="sides",
                type="list[DisagreementSide]",
                description="One for each status, by status, or for each wording, by its first evidence; at least 2.",
            ),
            Field(
                name="assertions",
                type="list[Assertion]",
                description="One for each status, by status; or the one whose words differ in the qualifier.",
                size=Size(assumed=2),
            ),
        ),
    )
