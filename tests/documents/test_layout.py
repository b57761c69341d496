"""Sections, tables, passages and furniture are found in whole and in damaged text."""

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.documents import lay_out
from graphsvc.documents.marks import without_marks
from graphsvc.model import Document


def document_of(*lines: str) -> Document:
    return lay_out(name="a.txt", sha256="0" * 64, text="\n".join(lines))


def passages(*lines: str) -> list[tuple[str | None, str | None, str]]:
    """Label, lead and body of each passage."""
    document = document_of(*lines)
    return [(p.label, p.lead, document.slice(p.body)) for p in document.passages]


def cells(document: Document) -> list[list[list[str]]]:
    return [[[document.slice(cell) for cell in row.cells] for row in table.rows] for table in document.tables]


def titles(document: Document) -> list[str | None]:
    return [section.title for section in document.sections]


def test_marked_underlined_and_plain_headings_open_sections() -> None:
    document = document_of(
        "# CPT 93000", "Text of the first part.", "", "Clinical Context", "A patient is seen.", "**Modifiers**", "None."
    )
    assert titles(document) == ["CPT 93000", "Clinical Context", "Modifiers"]


def test_a_sentence_is_no_heading() -> None:
    assert titles(document_of("This code is used often.", "it goes on")) == [None]


def test_body_rows_without_a_leading_pipe_are_rows() -> None:
    document = document_of(
        "| Modifier | Description |", "|---|---|", "26 | Professional component |", "TC | Technical |"
    )
    assert document.tables[0].header == ("Modifier", "Description")
    assert cells(document) == [[["26", "Professional component"], ["TC", "Technical"]]]


def test_tables_that_follow_each_other_without_a_blank_line_stay_apart() -> None:
    document = document_of("| A | B |", "|---|---|", "| 1 | 2 |", "| C | D |", "|---|---|", "| 3 | 4 |")
    assert [table.header for table in document.tables] == [("A", "B"), ("C", "D")]
    assert cells(document) == [[["1", "2"]], [["3", "4"]]]


def test_a_table_without_a_rule_has_its_first_row_as_header() -> None:
    document = document_of("Code | Status", "93000 | covered", "93005 | not covered")
    assert document.tables[0].header == ("Code", "Status")
    assert cells(document) == [[["93000", "covered"], ["93005", "not covered"]]]


def test_a_row_cut_off_in_the_middle_is_still_a_row() -> None:
    document = document_of("| A | B | C |", "|---|---|---|", "| 1 | 2 | 3 |", "| 4 | fi")
    assert cells(document) == [[["1", "2", "3"], ["4", "fi"]]]


def test_a_bullet_alone_on_its_line_makes_the_next_line_an_item() -> None:
    document = document_of("-", "Service type: Imaging", "-", "Typical site of service: Office")
    assert [(p.is_item, p.label) for p in document.passages] == [
        (True, "Service type"),
        (True, "Typical site of service"),
    ]


def test_a_label_split_from_its_code_by_a_line_end_is_one_item() -> None:
    assert passages("-", "Modifiers:", "- Modifier", "26: Professional part. - Modifier", "TC: Technical part.") == [
        ("Modifiers", None, ""),
        ("Modifier 26", "Modifiers", "Professional part."),
        ("Modifier TC", "Modifiers", "Technical part."),
    ]


def test_bullets_run_on_in_one_line_are_items() -> None:
    assert [body for _, _, body in passages("It should hold:* The order.* The plan.")] == [
        "",
        "The order.",
        "The plan.",
    ]


def test_fields_run_on_in_one_line_are_fields() -> None:
    found = passages("(Active) Effective Date: N/A Revision Date: 2024-01-01 Imaging")
    assert [(label, body) for label, _, body in found] == [
        (None, "(Active)"),
        ("Effective Date", "N/A"),
        ("Revision Date", "2024-01-01 Imaging"),
    ]


def test_fields_on_lines_of_their_own_do_not_run_together() -> None:
    assert passages("modifiers_not_allowed: 50, LT", "revenue_code: 0612") == [
        ("modifiers not allowed", None, "50, LT"),
        ("revenue code", None, "0612"),
    ]


def test_sentences_joined_without_a_blank_are_two() -> None:
    assert [body for _, _, body in passages("It is a therapy.The plan says so. See e.g. the manual.")] == [
        "It is a therapy.",
        "The plan says so.",
        "See e.g. the manual.",
    ]


def test_a_line_wrapped_by_hand_goes_on_in_the_next() -> None:
    lines = ("The service is provided by hospital outpatient departments and by", "physician offices in most states.")
    assert [body for _, _, body in passages(*lines)] == ["\n".join(lines)]


def test_log_in_walls_menus_and_adverts_are_furniture() -> None:
    document = document_of(
        "Log in Register free account",
        "CPT code 77600 is heat therapy.",
        "Register to view content",
        "Ask about:",
        "CPT Codes Guidelines Modifiers Coverage",
        'Example: "What is CPT code 99213?"',
    )
    assert [document.slice(p.span) for p in document.passages] == ["CPT code 77600 is heat therapy."]
    assert len(document.furniture) == 5


def test_labels_on_lines_of_their_own_lead_the_values_below_them() -> None:
    assert passages("CPT 77412: Complex Treatment", "Place of Service", "Office", "Modifiers", "", "26", "TC")[-3:] == [
        (None, "Place of Service", "Office"),
        (None, "Modifiers", "26"),
        (None, "Modifiers", "TC"),
    ]


def test_one_heading_above_a_short_line_is_no_record() -> None:
    document = document_of("Modifiers", "26", "", "This code is a therapy of long duration, as the plan says.")
    assert titles(document)[-1] == "Modifiers"
    assert all(passage.lead is None for passage in document.passages)


def test_quoted_mail_reads_without_its_marks_and_is_quoted_with_them() -> None:
    document = document_of("> Modifier 26 applies", "> when only the reading is billed.")
    (passage,) = document.passages
    assert document.words(passage.span).split() == [
        *("Modifier", "26", "applies", "when", "only", "the", "reading", "is", "billed."),
    ]
    assert document.slice(passage.span) == "Modifier 26 applies\n> when only the reading is billed."


def test_marks_of_a_wiki_are_no_words() -> None:
    document = document_of("== Modifiers ==", "* '''26''' - see [[reading|the reading]]{{citation needed}}")
    assert titles(document) == ["Modifiers"]
    assert [document.words(p.span).split() for p in document.passages] == [["26", "-", "see", "the", "reading"]]


def test_a_wiki_table_is_a_table() -> None:
    document = document_of(
        "Payers", '{| class="x"', "! Payer !! Position", "|-", "| [[Aetna]] || Covered", "|-", "| GEHA ||", "|}"
    )
    assert document.tables[0].header == ("Payer", "Position")
    assert [[document.words(cell).strip() for cell in row.cells] for row in document.tables[0].rows] == [
        ["Aetna", "Covered"],
        ["GEHA"],
    ]


def test_dotted_leaders_make_fields_also_two_on_a_line() -> None:
    document = document_of("MODS ACCEPTED ..: 59  90     POS ALLOWED .....: 11 12", "TYPICAL SITE ........ Office")
    assert [(p.label, document.words(p.body)) for p in document.passages] == [
        ("MODS ACCEPTED", "59  90"),
        ("POS ALLOWED", "11 12"),
        ("TYPICAL SITE", "Office"),
    ]


def test_numbered_paragraphs_have_numbered_titles() -> None:
    document = document_of(
        "4. Place of service", "4.1 Payable in the office.", "5. Modifiers", "5.1 Modifier 26 applies."
    )
    assert titles(document) == ["Place of service", "Modifiers"]
    assert [document.words(p.span) for p in document.passages] == ["Payable in the office.", "Modifier 26 applies."]


def test_numbered_lines_one_below_the_other_are_a_list() -> None:
    document = document_of("Payers", "1. Aetna", "2. Cigna")
    assert [(p.is_item, document.words(p.span)) for p in document.passages] == [(True, "Aetna"), (True, "Cigna")]


def test_the_words_before_bullets_on_one_line_introduce_them() -> None:
    assert passages("[Slide 6] Where • Office (11) • Home") == [
        (None, None, "Where"),
        (None, "Where", "Office (11)"),
        (None, "Where", "Home"),
    ]


def test_a_sentence_that_ends_in_a_colon_introduces_the_short_lines_below() -> None:
    found = passages("The following codes do not support medical necessity:", "L91.0 Scar", "M72.2 Fibromatosis")
    assert [lead for _, lead, _ in found] == [None, *["The following codes do not support medical necessity"] * 2]


def test_a_cell_beyond_the_bound_makes_its_line_text() -> None:
    for long in (f"| {'x ' * 1500} | y |", "| x " * 30_000):
        assert not document_of("| A | B |", "|---|---|", long).tables[0].rows


@given(st.text(alphabet="> [|]{}'=!.:…_·\n\t1aA-•*#§", max_size=200))
def test_marks_are_blanked_and_nothing_moves(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert [mark for mark in plain if mark == "\n"] == [mark for mark in text if mark == "\n"]


def test_a_sentence_of_capitals_titles_those_behind_it() -> None:
    found = passages("7.08 PLACE OF SERVICE. Payable in an office. Not in a hospital.")
    assert [(lead, body) for _, lead, body in found][1:] == [
        ("PLACE OF SERVICE", "Payable in an office."),
        ("PLACE OF SERVICE", "Not in a hospital."),
    ]
