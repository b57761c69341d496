"""How extractions agree with labels."""

from graphsvc.build import extraction_of
from graphsvc.evaluation import (
    Difference,
    DifferenceKind,
    EdgeLabel,
    Evaluation,
    GapLabel,
    Labels,
    LiteralLabel,
    Place,
    Score,
    Share,
    Trap,
    evaluate,
    merge_labels,
    stale_places,
)
from graphsvc.model import GapField, GapReason, NodeId, Predicate, Qualifier, Status

NAME = "77600.txt"
CODE = NodeId("cpt:77600")
TEXT = """CPT 77600: Heating from Outside
Effective Date: N/A
Modifiers:
- 26: Used when the physician bills alone.
- 52: may be used when the session is cut short.
"""
LINE_OF_26 = "- 26: Used when the physician bills alone."


def edge(modifier: str, status: Status, *, required: bool = True, **more: object) -> EdgeLabel:
    return EdgeLabel(
        document=NAME,
        subject=CODE,
        predicate=Predicate.TAKES_MODIFIER,
        object=NodeId(f"modifier:{modifier}"),
        status=status,
        required=required,
        **more,  # type: ignore[arg-type]
    )


def gap(field: GapField, subject: NodeId | None = CODE, *, required: bool = True) -> GapLabel:
    return GapLabel(document=NAME, subject=subject, field=field, reason=GapReason.NOT_AVAILABLE, required=required)


ALL = Labels(
    edges=(edge("26", Status.AFFIRMED), edge("52", Status.CONDITIONAL)),
    gaps=(gap(GapField.EFFECTIVE_DATE),),
)


def evaluation(labels: Labels) -> Evaluation:
    return evaluate(labels, [extraction_of(NAME, TEXT)])


def counts(result: Evaluation) -> dict[tuple[Status | None, Status | None], int]:
    return {(count.labelled, count.found): count.edges for count in result.statuses if count.edges}


def kinds(result: Evaluation) -> list[DifferenceKind]:
    return [difference.kind for difference in result.differences]


def test_labels_that_say_what_was_found_leave_no_difference() -> None:
    result = evaluation(ALL)
    assert result.differences == ()
    assert result.predicates == {Predicate.TAKES_MODIFIER: Score(labelled=2, found=2, hits=2)}
    assert (result.total.precision, result.total.recall, result.total.f1) == (1, 1, 1)
    assert counts(result) == {
        (Status.AFFIRMED, Status.AFFIRMED): 1,
        (Status.CONDITIONAL, Status.CONDITIONAL): 1,
    }


def test_another_status_is_a_miss_and_a_false_hit_that_tell_of_each_other() -> None:
    result = evaluation(Labels(edges=(edge("26", Status.NEGATED), edge("52", Status.CONDITIONAL)), gaps=ALL.gaps))
    assert result.total == Score(labelled=2, found=2, hits=1)
    assert counts(result) == {
        (Status.CONDITIONAL, Status.CONDITIONAL): 1,
        (Status.NEGATED, Status.AFFIRMED): 1,
    }
    assert result.differences == (
        Difference(
            kind=DifferenceKind.MISS,
            document="77600.txt",
            statement=(CODE, "TAKES_MODIFIER", "modifier:26", "NEGATED"),
            note="found as AFFIRMED",
        ),
        Difference(
            kind=DifferenceKind.FALSE_HIT,
            document="77600.txt",
            statement=(CODE, "TAKES_MODIFIER", "modifier:26", "AFFIRMED"),
            quote="26: Used when the physician bills alone.",
            line=4,
            text=LINE_OF_26,
            note="labelled as NEGATED",
        ),
    )


def test_a_miss_is_shown_with_the_words_of_its_label() -> None:
    start = TEXT.index("Effective")
    label = edge("59", Status.AFFIRMED, places=(Place(start=start, end=start + 14, quote="Effective Date"),))
    (miss,) = evaluation(Labels(edges=(*ALL.edges, label), gaps=ALL.gaps)).differences
    assert (miss.kind, miss.quote, miss.line, miss.text) == (
        DifferenceKind.MISS,
        "Effective Date",
        2,
        "Effective Date: N/A",
    )


def test_what_is_not_required_counts_neither_way() -> None:
    labels = Labels(
        edges=(
            edge("26", Status.AFFIRMED, required=False),
            edge("52", Status.CONDITIONAL),
            edge("59", Status.AFFIRMED, required=False),
        ),
        gaps=(gap(GapField.EFFECTIVE_DATE, required=False),),
    )
    result = evaluation(labels)
    assert (result.total, result.gap_total) == (
        Score(labelled=1, found=1, hits=1),
        Score(labelled=0, found=0, hits=0),
    )
    assert result.differences == ()


def test_a_false_hit_at_a_trap_tells_why_it_is_one() -> None:
    start = TEXT.index("52")
    trap = Trap(document=NAME, place=Place(start=start, end=start + 2), why="a count")
    (hit,) = evaluation(Labels(edges=ALL.edges[:1], gaps=ALL.gaps, traps=(trap,))).differences
    assert (hit.kind, hit.note) == (DifferenceKind.FALSE_HIT, "a trap: a count")


def test_gaps_are_compared_by_field_and_reason_and_their_subjects_are_told() -> None:
    result = evaluation(
        Labels(edges=ALL.edges, gaps=(gap(GapField.EFFECTIVE_DATE, subject=None), gap(GapField.TAXONOMY)))
    )
    assert result.gaps == {
        (GapField.TAXONOMY, GapReason.NOT_AVAILABLE): Score(labelled=1, found=0, hits=0),
        (GapField.EFFECTIVE_DATE, GapReason.NOT_AVAILABLE): Score(labelled=1, found=1, hits=1),
    }
    assert kinds(result) == [DifferenceKind.MISSED_GAP, DifferenceKind.OTHER_GAP_SUBJECT]
    assert kinds(evaluation(Labels(edges=ALL.edges))) == [DifferenceKind.INVENTED_GAP]


def test_a_hit_with_evidence_elsewhere_is_a_hit_and_is_told() -> None:
    label = edge("26", Status.AFFIRMED, places=(Place(start=0, end=3, quote="CPT"),))
    result = evaluation(Labels(edges=(label, ALL.edges[1]), gaps=ALL.gaps))
    assert (result.total.hits, result.evidence) == (2, Share(part=0, whole=1))
    assert kinds(result) == [DifferenceKind.OTHER_PLACE]


def test_qualifiers_are_compared_without_case_blanks_and_full_stop() -> None:
    same = edge("26", Status.AFFIRMED, qualifiers=((Qualifier.WHEN_TO_USE, "used when the  physician bills alone"),))
    other = edge("52", Status.CONDITIONAL, qualifiers=((Qualifier.MEANING, "less than planned"),))
    result = evaluation(Labels(edges=(same, other), gaps=ALL.gaps))
    assert result.qualifiers == Share(part=1, whole=2)
    assert kinds(result) == [DifferenceKind.OTHER_QUALIFIER]


def test_a_literal_is_found_where_its_words_stand_however_it_is_worded() -> None:
    def literal(predicate: Predicate, start: int) -> LiteralLabel:
        place = Place(start=start, end=start + 5)
        return LiteralLabel(document=NAME, subject=CODE, predicate=predicate, value="in our words", places=(place,))

    labels = (literal(Predicate.TITLE, 11), literal(Predicate.TITLE, 60), literal(Predicate.INCLUDES, 11))
    result = evaluation(Labels(edges=ALL.edges, gaps=ALL.gaps, literals=labels))
    assert result.literals == {Predicate.TITLE: Share(part=1, whole=2), Predicate.INCLUDES: Share(part=0, whole=1)}
    assert kinds(result) == [DifferenceKind.MISSED_LITERAL] * 2


def test_a_labelled_document_that_was_not_read_is_missed_and_others_are_passed_over() -> None:
    labels = merge_labels([ALL, Labels(also=("empty.txt",))])
    result = evaluate(labels, [extraction_of("other.txt", TEXT)])
    assert result.documents == ("77600.txt", "empty.txt")
    assert result.total == Score(labelled=2, found=0, hits=0)
    assert (result.total.precision, result.total.recall, result.total.f1) == (1, 0, 0)


def test_a_page_has_the_same_labels_in_every_format() -> None:
    assert evaluate(ALL, [extraction_of("77600.md", TEXT)]).differences == ()


def test_a_label_whose_quote_is_not_in_its_place_is_stale() -> None:
    stale, fresh = Place(start=0, end=3, quote="HCP"), Place(start=0, end=3, quote="CPT")
    labels = Labels(edges=(edge("26", Status.AFFIRMED, places=(stale, fresh)),))
    assert list(stale_places(labels, {"77600": extraction_of(NAME, TEXT).document})) == [(NAME, stale)]
