"""Every format becomes the same layout: headings, paragraphs, items, fields and tables at offsets of one text."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graphsvc.documents import read_document
from graphsvc.errors import DocumentError
from graphsvc.model import Document
from tests.documents.pdf_files import pdf_text


def read(folder: Path, name: str, content: bytes | str) -> Document:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path)


def fields(document: Document) -> dict[str | None, str]:
    return {passage.label: document.slice(passage.body) for passage in document.passages}


def items(document: Document) -> list[tuple[str | None, str]]:
    return [(p.lead, document.slice(p.body)) for p in document.passages if p.is_item]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [list(table.header), *([document.slice(cell) for cell in row.cells] for row in table.rows)]
        for table in document.tables
    ]


def titles(document: Document) -> list[str | None]:
    return [section.title for section in document.sections]


class TestHtml:
    def page(self, folder: Path, body: str) -> Document:
        return read(folder, "page.html", f"<!DOCTYPE html><html><head><title>Site</title></head><body>{body}</body>")

    def test_headings_paragraphs_and_bold_lines_make_sections(self, tmp_path: Path) -> None:
        document = self.page(
            tmp_path,
            "<h1>CPT<sup>®</sup> 93000</h1><p>It takes <b>modi&shy;fier</b>&nbsp;76.</p><p><b>Payers</b><p>None.",
        )
        assert titles(document) == ["CPT® 93000", "Payers"]
        assert document.slice(document.passages[0].span) == "It takes modifier 76."

    def test_a_table_has_header_rows_and_cells_that_span(self, tmp_path: Path) -> None:
        document = self.page(
            tmp_path,
            "<table><caption>Accepted</caption><tr><th>Modifier<th>Meaning<th>Use</tr>"
            "<tr><td rowspan=2>26<td>reader | owner<td><ul><li>one<li>two</ul></tr><tr><td>again<td>x</tr></table>",
        )
        assert tables(document) == [
            [["Modifier", "Meaning", "Use"], ["26", "reader \\| owner", "one; two"], ["26", "again", "x"]]
        ]

    def test_a_table_of_labels_and_values_is_read_as_fields(self, tmp_path: Path) -> None:
        document = self.page(
            tmp_path,
            "<table><tr><th>Status<td>Active</tr></table>"
            "<table><tr><td>Revenue code<td>0730</tr><tr><td>BETOS<td>T2A</tr></table>",
        )
        assert fields(document) == {"Status": "Active", "Revenue code": "0730", "BETOS": "T2A"}

    def test_a_table_that_lays_out_the_page_is_running_text(self, tmp_path: Path) -> None:
        document = self.page(
            tmp_path,
            "<table><tr><td>Menu<td><p>The code is old.</p>"
            "<table><tr><th>Code<th>Fee<tr><td>93000<td>15</table></table>",
        )
        assert [document.slice(p.span) for p in document.passages] == ["The code is old."]
        assert tables(document) == [[["Code", "Fee"], ["93000", "15"]]]

    def test_a_definition_list_is_read_as_fields(self, tmp_path: Path) -> None:
        document = self.page(tmp_path, "<dl><dt>Payers<dd>Aetna<dd>Cigna<dt>Site<dd><p>Office</p></dl>")
        assert fields(document) == {"Payers": "Aetna, Cigna", "Site": "Office"}

    def test_what_stands_above_an_inner_list_introduces_its_items(self, tmp_path: Path) -> None:
        document = self.page(tmp_path, "<ul><li>Modifiers<ul><li>26<li><p>59</p></ul></ul>")
        assert items(document)[1:] == [("Modifiers", "26"), ("Modifiers", "59")]

    def test_menus_footers_asides_and_scripts_are_left_out(self, tmp_path: Path) -> None:
        document = self.page(
            tmp_path,
            "<nav>Codes 99213</nav><div class='site-header wide'>Log</div><script>'<p>x'</script><style>p{}</style>"
            "<div role=navigation>Go</div><main class=menu><p>The text.</p><div hidden>No</div></main>"
            "<aside>Buy</aside><footer>Bye</footer><noscript>Enable</noscript>",
        )
        assert document.text.strip() == "The text."

    def test_a_page_that_is_nothing_but_an_aside_is_read(self, tmp_path: Path) -> None:
        assert self.page(tmp_path, "<aside><p>The code is old.</p></aside>").text.strip() == "The code is old."

    def test_a_page_cut_off_in_the_middle_is_read_to_its_end(self, tmp_path: Path) -> None:
        document = read(tmp_path, "cut.htm", "<table><tr><th>Modifier<th>Use<tr><td>26<td>reader<tr><td>5")
        assert tables(document) == [[["Modifier", "Use"], ["26", "reader"], ["5"]]]


class TestDocx:
    def file(self, document: docx.document.Document) -> bytes:
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def test_headings_lists_and_tables(self, tmp_path: Path) -> None:
        file = docx.Document()
        file.add_heading("CPT 93000", level=1)
        file.add_paragraph("It records the heart.")
        file.add_paragraph("Office", style="List Bullet")
        table = file.add_table(rows=2, cols=2)
        for row, texts in zip(table.rows, (("Modifier", "Use"), ("76", "same day")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document = read(tmp_path, "a.docx", self.file(file))
        assert titles(document) == ["CPT 93000"]
        assert items(document) == [(None, "Office")]
        assert tables(document) == [[["Modifier", "Use"], ["76", "same day"]]]
        assert document.encoding is None

    def test_tracked_changes_are_read_as_accepted_and_controls_as_text(self, tmp_path: Path) -> None:
        file = docx.Document()
        for inner in (
            "<w:r><w:t>Use </w:t></w:r><w:del><w:r><w:delText>59</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>76</w:t></w:r></w:ins>",
            "<w:sdt><w:sdtContent><w:r><w:t>Form field</w:t></w:r></w:sdtContent></w:sdt>",
        ):
            file.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
        assert read(tmp_path, "a.docx", self.file(file)).text.split() == ["Form", "field", "Use", "76"]


class TestPdf:
    def test_lines_are_joined_and_columns_become_a_table(self, tmp_path: Path) -> None:
        page = [
            (72, 720, "CPT 93000: Electrocardiogram"),
            (72, 690, "The code describes the tracing of at least twelve leads and the report in writing of a phy-"),
            (72, 676, "sician, who reads it."),
            *((x, 640, text) for x, text in ((72, "Modifier"), (150, "Meaning"), (320, "When to use"))),
            *((x, 626, text) for x, text in ((72, "76"), (150, "Repeated by the same"), (320, "Same day"))),
            (150, 612, "physician"),
            *((x, 598, text) for x, text in ((72, "77"), (150, "Repeated by another"), (320, "Same day"))),
            (72, 560, "\N{BULLET} Office"),
        ]
        document = read(tmp_path, "a.pdf", pdf_text(page))
        assert document.slice(document.passages[0].span).endswith("report in writing of a physician, who reads it.")
        assert tables(document) == [
            [
                ["Modifier", "Meaning", "When to use"],
                ["76", "Repeated by the same physician", "Same day"],
                ["77", "Repeated by another", "Same day"],
            ]
        ]
        assert items(document) == [(None, "Office")]

    def test_running_heads_and_page_numbers_are_left_out(self, tmp_path: Path) -> None:
        pages = [
            [(72, 760, "Policy 17"), (72, 700, f"Sentence {word} stands here."), (300, 40, f"Page {number} of 3")]
            for number, word in enumerate(("one", "two", "three"), start=1)
        ]
        document = read(tmp_path, "a.pdf", pdf_text(*pages))
        assert [document.slice(p.span) for p in document.passages] == [
            f"Sentence {word} stands here." for word in ("one", "two", "three")
        ]

    def test_two_columns_of_text_are_read_one_after_the_other(self, tmp_path: Path) -> None:
        left = [f"left line {n} of the first column is" for n in range(10)]
        right = [f"right line {n} of the other column is" for n in range(10)]
        page = [(x, 700 - 14 * n, text) for x, lines in ((60, left), (330, right)) for n, text in enumerate(lines)]
        text = " ".join(read(tmp_path, "a.pdf", pdf_text(page)).text.split())
        assert text == " ".join((*left, *right))

    def test_pages_without_text_are_an_error_that_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match="holds no text"):
            read(tmp_path, "a.pdf", pdf_text([]))


class TestRecords:
    def test_an_object_is_fields_with_keys_as_words_and_numbers_as_written(self, tmp_path: Path) -> None:
        document = read(
            tmp_path,
            "a.json",
            '{"code": "93000", "fee": 1.50, "modifiersNotAllowed": ["26", "TC"], "coverage": {"Medicare": "covered"},'
            ' "effective_date": null}',
        )
        assert fields(document) == {
            "code": "93000",
            "fee": "1.50",
            "modifiers not allowed": "26, TC",
            "coverage Medicare": "covered",
            "effective date": "null",
        }

    def test_a_list_inside_a_record_is_a_table_under_its_key(self, tmp_path: Path) -> None:
        document = read(
            tmp_path, "a.json", '{"code": "93000", "modifiers": [{"code": "76", "use": "same day"}], "fee": 2}'
        )
        assert titles(document) == [None, "modifiers"]
        assert tables(document) == [[["code", "use"], ["76", "same day"]]]
        assert fields(document)["fee"] == "2"

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.json", '[{"cpt_code": "93000", "sites": ["11"]}, {"cpt_code": "93005", "sites": ["22"]}]'),
            ("a.json", '{"records": [{"cpt_code": "93000", "sites": "11"}, {"cpt_code": "93005", "sites": "22"}]}'),
            ("a.jsonl", '{"cpt_code": 93000, "sites": "11"}\n\n{"cpt_code": 93005, "sites": "22"}\n'),
            ("a.csv", "cpt_code,sites\n93000,11\n93005,22\n"),
            ("a.csv", "\ufeffcpt_code;sites\r\n93000;11\r\n93005;22\r\n"),
            ("a.tsv", "cpt_code\tsites\n93000\t11\n93005\t22\n"),
        ],
    )
    def test_records_about_codes_are_sections(self, tmp_path: Path, name: str, content: str) -> None:
        document = read(tmp_path, name, content)
        assert titles(document) == ["cpt code 93000", "cpt code 93005"]
        assert [(p.section, p.label, document.slice(p.body)) for p in document.passages] == [
            ("cpt code 93000", "sites", "11"),
            ("cpt code 93005", "sites", "22"),
        ]

    def test_rows_about_something_else_are_a_table(self, tmp_path: Path) -> None:
        document = read(tmp_path, "a.csv", 'Modifier,Meaning\n76,"Repeated, by the\nsame physician"\n')
        assert tables(document) == [[["Modifier", "Meaning"], ["76", "Repeated, by the same physician"]]]
