"""What reads a FHIR bundle back: fhir.resources, and the rules of FHIR R4 that it leaves to others."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fhir.resources.R4B.bundle import Bundle
from pydantic import BaseModel

Json = Mapping[str, Any]

STRING = re.compile(r"[ \r\n\t\S]+")
"""FHIR R4, Datatypes: the whole of a string; fhir.resources looks for it anywhere in one."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NAME = re.compile(r"[A-Z][A-Za-z0-9_]{0,254}")
VALUES = {"code": "valueCode", "Coding": "valueCoding", "string": "valueString"}


class RuleBrokenError(Exception):
    """A bundle breaks a rule that fhir.resources does not check."""


def resources_of(content: bytes) -> list[Json]:
    """The resources of a bundle that keeps the rules.

    Raises:
        ValidationError: it does not, by fhir.resources.
        RuleBrokenError: it does not, by what is checked here.
    """
    read = json.loads(content)
    for model in models_in(Bundle.model_validate(read)):
        check_values(model)
    for text in texts_in(read):
        ensure(STRING.fullmatch(text) and text.strip() and not CONTROLS.search(text), f"no string: {text!r}")
    resources = [check_entry(entry) for entry in read["entry"]]
    places = [(one["resourceType"], one["id"]) for one in resources]
    ensure(len(set(places)) == len(places), "two resources have one id")
    check_extensions(resources)
    systems = [one for one in resources if one["resourceType"] == "CodeSystem"]
    codes = {system.get("supplements", system["url"]): codes_of(system) for system in systems}
    ensure(len(codes) == len(systems), "two resources are of one code system")
    for system in systems:
        check_system(system, codes)
    for one in resources:
        if one["resourceType"] == "ConceptMap":
            check_map(one, codes)
    return resources


def ensure(kept: object, rule: str) -> None:
    if not kept:
        raise RuleBrokenError(rule)


def models_in(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, BaseModel):
                yield from models_in(one)


def check_values(model: BaseModel) -> None:
    """The values of a bound field, which fhir.resources knows and takes any others for."""
    for name, field in type(model).model_fields.items():
        extra = field.json_schema_extra
        allowed = extra.get("enum_values") if isinstance(extra, dict) else None
        value = getattr(model, name)
        if isinstance(allowed, list) and isinstance(value, str):
            ensure(value in allowed, f"{name} is {value}")


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)


def check_entry(entry: Json) -> Json:
    resource: Json = entry["resource"]
    place = f"{resource['resourceType']}/{resource['id']}"
    ensure(entry["request"] == {"method": "PUT", "url": place}, f"{place} is put elsewhere")
    ensure(entry["fullUrl"].endswith(f"/{place}"), f"{place} has another URL")
    ensure(entry["fullUrl"].startswith(resource["url"]), f"{place} is another resource")
    ensure(NAME.fullmatch(resource["name"]), f"{place} has no name that a program can use")
    ensure(resource["version"], f"{place} has no version")
    return resource


def codes_of(system: Json) -> frozenset[str]:
    codes = [concept["code"] for concept in system["concept"]]
    ensure(len(set(codes)) == len(codes), f"a code is in {system['id']} twice")
    return frozenset(codes)


def check_system(system: Json, codes: Mapping[str, frozenset[str]]) -> None:
    is_supplement = system["content"] == "supplement"
    ensure(is_supplement == ("supplements" in system), f"{system['id']} supplements nothing")
    declared = {one["code"]: VALUES[one["type"]] for one in system.get("property", ())}
    for concept in system["concept"]:
        ensure(not is_supplement or not {"display", "definition"} & concept.keys(), f"{concept['code']} is redefined")
        for one in concept.get("property", ()):
            value = declared.get(one["code"])
            ensure(value and value in one, f"{system['id']} declares no such {one['code']}")
            if value == "valueCode":
                ensure(one[value] in codes[system["url"]], f"there is no {one[value]} in {system['id']}")
            if value == "valueCoding":
                ensure(one[value]["code"] in codes.get(one[value]["system"], ()), f"there is no {one[value]}")


def check_map(concept_map: Json, codes: Mapping[str, frozenset[str]]) -> None:
    ensure(concept_map["group"], "a map has groups")
    for group in concept_map["group"]:
        sources = [element["code"] for element in group["element"]]
        ensure(len(set(sources)) == len(sources), "an element is in a group twice")
        ensure(codes[group["source"]].issuperset(sources), "a map starts from what is no code")
        for element in group["element"]:
            ensure(element["target"], f"{element['code']} is mapped to nothing")
            for target in element["target"]:
                check_target(target, codes.get(group["target"], frozenset()))


def check_target(target: Json, codes: frozenset[str]) -> None:
    equivalence = target["equivalence"]
    ensure(("code" in target) == (equivalence != "unmatched"), "what is unmatched has no code, all else has")
    ensure("code" not in target or target["code"] in codes, f"there is no {target.get('code')}")
    wants_comment = equivalence in {"narrower", "inexact", "unmatched", "disjoint"}
    ensure(not wants_comment or target.get("comment"), f"{target} lacks a comment")


def check_extensions(resources: Sequence[Json]) -> None:
    """Each extension is as its definition in the bundle says."""
    definitions = {one["url"]: parts_of(one) for one in resources if one["resourceType"] == "StructureDefinition"}
    for extension in extensions_in(list(resources)):
        parts = definitions.get(extension["url"])
        ensure(parts is not None, f"no extension {extension['url']} is defined")
        given = {part["url"]: part for part in extension["extension"]}
        ensure(len(given) == len(extension["extension"]), "a part is there twice")
        for name, (required, value) in (parts or {}).items():
            ensure(name in given or not required, f"an extension lacks {name}")
            ensure(name not in given or given.pop(name).keys() == {"url", value}, f"{name} is no {value}")
        ensure(not given, f"an extension has {list(given)}")


def parts_of(definition: Json) -> Mapping[str, tuple[bool, str]]:
    elements = {element["id"]: element for element in definition["differential"]["element"]}
    return {
        element["sliceName"]: (element["min"] == 1, f"value{kind[0].upper()}{kind[1:]}")
        for element in elements.values()
        if "sliceName" in element
        for kind in [elements[f"{element['id']}.value[x]"]["type"][0]["code"]]
    }


def extensions_in(value: object) -> Iterator[Json]:
    match value:
        case {"extension": list() as extensions, **others} if "url" not in others or "resourceType" in others:
            yield from extensions
            yield from extensions_in(list(others.values()))
        case dict():
            yield from extensions_in(list(value.values()))
        case list():
            for one in value:
                yield from extensions_in(one)
