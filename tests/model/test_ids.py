"""Ids are CURIEs that a person can type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import NodeIdError
from graphsvc.model import NodeKind, code_id, kind_of, slug_id


@pytest.mark.parametrize(
    ("code", "node"),
    [("77620", "cpt:77620"), ("0042t", "cpt:0042T"), ("g6015", "hcpcs:G6015"), (" 99213 ", "cpt:99213")],
)
def test_a_code_has_the_id_of_its_code_set(code: str, node: str) -> None:
    assert code_id(code) == node


@pytest.mark.parametrize("code", ["", "7762", "776200", "Z1234", "7762O", "💊"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(NodeIdError):
        code_id(code)


def test_the_prefix_names_the_kind() -> None:
    assert kind_of("icd10cm:C34.90") is NodeKind.DIAGNOSIS


@pytest.mark.parametrize("text", ["", "cpt:", "77620", "drug:aspirin", ":77620"])
def test_an_id_without_a_known_prefix_is_refused(text: str) -> None:
    with pytest.raises(NodeIdError):
        kind_of(text)


def test_a_slug_is_lower_case_without_accents_or_marks() -> None:
    assert slug_id("site", "Centre  Médical (Nord)") == "site:centre-medical-nord"


@given(st.text(min_size=1, max_size=600), st.text(min_size=1, max_size=600))
def test_a_slug_is_bounded_and_never_empty(one: str, other: str) -> None:
    first = slug_id("payer", one)
    assert kind_of(first) is NodeKind.PAYER
    assert len(first) <= len("payer:") + 80 + 13
    if len(one) > 80 and len(other) > 80 and one != other and len(first) > 86:
        assert first != slug_id("payer", other)
