"""Reads a file of labels: JSON with lists of edges, literals, gaps and traps, one object for each."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from graphsvc.errors import LabelsError, NodeIdError
from graphsvc.evaluation.labels import EdgeLabel, GapLabel, Labels, LiteralLabel, Place, Trap
from graphsvc.model import GapField, GapReason, NodeId, Predicate, Qualifier, Status, kind_of

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_LISTS: Final = ("edges", "literals", "gaps", "traps")
_HINT: Final = f"labels are a JSON object with the lists {', '.join(_LISTS)}; each member names its document as `doc`"


class Row:
    """One member of a list of labels, read with errors that tell where it stands."""

    def __init__(self, values: object, place: str) -> None:
        """Take the member.

        Raises:
            LabelsError: it is no object.
        """
        if not isinstance(values, dict):
            raise LabelsError(f"{place} is not an object", value=values, hint=_HINT)
        self.values: dict[str, Any] = values
        self.place = place

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise self.error(key, "a text")
        return value

    def node(self, key: str) -> NodeId:
        """Return a node id that must be there."""
        try:
            kind_of(self.text(key))
        except NodeIdError as error:
            raise LabelsError(f"{self.place}: {error.message}", value=error.value, hint=error.hint) from None
        return NodeId(self.text(key))

    def member(self, key: str, kind: type[E]) -> E:
        """Return a member of an enumeration that must be there."""
        try:
            return kind(self.text(key))
        except ValueError:
            raise self.error(key, f"one of {', '.join(kind)}") from None

    def required(self) -> bool:
        """Return whether the label is required; it is where it does not tell."""
        return self.values.get("required", True) is not False

    def places(self) -> tuple[Place, ...]:
        """Return the spans, in order, or the one that the label has itself."""
        spans = self.values.get("spans") or ([self.values] if "start" in self.values else [])
        if not isinstance(spans, list):
            raise self.error("spans", "a list")
        return tuple(_place(Row(span, self.place)) for span in spans)

    def error(self, key: str, expected: str) -> LabelsError:
        """Return the error for a value that is not what is expected."""
        value = self.values.get(key)
        return LabelsError(f"{self.place}.{key} is {value!r} and not {expected}", value=value, hint=_HINT)


def read_labels(path: Path) -> Labels:
    """Read a file of labels.

    Raises:
        LabelsError: it cannot be opened, is no JSON, or has a member that is no label.
    """
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise LabelsError(f"{path}: {error.strerror}", value=str(path), hint=_HINT) from error
    except (ValueError, RecursionError) as error:
        raise LabelsError(f"{path} is not JSON: {error}", value=str(path), hint=_HINT) from None
    lists = Row(content, str(path)).values
    if not any(isinstance(lists.get(name), list) for name in _LISTS):
        raise LabelsError(f"{path} has none of the lists of labels", value=str(path), hint=_HINT)

    def members(name: str, make: Callable[[Row], T]) -> tuple[T, ...]:
        if not isinstance(lists.get(name) or [], list):
            raise Row(lists, str(path)).error(name, "a list")
        return tuple(make(Row(row, f"{path}: {name}[{index}]")) for index, row in enumerate(lists.get(name) or ()))

    return Labels(
        edges=members("edges", _edge),
        literals=members("literals", _literal),
        gaps=members("gaps", _gap),
        traps=members("traps", _trap),
    )


def _edge(row: Row) -> EdgeLabel:
    told = ((name, row.values.get(name.value)) for name in Qualifier)
    return EdgeLabel(
        document=row.text("doc"),
        subject=row.node("subject"),
        predicate=row.member("predicate", Predicate),
        object=row.node("object"),
        status=row.member("status", Status),
        required=row.required(),
        places=row.places(),
        qualifiers=tuple((name, text) for name, text in told if isinstance(text, str) and text),
    )


def _literal(row: Row) -> LiteralLabel:
    return LiteralLabel(
        document=row.text("doc"),
        subject=row.node("subject"),
        predicate=row.member("predicate", Predicate),
        value=row.text("value"),
        required=row.required(),
        places=row.places(),
    )


def _gap(row: Row) -> GapLabel:
    subject = row.node("subject")
    return GapLabel(
        document=row.text("doc"),
        subject=None if subject.startswith("document:") else subject,
        field=row.member("field", GapField),
        reason=row.member("reason", GapReason),
        required=row.required(),
        places=row.places(),
    )


def _trap(row: Row) -> Trap:
    near = row.values.get("near")
    return Trap(document=row.text("doc"), place=_place(Row(near, f"{row.place}.near")), why=row.values.get("why") or "")


def _place(row: Row) -> Place:
    start, end, quote = (row.values.get(key) for key in ("start", "end", "quote"))
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise row.error("start", "an offset before `end`")
    return Place(start=start, end=end, quote=quote if isinstance(quote, str) else None)
