"""What every extractor keeps to; a new one in the tuple is tested by being there, and has to bring its cases."""

import re
from functools import cache
from pathlib import Path

import pytest

from graphsvc.documents import lay_out
from graphsvc.evaluation import read_cases
from graphsvc.extract.extractors import EXTRACTORS
from graphsvc.extract.finding import Absence, Extractor, Finding
from graphsvc.extract.reading import Reading, read
from graphsvc.model import SIGNATURES, check_spans, kind_of
from graphsvc.vocabulary import load_vocabulary

CASES = Path(__file__).parent / "cases"

each_extractor = pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)


@cache
def readings() -> tuple[Reading, ...]:
    """The texts of all cases, those that are not met yet among them, as extractors are given them."""
    texts = [case.text for path in sorted(CASES.glob("*.toml")) for case in read_cases(path)]
    vocabulary = load_vocabulary()
    return tuple(read(lay_out(name="case.txt", sha256="0" * 64, text=text), vocabulary) for text in texts)


def found_by(extractor: Extractor) -> list[tuple[Reading, Finding | Absence]]:
    return [(reading, found) for reading in readings() for found in extractor.find(reading)]


@each_extractor
def test_its_name_bears_its_version(extractor: Extractor) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*/[1-9]\d*", extractor.name)


@each_extractor
def test_some_cases_are_its_own_and_some_leave_it_silent(extractor: Extractor) -> None:
    silent = [reading for reading in readings() if not any(extractor.find(reading))]
    assert 0 < len(silent) < len(readings())


@each_extractor
def test_it_finds_the_same_whenever_it_is_asked(extractor: Extractor) -> None:
    assert found_by(extractor) == found_by(extractor)


@each_extractor
def test_what_it_finds_can_be_quoted(extractor: Extractor) -> None:
    for reading, found in found_by(extractor):
        document = reading.document
        check_spans(
            document,
            [found.to_gap(document) if isinstance(found, Absence) else found.to_assertion(document, extractor.name)],
        )
        assert found.span.start < found.span.end


@each_extractor
def test_it_joins_only_what_its_predicate_may_join(extractor: Extractor) -> None:
    for _, found in found_by(extractor):
        if isinstance(found, Finding):
            kind = kind_of(found.target) if found.target is not None else None
            assert kind is SIGNATURES[found.predicate].target
