"""Makes documents in the layouts of the built-in ones, the same for the same seed."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from graphsvc.vocabulary import load_vocabulary

_PAYERS: Final = ("Aetna", "Cigna Health", "UnitedHealthcare", "Medicare", "Blue Cross Blue Shield", "Humana")
_SPECIALTIES: Final = ("Radiation Oncology", "Diagnostic Radiology", "Surgical Oncology", "Internal Medicine")
_SITES: Final = ("Outpatient Hospital", "Inpatient Hospital", "Ambulatory Surgical Center", "Office")
_THINGS: Final = ("heat treatment", "beam treatment", "probe placement", "needle sampling", "scan reading", "infusion")
_REGIONS: Final = ("the neck", "the chest wall", "the pelvis", "the liver", "the upper arm", "the lower back")
_TAILS: Final = (
    "The record should tell who gave it, for how long, and what was seen on the images.",
    "Rules change from year to year, and each payer may ask for more than the last one did.",
    "The patient is watched until the effect of the drugs has worn off and can then go home.",
    "Staff set up the room, check every device, and write down what was used.",
    "A second visit follows within a week, and a third one where the first two did not help.",
)
_LACKING: Final = "Data not available in the input."
_MODIFIERS: Final = tuple(sorted(load_vocabulary().modifiers))


def documents(count: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of so many documents; most have 1 to 8 kB, one in fifty about 50 kB."""
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        yield f"{number:05}.txt", document(chance, kilobytes=50 if number % 50 == 49 else chance.uniform(1, 8))


def document(chance: random.Random, *, kilobytes: float) -> str:
    """Return a text of about so many kB, in one of the layouts."""
    code = f"{chance.randrange(10_000, 99_000)}" if chance.random() < 0.8 else f"G{chance.randrange(100, 9_999):04}"
    layout = chance.choice(_LAYOUTS)
    parts = [layout(chance, code)]
    size = len(parts[0])
    while size < kilobytes * 1000:
        parts.append(_paragraph(chance, code))
        size += len(parts[-1])
    return "\n".join(parts)


def write(folder: Path, count: int, *, seed: int) -> int:
    """Write documents into a folder and return how many bytes they have."""
    folder.mkdir(parents=True)
    return sum((folder / name).write_text(text, encoding="utf-8") for name, text in documents(count, seed=seed))


def _paragraph(chance: random.Random, code: str) -> str:
    thing, region, site = chance.choice(_THINGS), chance.choice(_REGIONS), chance.choice(_SITES).lower()
    sentences = [
        f"CPT code {code} describes {thing} of {region}, given in an {site} by a radiation oncologist.",
        f"{chance.choice(_PAYERS)} covers {code} with prior authorization, and {chance.choice(_PAYERS)} does not.",
        f"Modifier {chance.choice(_MODIFIERS)} may apply when {thing} of {region} is given twice on one day.",
        f"Code {code} is not reported with {chance.randrange(10_000, 99_000)} on the same day.",
        f"It supports diagnoses such as C{chance.randrange(10, 80)}.{chance.randrange(10)} (ICD-10).",
        *_TAILS,
    ]
    return " ".join(chance.sample(sentences, k=chance.randint(3, 6)))


def _page(chance: random.Random, code: str) -> str:
    modifiers = chance.sample(_MODIFIERS, k=chance.randint(1, 12))
    rows = [
        f"{m} | {chance.choice(_THINGS)} | Use when {chance.choice(_REGIONS)} is treated alone. |" for m in modifiers
    ]
    return "\n".join(
        [
            "Summary & Overview",
            f"CPT {code}: {chance.choice(_THINGS).title()} of {chance.choice(_REGIONS).title()}",
            _paragraph(chance, code),
            f"Key payers covered in this review are {', '.join(chance.sample(_PAYERS, k=3))}.",
            f"-\nTypical site of service: {' or '.join(chance.sample(_SITES, k=2))}.",
            "Coding Specifications",
            "| Modifier | Description | When to Use |\n|---|---|---|",
            *rows,
            f"| Taxonomy Code | Specialty | Notes |\n|---|---|---|\n| {_LACKING} | {_LACKING} | {_LACKING} |",
        ]
    )


def _record(chance: random.Random, code: str) -> str:
    first, second = chance.sample(_MODIFIERS, k=2)
    return "\n".join(
        [
            f"2026 CPT code {code}",
            f"(Active) Effective Date: N/A Revision Date: N/A {chance.choice(_SPECIALTIES)} Feed",
            _paragraph(chance, code),
            f"Modifiers may apply when the circumstances call for them, such as {first} (one reason) or {second}.",
            "- Revenue Code: 0333 (THERAPY)",
            "- Payment Status: Active",
            f"- Specialties:{chance.choice(_SPECIALTIES)}",
            f"- Place of Service:{', '.join(chance.sample(_SITES, k=2))}",
        ]
    )


def _bullets(chance: random.Random, code: str) -> str:
    modifiers = chance.sample(_MODIFIERS, k=chance.randint(1, 6))
    return "\n".join(
        [
            f"# CPT {code}: {chance.choice(_THINGS).title()}",
            _paragraph(chance, code),
            "-\nModifiers:",
            *(
                f"- Modifier\n{modifier}: Marks {chance.choice(_THINGS)} of {chance.choice(_REGIONS)}."
                for modifier in modifiers
            ),
        ]
    )


_LAYOUTS: Final[tuple[Callable[[random.Random, str], str], ...]] = (_page, _record, _bullets)
