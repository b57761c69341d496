"""The vocabulary: which id a wording stands for, and the name and standard codes of an id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from graphsvc.model import GapReason, Node, NodeId
from graphsvc.resources import VOCABULARY
from graphsvc.vocabulary.diagnosis_codes import DiagnosisCodes
from graphsvc.vocabulary.gazetteer import Gazetteer
from graphsvc.vocabulary.modifier_concepts import ModifierConcepts, modifier_concepts
from graphsvc.vocabulary.tables import members, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredModifier:
    """A modifier that was: the last day on which it was valid, and the code of its successor or None."""

    last_day: date
    instead: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the tables of graph_data/vocabulary/ say.

    Attributes:
        nodes: Known nodes by id.
        wordings: What payers, sites and specialties are called besides their names, by id, in the order of the table.
        modifiers: Two-character codes of the known modifiers.
        rare_modifiers: Codes of modifiers that are valid and that only the words around show to be modifiers.
        modifier_services: The kind of service that a known modifier needs, such as `E/M`; `any` for no restriction.
        modifier_concepts: What meanings given to modifiers speak of.
        retired_modifiers: By code, those that no longer exist.
        payers: Wordings of payers; None for a wording that names somebody who is no payer.
        agencies: Wordings of agencies, which run or watch programs and pay for nothing.
        sites: Wordings of sites of service.
        sites_by_pos: Site ids by two-digit place-of-service number; a number may mean one site only.
        specialties: Wordings of specialties and of the people who practise them.
        specialties_by_taxonomy: Specialty ids by NUCC taxonomy code.
        diagnosis_codes: Which ICD-10-CM codes can be.
        absences: Wordings by which a sentence says that it lacks or hides something.
        placeholders: Wordings that say so where a value would stand, such as "N/A"; the absences among them.
        placeholder_talk: Wordings of sentences about the placeholder: these say nothing of an absence.
    """

    nodes: Mapping[NodeId, Node] = field(repr=False)
    wordings: Mapping[NodeId, tuple[str, ...]] = field(repr=False)
    modifiers: frozenset[str] = field(repr=False)
    rare_modifiers: frozenset[str] = field(repr=False)
    modifier_services: Mapping[str, str] = field(repr=False)
    modifier_concepts: ModifierConcepts
    retired_modifiers: Mapping[str, RetiredModifier] = field(repr=False)
    payers: Gazetteer[NodeId | None]
    agencies: Gazetteer[bool]
    sites: Gazetteer[NodeId]
    sites_by_pos: Mapping[str, NodeId] = field(repr=False)
    specialties: Gazetteer[NodeId]
    specialties_by_taxonomy: Mapping[str, NodeId] = field(repr=False)
    diagnosis_codes: DiagnosisCodes
    absences: Gazetteer[GapReason]
    placeholders: Gazetteer[GapReason]
    placeholder_talk: Gazetteer[bool]

    def node(self, node_id: NodeId) -> Node | None:
        """Return the known node of an id, or None for an id that no table lists."""
        return self.nodes.get(node_id)

    def wordings_of(self, node_id: NodeId) -> tuple[str, ...]:
        """Return what a payer, site or specialty is called besides its name, in the order of the table."""
        return self.wordings.get(node_id, ())

    def placeholder_talk_in(self, text: str) -> bool:
        """Tell whether a sentence is about the placeholder and its use, not about the subject."""
        quoted = next(self.absences.find(text), None) is not None
        return quoted and next(self.placeholder_talk.find(text), None) is not None


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path = VOCABULARY) -> Vocabulary:
    """Read the tables of a folder, once.

    Raises:
        VocabularyError: a table cannot be read, or a wording stands for two ids.
    """
    modifiers = read_table(folder / "modifiers.csv", "code", "name", "depends_on")
    concepts = read_table(
        folder / "modifier_concepts.csv",
        *("concept", "modifiers", "also_with", "identifies", "opposed_to", "wordings"),
    )
    rare = read_table(folder / "rare_modifiers.csv", "code")
    retired = read_table(folder / "retired_modifiers.csv", "code", "last_day", "instead")
    sites = read_table(folder / "sites.csv", "id", "name", "pos", "wordings")
    payers = read_table(folder / "payers.csv", "id", "name", "parent", "wordings")
    others = read_table(folder / "not_payers.csv", "wording", "reason")
    specialties = read_table(folder / "specialties.csv", "id", "taxonomy", "name", "wordings")
    revenue = read_table(folder / "revenue_codes.csv", "code", "name")
    betos = read_table(folder / "betos_classes.csv", "code", "name")
    diagnoses = read_table(folder / "icd10cm_categories.csv", "first", "last")
    absences = read_table(folder / "absence_wordings.csv", "wording", "reason", "scope")
    talk = read_table(folder / "placeholder_talk.csv", "wording")
    nodes = [
        *(_node(f"modifier:{row['code']}", row["name"]) for row in modifiers),
        *(_node(row["id"], row["name"], codes=members(row["pos"])) for row in sites),
        *(_node(row["id"], row["name"], parent=row["parent"]) for row in payers),
        *(_node(row["id"], row["name"], codes=members(row["taxonomy"])) for row in specialties),
        *(_node(f"revenue:{row['code']}", row["name"]) for row in revenue),
        *(_node(f"betos:{row['code']}", row["name"]) for row in betos),
    ]
    return Vocabulary(
        nodes={node.id: node for node in nodes},
        wordings={NodeId(row["id"]): members(row["wordings"]) for row in (*payers, *sites, *specialties)},
        modifiers=frozenset(row["code"] for row in modifiers),
        rare_modifiers=frozenset(row["code"] for row in rare),
        modifier_services={row["code"]: row["depends_on"] for row in modifiers},
        modifier_concepts=modifier_concepts(concepts),
        retired_modifiers={
            row["code"]: RetiredModifier(last_day=date.fromisoformat(row["last_day"]), instead=row["instead"] or None)
            for row in retired
        },
        agencies=Gazetteer(dict.fromkeys((row["wording"] for row in others if row["reason"] == "AGENCY"), True)),
        payers=Gazetteer({**dict.fromkeys((row["wording"] for row in others), None), **_wordings(payers)}),
        sites=Gazetteer(_wordings(sites)),
        sites_by_pos={pos: NodeId(row["id"]) for row in sites for pos in members(row["pos"])},
        specialties=Gazetteer(_wordings(specialties)),
        specialties_by_taxonomy={
            taxonomy: NodeId(row["id"]) for row in specialties for taxonomy in members(row["taxonomy"])
        },
        diagnosis_codes=DiagnosisCodes((row["first"], row["last"]) for row in diagnoses),
        absences=Gazetteer({row["wording"]: GapReason(row["reason"]) for row in absences if row["scope"] == "PHRASE"}),
        placeholders=Gazetteer({row["wording"]: GapReason(row["reason"]) for row in absences}),
        placeholder_talk=Gazetteer(dict.fromkeys((row["wording"] for row in talk), True)),
    )


def _node(node_id: str, name: str, *, codes: tuple[str, ...] = (), parent: str = "") -> Node:
    return Node(
        id=NodeId(node_id),
        name=name,
        standard_codes=tuple(sorted(codes)),
        parent=NodeId(parent) if parent else None,
    )


def _wordings(rows: Iterable[Mapping[str, str]]) -> dict[str, NodeId]:
    """Return the wordings of a table, the names among them."""
    return {wording: NodeId(row["id"]) for row in rows for wording in (row["name"], *members(row["wordings"]))}
