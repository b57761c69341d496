"""The `where` inputs of nodes and of their relations, made from the declared relations, and their translation."""

from typing import Any, Final

from graphsvc.gql.arguments import STATUS, as_set, relation_argument
from graphsvc.gql.builder import Argument, Types
from graphsvc.gql.inputs.fields import (
    UNKNOWN,
    as_tuple,
    document_field,
    each,
    extractor_field,
    logic,
    names,
    qualifier_fields,
    qualifier_filters,
    text_field,
)
from graphsvc.gql.kinds import FACE, FACES, Face
from graphsvc.graph.filters import MAX_COUNT, AtLeast, NodeFilter, RelationFilter
from graphsvc.graph.relations import Relation, relations_of
from graphsvc.model import NodeKind

_SYSTEM_KINDS: Final = {NodeKind.CODE, NodeKind.CLASSIFICATION}
"""Kinds with more than one code system."""


def add_node_inputs(types: Types) -> None:
    """Make the inputs."""
    types.input(
        "AtLeast",
        "How many different nodes there must be.",
        (
            Argument(
                name="count",
                type="int",
                description=f"At least so many: 0 to {MAX_COUNT}; 1 asks for what `exists` does.",
            ),
            names(
                "of",
                "Only these nodes count; all where it is not given. Each is an id, a code or slug, a name or a "
                "wording: `modifier:26`, `26`. A name that this release does not hold does not count.",
            ),
        ),
    )
    for face in FACES:
        for relation in relations_of(face.kind):
            _add_relation_filter(types, relation)
        types.input(
            where_name(face.kind),
            f"What a {face.type} must be like: all fields that are given must hold; with none, all match.",
            (
                *_own_fields(face),
                *map(_relation_field, relations_of(face.kind)),
                *logic(where_name(face.kind)),
            ),
        )


def where_name(kind: NodeKind) -> str:
    """Return the name of the input that filters nodes of a kind."""
    return f"{FACE[kind].type}Where"


def node_filter(where: Any, kind: NodeKind) -> NodeFilter | None:  # noqa: ANN401 - a made class
    """Translate an input made for the nodes of a kind."""
    if where is None:
        return None
    return NodeFilter(
        named=as_tuple(getattr(where, FACE[kind].key)),
        text=where.text,
        systems=as_set(getattr(where, "system", None)),
        documents=as_tuple(getattr(where, "document", None)),
        relations=tuple(
            _relation_filter(getattr(where, relation.name), relation)
            for relation in relations_of(kind)
            if getattr(where, relation.name) is not None
        ),
        and_=each(where.and_, lambda part: node_filter(part, kind)),
        or_=each(where.or_, lambda part: node_filter(part, kind)),
        not_=node_filter(where.not_, kind),
    )


def _relation_filter(where: Any, relation: Relation) -> RelationFilter:  # noqa: ANN401 - a made class
    return RelationFilter(
        relation=relation,
        all=as_tuple(where.all),
        any=as_tuple(where.any),
        none=as_tuple(where.none),
        exists=where.exists,
        at_least=_at_least(where.at_least),
        statuses=as_set(where.status),
        predicates=as_set(getattr(where, "relation", None)),
        documents=as_tuple(where.document),
        extractors=as_tuple(where.extractor),
        qualifiers=qualifier_filters(where, relation.qualifiers),
        where=node_filter(where.where, relation.target),
    )


def _at_least(where: Any) -> AtLeast | None:  # noqa: ANN401 - a made class
    return None if where is None else AtLeast(count=where.count, of=as_tuple(where.of))


def _own_fields(face: Face) -> tuple[Argument, ...]:
    place = "The name, or a title or description," if face.kind is NodeKind.CODE else "The name"
    fields = [
        names(
            face.key,
            f"It is one of these. Each is an id, a code or slug, a name or a wording: `{face.id}`, "
            f"`{face.example}`. {UNKNOWN}",
        ),
        text_field(place),
    ]
    if face.kind in _SYSTEM_KINDS:
        fields.append(
            Argument(
                name="system",
                type="list[CodeSystem] | None",
                description="It belongs to one of these code sets.",
            )
        )
    if face.kind is not NodeKind.DOCUMENT:
        fields.append(document_field("One of these documents has evidence that speaks of it."))
    return tuple(fields)


def _filter_name(relation: Relation) -> str:
    return f"{relation.edge}Filter"


def _relation_field(relation: Relation) -> Argument:
    return Argument(name=relation.name, type=f"{_filter_name(relation)} | None", description=relation.description)


def _add_relation_filter(types: Types, relation: Relation) -> None:
    far = FACE[relation.target]
    each_is = f"Each is an id, a code or slug, a name or a wording: `{far.id}`, `{far.example}`."
    types.input(
        _filter_name(relation),
        "What the edges must be like; all fields that are given must hold. `all`, `any`, `none`, `exists` and "
        "`atLeast` say how many edges there must be, the others which edges count; with those alone, one must. "
        f"{relation.description}",
        (
            names("all", f"It has an edge to every one of these. {each_is} An empty list always matches."),
            names("any", f"It has an edge to at least one of these. {each_is} {UNKNOWN}"),
            names("none", f"It has an edge to not one of these. {each_is} An empty list always matches."),
            Argument(
                name="exists",
                type="bool | None",
                description="True: it has at least one edge. False: it has none.",
            ),
            Argument(
                name="at_least",
                type="AtLeast | None",
                description="It has edges to at least so many different nodes.",
            ),
            STATUS,
            *relation_argument(relation),
            document_field("Only edges with evidence in one of these documents count."),
            extractor_field("Only edges that one of these rules found count"),
            *qualifier_fields(relation.qualifiers, "Only edges with evidence that says this count."),
            Argument(
                name="where",
                type=f"{where_name(relation.target)} | None",
                description="Only edges to nodes that this holds for count; it nests as `and` and `or` do.",
            ),
        ),
    )
