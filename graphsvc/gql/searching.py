"""The types and the root field of a search over the graph."""

from typing import Final

from graphsvc.gql.arguments import PAGE_ARGUMENTS, first_argument, how_many, page_request
from graphsvc.gql.builder import Argument, Field, Given, Types
from graphsvc.gql.connections import CURSOR, list_fields
from graphsvc.gql.directives import limited
from graphsvc.gql.faceting import facets_field
from graphsvc.gql.limits import HIGHLIGHTS, SEARCH_COST
from graphsvc.gql.listing import BY_ID
from graphsvc.graph import KnowledgeGraph, searching
from graphsvc.graph.highlighting import MAX_SHOWN
from graphsvc.graph.search_index import SearchField
from graphsvc.graph.searching import Found
from graphsvc.graph.text_index import MAX_TEXT, MAX_WORDS, Match
from graphsvc.graph.words import folded

_MATCHES: Final = {
    Match.CODE: "The text is the id or the code of the node: `cpt:77620`, `26`.",
    Match.NAME: "The text is what it is called: its name, title, standard code, or a wording of documents "
    "or of the vocabulary.",
    Match.WORDS: "All the words stand in what is known of it.",
    Match.BEGINNINGS: "All the words do, some only as the beginning of a word: `hyperth`.",
    Match.TYPOS: "All the words do, some only with a typo or two: `hypertermia`. Words with digits have none.",
    Match.SOME_WORDS: "Some of the words do. Only where no node has all of them.",
}

_FIELDS: Final = {
    SearchField.CODE: "Its code, without the prefix of the code set: `77620`.",
    SearchField.ID: "Its id: `cpt:77620`.",
    SearchField.NAME: "Its name, where that is not its code; of a document, its file's name.",
    SearchField.STANDARD_CODE: "A standard code of a site or specialty: `22`, `2085R0001X`.",
    SearchField.TITLE: "A title that a document gives the code.",
    SearchField.DESCRIPTION: "A sentence that says what the code is.",
    SearchField.WORDING: "What documents call it, as written.",
    SearchField.LITERAL: "Another literal of the code, such as what it includes.",
    SearchField.QUOTE: "A quote that speaks of it; of a document, a quote from it.",
}


def _found(graph: KnowledgeGraph, given: Given) -> tuple[Found, ...]:
    return searching.search(graph, given["text"], given.get("kinds"))


SEARCH: Final = Field(
    name="search",
    type="SearchConnection",
    description="The nodes whose texts hold these words, the best match first, then by score, then by id. Letter case, "
    "accents and marks do not matter; beginnings of words and typos are found.",
    arguments=(
        Argument(
            name="text",
            type="str",
            description="Words, codes or ids: `hyperthermia probe`, `77620`, `modifier 26`. At most "
            f"{MAX_TEXT} code points and {MAX_WORDS} different words; without a letter or digit it is an error.",
        ),
        Argument(
            name="kinds", type="list[NodeKind] | None", description="Only nodes of these kinds; all where not given."
        ),
        *PAGE_ARGUMENTS,
    ),
    cost=SEARCH_COST,
    answer=lambda _, context, given: context.page(
        _found(context.graph, given),
        page_request(given),
        key=BY_ID,
        name=("search", folded(given["text"]), *sorted(set(given.get("kinds") or ()))),
        given=given,
        find=lambda asked: _found(context.graph, asked),
    ),
)


def add_searching(types: Types) -> None:
    """Make the types."""
    types.enum("SearchMatch", "How a node was found, the best first: a better match always scores more.", _MATCHES)
    types.enum("SearchField", "What of a node a text is.", _FIELDS)
    types.object(
        "SearchRange",
        "A word that was found. Offsets count Unicode code points from 0, the end behind the last.",
        (
            Field(name="start", type="int", description="Its start in the text of the highlight."),
            Field(name="end", type="int", description="Its end in the text of the highlight."),
            Field(
                name="document_start",
                type="int | None",
                description="Its start in the document of the evidence; null where the text does not stand there "
                "letter for letter.",
            ),
            Field(
                name="document_end",
                type="int | None",
                description="Its end in the document of the evidence; null where `documentStart` is.",
            ),
        ),
    )
    types.object(
        "SearchHighlight",
        "A text of a node with words that were found.",
        (
            Field(name="field", type="SearchField", description="What of the node the text is."),
            Field(
                name="text",
                type="str",
                description=f"The text, or the stretch of it around the first word found: {MAX_SHOWN} code points.",
            ),
            Field(
                name="ranges",
                type="list[SearchRange]",
                description="The words found in that stretch, at least one, from left to right.",
            ),
            Field(
                name="evidence",
                type="Evidence | None",
                description="The evidence that the text is of; null for ids, codes and names, which no document gives.",
            ),
        ),
    )
    _add_page(types)


def _add_page(types: Types) -> None:
    types.object(
        "SearchEdge",
        "A node that was found: how, how well, and where in its texts.",
        (
            CURSOR,
            Field(name="node", type="Node", description="The node.", answer=lambda row, _, __: row.item.node),
            Field(
                name="match",
                type="SearchMatch",
                description="How it was found.",
                answer=lambda row, _, __: row.item.match,
            ),
            Field(
                name="score",
                type="float",
                description="0 to 1, higher is better: a better `match` always scores more, and within a match the "
                "relevance (BM25) decides. Not to be compared between searches.",
                answer=lambda row, _, __: row.item.score,
            ),
            Field(
                name="highlights",
                type="list[SearchHighlight]",
                description="Texts of the node with words that were found: those with most of them first, then in the "
                "order of SearchField, then by place. They count as rows of the operation.",
                arguments=(
                    first_argument(HIGHLIGHTS),
                    Argument(
                        name="fields",
                        type="list[SearchField] | None",
                        description="Only texts of these; all where it is not given.",
                    ),
                ),
                size=limited(HIGHLIGHTS),
                answer=lambda row, context, given: searching.highlights(
                    context.graph,
                    row.item,
                    limit=how_many(given, HIGHLIGHTS),
                    fields=given.get("fields"),
                ),
            ),
        ),
    )
    types.object(
        "SearchConnection",
        "A page of what was found: the best match first, then by score, then by id.",
        (
            *list_fields("Search", "Number of nodes found, over all pages."),
            facets_field("Search"),
            Field(
                name="nodes",
                type="list[Node]",
                description="The nodes of this page without what is told of them.",
                answer=lambda page, _, __: [found.node for found in page.items],
                sized_above=True,
            ),
        ),
    )
