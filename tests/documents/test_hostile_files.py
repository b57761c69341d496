"""Files made to take all memory or time end in an error that says why, or are read like any other.

No time is measured: what is quadratic in these inputs would not end within the patience of whoever runs the tests.
"""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import docx
import pytest

from graphsvc.documents import read_document
from graphsvc.documents.readers.aligned import write_aligned
from graphsvc.documents.readers.docx import MAX_XML
from graphsvc.documents.readers.html_tables import TableBuilder
from graphsvc.documents.readers.pdf import MAX_SECONDS
from graphsvc.documents.readers.pdf_pages import body_lines
from graphsvc.documents.readers.reader import MAX_LINES
from graphsvc.documents.readers.writer import MAX_CELLS, Writer
from graphsvc.errors import DocumentError
from graphsvc.work import DEFAULT_SECONDS
from tests.documents.pdf_files import pdf_of, pdf_pages, stream


def text_of(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path).text


def word_file(
    parts: Mapping[str, bytes] | None = None, *, method: int = zipfile.ZIP_DEFLATED, doctype: str = ""
) -> bytes:
    """Return a Word document that says "Modifier 26.", with these parts further, or in place of its own."""
    sound, made = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Modifier 26.")
    document.save(sound)
    with zipfile.ZipFile(sound) as archive, zipfile.ZipFile(made, "w", method) as copy:
        own = {name: archive.read(name) for name in archive.namelist()}
        body = own["word/document.xml"].replace(b"<w:document", doctype.encode() + b"<w:document", 1)
        for name, data in {**own, "word/document.xml": body, **(parts or {})}.items():
            copy.writestr(name, data)
    return made.getvalue()


class TestLines:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.txt", "x" + "\n" * MAX_LINES),
            ("a.md", "x" + "\r" * MAX_LINES),
            ("a.csv", "a\n" * (MAX_LINES + 1) + '"an end that is no table' * 10_000),
            ("a.jsonl", "[]\n" * (MAX_LINES + 1) + "an end that is no JSON"),
            ("a.html", "<p>x" * MAX_LINES),
        ],
    )
    def test_a_file_of_too_many_lines_is_refused_before_they_are_looked_at(
        self, tmp_path: Path, name: str, content: str
    ) -> None:
        with pytest.raises(DocumentError, match="more than 2,000,000 lines"):
            text_of(tmp_path, name, content)


class TestRecords:
    def test_cells_are_counted_while_they_are_read(self, tmp_path: Path) -> None:
        blanks = "," * 499 + "\n"
        with pytest.raises(DocumentError, match="more than 2,000,000 table cells"):
            text_of(tmp_path, "a.csv", "code" + blanks + f"93000{blanks}" * (MAX_CELLS // 500))

    def test_values_are_counted_over_all_lines(self, tmp_path: Path) -> None:
        line = "[" + "0," * 1_200_000 + "0]\n"
        with pytest.raises(DocumentError, match="more than 2,000,000 values"):
            text_of(tmp_path, "a.jsonl", line * 2 + "an end that is no JSON")

    def test_a_line_of_json_may_hold_a_line_separator(self, tmp_path: Path) -> None:
        assert "one two" in " ".join(text_of(tmp_path, "a.jsonl", '{"note": "one\u2028two"}\n').split())


class TestDocx:
    def test_all_parts_that_are_parsed_are_limited_together(self, tmp_path: Path) -> None:
        third = b"<a>" + b" " * (MAX_XML // 3) + b"</a>"
        with pytest.raises(DocumentError, match="its XML parts unpack to more than 33,554,432 bytes"):
            text_of(tmp_path, "a.docx", word_file({"a.xml": third, "b.xml": third, "c.rels": third}))

    def test_pictures_are_not_unpacked(self, tmp_path: Path) -> None:
        content = word_file({"word/media/a.png": bytes(2 * MAX_XML)})
        assert text_of(tmp_path, "a.docx", content).strip() == "Modifier 26."

    def test_a_part_that_lies_about_its_size_takes_no_more_memory_than_the_limit(self, tmp_path: Path) -> None:
        true, told = bytes(5 * MAX_XML), bytes(1_000_003)
        content = word_file({"customXml/item1.xml": true})
        for format_, lie in (("<L", len), ("<L", zlib.crc32)):
            content = content.replace(struct.pack(format_, lie(true)), struct.pack(format_, lie(told)))
        tracemalloc.start()
        try:
            assert text_of(tmp_path, "a.docx", content).strip() == "Modifier 26."
            assert tracemalloc.get_traced_memory()[1] < 3 * MAX_XML
        finally:
            tracemalloc.stop()

    def test_only_the_packing_that_word_knows_is_unpacked(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match="packed in a way that Word does not know"):
            text_of(tmp_path, "a.docx", word_file(method=zipfile.ZIP_BZIP2))

    @pytest.mark.parametrize(
        "doctype",
        [
            '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///x">]>',
            '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x">',
        ],
    )
    def test_a_document_type_is_refused_for_its_entities_would_be_lost(self, tmp_path: Path, doctype: str) -> None:
        with pytest.raises(DocumentError, match="it has a document type, and entities are not read"):
            text_of(tmp_path, "a.docx", word_file(doctype=doctype))


class TestHtml:
    def test_a_cell_may_have_many_paragraphs(self) -> None:
        builder, writer = TableBuilder(), Writer()
        word = "w" * 500
        builder.open("td", {}, writer)
        for _ in range(40_000):
            builder.add(word)
        builder.close("td", writer)
        builder.write(writer)
        assert writer.text.count(word) == 40_000


class TestPdf:
    def test_its_time_is_up_before_that_of_the_document(self) -> None:
        assert MAX_SECONDS < DEFAULT_SECONDS / 2

    def test_columns_may_stand_far_apart(self) -> None:
        line = "a" + " " * 300_000 + "b"
        assert body_lines([line]) == [line, ""]

    def test_a_column_of_marks_is_no_enumeration(self) -> None:
        writer = Writer()
        write_aligned(writer, [f"{'(' * 300_000}word   26"])
        assert writer.text.endswith("(word 26\n")

    def test_a_row_that_does_not_end_is_no_table(self) -> None:
        writer = Writer()
        write_aligned(writer, ["Modifier     meaning     use", *["             meaning     use"] * 5_000])
        assert "|" not in writer.text
        assert writer.text.count("meaning") == 5_001

    def test_a_row_of_a_table_may_have_many_lines(self) -> None:
        writer = Writer()
        write_aligned(
            writer,
            [
                "Modifier     Meaning",
                "26           The part",
                *["             that is read"] * 20,
                "59           Apart",
            ],
        )
        assert writer.text.count("\n| ") == 3

    def test_a_line_with_more_parts_than_a_page_has_room_for_is_no_table(self) -> None:
        writer = Writer()
        write_aligned(writer, ["a   " * 41, "a   " * 41])
        assert "|" not in writer.text

    def test_a_paragraph_may_go_on_for_many_lines(self) -> None:
        writer = Writer()
        write_aligned(writer, ["w" * 499 + "-"] * 40_000)
        assert writer.text.strip() == "w" * 499 * 40_000 + "-"

    def test_encryption_that_is_not_read_is_named(self, tmp_path: Path) -> None:
        keys = b" ".join(b"/%s <%s>" % (name, b"00" * size) for name, size in ((b"O", 48), (b"U", 48), (b"OE", 32)))
        encryption = (
            b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 %s /UE <%s> /Perms <%s> /StmF /StdCF /StrF /StdCF"
            b" /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> >>" % (keys, b"00" * 32, b"00" * 16)
        )
        pages = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
        # pypdf leaves AES to the package cryptography, and asks for the password where that is installed.
        reason = "the file is encrypted" if find_spec("cryptography") else "encrypted by AES, which is not read"
        with pytest.raises(DocumentError, match=reason):
            text_of(tmp_path, "a.pdf", pdf_of((*pages, encryption), trailer=b"/Encrypt 3 0 R /ID [<00> <00>]"))

    def test_what_nests_without_end_is_said_to_nest_too_deep(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match=r"a\.pdf: the PDF file nests too deep\nhint: "):
            text_of(tmp_path, "a.pdf", pdf_pages([stream(b"[" * 100_000)]))

    def test_what_is_beyond_a_limit_is_said_to_be_too_large(self, tmp_path: Path) -> None:
        page = stream(zlib.compress(bytes(20_000_000)), b"/Filter /FlateDecode")
        with pytest.raises(DocumentError, match="the file or something in it is too large: "):
            text_of(tmp_path, "a.pdf", pdf_pages([page]))
