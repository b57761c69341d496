"""A small graph made by hand: three documents in which every kind, status and relation occurs."""

from collections.abc import Callable
from typing import Any

import pytest

from graphsvc.gql import Schema, build_schema, execute
from graphsvc.graph import KnowledgeGraph, assemble
from graphsvc.model import (
    Assertion,
    Document,
    Evidence,
    Extraction,
    Gap,
    GapField,
    GapReason,
    Node,
    NodeId,
    Predicate,
    Qualifier,
    Section,
    Span,
    Status,
)

Ask = Callable[..., dict[str, Any]]

IMRT = """\
CPT 77386: Complex IMRT delivery
Modifiers
26 | Professional component | Use when only the physician's work is billed.
59 | Distinct service | Use when the service stands apart.
Modifier 50 is not needed.
Payers in this review: Aetna, Medicare.
Medicare covers 77386 when a plan is on file.
Radiation oncology. The patient may see a radiation oncologist.
Performed in a hospital outpatient department.
77387 is billed separately.
Diagnoses: not available.
"""

HYPERTHERMIA = """\
CPT 77620: Intracavitary hyperthermia
26 | Professional component | Data not available.
73 | Stopped before anesthesia | Use in an ASC.
Aetna covers it only with prior authorization.
Performed in an ASC or a hospital outpatient department.
Given for C34.90.
Revenue code 0333.
The rest needs a login.
"""

DELIVERY = """\
CPT 77407: Intermediate radiation delivery
Do not append modifier 26.
59 | Separate session | Use with a second session.
See also 77386, the complex form.
Performed in a hospital outpatient department.
"""

NAMES = {
    node.id: node
    for node in (
        Node(id=NodeId("payer:aetna"), name="Aetna", parent=NodeId("payer:cvs-health")),
        Node(id=NodeId("payer:medicare"), name="Medicare"),
        Node(
            id=NodeId("site:hospital-outpatient"),
            name="Hospital outpatient department",
            standard_codes=("19", "22"),
        ),
        Node(
            id=NodeId("site:ambulatory-surgical-center"),
            name="Ambulatory surgical center",
            standard_codes=("24",),
        ),
        Node(
            id=NodeId("specialty:radiation-oncology"),
            name="Radiation oncology",
            standard_codes=("2085R0001X",),
        ),
        Node(id=NodeId("modifier:26"), name="Professional component"),
    )
}


class Names:
    def node(self, node_id: NodeId) -> Node | None:
        return NAMES.get(node_id)

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:  # noqa: ARG002
        return ()


class Reader:
    """Reads a text as an extractor would: each statement is cut from it by its words."""

    def __init__(self, name: str, sha256: str, code: str, text: str) -> None:
        self.code = NodeId(f"cpt:{code}")
        section = Section(title=text.splitlines()[0], span=Span(start=0, end=len(text)))
        self.document = Document(name=name, sha256=sha256 * 8, text=text, sections=(section,))
        self.assertions: list[Assertion] = []
        self.gaps: list[Gap] = []

    def say(
        self,
        quote: str,
        predicate: Predicate,
        target: str,
        status: Status = Status.AFFIRMED,
        *,
        as_written: str | None = None,
        **qualifiers: str,
    ) -> None:
        start = self.document.text.index(quote)
        evidence = Evidence(
            document=self.document.id,
            start=start,
            end=start + len(quote),
            quote=quote,
            section=self.document.sections[0].title,
            extractor="hand/1",
            as_written=as_written or target.partition(":")[2] or target,
            qualifiers=tuple(sorted((Qualifier(name), text) for name, text in qualifiers.items())),
        )
        is_node = ":" in target
        self.assertions.append(
            Assertion(
                subject=self.code,
                predicate=predicate,
                object=NodeId(target) if is_node else None,
                value=None if is_node else target,
                status=status,
                evidence=(evidence,),
            )
        )

    def lack(self, quote: str, subject: str, field: GapField, reason: GapReason) -> None:
        start = self.document.text.index(quote)
        self.gaps.append(
            Gap(
                document=self.document.id,
                start=start,
                end=start + len(quote),
                subject=NodeId(subject),
                field=field,
                reason=reason,
                quote=quote,
            )
        )

    def extraction(self) -> Extraction:
        return Extraction(document=self.document, assertions=tuple(self.assertions), gaps=tuple(self.gaps))


def _imrt() -> Extraction:
    page = Reader("77386.txt", "aaaaaaa1", "77386", IMRT)
    page.say("Complex IMRT delivery", Predicate.TITLE, "Complex IMRT delivery")
    page.say(
        "26 | Professional component | Use when only the physician's work is billed.",
        Predicate.TAKES_MODIFIER,
        "modifier:26",
        meaning="Professional component",
        when_to_use="Use when only the physician's work is billed.",
    )
    page.say(
        "59 | Distinct service | Use when the service stands apart.",
        Predicate.TAKES_MODIFIER,
        "modifier:59",
        meaning="Distinct service",
        when_to_use="Use when the service stands apart.",
    )
    page.say("Modifier 50 is not needed.", Predicate.TAKES_MODIFIER, "modifier:50", Status.NEGATED)
    page.say("Aetna", Predicate.DISCUSSED_FOR, "payer:aetna", as_written="Aetna")
    page.say("Medicare", Predicate.DISCUSSED_FOR, "payer:medicare", as_written="Medicare")
    page.say(
        "Medicare covers 77386 when a plan is on file.",
        Predicate.COVERED_BY,
        "payer:medicare",
        Status.CONDITIONAL,
        as_written="Medicare",
        condition="when a plan is on file",
    )
    page.say("Radiation oncology", Predicate.PERFORMED_BY, "specialty:radiation-oncology")
    page.say(
        "may see a radiation oncologist",
        Predicate.PERFORMED_BY,
        "specialty:radiation-oncology",
        Status.CONDITIONAL,
        as_written="radiation oncologist",
    )
    page.say("hospital outpatient department", Predicate.PERFORMED_AT, "site:hospital-outpatient")
    page.say("77387 is billed separately.", Predicate.BILLED_SEPARATELY_WITH, "cpt:77387")
    page.lack("Diagnoses: not available.", "cpt:77386", GapField.DIAGNOSES, GapReason.NOT_AVAILABLE)
    return page.extraction()


def _hyperthermia() -> Extraction:
    page = Reader("77620.txt", "bbbbbbb2", "77620", HYPERTHERMIA)
    page.say("Intracavitary hyperthermia", Predicate.TITLE, "Intracavitary hyperthermia")
    page.say(
        "26 | Professional component",
        Predicate.TAKES_MODIFIER,
        "modifier:26",
        meaning="Professional component",
    )
    page.say(
        "73 | Stopped before anesthesia | Use in an ASC.",
        Predicate.TAKES_MODIFIER,
        "modifier:73",
        meaning="Stopped before anesthesia",
        when_to_use="Use in an ASC.",
    )
    page.say(
        "Aetna covers it only with prior authorization.",
        Predicate.COVERED_BY,
        "payer:aetna",
        Status.CONDITIONAL,
        as_written="Aetna",
        condition="only with prior authorization",
    )
    page.say("ASC", Predicate.PERFORMED_AT, "site:ambulatory-surgical-center", as_written="ASC")
    page.say("hospital outpatient department", Predicate.PERFORMED_AT, "site:hospital-outpatient")
    page.say("Given for C34.90.", Predicate.INDICATED_FOR, "icd10cm:C34.90")
    page.say("Revenue code 0333.", Predicate.CLASSIFIED_AS, "revenue:0333")
    page.lack("Data not available.", "modifier:26", GapField.MODIFIER_USE, GapReason.NOT_AVAILABLE)
    page.lack("The rest needs a login.", page.document.id, GapField.TEXT, GapReason.LOCKED)
    return page.extraction()


def _delivery() -> Extraction:
    page = Reader("77407.txt", "ccccccc3", "77407", DELIVERY)
    page.say("Intermediate radiation delivery", Predicate.TITLE, "Intermediate radiation delivery")
    page.say("Do not append modifier 26.", Predicate.TAKES_MODIFIER, "modifier:26", Status.NEGATED)
    page.say(
        "59 | Separate session | Use with a second session.",
        Predicate.TAKES_MODIFIER,
        "modifier:59",
        meaning="Separate session",
        when_to_use="Use with a second session.",
    )
    page.say(
        "See also 77386, the complex form.",
        Predicate.RELATED_TO,
        "cpt:77386",
        relationship="the complex form",
    )
    page.say("hospital outpatient department", Predicate.PERFORMED_AT, "site:hospital-outpatient")
    return page.extraction()


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """What the three documents say, before merging."""
    return (_imrt(), _hyperthermia(), _delivery())


@pytest.fixture(scope="session")
def graph(extractions: tuple[Extraction, ...]) -> KnowledgeGraph:
    """The graph of the three documents."""
    return assemble(extractions, Names())


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The schema, built once, with what a service makes when it starts."""
    schema = build_schema()
    assert schema.catalogue
    return schema


@pytest.fixture(scope="session")
def ask(schema: Schema, graph: KnowledgeGraph) -> Ask:
    """Run an operation on the graph and return the whole response."""

    def ask(text: str, variables: dict[str, Any] | None = None, name: str | None = None) -> dict[str, Any]:
        return execute(schema, graph, text, variables, name)

    return ask


@pytest.fixture(scope="session")
def data(ask: Ask) -> Ask:
    """Run an operation that must succeed and return its data."""

    def data(text: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        response = ask(text, variables)
        assert "errors" not in response, response["errors"]
        found: dict[str, Any] = response["data"]
        return found

    return data


@pytest.fixture(scope="session")
def error(ask: Ask) -> Ask:
    """Run an operation that must fail with one error and return it."""

    def error(text: str, variables: dict[str, Any] | None = None, name: str | None = None) -> dict[str, Any]:
        errors = ask(text, variables, name)["errors"]
        assert len(errors) == 1
        found: dict[str, Any] = errors[0]
        return found

    return error
