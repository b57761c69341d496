"""The Cypher script that loads the tables into Neo4j: once or again, with the same result."""

from collections.abc import Iterator
from typing import Final

from graphsvc.export.tables import NUMBERS, TABLES
from graphsvc.model import SIGNATURES, NodeKind, Predicate

LABELS: Final = {kind: "".join(map(str.capitalize, kind.split("_"))) for kind in NodeKind}
"""The label of each kind of node, as in `SiteOfService`."""

_COLUMNS: Final = {table.name: table.columns for table in TABLES}

_HEAD: Final = """\
// Loads the CSV files beside it into Neo4j 4.4 or newer: copy them to its import folder, then
//   cypher-shell --file load.cypher
// An assertion between nodes is a relationship with its predicate as type, from code to object. Its id leads to its
// Assertion, which has the evidence; a literal is an Assertion with a value.
//   MATCH (c:Code)-[r:TAKES_MODIFIER]->(m:Modifier), (:Assertion {id: r.assertion})-[:HAS_EVIDENCE]->(e:Evidence)
//   RETURN c.id, m.id, r.status, e.quote
"""


def _statements() -> Iterator[str]:
    for label in (*LABELS.values(), "Assertion", "Evidence", "Gap", "ReviewNote"):
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for kind, label in LABELS.items():
        yield f"{_rows('nodes', f'kind = {kind.value!r}')}\n{_merged('nodes', label, without=('kind',))}"
    yield f"{_rows('documents')}\n{_merged('documents', 'Document')}"
    yield from _of_assertions()
    yield from _of_evidence("evidence", "Assertion", "assertion")
    yield f"{_rows('gaps')}\n{_merged('gaps', 'Gap', without=('subject', 'document'))}"
    yield _joined("gaps", ("Gap", "id"), "QUOTES", ("Document", "document"))
    for label in LABELS.values():
        yield _joined("gaps", ("Gap", "id"), "ABOUT", (label, "subject"))
    yield f"{_rows('review_notes')}\n{_merged('review_notes', 'ReviewNote')}"
    for label in LABELS.values():
        yield _joined("review_note_nodes", ("ReviewNote", "review_note"), "CONCERNS", (label, "node"))
    yield _joined("review_note_assertions", ("ReviewNote", "review_note"), "CONCERNS", ("Assertion", "assertion"))
    yield from _of_evidence("review_note_evidence", "ReviewNote", "review_note")


def _of_assertions() -> Iterator[str]:
    without = ("subject", "object", "evidence_count")
    yield f"{_rows('assertions')}\n{_merged('assertions', 'Assertion', without=without)}"
    yield _joined("assertions", ("Assertion", "id"), "SUBJECT", ("Code", "subject"))
    for predicate in Predicate:
        target = SIGNATURES[predicate].target
        if target is not None:
            yield (
                f"{_rows('assertions', f'predicate = {predicate.value!r}')}\n"
                f"MATCH (a:Assertion {{id: row.id}})\n"
                f"MATCH (s:Code {{id: row.subject}})\n"
                f"MATCH (o:{LABELS[target]} {{id: row.object}})\n"
                f"MERGE (a)-[:OBJECT]->(o)\n"
                f"MERGE (s)-[r:{predicate} {{assertion: row.id}}]->(o)\n"
                f"SET r.status = row.status"
            )


def _of_evidence(table: str, owner: str, column: str) -> Iterator[str]:
    yield f"{_rows(table)}\n{_merged(table, 'Evidence', without=(column, 'document'))}"
    yield _joined(table, (owner, column), "HAS_EVIDENCE", ("Evidence", "id"))
    yield _joined(table, ("Evidence", "id"), "QUOTES", ("Document", "document"))


def _rows(table: str, condition: str | None = None) -> str:
    chosen = f"\nWITH row WHERE row.{condition}" if condition else ""
    return f"LOAD CSV WITH HEADERS FROM 'file:///{table}.csv' AS row{chosen}"


def _merged(table: str, label: str, without: tuple[str, ...] = ()) -> str:
    values = ",\n    ".join(
        f"n.{column} = {_value(column)}" for column in _COLUMNS[table] if column not in {"id", *without}
    )
    return f"MERGE (n:{label} {{id: row.id}})\nSET {values}"


def _joined(table: str, start: tuple[str, str], relationship: str, end: tuple[str, str]) -> str:
    """Return a statement that joins nodes of two labels, each with the column that names them."""
    ends = f"MATCH (a:{start[0]} {{id: row.{start[1]}}})\nMATCH (b:{end[0]} {{id: row.{end[1]}}})"
    return f"{_rows(table)}\n{ends}\nMERGE (a)-[:{relationship}]->(b)"


def _value(column: str) -> str:
    """Return a cell as it was before it was made harmless; null where it is empty."""
    cell = f"row.{column}"
    if column in NUMBERS:
        return f"toInteger({cell})"
    bare = f'WHEN {cell} STARTS WITH "\'" THEN right({cell}, size({cell}) - 1)'
    plain = f"CASE WHEN {cell} = '' THEN null {bare} ELSE {cell} END"
    return f"replace(replace({plain}, '%5C', '\\\\'), '%25', '%')"


LOAD_SCRIPT: Final = _HEAD + "".join(f"\n{statement};\n" for statement in _statements())
