"""The types and the root field of resolutions: what free terms mean."""

from typing import Final

from graphsvc.gql.builder import Argument, Field, Types
from graphsvc.gql.directives import Size
from graphsvc.gql.limits import MAX_IDS
from graphsvc.graph import resolving
from graphsvc.graph.resolving import ResolutionWay
from graphsvc.vocabulary import load_vocabulary

_WAYS: Final = {
    ResolutionWay.ID: "As an id: `payer:aetna`.",
    ResolutionWay.CODE: "As a CPT or HCPCS code: `77620`, `CPT 77620`.",
    ResolutionWay.CODE_WITH_MODIFIER: "As a code with a modifier behind it: `77620-26`.",
    ResolutionWay.MODIFIER: "As a modifier: `26`, `modifier 26`, `-26`.",
    ResolutionWay.DIAGNOSIS: "As an ICD-10-CM code of a category in use: `C34.90`.",
    ResolutionWay.PLACE_OF_SERVICE: "As a place-of-service number: `POS 22`, `22`.",
    ResolutionWay.CLASSIFICATION: "As a revenue code or BETOS class: `0333`, `P7A`.",
    ResolutionWay.TAXONOMY: "As a NUCC taxonomy code: `2085R0001X`.",
    ResolutionWay.WORDING: "As a name or wording of a payer, site, specialty or any node: `ASC`, `BCBS`.",
}

RESOLVE: Final = Field(
    name="resolve",
    type="list[Resolution]",
    description="What free terms mean, in their order. Letter case and runs of blanks do not matter; a term that "
    "nothing is known by has no candidates.",
    arguments=(
        Argument(
            name="terms",
            type="list[str]",
            description=f"At most {MAX_IDS} terms: `ASC`, `77620-26`, `BCBS`, `POS 22`.",
        ),
    ),
    size=Size(assumed=MAX_IDS, arguments=("terms",)),
    answer=lambda _, context, given: resolving.resolve(context.graph, load_vocabulary(), given["terms"], limit=MAX_IDS),
)


def add_resolution(types: Types) -> None:
    """Make the types."""
    types.enum("ResolutionWay", "How a term was understood.", _WAYS)
    types.object(
        "ResolutionCandidate",
        "One thing that a term may mean.",
        (
            Field(name="way", type="ResolutionWay", description="How it was understood."),
            Field(
                name="ids",
                type="list[ID]",
                description="Its ids: one, or of a code with a modifier two: `cpt:77620`, `modifier:26`.",
                size=Size(assumed=2),
            ),
            Field(
                name="nodes",
                type="list[Node]",
                description="Those of them that this release holds, in order.",
                size=Size(assumed=2),
            ),
        ),
    )
    types.object(
        "Resolution",
        "What a term may mean.",
        (
            Field(name="term", type="str", description="The term as given."),
            Field(name="is_ambiguous", type="bool", description="It may mean more than one thing."),
            Field(
                name="candidates",
                type="list[ResolutionCandidate]",
                description="What it may mean: what this release holds first, then the most exact, then by id.",
                size=Size(assumed=3),
            ),
        ),
    )
