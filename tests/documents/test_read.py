"""Files become documents, or errors that name the file and the reason."""

import os
from pathlib import Path

import pytest

from graphsvc.documents import find_documents, read_document
from graphsvc.errors import DocumentError, NoDocumentsError


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"caf\xc3\xa9\r\nline", "café\nline"),
        (b"\xef\xbb\xbfwith mark", "with mark"),
        ("wide".encode("utf-16"), "wide"),
        (b"old\rMac", "old\nMac"),
    ],
)
def test_text_is_decoded_and_its_line_ends_made_one(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_document(write(tmp_path, "a.txt", content)).text == text


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("café".encode(), "café", "utf-8"),
        (b"\xef\xbb\xbfwith mark", "with mark", "utf-8"),
        ("wide".encode("utf-16"), "wide", "utf-16"),
        ("wide".encode("utf-16")[:-1], "wid", "utf-16"),
        ("wider".encode("utf-32"), "wider", "utf-32"),
        (b"the payer\x92s rule \x96 caf\xe9", "the payer’s rule – café", "windows-1252"),
        ("naïve café".encode()[:-1], "naïve caf", "utf-8"),
        ("naïve “café”".encode() + b" \xe9.", "naïve “café” \ufffd.", "utf-8"),
    ],
)
def test_the_encoding_that_was_assumed_is_told(tmp_path: Path, content: bytes, text: str, encoding: str) -> None:
    document = read_document(write(tmp_path, "a.txt", content))
    assert (document.text, document.encoding) == (text, encoding)


def test_what_cannot_be_seen_is_taken_out_and_what_looks_alike_is_made_alike(tmp_path: Path) -> None:
    text = "modi\u00adfier\u00a026\u200b of\u202f77620\u201126, hyper\u00ad\nthermia\u2028end\ufeff"
    document = read_document(write(tmp_path, "a.txt", text.encode()))
    assert document.text == "modifier 26 of 77620-26, hyperthermia\nend"


def test_a_document_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.txt", b"text"))
    assert document.sha256 == "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    assert document.id == "document:982d9e3eb996"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b" \n", "empty"),
        ("broken.txt", b"word \x81\x8d", "neither valid UTF-8 .byte 5. nor Windows-1252 .byte 5."),
        ("other.txt", bytes(range(0xC0, 0xE0)), "not valid UTF-8"),
        ("wide.txt", b"\xff\xfea\x00\x00\xd8b\x00c\x00d\x00", "not valid UTF-16"),
        ("page.pdf", b"text", "not a sound PDF file"),
        ("page.docx", b"text", "not a sound Word document"),
        ("record.json", b"{", "not JSON"),
        ("empty.html", b"<p></p>", "the file is empty"),
        ("nothing.html", b"", "the file is empty"),
        ("mark.html", b"\xef\xbb\xbf", "the file is empty"),
        ("nothing.pdf", b"", "the file is empty"),
        ("nothing.docx", b"", "the file is empty"),
        ("nothing.json", b"", "the file is empty"),
        ("image.txt", b"\x89PNG\x00\x01\x02", "binary"),
        ("controls.txt", b"\x01\x02\x03abc", "binary"),
        ("photo.jpg", b"text", "unknown kind of file '.jpg'"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_document(write(tmp_path, name, content))
    assert name in caught.value.message
    assert caught.value.hint


def test_a_folder_named_like_a_document_is_an_error_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DocumentError, match="not a regular file"):
        read_document(tmp_path / "folder.txt")


def test_folders_are_searched_for_files_that_are_documents(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    kept = [write(tmp_path, "b.txt", b"b"), write(tmp_path / "deep", "a.md", b"a"), write(tmp_path, "c.jpg", b"c")]
    write(tmp_path, "README.md", b"about the folder")
    write(tmp_path, ".hidden.txt", b"hidden")
    assert find_documents([tmp_path, kept[0]]) == tuple(sorted(kept))


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_paths_without_documents_are_an_error_that_names_them(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoDocumentsError, match=str(tmp_path)):
        find_documents([tmp_path / name])


def test_a_path_that_is_not_there_is_left_to_the_reading_where_others_are(tmp_path: Path) -> None:
    good = write(tmp_path, "a.txt", b"text")
    gone = tmp_path / "gone.txt"
    assert find_documents([good, gone]) == (good, gone)
    with pytest.raises(DocumentError, match="No such file"):
        read_document(gone)


def test_a_link_that_leads_nowhere_is_found_and_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [path.name for path in find_documents([tmp_path])] == ["a.txt", "link.txt"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(DocumentError, match="not a regular file"):
        read_document(pipe)
