"""Fields that many `where` inputs share, and the translation of their values."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from graphsvc.gql.builder import Argument, Types
from graphsvc.gql.limits import MAX_SATURATED
from graphsvc.gql.qualifiers import QUALIFIER_FIELDS
from graphsvc.graph.filters import SpanFilter, TextFilter
from graphsvc.model import Qualifier

NAMED_ANY: Final = "Each is an id, a code or slug, a name or a wording: `cpt:77620`, `26`, `Aetna`."
UNKNOWN: Final = "A name that this release does not hold matches nothing; an empty list matches nothing."


def add_text_filter(types: Types) -> None:
    """Make the input for a text that may be lacking."""
    types.input(
        "TextFilter",
        "What a text that may be lacking must be like. Give exactly one field: several conditions are several filters "
        "of an `and`.",
        (
            Argument(
                name="contains",
                type="str | None",
                description="It contains this text; letter case does not matter; not blank.",
            ),
            Argument(name="present", type="bool | None", description="True: there is one. False: there is none."),
        ),
        one_of=True,
    )


def add_span_filter(types: Types) -> None:
    """Make the input for a stretch of a document."""
    types.input(
        "SpanWhere",
        "A stretch of one document's text, at least one character long.",
        (
            Argument(
                name="document",
                type="str",
                description="Whose text it is, by id or file name: `77620-invasive-hyperthermia.txt`. In one that this "
                "release does not hold nothing is quoted.",
            ),
            Argument(
                name="start",
                type="int",
                description=f"Offset of its first character in Unicode code points: 0 to {MAX_SATURATED}.",
            ),
            Argument(
                name="end",
                type="int",
                description=f"Offset behind its last character: more than `start`, at most {MAX_SATURATED}; it may lie "
                "behind the end of the text.",
            ),
        ),
    )


def names(name: str, description: str) -> Argument:
    """Return a field that takes names of nodes, or other texts."""
    return Argument(name=name, type="list[str] | None", description=description)


def document_field(what: str) -> Argument:
    """Return a field that takes documents."""
    return names("document", f"{what} Each is an id or a file name: `77620-invasive-hyperthermia.txt`. {UNKNOWN}")


def span_field(what: str) -> Argument:
    """Return a field that takes a stretch of a document."""
    return Argument(
        name="span",
        type="SpanWhere | None",
        description=f"{what} has at least one character in this stretch of a text.",
    )


def extractor_field(what: str) -> Argument:
    """Return a field that takes extractors."""
    return names("extractor", f"{what}: `modifiers/1`, or `modifiers` for any version.")


def text_field(where: str) -> Argument:
    """Return a field that takes a text to look for."""
    return Argument(
        name="text",
        type="str | None",
        description=f"{where} contains this text; letter case does not matter; not blank.",
    )


def qualifier_fields(qualifiers: Iterable[Qualifier], what: str) -> Iterable[Argument]:
    """Yield a field for each qualifier."""
    for qualifier in qualifiers:
        name, description = QUALIFIER_FIELDS[qualifier]
        yield Argument(name=name, type="TextFilter | None", description=f"{what} {description}")


def logic(name: str) -> tuple[Argument, ...]:
    """Return the fields that join filters of one name."""
    return (
        Argument(name="and", type=f"list[{name}] | None", description="All of these hold."),
        Argument(
            name="or",
            type=f"list[{name}] | None",
            description="At least one of these holds; an empty list matches nothing.",
        ),
        Argument(name="not", type=f"{name} | None", description="This does not hold."),
    )


def as_tuple(values: list[Any] | None) -> tuple[Any, ...] | None:
    """Translate a list that may be lacking."""
    return None if values is None else tuple(values)


def each(values: list[Any] | None, translate: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """Translate the filters of a list that may be lacking."""
    return None if values is None else tuple(translate(value) for value in values)


def text_filter(where: Any) -> TextFilter | None:  # noqa: ANN401 - a made class
    """Translate a TextFilter."""
    return None if where is None else TextFilter(contains=where.contains, present=where.present)


def span_filter(where: Any) -> SpanFilter | None:  # noqa: ANN401 - a made class
    """Translate a SpanWhere."""
    return None if where is None else SpanFilter(document=where.document, start=where.start, end=where.end)


def qualifier_filters(where: Any, qualifiers: Iterable[Qualifier]) -> tuple[tuple[Qualifier, TextFilter], ...]:  # noqa: ANN401
    """Translate the fields of qualifiers."""
    found = ((qualifier, text_filter(getattr(where, QUALIFIER_FIELDS[qualifier][0]))) for qualifier in qualifiers)
    return tuple((qualifier, text) for qualifier, text in found if text is not None)
