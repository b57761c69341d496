"""What a meaning given to a modifier speaks of, so that rephrasing is told from another meaning."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graphsvc.vocabulary.gazetteer import Gazetteer
from graphsvc.vocabulary.tables import members

_DENIAL: Final = re.compile(
    r"\b(?:not|no|never|without|excludes?|excluding|except|unlike|rather\sthan|instead\sof|other\sthan|leaves\sout)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What makes the words behind it say what the meaning is not."""

_DENIED_WITHIN = 60
"""Characters in front of words in which such a denial stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that meanings of modifiers speak of, such as the professional component.

    Attributes:
        name: Its name in the table.
        modifiers: Modifiers that it belongs to.
        also_with: Modifiers whose meaning may speak of it too.
        identifies: A meaning that speaks of it alone means one of its modifiers; a detail such as "by the same
            clinician" does not.
        opposed_to: Names of concepts that one meaning does not affirm together with it.
    """

    name: str
    modifiers: frozenset[str]
    also_with: frozenset[str]
    identifies: bool
    opposed_to: frozenset[str]

    def fits(self, modifier: str) -> bool:
        """Tell whether the meaning of a modifier may speak of it."""
        return modifier in self.modifiers or modifier in self.also_with


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierConcepts:
    """The concepts by their wordings and by their modifiers."""

    wordings: Gazetteer[Concept] = field(repr=False)
    concepts: tuple[Concept, ...] = field(repr=False)

    def spoken_of(self, meaning: str) -> frozenset[Concept]:
        """Return the concepts that a meaning affirms; none where the table knows none of its words."""
        return frozenset(
            match.value
            for match in self.wordings.find(meaning)
            if not _DENIAL.search(meaning, max(0, match.span.start - _DENIED_WITHIN), match.span.start)
        )

    def of_modifier(self, modifier: str) -> frozenset[Concept]:
        """Return the concepts that the meaning of a modifier may speak of; none for a modifier not in the table."""
        if not any(modifier in concept.modifiers for concept in self.concepts):
            return frozenset()
        return frozenset(concept for concept in self.concepts if concept.fits(modifier))

    def strange(self, modifier: str, meaning: str) -> frozenset[Concept]:
        """Return what a meaning speaks of that the modifier does not mean; none where it may mean it.

        A meaning is another's where it affirms the opposite of what the modifier means, or speaks of things
        that identify other modifiers and of nothing that fits this one.
        """
        own, said = self.of_modifier(modifier), self.spoken_of(meaning)
        if not own:
            return frozenset()
        lacking = {concept.name for concept in own - said if modifier in concept.modifiers}
        opposed = frozenset(concept for concept in said - own if concept.opposed_to & lacking)
        if opposed or said & own:
            return opposed
        return frozenset(concept for concept in said if concept.identifies)

    def clash(self, one: frozenset[Concept], other: frozenset[Concept]) -> bool:
        """Tell whether two meanings, given by what they speak of, cannot both be the meaning of one modifier."""
        names, others = ({concept.name for concept in said} for said in (one, other))
        if any(concept.opposed_to & others and not concept.opposed_to & names for concept in one - other):
            return True
        return not one & other and all(any(concept.identifies for concept in said) for said in (one, other))


def modifier_concepts(rows: Iterable[Mapping[str, str]]) -> ModifierConcepts:
    """Read the rows of modifier_concepts.csv.

    Raises:
        VocabularyError: a wording stands for two concepts.
    """
    concepts: dict[str, Concept] = {}
    wordings: dict[str, Concept] = {}
    for row in rows:
        concept = Concept(
            name=row["concept"],
            modifiers=frozenset(members(row["modifiers"])),
            also_with=frozenset(members(row["also_with"])),
            identifies=row["identifies"] == "yes",
            opposed_to=frozenset(members(row["opposed_to"])),
        )
        concepts[concept.name] = concept
        wordings.update(dict.fromkeys(members(row["wordings"]), concept))
    return ModifierConcepts(wordings=Gazetteer(wordings), concepts=tuple(concepts.values()))
