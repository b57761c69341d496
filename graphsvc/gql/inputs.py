"""The `where` inputs, made from the declared relations, and their translation into filters."""

from typing import Any, Final

from graphsvc.gql.arguments import STATUS, relation_argument
from graphsvc.gql.builder import Argument, Types
from graphsvc.gql.kinds import FACE, FACES, Face
from graphsvc.graph.filters import AssertionFilter, GapFilter, NodeFilter, RelationFilter, ReviewNoteFilter
from graphsvc.graph.relations import Relation, relations_of
from graphsvc.model import NodeKind

_SYSTEM_KINDS: Final = {NodeKind.CODE, NodeKind.CLASSIFICATION}
"""Kinds with more than one code system."""

_NAMED_ANY: Final = "Each is an id, a code or slug, a name or a wording: `cpt:77620`, `26`, `Aetna`."
_UNKNOWN: Final = "A name that this release does not hold matches nothing; an empty list matches nothing."


def add_inputs(types: Types) -> None:
    """Make the inputs."""
    for face in FACES:
        for relation in relations_of(face.kind):
            _add_relation_filter(types, relation)
        types.input(
            where_name(face.kind),
            f"What a {face.type} must be like: all fields that are given must hold; with none, all match.",
            (
                *_own_fields(face),
                *map(_relation_field, relations_of(face.kind)),
                *_logic(where_name(face.kind)),
            ),
        )
    types.input(
        "AssertionWhere",
        "What an assertion must be like: all fields that are given must hold; with none, all match.",
        (*_ASSERTION_FIELDS, *_logic("AssertionWhere")),
    )
    types.input(
        "GapWhere",
        "What a gap must be like: all fields that are given must hold; with none, all match.",
        (*_GAP_FIELDS, *_logic("GapWhere")),
    )
    types.input(
        "ReviewNoteWhere",
        "What a review note must be like: all fields that are given must hold; with none, all match.",
        (*_REVIEW_NOTE_FIELDS, *_logic("ReviewNoteWhere")),
    )


def where_name(kind: NodeKind) -> str:
    """Return the name of the input that filters nodes of a kind."""
    return f"{FACE[kind].type}Where"


def node_filter(where: Any, kind: NodeKind) -> NodeFilter | None:  # noqa: ANN401 - a made class
    """Translate an input made for the nodes of a kind."""
    if where is None:
        return None
    return NodeFilter(
        named=_tuple(getattr(where, FACE[kind].key)),
        text=where.text,
        systems=_set(getattr(where, "system", None)),
        documents=_tuple(getattr(where, "document", None)),
        relations=tuple(
            _relation_filter(getattr(where, relation.name), relation)
            for relation in relations_of(kind)
            if getattr(where, relation.name) is not None
        ),
        and_=_each(where.and_, lambda part: node_filter(part, kind)),
        or_=_each(where.or_, lambda part: node_filter(part, kind)),
        not_=node_filter(where.not_, kind),
    )


def assertion_filter(where: Any) -> AssertionFilter | None:  # noqa: ANN401 - a made class
    """Translate an AssertionWhere."""
    if where is None:
        return None
    return AssertionFilter(
        subjects=_tuple(where.subject),
        objects=_tuple(where.object),
        predicates=_set(where.predicate),
        statuses=_set(where.status),
        documents=_tuple(where.document),
        extractors=_tuple(where.extractor),
        single_document=where.single_document,
        text=where.text,
        and_=_each(where.and_, assertion_filter),
        or_=_each(where.or_, assertion_filter),
        not_=assertion_filter(where.not_),
    )


def gap_filter(where: Any) -> GapFilter | None:  # noqa: ANN401 - a made class
    """Translate a GapWhere."""
    if where is None:
        return None
    return GapFilter(
        subjects=_tuple(where.subject),
        fields=_set(where.field),
        reasons=_set(where.reason),
        documents=_tuple(where.document),
        text=where.text,
        and_=_each(where.and_, gap_filter),
        or_=_each(where.or_, gap_filter),
        not_=gap_filter(where.not_),
    )


def review_note_filter(where: Any) -> ReviewNoteFilter | None:  # noqa: ANN401 - a made class
    """Translate a ReviewNoteWhere."""
    if where is None:
        return None
    return ReviewNoteFilter(
        rules=_set(where.rule),
        nodes=_tuple(where.node),
        documents=_tuple(where.document),
        text=where.text,
        and_=_each(where.and_, review_note_filter),
        or_=_each(where.or_, review_note_filter),
        not_=review_note_filter(where.not_),
    )


def _relation_filter(where: Any, relation: Relation) -> RelationFilter:  # noqa: ANN401 - a made class
    return RelationFilter(
        relation=relation,
        all=_tuple(where.all),
        any=_tuple(where.any),
        none=_tuple(where.none),
        exists=where.exists,
        statuses=_set(where.status),
        predicates=_set(getattr(where, "relation", None)),
        documents=_tuple(where.document),
    )


def _tuple(values: list[Any] | None) -> tuple[Any, ...] | None:
    return None if values is None else tuple(values)


def _set(values: list[Any] | None) -> frozenset[Any] | None:
    return None if values is None else frozenset(values)


def _each(values: list[Any] | None, translate: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - made classes
    return None if values is None else tuple(translate(value) for value in values)


def _names(name: str, description: str) -> Argument:
    return Argument(name=name, type="list[str] | None", description=description)


def _document_field(what: str) -> Argument:
    return _names("document", f"{what} Each is an id or a file name: `77620-invasive-hyperthermia.txt`. {_UNKNOWN}")


def _text_field(where: str) -> Argument:
    return Argument(
        name="text",
        type="str | None",
        description=f"{where} contains this text; letter case does not matter; not blank.",
    )


def _own_fields(face: Face) -> tuple[Argument, ...]:
    place = "The name, or a title or description," if face.kind is NodeKind.CODE else "The name"
    fields = [
        _names(
            face.key,
            f"It is one of these. Each is an id, a code or slug, a name or a wording: `{face.id}`, "
            f"`{face.example}`. {_UNKNOWN}",
        ),
        _text_field(place),
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
        fields.append(_document_field("One of these documents has evidence that speaks of it."))
    return tuple(fields)


def _filter_name(relation: Relation) -> str:
    return f"{relation.edge}Filter"


def _relation_field(relation: Relation) -> Argument:
    return Argument(name=relation.name, type=f"{_filter_name(relation)} | None", description=relation.description)


def _add_relation_filter(types: Types, relation: Relation) -> None:
    far = FACE[relation.target]
    each = f"Each is an id, a code or slug, a name or a wording: `{far.id}`, `{far.example}`."
    types.input(
        _filter_name(relation),
        f"What the edges must be like; all fields that are given must hold. {relation.description}",
        (
            _names("all", f"It has an edge to every one of these. {each} An empty list always matches."),
            _names("any", f"It has an edge to at least one of these. {each} {_UNKNOWN}"),
            _names("none", f"It has an edge to not one of these. {each} An empty list always matches."),
            Argument(
                name="exists",
                type="bool | None",
                description="True: it has at least one edge. False: it has none.",
            ),
            STATUS,
            *relation_argument(relation),
            _document_field("Only edges with evidence in one of these documents count."),
        ),
    )


def _logic(name: str) -> tuple[Argument, ...]:
    return (
        Argument(name="and", type=f"list[{name}] | None", description="All of these hold."),
        Argument(
            name="or",
            type=f"list[{name}] | None",
            description="At least one of these holds; an empty list matches nothing.",
        ),
        Argument(name="not", type=f"{name} | None", description="This does not hold."),
    )


_ASSERTION_FIELDS: Final = (
    _names("subject", f"Its subject is one of these. {_NAMED_ANY} {_UNKNOWN}"),
    Argument(name="predicate", type="list[Predicate] | None", description="Its predicate is one of these."),
    _names("object", f"Its object is one of these. {_NAMED_ANY} {_UNKNOWN}"),
    Argument(
        name="status",
        type="list[AssertionStatus] | None",
        description="Its status is one of these; any status where it is not given.",
    ),
    _document_field("It has evidence in one of these documents."),
    _names("extractor", "One of these rules found it: `modifiers/1`, or `modifiers` for any version."),
    Argument(
        name="single_document",
        type="bool | None",
        description="True: all its evidence stands in one document. False: several documents say it.",
    ),
    _text_field("A quote or its literal"),
)

_GAP_FIELDS: Final = (
    _names("subject", f"It is about one of these. {_NAMED_ANY} {_UNKNOWN}"),
    Argument(name="field", type="list[GapField] | None", description="It is of one of these fields."),
    Argument(name="reason", type="list[GapReason] | None", description="It has one of these reasons."),
    _document_field("It is in one of these documents."),
    _text_field("Its quote"),
)

_REVIEW_NOTE_FIELDS: Final = (
    Argument(name="rule", type="list[ReviewRule] | None", description="One of these rules raised it."),
    _names("node", f"It concerns one of these. {_NAMED_ANY} {_UNKNOWN}"),
    _document_field("It quotes one of these."),
    _text_field("Its reason or a quote"),
)
