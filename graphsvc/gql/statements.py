"""The types for what documents say and do not say: evidence, assertions, gaps and review notes."""

from collections.abc import Callable
from typing import Any, Final

from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.inputs import span_filter
from graphsvc.gql.limits import CONTEXT_LENGTH, EVIDENCE_ROWS, FILTER_COST
from graphsvc.gql.qualifiers import QUALIFIER_FIELDS
from graphsvc.graph import questions
from graphsvc.model import RULE_MEANINGS, Qualifier

_PLACE: Final = (
    Field(
        name="start",
        type="int",
        description="Offset of the quote's first character in the document, in Unicode code points from 0.",
    ),
    Field(
        name="end",
        type="int",
        description="Offset behind the quote's last character, in Unicode code points.",
    ),
    Field(name="quote", type="str", description="The document's text from `start` to `end`, letter for letter."),
    Field(
        name="before",
        type="str",
        description=f"The text in front of the quote, at most {CONTEXT_LENGTH} code points.",
        answer=lambda place, context, _: questions.before(context.graph, place, CONTEXT_LENGTH),
    ),
    Field(
        name="after",
        type="str",
        description=f"The text behind the quote, at most {CONTEXT_LENGTH} code points.",
        answer=lambda place, context, _: questions.after(context.graph, place, CONTEXT_LENGTH),
    ),
)


def add_statements(types: Types) -> None:
    """Make the types."""
    types.object(
        "Evidence",
        "A quoted span of one document, and how these words put the assertion.",
        (
            Field(
                name="document",
                type="Document",
                description="The document quoted.",
                answer=lambda words, context, _: context.graph.nodes[words.document],
            ),
            Field(
                name="section",
                type="str | None",
                description="Title of the section the quote stands in; null before the first heading.",
            ),
            *_PLACE,
            Field(
                name="as_written",
                type="str",
                description="What these words call the object or literal; the node may be called otherwise.",
            ),
            *(
                Field(
                    name=name,
                    type="str | None",
                    description=f"{description} Null where these words do not say.",
                    answer=_of_words(qualifier),
                )
                for qualifier, (name, description) in QUALIFIER_FIELDS.items()
            ),
            Field(
                name="extractor",
                type="str",
                description="Name and version of the rule that found it: `modifiers/1`.",
            ),
        ),
    )
    types.object(
        "Assertion",
        "One statement: subject, predicate, and an object or a literal, with all evidence for it.",
        (
            Field(
                name="id",
                type="ID",
                description="`assertion:` and the hash of subject, predicate, target and status; "
                "new evidence does not change it.",
            ),
            Field(
                name="subject",
                type="Code",
                description="The code it is about.",
                answer=lambda assertion, context, _: context.graph.nodes[assertion.subject],
            ),
            Field(name="predicate", type="Predicate", description="The named relation."),
            Field(
                name="object",
                type="Node | None",
                description="The node it points to; null for a literal.",
                answer=lambda assertion, context, _: context.graph.nodes.get(assertion.object),
            ),
            Field(name="value", type="str | None", description="The literal; null where it points to a node."),
            Field(
                name="status",
                type="AssertionStatus",
                description="Whether the words affirm, condition or deny it.",
            ),
            _evidence_field("All evidence, at least one, by document id and place."),
        ),
    )
    types.object(
        "Gap",
        "Something that a document says it lacks, hides or loses.",
        (
            Field(name="id", type="ID", description="`gap:` and the hash of its content."),
            Field(
                name="document",
                type="Document",
                description="The document that does not tell.",
                answer=lambda gap, context, _: context.graph.nodes[gap.document],
            ),
            Field(
                name="subject",
                type="Node",
                description="What it does not tell of: a code, a modifier, or itself where no code is known.",
                answer=lambda gap, context, _: context.graph.nodes[gap.subject],
            ),
            Field(name="field", type="GapField", description="What it does not tell."),
            Field(name="reason", type="GapReason", description="Why."),
            *_PLACE,
        ),
    )
    types.object(
        "ReviewNote",
        "Something as written but non-standard or suspicious, for people to look at. It changes no assertion.",
        (
            Field(name="id", type="ID", description="`review-note:` and the hash of its content."),
            Field(name="rule", type="ReviewRule", description="The rule that raised it."),
            Field(
                name="meaning",
                type="str",
                description="What the rule says, in general.",
                answer=lambda note, _, __: RULE_MEANINGS[note.rule].meaning,
            ),
            Field(
                name="source",
                type="str",
                description="The standard or convention that the rule rests on.",
                answer=lambda note, _, __: RULE_MEANINGS[note.rule].source,
            ),
            Field(name="reason", type="str", description="Why it was raised here: one sentence with the values."),
            Field(
                name="nodes",
                type="list[Node]",
                description="The nodes it concerns, at least one, by id.",
                size=Size(assumed=2),
                answer=lambda note, context, _: [context.graph.nodes[node_id] for node_id in note.nodes],
            ),
            Field(
                name="assertions",
                type="list[Assertion]",
                description="The assertions it concerns, by subject, predicate, target and status.",
                size=Size(assumed=2),
                answer=lambda note, context, _: questions.noted_assertions(context.graph, note),
            ),
            _evidence_field("The quoted words it rests on, at least one, by document id and place."),
        ),
    )


def _evidence_field(description: str) -> Field:
    return Field(
        name="evidence",
        type="list[Evidence]",
        description=description,
        arguments=(
            Argument(
                name="span",
                type="SpanWhere | None",
                description="Only evidence with at least one character in this stretch of a text; there may be none.",
                cost=FILTER_COST,
            ),
        ),
        size=Size(assumed=EVIDENCE_ROWS),
        answer=lambda said, context, given: questions.evidence_in(
            context.graph, said.evidence, span_filter(given.get("span"))
        ),
    )


def _of_words(qualifier: Qualifier) -> Callable[[Any, Any, Any], str | None]:
    return lambda words, _context, _given: words.qualifier(qualifier)
