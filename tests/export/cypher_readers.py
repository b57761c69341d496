"""What reads the files for Neo4j: LadybugDB, which runs in the process, speaks Cypher and wants its tables declared.

Of the script it runs each statement that loads. What it says differently is put into its words: `LOAD FROM` and columns
for `LOAD CSV` and `row`, `CAST` for `toInteger`. What it cannot run are the constraints, which its keys stand for.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ladybug

from graphsvc.export.neo4j_script import LABELS
from graphsvc.export.tables import NUMBERS, TABLES
from graphsvc.model import SIGNATURES, Predicate, Qualifier
from tests.export.contents import Contents, assertion_of, contents, document_of, gap_of, node_of, note_of

Row = Mapping[str, Any]

NODES = {
    **dict.fromkeys(LABELS.values(), ("name", "standard_codes", "parent")),
    "Document": ("name", "standard_codes", "parent", "sha256", "encoding"),
    "Assertion": ("predicate", "value", "status"),
    "Evidence": ("start", "end", "quote", "section", "extractor", "as_written", *(name.value for name in Qualifier)),
    "Gap": ("field", "reason", "start", "end", "quote"),
    "ReviewNote": ("rule", "reason"),
}
"""What the script makes: the properties of each label beside `id`."""

RELATIONSHIPS = {
    "SUBJECT": [("Assertion", "Code")],
    "OBJECT": [("Assertion", label) for label in LABELS.values()],
    "HAS_EVIDENCE": [("Assertion", "Evidence"), ("ReviewNote", "Evidence")],
    "QUOTES": [("Evidence", "Document"), ("Gap", "Document")],
    "ABOUT": [("Gap", label) for label in LABELS.values()],
    "CONCERNS": [("ReviewNote", label) for label in (*LABELS.values(), "Assertion")],
}


def ladybug_cypher(folder: Path) -> Contents:
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for statement in (*declarations(), *loading(folder)):
        connection.execute(statement)

    def asked(query: str) -> list[Row]:
        result = connection.execute(query)
        assert not isinstance(result, list)
        names = result.get_column_names()
        return [dict(zip(names, row, strict=True)) for row in result.get_all()]

    return joined(asked)


def declarations() -> Iterator[str]:
    for label, properties in NODES.items():
        columns = "".join(f", `{name}` {'INT64' if name in NUMBERS else 'STRING'}" for name in properties)
        yield f"CREATE NODE TABLE `{label}`(id STRING PRIMARY KEY{columns})"
    for name, pairs in RELATIONSHIPS.items():
        yield f"CREATE REL TABLE `{name}`({', '.join(f'FROM `{start}` TO `{end}`' for start, end in pairs)})"
    for predicate in Predicate:
        target = SIGNATURES[predicate].target
        if target:
            yield f"CREATE REL TABLE `{predicate}`(FROM Code TO `{LABELS[target]}`, assertion STRING, status STRING)"


def loading(folder: Path) -> Iterator[str]:
    columns = {table.name: table.columns for table in TABLES}
    script = "\n".join(
        line for line in (folder / "load.cypher").read_text(encoding="utf-8").splitlines() if not line.startswith("//")
    )
    for statement in filter(None, map(str.strip, script.split(";\n"))):
        if statement.startswith("CREATE CONSTRAINT"):
            continue
        found = re.match(r"LOAD CSV WITH HEADERS FROM 'file:///(\w+)\.csv' AS row(?:\nWITH row)?\s", statement)
        assert found, statement
        named = ", ".join(f"`{column}` STRING" for column in columns[found[1]])
        body = re.sub(r"toInteger\(([^)]+)\)", r"CAST(\1 AS INT64)", statement[found.end() :])
        body = re.sub(r"\brow\.(\w+)", r"`\1`", body)
        body = re.sub(r"\bn\.(\w+) =", r"n.`\1` =", body)
        path = (folder / f"{found[1]}.csv").as_posix()
        options = "header=true, parallel=false, escape='\"'"
        yield f"LOAD WITH HEADERS ({named}) FROM '{path}' ({options})\n{body.rstrip(';')}"


def joined(asked: Callable[[str], Sequence[Row]]) -> Contents:
    """What the database answers, as contents; the relationships between nodes have to say what the assertions do."""
    nodes = [
        {**row, "kind": kind, "label": row["name"], "standard_codes": (row["standard_codes"] or "").split()}
        for kind, label in LABELS.items()
        for row in asked(f"MATCH (n:{label}) RETURN {properties(label)}")
    ]
    said = asked(
        "MATCH (n:Assertion)-[:SUBJECT]->(s:Code) OPTIONAL MATCH (n)-[:OBJECT]->(o) "
        f"RETURN {properties('Assertion')}, s.id AS subject, o.id AS object"
    )
    joining = {
        (row["assertion"], row["subject"], predicate, row["object"], row["status"])
        for predicate in Predicate
        if SIGNATURES[predicate].target
        for row in asked(
            f"MATCH (s:Code)-[r:{predicate}]->(o) "
            "RETURN r.assertion AS assertion, s.id AS subject, o.id AS object, r.status AS status"
        )
    }
    assert joining == {
        (row["id"], row["subject"], row["predicate"], row["object"], row["status"]) for row in said if row["object"]
    }
    evidence, noted = quoted(asked, "Assertion"), quoted(asked, "ReviewNote")
    concerned = listed(asked, "MATCH (n:ReviewNote)-[:CONCERNS]->(m) WHERE label(m) <> 'Assertion'")
    statements = listed(asked, "MATCH (n:ReviewNote)-[:CONCERNS]->(m:Assertion)")
    return contents(
        map(node_of, nodes),
        map(document_of, asked(f"MATCH (n:Document) RETURN {properties('Document')}")),
        (assertion_of({**row, "evidence": evidence[row["id"]]}, row["subject"], row["object"]) for row in said),
        (
            gap_of(row, row["subject"])
            for row in asked(
                "MATCH (n:Gap)-[:ABOUT]->(s), (n)-[:QUOTES]->(d:Document) "
                f"RETURN {properties('Gap')}, s.id AS subject, d.id AS document"
            )
        ),
        (
            note_of(
                {
                    **row,
                    "nodes": concerned[row["id"]],
                    "assertions": statements[row["id"]],
                    "evidence": noted[row["id"]],
                }
            )
            for row in asked(f"MATCH (n:ReviewNote) RETURN {properties('ReviewNote')}")
        ),
    )


def properties(label: str) -> str:
    return ", ".join(f"n.`{name}` AS `{name}`" for name in ("id", *NODES[label]))


def quoted(asked: Callable[[str], Sequence[Row]], owner: str) -> Mapping[str, list[Row]]:
    rows = asked(
        f"MATCH (o:{owner})-[:HAS_EVIDENCE]->(n:Evidence)-[:QUOTES]->(d:Document) "
        f"RETURN o.id AS owner, {properties('Evidence')}, d.id AS document"
    )
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(row["id"].rpartition("/")[2])):
        qualifiers = {name.value: row[name.value] for name in Qualifier if row[name.value] is not None}
        found[row["owner"]].append({**row, "qualifiers": qualifiers})
    return found


def listed(asked: Callable[[str], Sequence[Row]], match: str) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in asked(f"{match} RETURN n.id AS id, m.id AS item ORDER BY item"):
        found[row["id"]].append(row["item"])
    return found
