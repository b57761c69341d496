"""The interface Node and the type of each kind, with the fields that the relations declare."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from graphsvc.gql.arguments import (
    STATUS,
    predicates,
    relation_argument,
    statuses,
    where_argument,
)
from graphsvc.gql.builder import Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.documents import document_fields
from graphsvc.gql.inputs import assertion_filter, gap_filter, node_filter, review_note_filter, where_name
from graphsvc.gql.kinds import FACE, FACES, Face
from graphsvc.gql.listing import node_listing
from graphsvc.gql.similarity import similar_field
from graphsvc.graph import lookup, questions
from graphsvc.graph.relations import LITERALS, Literal, Relation, relations_of
from graphsvc.model import Node, NodeKind, local_part

_CODED: Final = {
    NodeKind.CODE: "The code: five characters, `77620`.",
    NodeKind.MODIFIER: "The two characters: `26`.",
    NodeKind.DIAGNOSIS: "The ICD-10-CM code: `C34.90`.",
    NodeKind.CLASSIFICATION: "The code of the class in its own code set: `0333`.",
}
_STANDARD: Final = {
    NodeKind.SITE_OF_SERVICE: "CMS place-of-service numbers that it can mean, sorted: several where the "
    "wording leaves it open.",
    NodeKind.SPECIALTY: "NUCC taxonomy codes of the specialty, sorted.",
}


_ASSERTION: Final = replace(
    where_argument("AssertionWhere"),
    name="assertion",
    description="Only edges whose assertion is like this: what its evidence adds, where it stands, what found it.",
)


def add_nodes(types: Types) -> None:
    """Make the interface and the types."""
    types.interface(
        "Node",
        "A thing in the graph. Its id is a CURIE that never changes: `cpt:77620`, `modifier:26`.",
        _common_fields(),
        lambda node: FACE[node.kind].type,
    )
    for face in FACES:
        types.object(
            face.type,
            face.description,
            (*_own_fields(face), *map(_relation_field, relations_of(face.kind))),
            implements="Node",
            is_type_of=_is_of(face.kind),
        )


def _is_of(kind: NodeKind) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, Node) and value.kind is kind


def _common_fields() -> tuple[Field, ...]:
    return (
        Field(name="id", type="ID", description="The CURIE: a prefix, a colon, a code or slug: `cpt:77620`."),
        Field(
            name="name",
            type="str",
            description="What to call it: the vocabulary's name, else its code or the first wording; "
            "of a document, its file's name.",
        ),
        Field(name="kind", type="NodeKind", description="Its class."),
        node_listing(
            "assertions",
            rows="Assertion",
            where="AssertionWhere",
            description="The assertions it is the subject or the object of, any status; of a document, those "
            "it has evidence for. By subject, predicate, target and status.",
            find=lambda graph, node, given: questions.assertions_about(
                graph, node.id, assertion_filter(given.get("where"))
            ),
        ),
        node_listing(
            "gaps",
            rows="Gap",
            where="GapWhere",
            description="What documents do not tell of it; of a document, all that it does not tell. "
            "By document and place.",
            find=lambda graph, node, given: questions.gaps_about(graph, node.id, gap_filter(given.get("where"))),
        ),
        node_listing(
            "review_notes",
            rows="ReviewNote",
            where="ReviewNoteWhere",
            description="What is non-standard or suspicious about it; of a document, what quotes it. By rule in the "
            "order of ReviewRule, then by nodes.",
            find=lambda graph, node, given: questions.review_notes_about(
                graph, node.id, review_note_filter(given.get("where"))
            ),
        ),
    )


def _own_fields(face: Face) -> Iterator[Field]:
    if face.kind in _CODED:
        yield Field(
            name="code",
            type="str",
            description=_CODED[face.kind],
            answer=lambda node, _, __: local_part(node.id),
        )
    if face.kind in {NodeKind.CODE, NodeKind.DIAGNOSIS, NodeKind.CLASSIFICATION}:
        yield Field(
            name="system",
            type="CodeSystem",
            description="The code set it belongs to.",
            answer=lambda node, _, __: lookup.system_of(node.id),
        )
    if face.kind is NodeKind.CODE:
        yield from map(_literal_field, LITERALS)
    if face.kind in _STANDARD:
        yield Field(name="standard_codes", type="list[str]", description=_STANDARD[face.kind], size=Size(assumed=2))
    if face.kind is NodeKind.PAYER:
        yield Field(
            name="parent_id",
            type="ID | None",
            description="Id of the wider payer it belongs to, such as the federation of a licensee: "
            "`payer:blue-cross-blue-shield`. The graph need not hold that node. Null where there is none.",
            answer=lambda node, _, __: node.parent,
        )
    if face.kind is NodeKind.DOCUMENT:
        yield from document_fields()
    else:
        yield _documents_field()
        yield similar_field(face)


def _literal_field(literal: Literal) -> Field:
    return Field(
        name=literal.name,
        type="str | None",
        description=f"{literal.description} Of the first document that says one, by document id and place; "
        f"all are in `assertions(where: {{predicate: {literal.predicate}}})`. Null where none does.",
        answer=lambda node, context, _: questions.literal(context.graph, node.id, literal.predicate),
    )


def _relation_field(relation: Relation) -> Field:
    return node_listing(
        relation.name,
        rows=relation.edge,
        where=where_name(relation.target),
        description=f"{relation.description} By id, predicate and status.",
        arguments=(STATUS, *relation_argument(relation), _ASSERTION),
        find=lambda graph, node, given: questions.related(
            graph,
            node.id,
            relation,
            statuses=statuses(given),
            predicates=predicates(given),
            where=node_filter(given.get("where"), relation.target),
            assertion=assertion_filter(given.get("assertion")),
        ),
    )


def _documents_field() -> Field:
    return node_listing(
        "documents",
        rows="Document",
        where=where_name(NodeKind.DOCUMENT),
        description="The documents with evidence or a gap that speaks of it. By id.",
        find=lambda graph, node, given: questions.documents_about(
            graph, node.id, node_filter(given.get("where"), NodeKind.DOCUMENT)
        ),
    )
