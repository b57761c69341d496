"""Reads a file of cases: TOML in which each table is a promise, a short text and what is said in it.

    ["'may apply' binds an open list to a condition"]
    text = '''
    CPT 77407: Intermediate Treatment
    Modifiers may apply, such as 59 or 76.
    '''
    edges = [
      "cpt:77407 TAKES_MODIFIER modifier:59 CONDITIONAL",
      "cpt:77407 TAKES_MODIFIER modifier:76 CONDITIONAL",
    ]

The edges and gaps are all that the text says: where the lists are empty or left out, nothing may be found.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphsvc.errors import LabelsError, NodeIdError
from graphsvc.evaluation.labels import EdgeLabel, GapLabel, Labels, LiteralLabel, Place
from graphsvc.model import GapField, GapReason, NodeId, Predicate, Qualifier, Status, kind_of

KEYS: Final = ("text", "edges", "optional", "gaps", "optional_gaps", "literals")
"""`text`: the document, without the line ends around it.
`edges`: "subject PREDICATE object STATUS", or a table of `edge` with that and qualifiers, such as `meaning`.
`optional`: edges that count neither way.
`gaps`, `optional_gaps`: "subject FIELD REASON"; the subject is `document` where the text names no code.
`literals`: "subject PREDICATE words of the text"; what else is found of that kind is not judged.
"""

DOCUMENT: Final = "document"
_HINT: Final = f"a case is a table with {', '.join(KEYS)}; graphsvc/evaluation/cases.py tells what they hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A short text and what is said in it.

    Attributes:
        name: The file's stem, a colon and the promise: the name of its document.
        text: The document.
        labels: What is said in it.
    """

    name: str
    text: str
    labels: Labels


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases, in its order.

    Raises:
        LabelsError: it cannot be opened, is no TOML, or has a table that is no case.
    """
    try:
        tables = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise LabelsError(f"{path}: {error.strerror}", value=str(path), hint=_HINT) from error
    except ValueError as error:
        raise LabelsError(f"{path} is not TOML: {error}", value=str(path), hint=_HINT) from None
    return tuple(_case(f"{path.stem}: {promise}", table) for promise, table in tables.items())


def _case(name: str, table: object) -> Case:
    if not isinstance(table, dict) or not isinstance(table.get("text"), str) or set(table) - set(KEYS):
        raise LabelsError(f"'{name}' is not a case", value=name, hint=_HINT)
    text = table["text"].strip("\n")
    try:
        labels = Labels(
            edges=(
                *(_edge(name, row, required=True) for row in table.get("edges", ())),
                *(_edge(name, row, required=False) for row in table.get("optional", ())),
            ),
            gaps=(
                *(_gap(name, row, required=True) for row in table.get("gaps", ())),
                *(_gap(name, row, required=False) for row in table.get("optional_gaps", ())),
            ),
            literals=tuple(_literals(name, table.get("literals", ()), text)),
            also=(name,),
        )
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise LabelsError(f"'{name}' cannot be read: {error}", value=name, hint=_HINT) from None
    return Case(name=name, text=text, labels=labels)


def _edge(name: str, row: str | dict[str, Any], *, required: bool) -> EdgeLabel:
    told = {} if isinstance(row, str) else dict(row)
    subject, predicate, target, status = (row if isinstance(row, str) else told.pop("edge")).split()
    return EdgeLabel(
        document=name,
        subject=_node(subject),
        predicate=Predicate(predicate),
        object=_node(target),
        status=Status(status),
        required=required,
        qualifiers=tuple((Qualifier(key), str(text)) for key, text in told.items()),
    )


def _gap(name: str, row: str, *, required: bool) -> GapLabel:
    subject, field, reason = row.split()
    return GapLabel(
        document=name,
        subject=None if subject == DOCUMENT else _node(subject),
        field=GapField(field),
        reason=GapReason(reason),
        required=required,
    )


def _literals(name: str, rows: list[str], text: str) -> Iterator[LiteralLabel]:
    for row in rows:
        subject, predicate, value = row.split(maxsplit=2)
        start = text.index(value)
        yield LiteralLabel(
            document=name,
            subject=_node(subject),
            predicate=Predicate(predicate),
            value=value,
            places=(Place(start=start, end=start + len(value), quote=value),),
        )


def _node(text: str) -> NodeId:
    try:
        kind_of(text)
    except NodeIdError as error:
        raise ValueError(error.message) from None
    return NodeId(text)
