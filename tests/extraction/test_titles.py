"""Titles of codes are quoted where they stand."""

import pytest

from graphsvc.documents import lay_out
from graphsvc.extract import extract
from graphsvc.model import Predicate
from graphsvc.vocabulary import load_vocabulary

TITLE = "CPT 88239: Needle Sampling"


@pytest.mark.parametrize("heading", [TITLE, f"# {TITLE}", f"## {TITLE}", f"### {TITLE} ###"])
def test_a_title_is_quoted_without_the_marks_of_its_heading(heading: str) -> None:
    text = f"{heading}\nThe record tells who gave it.\n"
    said = extract(lay_out(name="any.txt", sha256="0" * 64, text=text), load_vocabulary()).assertions
    (title,) = (assertion for assertion in said if assertion.predicate is Predicate.TITLE)
    assert [words.quote for words in title.evidence] == [TITLE]
