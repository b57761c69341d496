"""The tables of graph_data/vocabulary/ contradict neither themselves nor each other."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graphsvc.model import NodeId, NodeKind, kind_of
from graphsvc.resources import VOCABULARY as FOLDER
from graphsvc.vocabulary import load_vocabulary
from graphsvc.vocabulary.gazetteer import words_of
from graphsvc.vocabulary.tables import members

VOCABULARY = load_vocabulary()
TABLES = sorted(FOLDER.glob("*.csv"))
README = (FOLDER.parent / "README.md").read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(table: str, name: str) -> list[str]:
    return [row[name] for row in rows(table)]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_has_one_row_for_each_key_sorted_by_code_point(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        width = len(next(reader))
        body = list(reader)
    keys = [row[0] for row in body]
    assert keys == sorted(set(keys))
    assert {len(row) for row in body} == {width}
    assert all(cell == cell.strip() for row in body for cell in row)
    assert path.read_bytes().endswith(b"\n")
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_and_its_columns_are_told_in_the_readme(path: Path) -> None:
    part = README.partition(f"### {path.name}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
    with path.open(encoding="utf-8", newline="") as file:
        assert [name for name in next(csv.reader(file)) if f"| `{name}` |" not in part] == []
    assert f"`{path.name}`" in README.partition("## Source and licence")[2]


@pytest.mark.parametrize("tables", [("sites",), ("specialties",), ("payers", "not_payers"), ("modifier_concepts",)])
def test_a_wording_has_one_owner(tables: tuple[str, ...]) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for table in tables:
        for row in rows(table):
            owner = next(iter(row.values()))
            for wording in (row.get("name", ""), row.get("wording", ""), *members(row.get("wordings", ""))):
                owners.setdefault(words_of(wording), set()).add(owner)
    owners.pop((), None)
    assert {words: ids for words, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("table", "kind"),
    [("payers", NodeKind.PAYER), ("sites", NodeKind.SITE_OF_SERVICE), ("specialties", NodeKind.SPECIALTY)],
)
def test_an_id_is_a_slug_of_the_kind_of_its_table(table: str, kind: NodeKind) -> None:
    for node_id in column(table, "id"):
        assert kind_of(node_id) is kind
        assert re.fullmatch(r"[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*", node_id)


@pytest.mark.parametrize(
    ("table", "name", "shape"),
    [
        ("modifiers", "code", r"\d{2}|[A-Z][A-Z0-9]|\d[A-Z]"),
        ("rare_modifiers", "code", r"[A-Z][A-Z0-9]"),
        ("retired_modifiers", "code", r"\d{2}|[A-Z][A-Z0-9]|\d[A-Z]"),
        ("pos_codes", "pos", r"\d{2}"),
        ("revenue_codes", "code", r"\d{4}"),
        ("betos_classes", "code", r"[A-Z]\d[A-Z0-9]?"),
        ("icd10cm_categories", "first", r"[A-Z][0-9A-Z]{2}"),
        ("icd10cm_categories", "last", r"[A-Z][0-9A-Z]{2}"),
    ],
)
def test_a_code_has_the_shape_of_its_code_set(table: str, name: str, shape: str) -> None:
    assert [code for code in column(table, name) if not re.fullmatch(shape, code)] == []


def test_a_taxonomy_code_has_ten_characters_and_means_one_specialty() -> None:
    codes = [code for cell in column("specialties", "taxonomy") for code in members(cell)]
    assert [code for code in codes if not re.fullmatch(r"\d{3}[0-9A-Z]{6}X", code)] == []
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_parents_exist_and_never_turn_in_circles() -> None:
    parents = {row["id"]: row["parent"] for row in rows("payers") if row["parent"]}
    assert set(parents.values()) <= set(column("payers", "id"))
    for payer in parents:
        line = [payer]
        while line[-1] in parents:
            line.append(parents[line[-1]])
            assert len(line) == len(set(line))


def test_what_is_not_the_same_says_so_on_both_sides_and_is_no_kin() -> None:
    others = {row["id"]: set(members(row["not_same_as"])) for row in rows("payers")}
    for payer, confused in others.items():
        assert payer not in confused
        for other in confused:
            assert payer in others[other]


def test_every_place_of_service_number_belongs_to_one_site() -> None:
    numbers = [pos for cell in column("sites", "pos") for pos in members(cell)]
    assert Counter(numbers) == Counter(column("pos_codes", "pos"))
    assert len(numbers) == 52
    assert set(column("pos_codes", "rate_side")) == {"facility", "non-facility"}


def test_concepts_name_known_modifiers_and_their_opposites_name_them() -> None:
    concepts = {row["concept"]: row for row in rows("modifier_concepts")}
    opposed = {name: set(members(row["opposed_to"])) for name, row in concepts.items()}
    for name, row in concepts.items():
        assert {*members(row["modifiers"]), *members(row["also_with"])} <= VOCABULARY.modifiers
        assert members(row["modifiers"])
        assert row["identifies"] in {"yes", "no"}
        assert all(name in opposed[other] for other in opposed[name])


def test_the_name_of_a_modifier_is_not_the_meaning_of_another() -> None:
    strange = {row["code"]: VOCABULARY.modifier_concepts.strange(row["code"], row["name"]) for row in rows("modifiers")}
    assert {code: said for code, said in strange.items() if said} == {}


def test_a_modifier_stands_in_one_table() -> None:
    tables = ("modifiers", "rare_modifiers", "retired_modifiers")
    assert {
        code: times for code, times in Counter(c for t in tables for c in column(t, "code")).items() if times > 1
    } == {}


def test_a_retired_modifier_is_no_longer_known_and_its_successor_is() -> None:
    for row in rows("retired_modifiers"):
        assert row["code"] not in VOCABULARY.modifiers
        assert not row["instead"] or row["instead"] in VOCABULARY.modifiers
        assert date.fromisoformat(row["last_day"]) < date(2026, 1, 1)


def test_every_reason_why_somebody_is_no_payer_is_told() -> None:
    assert {reason for reason in column("not_payers", "reason") if f"`{reason}`" not in README} == set()
    assert VOCABULARY.agencies.get("CMS")
    assert VOCABULARY.payers.get("CMS") is None


@pytest.mark.parametrize("code", ["C34.90", "U07.1", "U09.9", "Z3A.20", "M1A.0110", "S52.501A", "V10.3XXA", "QA0.0101"])
def test_a_diagnosis_code_of_a_category_in_use_can_be(code: str) -> None:
    assert VOCABULARY.diagnosis_codes.is_possible(code)
    assert not VOCABULARY.diagnosis_codes.reads_as_icd9(code)


@pytest.mark.parametrize("code", ["C99", "C34.", "C34.90123", "U10.1", "D90.1", "E99", "34.90", "c34.90", ""])
def test_a_diagnosis_code_of_no_category_cannot_be(code: str) -> None:
    assert not VOCABULARY.diagnosis_codes.is_possible(code)


def test_a_v_code_without_seven_characters_is_one_of_icd_9() -> None:
    codes = ("V10.3", "V58.11", "V76", "V00.01XA", "V58.1XXA", "C34.9")
    assert [code for code in codes if VOCABULARY.diagnosis_codes.reads_as_icd9(code)] == ["V10.3", "V58.11", "V76"]
    assert NodeId("icd10cm:V10.3") not in VOCABULARY.nodes
    assert len(VOCABULARY.diagnosis_codes) == 1918
