"""What of a graph can be searched: the texts of each node, and where in the documents they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from graphsvc.graph.text_index import Match, Text, TextField, TextIndex
from graphsvc.graph.words import folded
from graphsvc.model import Assertion, Evidence, Node, NodeId, NodeKind, Predicate, local_part


class SearchField(StrEnum):
    """Where in what is known of a node a text stands; the order is that of highlights."""

    CODE = "CODE"
    ID = "ID"
    NAME = "NAME"
    STANDARD_CODE = "STANDARD_CODE"
    TITLE = "TITLE"
    DESCRIPTION = "DESCRIPTION"
    WORDING = "WORDING"
    LITERAL = "LITERAL"
    QUOTE = "QUOTE"


SearchIndex = TextIndex[Evidence | None]
"""The texts of nodes by id, each with the evidence it is of; what documents do not say, such as an id, has none."""

_Texts = defaultdict[str, dict[Text[Evidence | None], None]]

_FIELDS: Final = (
    TextField(name=SearchField.CODE, weight=10, whole=Match.CODE),
    TextField(name=SearchField.ID, weight=2, whole=Match.CODE),
    TextField(name=SearchField.NAME, weight=8, whole=Match.NAME),
    TextField(name=SearchField.STANDARD_CODE, weight=6, whole=Match.NAME),
    TextField(name=SearchField.TITLE, weight=6, whole=Match.NAME),
    TextField(name=SearchField.DESCRIPTION, weight=3),
    TextField(name=SearchField.WORDING, weight=3, whole=Match.NAME),
    TextField(name=SearchField.LITERAL, weight=2),
    TextField(name=SearchField.QUOTE, weight=1),
)
"""What a node is called weighs more than what is said of it; the numbers only order what BM25 would hold for equal."""

_CODED: Final = frozenset({NodeKind.CODE, NodeKind.MODIFIER, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION})
"""Kinds whose ids hold a code that people type without the prefix."""

_NAMING: Final = frozenset({SearchField.NAME, SearchField.WORDING})

_LITERALS: Final = {Predicate.TITLE: SearchField.TITLE, Predicate.DESCRIPTION: SearchField.DESCRIPTION}


def search_index(
    nodes: Iterable[Node], assertions: Iterable[Assertion], wordings: Mapping[NodeId, Sequence[str]]
) -> SearchIndex:
    """Index nodes and assertions that are each in canonical order, and the wordings of nodes that no document says."""
    texts: _Texts = defaultdict(dict)
    for node in nodes:
        texts[node.id].update(dict.fromkeys(_own_texts(node)))
    _add_said(texts, assertions)
    _add_known(texts, wordings)
    return TextIndex(_FIELDS, texts)


def start_of(text: Text[Evidence | None]) -> int | None:
    """Return the offset in its document at which a text starts, or None where it is not there letter for letter."""
    within = -1 if text.source is None else text.source.quote.find(text.text)
    return None if text.source is None or within < 0 else text.source.start + within


def _own_texts(node: Node) -> Iterator[Text[Evidence | None]]:
    yield Text(SearchField.ID, node.id, None)
    if node.kind in _CODED:
        yield Text(SearchField.CODE, local_part(node.id), None)
    if node.name != local_part(node.id):
        yield Text(SearchField.NAME, node.name, None)
    for code in node.standard_codes:
        yield Text(SearchField.STANDARD_CODE, code, None)


def _add_said(texts: _Texts, assertions: Iterable[Assertion]) -> None:
    """Add what documents say: a wording once, at its first place, a quote once for each place."""
    called: set[tuple[NodeId, SearchField, str]] = set()
    quotes: dict[tuple[NodeId, int, int], Text[Evidence | None]] = {}
    for assertion in assertions:
        node_id, field = _called(assertion)
        for words in assertion.evidence:
            text = words.as_written if assertion.value is None else assertion.value
            if (node_id, field, text) not in called:
                called.add((node_id, field, text))
                texts[node_id][Text(field, text, words)] = None
            quote = quotes.setdefault(
                (words.document, words.start, words.end), Text(SearchField.QUOTE, words.quote, words)
            )
            for concerned in (assertion.subject, node_id, words.document):
                texts[concerned][quote] = None


def _add_known(texts: _Texts, wordings: Mapping[NodeId, Sequence[str]]) -> None:
    """Add wordings without evidence, behind what documents say; not those that a name or a document says already."""
    for node_id, own in wordings.items():
        said = {folded(text.text) for text in texts[node_id] if text.field in _NAMING}
        new = {folded(wording): wording for wording in reversed(own) if folded(wording) not in said}
        texts[node_id].update((Text(SearchField.WORDING, wording, None), None) for wording in reversed(new.values()))


def _called(assertion: Assertion) -> tuple[NodeId, SearchField]:
    """Return the node that the assertion has a text for, and what the text is of it."""
    if assertion.object is not None:
        return assertion.object, SearchField.WORDING
    return assertion.subject, _LITERALS.get(assertion.predicate, SearchField.LITERAL)
