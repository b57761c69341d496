"""Diagnosis codes of the categories in use are read; the letter U is no longer held back."""

import pytest

from graphsvc.documents import lay_out
from graphsvc.extract import extract
from graphsvc.model import Predicate
from graphsvc.vocabulary import load_vocabulary


@pytest.mark.parametrize("code", ["U07.1", "U09.9", "QA0.0101", "C34.90"])
def test_a_diagnosis_code_in_a_field_is_read(code: str) -> None:
    text = f"CPT 87635: Detection of a virus\nICD-10-CM codes: {code}\n"
    extraction = extract(lay_out(name="any.txt", sha256="0" * 64, text=text), load_vocabulary())
    found = [a.object for a in extraction.assertions if a.predicate is Predicate.INDICATED_FOR]
    assert found == [f"icd10cm:{code}"]


@pytest.mark.parametrize("word", ["U12.3", "QA1", "U99"])
def test_what_only_resembles_a_diagnosis_code_is_not_read(word: str) -> None:
    text = f"CPT 87635: Detection of a virus\nICD-10-CM codes: {word}\n"
    extraction = extract(lay_out(name="any.txt", sha256="0" * 64, text=text), load_vocabulary())
    assert [a.object for a in extraction.assertions if a.predicate is Predicate.INDICATED_FOR] == []
