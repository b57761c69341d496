"""FHIR: resources that a well-kept package takes, which hold every alignment of the graph and what is affirmed."""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from graphsvc.build import build_graph, document_paths, extractions
from graphsvc.export import exporter_named
from graphsvc.export.fhir.alignments import CODED, DOUBTED_BY
from graphsvc.export.fhir.texts import code, string
from graphsvc.graph import KnowledgeGraph
from graphsvc.graph.portion import Portion, chosen, portion
from graphsvc.model import NodeId, Status, local_part
from tests.export.fhir_checks import Json, RuleBrokenError, resources_of
from tests.export.graphs import graphs

WORDING = "https://w3id.org/graphsvc/fhir/CodeSystem/graphsvc-wording"
CPT = "http://www.ama-assn.org/go/cpt"
HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
POS = "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set"
TAXONOMY = "http://nucc.org/provider-taxonomy"

Bundle = dict[str, Any]


def written(travelling: Portion) -> bytes:
    return b"".join(exporter_named("fhir").write(travelling))


def said_in(folder: Path, text: str) -> list[Json]:
    (folder / "said.txt").write_text(text, encoding="utf-8")
    return resources_of(written(portion(build_graph(extractions(document_paths([folder]))).graph)))


def concepts_of(resources: list[Json], system: str) -> Mapping[str, Json]:
    found = [one for one in resources if system in (one.get("supplements"), one["url"])]
    return {concept["code"]: concept for one in found for concept in one.get("concept", ())}


def targets_in(resources: list[Json], kind: str, system: str) -> Mapping[str, list[Json]]:
    groups = [group for one in resources if one["id"] == f"graphsvc-{kind}-wordings" for group in one["group"]]
    found = [element for group in groups if group["target"] == system for element in group["element"]]
    return {element["code"]: [dict(target) for target in element["target"]] for element in found}


def relations(targets: list[Json]) -> set[tuple[str | None, str]]:
    return {(target.get("code"), target["equivalence"]) for target in targets}


def proofs_in(value: object) -> Iterator[Mapping[str, Any]]:
    match value:
        case {"url": str(), "extension": list() as parts}:
            yield {part["url"]: part.get("valueString", part.get("valueUnsignedInt")) for part in parts}
        case dict():
            yield from (proof for one in value.values() for proof in proofs_in(one))
        case list():
            yield from (proof for one in value for proof in proofs_in(one))


def aligned_in(resources: list[Json]) -> set[tuple[str, str]]:
    """Each wording with each node that a map leads it to, by the codes of nodes."""
    nodes = {
        (system.get("supplements", system["url"]), concept["code"]): {
            one["valueString"] for one in concept.get("property", ()) if one["code"] == "node"
        }
        for system in resources
        if system["resourceType"] == "CodeSystem"
        for concept in system["concept"]
    }
    return {
        (element["code"], node)
        for one in resources
        if one["resourceType"] == "ConceptMap"
        for group in one["group"]
        if group["target"] not in {POS, TAXONOMY}
        for element in group["element"]
        for target in element["target"]
        if "code" in target
        for node in nodes[group["target"], target["code"]]
    }


def aligned_by(travelling: Portion) -> set[tuple[str, str]]:
    """Each wording with each node, but for codes that are written as they are and that no review note doubts."""
    doubted = {
        (assertion, words)
        for note in travelling.review_notes
        if note.rule in DOUBTED_BY
        for assertion in note.assertions
        for words in note.evidence
    }
    kinds = {node.id: node.kind for node in travelling.nodes}
    return {
        (code(words.as_written), string(one.object))
        for one in travelling.assertions
        if one.object is not None
        for words in one.evidence
        if kinds[one.object] not in CODED
        or code(words.as_written).casefold() != local_part(one.object).casefold()
        or (one.id, words) in doubted
    }


def test_the_whole_graph_is_a_bundle_that_keeps_the_rules(graph: KnowledgeGraph) -> None:
    resources = resources_of(written(portion(graph)))
    assert {one["resourceType"] for one in resources} == {"StructureDefinition", "CodeSystem", "ConceptMap"}
    assert {one["version"] for one in resources} == {graph.release.id}
    assert aligned_in(resources) == aligned_by(portion(graph))


@given(graph=graphs())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_breaks_a_rule_and_no_alignment_is_lost(graph: KnowledgeGraph) -> None:
    resources = resources_of(written(portion(graph)))
    assert aligned_in(resources) == aligned_by(portion(graph))


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_part_is_a_bundle_of_its_own_version_that_keeps_the_rules(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    assume(graph.assertions)
    ids = data.draw(st.lists(st.sampled_from([one.id for one in graph.assertions]), min_size=1))
    part = portion(graph, chosen(graph, ids))
    resources = resources_of(written(part))
    assert part.choice is not None
    assert {one["version"] for one in resources} == {f"{graph.release.id}-{part.choice.key}"}
    whole = resources_of(written(portion(graph)))
    replaced = {one["id"] for one in resources} & {one["id"] for one in whole}
    assert replaced == {"graphsvc-evidence"}  # the definition, which is the same
    assert "complete" not in {one.get("content") for one in resources}
    assert aligned_in(resources) == aligned_by(part)


def test_the_same_release_gives_the_same_bytes_in_parts(graph: KnowledgeGraph) -> None:
    parts = list(exporter_named("fhir").write(portion(graph)))
    assert b"".join(parts) == written(portion(graph))
    assert max(map(len, parts)) < len(written(portion(graph))) / 5


def test_every_proof_is_what_stands_in_its_document(graph: KnowledgeGraph) -> None:
    proofs = list(proofs_in(resources_of(written(portion(graph)))))
    assert proofs
    for proof in proofs:
        document = graph.documents[proof["document"]]
        assert proof["name"] == document.name
        assert proof["quote"] == string(document.text[proof["start"] : proof["end"]])


def test_what_is_affirmed_is_a_property_and_nothing_else_is(graph: KnowledgeGraph) -> None:
    concepts = concepts_of(resources_of(written(portion(graph))), CPT)
    found = [
        (subject, one["code"], one.get("valueString") or one["valueCoding"]["code"])
        for subject, concept in concepts.items()
        for one in concept["property"]
        if one["code"].isupper()
    ]
    assert sorted(found) == sorted(
        (local_part(one.subject), one.predicate, local_part(one.object) if one.object else string(str(one.value)))
        for one in graph.assertions
        if one.status is Status.AFFIRMED
    )


def test_codes_of_others_are_supplemented_and_have_no_names_but_ours_beside(graph: KnowledgeGraph) -> None:
    resources = resources_of(written(portion(graph)))
    contents = {one["id"]: one["content"] for one in resources if one["resourceType"] == "CodeSystem"}
    assert contents == {
        **dict.fromkeys(("graphsvc-cpt", "graphsvc-hcpcs", "graphsvc-betos"), "supplement"),
        **dict.fromkeys(("graphsvc-place-of-service", "graphsvc-provider-taxonomy"), "supplement"),
        **dict.fromkeys(("graphsvc-site", "graphsvc-specialty", "graphsvc-payer", "graphsvc-wording"), "complete"),
    }
    cpt = concepts_of(resources, CPT)
    assert "designation" not in cpt["77386"]
    assert cpt["62"]["designation"] == [{"language": "en", "value": graph.nodes[NodeId("modifier:62")].name}]
    assert {"PC", "TC"} == concepts_of(resources, HCPCS).keys()


def test_a_site_that_leaves_its_code_open_is_wider_than_each(graph: KnowledgeGraph) -> None:
    targets = targets_in(resources_of(written(portion(graph))), "site-of-service", POS)
    assert relations(targets["Outpatient Hospital"]) == {("19", "narrower"), ("22", "narrower")}
    assert {one["comment"] for one in targets["Outpatient Hospital"]} == {
        "The words do not tell which of these is meant: 19, 22."
    }
    assert relations(targets["hospital outpatient departments"]) == {("19", "inexact"), ("22", "inexact")}
    assert relations(targets["Ambulatory Surgical Center"]) == {("24", "equivalent")}
    assert relations(targets["hospital operating room"]) == {(None, "unmatched")}


def test_a_code_that_the_wording_states_is_the_one_that_is_meant(tmp_path: Path) -> None:
    lines = ("Place of Service: 22", "Taxonomy: 2085R0001X", "Revenue Code: 0333", "77387-26 is billed separately.")
    resources = said_in(tmp_path, "CPT code 77386\n\n" + "\n".join(lines))
    assert relations(targets_in(resources, "site-of-service", POS)["22"]) == {("22", "equivalent")}
    assert relations(targets_in(resources, "specialty", TAXONOMY)["2085R0001X"]) == {("2085R0001X", "equivalent")}
    assert relations(targets_in(resources, "code", CPT)["77387-26"]) == {("77387", "wider")}
    assert relations(targets_in(resources, "modifier", CPT)["77387-26"]) == {("26", "relatedto")}
    assert "0333" in concepts_of(resources, "https://www.nubc.org/CodeSystem/RevenueCodes")


def test_what_a_review_note_doubts_is_told_with_its_reason(graph: KnowledgeGraph, tmp_path: Path) -> None:
    resources = resources_of(written(portion(graph)))
    reasons = {str(note.rule): note.reason for note in graph.review.notes}
    [professional] = targets_in(resources, "modifier", HCPCS)["77387-PC"]
    assert (professional["code"], professional["equivalence"]) == ("PC", "disjoint")
    assert professional["comment"] == reasons["PC_FOR_PROFESSIONAL"]
    [revenue] = targets_in(resources, "classification", "https://www.nubc.org/CodeSystem/RevenueCodes").values()
    assert [(one["equivalence"], one["comment"]) for one in revenue] == [("unmatched", reasons["NOT_A_REVENUE_CODE"])]
    unknown = said_in(tmp_path, "CPT code 77386\n\nModifiers: 26, ZZ\nDiagnoses: C34.90, V72.1\n")
    [none] = targets_in(unknown, "modifier", HCPCS)["ZZ"]
    assert (none["equivalence"], "ZZ is listed for 77386" in none["comment"]) == ("unmatched", True)
    assert concepts_of(unknown, HCPCS) == {}
    assert concepts_of(unknown, "http://hl7.org/fhir/sid/icd-10-cm").keys() == {"C34.90"}
    unrecognized = concepts_of(unknown, "https://w3id.org/graphsvc/fhir/CodeSystem/graphsvc-unrecognized")
    assert unrecognized.keys() == {"modifier:ZZ", "icd10cm:V72.1"}


def resource(bundle: Bundle, place: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one["resource"] for one in bundle["entry"] if one["request"]["url"] == place)
    return found


def system(bundle: Bundle, name: str) -> dict[str, Any]:
    return resource(bundle, f"CodeSystem/graphsvc-{name}")


def target(bundle: Bundle) -> dict[str, Any]:
    found: dict[str, Any] = resource(bundle, "ConceptMap/graphsvc-payer-wordings")["group"][0]["element"][0]["target"][
        0
    ]
    return found


REFUSED_BY_THE_PACKAGE: Mapping[str, tuple[Callable[[Bundle], object], str]] = {
    "no status": (lambda bundle: system(bundle, "cpt").pop("status"), "'status' is required"),
    "a field that FHIR does not know": (lambda bundle: system(bundle, "cpt").update(color="red"), "color"),
    "an id with blanks": (lambda bundle: system(bundle, "cpt").update(id="c p t"), "id"),
    "a code with a blank at its end": (lambda bundle: system(bundle, "site")["concept"][0].update(code="a "), "code"),
    "a text for a number": (lambda bundle: system(bundle, "cpt").update(count="many"), "count"),
    "a list for a text": (lambda bundle: target(bundle).update(comment=["why"]), "comment"),
}

REFUSED_BY_THE_CHECKS: Mapping[str, tuple[Callable[[Bundle], object], str]] = {
    "a kind of content that there is not": (lambda bundle: system(bundle, "cpt").update(content="most"), "is most"),
    "a relation that there is not": (lambda bundle: target(bundle).update(equivalence="same"), "is same"),
    "a relation that wants a comment": (lambda bundle: target(bundle).update(equivalence="inexact"), "lacks a comment"),
    "a control character": (lambda bundle: system(bundle, "cpt").update(title="a\x07"), "no string"),
    "blanks alone": (lambda bundle: system(bundle, "cpt").update(title=" "), "no string"),
    "a code twice": (lambda bundle: system(bundle, "cpt")["concept"].append({"code": "77386"}), "is in .* twice"),
    "a resource twice": (lambda bundle: bundle["entry"].append(deepcopy(bundle["entry"][-1])), "have one id"),
    "a target that is no code": (lambda bundle: target(bundle).update(code="nobody"), "there is no nobody"),
    "a source that is no code": (lambda bundle: system(bundle, "wording")["concept"].pop(), "starts from what is no"),
    "a property that is not declared": (lambda bundle: system(bundle, "site").pop("property"), "declares no such"),
    "a property that leads nowhere": (lambda bundle: system(bundle, "payer")["concept"].pop(), "there is no"),
    "a supplement of nothing": (lambda bundle: system(bundle, "cpt").pop("supplements"), "supplements nothing"),
    "a name for the code of another": (lambda bundle: system(bundle, "cpt")["concept"][0].update(display="x"), "redef"),
    "a proof without its document": (lambda bundle: target(bundle)["extension"][0]["extension"].pop(1), "lacks doc"),
    "an extension of no definition": (
        lambda bundle: target(bundle)["extension"][0].update(url="urn:x"),
        "no extension",
    ),
}


@pytest.mark.parametrize("name", REFUSED_BY_THE_PACKAGE)
def test_a_resource_of_another_shape_is_refused_by_the_package(graph: KnowledgeGraph, name: str) -> None:
    bundle = json.loads(written(portion(graph)))
    damage, message = REFUSED_BY_THE_PACKAGE[name]
    damage(bundle)
    with pytest.raises(ValidationError, match=message):
        resources_of(json.dumps(bundle).encode())


@pytest.mark.parametrize("name", REFUSED_BY_THE_CHECKS)
def test_a_bundle_that_breaks_a_rule_is_refused_by_the_checks(graph: KnowledgeGraph, name: str) -> None:
    bundle = json.loads(written(portion(graph)))
    damage, message = REFUSED_BY_THE_CHECKS[name]
    damage(bundle)
    with pytest.raises(RuleBrokenError, match=message):
        resources_of(json.dumps(bundle).encode())
