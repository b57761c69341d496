"""Wordings stand for ids, the longest first, and for one id only."""

from pathlib import Path
from typing import Any

import pytest

from graphsvc import resources
from graphsvc.errors import VocabularyError
from graphsvc.model import NodeId
from graphsvc.vocabulary import Gazetteer, load_vocabulary
from graphsvc.vocabulary.tables import read_table

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("wording", "payer"),
    [
        ("BCBS", "payer:blue-cross-blue-shield"),
        ("Blue Cross and Blue Shield", "payer:blue-cross-blue-shield"),
        ("Blue Cross NC", "payer:blue-cross-blue-shield-of-north-carolina"),
        ("Highmark Blue Cross Blue Shield", "payer:highmark"),
        ("Medicare Advantage plans", "payer:medicare-advantage"),
        ("United  Healthcare", "payer:unitedhealthcare"),
        ("CMS", None),
        ("Medicare Physician Fee Schedule", None),
    ],
)
def test_the_longest_wording_decides_who_is_meant(wording: str, payer: str | None) -> None:
    assert [match.value for match in VOCABULARY.payers.find(f"as {wording} says")] == [payer]


def test_a_licensee_has_its_federation_as_parent() -> None:
    node = VOCABULARY.node(NodeId("payer:highmark"))
    assert node is not None
    assert node.parent == "payer:blue-cross-blue-shield"


def test_the_wordings_of_a_node_stand_for_it() -> None:
    assert VOCABULARY.wordings_of(NodeId("payer:ambetter")) == ("ambetter", "ambetter health")
    assert VOCABULARY.wordings_of(NodeId("payer:nobody")) == ()
    for node_id, wordings in VOCABULARY.wordings.items():
        gazetteers: dict[str, Gazetteer[Any]] = {
            "payer": VOCABULARY.payers,
            "site": VOCABULARY.sites,
            "specialty": VOCABULARY.specialties,
        }
        gazetteer = gazetteers[node_id.partition(":")[0]]
        assert {gazetteer.get(wording) for wording in wordings} <= {node_id}


def test_an_outpatient_hospital_is_place_of_service_19_or_22() -> None:
    node = VOCABULARY.node(NodeId("site:outpatient-hospital"))
    assert node is not None
    assert node.standard_codes == ("19", "22")


def test_every_place_of_service_number_means_one_site() -> None:
    numbers = {row["pos"] for row in read_table(resources.VOCABULARY / "pos_codes.csv", "pos")}
    assert len(numbers) == 52
    assert numbers == set(VOCABULARY.sites_by_pos)


def test_plural_case_and_hyphens_do_not_matter() -> None:
    found = VOCABULARY.sites.find("Ambulatory-Surgical Centers, and hospital\noutpatient departments")
    assert [match.value for match in found] == ["site:ambulatory-surgical-center", "site:outpatient-hospital"]


def test_a_comma_parts_the_words_of_a_wording() -> None:
    assert list(Gazetteer({"hospital outpatient": 1}).find("hospital, outpatient")) == []


def test_one_wording_for_two_ids_is_refused() -> None:
    with pytest.raises(VocabularyError, match="'Offices' stands for 1 and for 2"):
        Gazetteer({"office": 1, "Offices": 2})


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("id,name\nsite:a,A\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="lacks the column 'pos'"):
        read_table(tmp_path / "sites.csv", "id", "name", "pos")
