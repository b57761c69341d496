"""The fields of documents: the text that all offsets count in, its sections, the codes it speaks of."""

from collections.abc import Iterator

from graphsvc.gql.arguments import PAGE_ARGUMENTS, page_request
from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.inputs import node_filter, where_name
from graphsvc.gql.limits import MAX_SATURATED, TEXT_COST
from graphsvc.gql.listing import node_listing
from graphsvc.graph import questions
from graphsvc.model import NodeKind


def add_sections(types: Types) -> None:
    """Make the type of sections."""
    types.object(
        "Section",
        "A headed part of a document.",
        (
            Field(name="title", type="str", description="Its heading, without marks."),
            Field(
                name="start",
                type="int",
                description="Offset of its heading in the document, in Unicode code points from 0.",
                answer=lambda section, _, __: section.span.start,
            ),
            Field(
                name="end",
                type="int",
                description="Offset behind its last character: where the next section starts, or the text ends.",
                answer=lambda section, _, __: section.span.end,
            ),
        ),
    )


def document_fields() -> Iterator[Field]:
    """Yield the fields that documents alone have."""
    yield Field(
        name="sha256",
        type="str",
        description="SHA-256 of the file's bytes, 64 hex digits; the id holds the first 12.",
        answer=lambda node, context, _: context.graph.documents[node.id].sha256,
    )
    yield Field(
        name="encoding",
        type="str | None",
        description=(
            "How the file's bytes were decoded, such as `utf-8`; `windows-1252` is assumed of what is not UTF-8. Null"
            " where the format leaves no choice, as in PDF."
        ),
        answer=lambda node, context, _: context.graph.documents[node.id].encoding,
    )
    yield Field(
        name="length",
        type="int",
        description="Length of the text in Unicode code points.",
        answer=lambda node, context, _: len(context.graph.documents[node.id].text),
    )
    yield Field(
        name="text",
        type="str",
        cost=TEXT_COST,
        description="The text as it is read, in which all offsets count: what stands from `start` to `end`.",
        arguments=(
            Argument(
                name="start",
                type="int | None",
                description=f"Offset of the first character in Unicode code points: 0 to {MAX_SATURATED}, from 0 where "
                "it is not given.",
            ),
            Argument(
                name="end",
                type="int | None",
                description="Offset behind the last character in Unicode code points: at most "
                f"{questions.MAX_TEXT_LENGTH} behind `start`, and that where not given.",
            ),
        ),
        answer=lambda node, context, given: questions.text_of(
            context.graph, node.id, given.get("start") or 0, given.get("end")
        ),
    )
    yield Field(
        name="sections",
        type="list[str]",
        description="Titles of its sections, in order.",
        answer=lambda node, context, _: questions.section_titles(context.graph, node.id),
    )
    yield Field(
        name="outline",
        type="SectionConnection",
        description="Its headed sections with their places, in order; what stands before the first heading has none.",
        arguments=(
            Argument(
                name="start",
                type="int | None",
                description="Only sections that reach behind this offset, in Unicode code points: 0 to "
                f"{MAX_SATURATED}, 0 where it is not given.",
            ),
            Argument(
                name="end",
                type="int | None",
                description="Only sections that begin in front of this offset, in Unicode code points: 0 to "
                f"{MAX_SATURATED}; the end of the text where it is not given.",
            ),
            *PAGE_ARGUMENTS,
        ),
        answer=lambda node, context, given: context.page(
            questions.headed_sections(context.graph, node.id, given.get("start") or 0, given.get("end")),
            page_request(given),
            key=lambda section: str(section.span.start),
            name=("outline", node.id),
        ),
    )
    yield node_listing(
        "codes",
        rows="Code",
        where=where_name(NodeKind.CODE),
        description="The codes that it has evidence or a gap for. By id.",
        find=lambda graph, node, given: questions.codes_in(
            graph, node.id, node_filter(given.get("where"), NodeKind.CODE)
        ),
    )
