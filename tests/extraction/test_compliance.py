"""The rules that every extractor keeps, and that their test notices each breach."""

from collections.abc import Iterator

import pytest

from graphsvc.errors import ExtractorError
from graphsvc.extract import EXTRACTORS, Extractor, Finding, Reading
from graphsvc.extract.compliance import check_extractor
from graphsvc.model import NodeId, Predicate, Span, Status
from graphsvc.resources import BUILT_IN_DOCUMENTS

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(BUILT_IN_DOCUMENTS.glob("*.txt"))]


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
def test_an_extractor_keeps_the_rules(extractor: Extractor) -> None:
    check_extractor(extractor, TEXTS)


def test_no_two_extractors_have_the_same_name() -> None:
    names = [extractor.name.partition("/")[0] for extractor in EXTRACTORS]
    assert sorted(set(names)) == sorted(names)


def finding(start: int) -> Finding:
    return Finding(
        subject=NodeId("cpt:77600"),
        predicate=Predicate.TITLE,
        target=None,
        status=Status.AFFIRMED,
        span=Span(start=start, end=start + 3),
        section=None,
        as_written="title",
    )


def fickle() -> Extractor:
    calls: list[int] = []

    def find(_reading: Reading) -> Iterator[Finding]:
        calls.append(1)
        yield finding(len(calls))

    return Extractor(name="fickle/1", find=find)


def changing(reading: Reading) -> Iterator[Finding]:
    reading.section_subjects["a title"] = (NodeId("cpt:77600"),)
    yield from ()


def outside(reading: Reading) -> Iterator[Finding]:
    yield finding(len(reading.document.text))


@pytest.mark.parametrize(
    ("extractor", "reason"),
    [
        (Extractor(name="Titles", find=outside), "its name 'Titles' is not like"),
        (Extractor(name="titles/1", find=None), "its `find` cannot be called"),  # type: ignore[arg-type]
        (Extractor(name="outside/1", find=outside), "holds no text"),
        (Extractor(name="changing/1", find=changing), "it changes the reading"),
        (fickle(), "it does not find the same twice"),
    ],
    ids=lambda value: value.name if isinstance(value, Extractor) else "",
)
def test_a_breach_is_told(extractor: Extractor, reason: str) -> None:
    with pytest.raises(ExtractorError, match="breaks a rule") as raised:
        check_extractor(extractor, TEXTS)
    assert reason in raised.value.message
