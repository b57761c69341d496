"""Reads the text of PDF files, page by page, as it stands on the page."""

import io
import logging
import time
from typing import Final

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import StreamObject

from graphsvc.documents.readers.aligned import write_aligned
from graphsvc.documents.readers.pdf_pages import body_lines
from graphsvc.documents.readers.reader import Rendered, UnreadableError, parsing, words_of
from graphsvc.documents.readers.writer import Writer

MAX_PAGES = 2_000
"""Pages of a document; the longest public payment manuals have about a thousand."""

MAX_DRAWING = 32 * 1024 * 1024
"""Bytes of drawing instructions of all pages, unpacked: a page of text has 3 to 50 kB, and 1 MiB takes about 1.5 s."""

MAX_SECONDS = 60
"""CPU seconds after which no further page is begun, the last resort against what no count foresees: a fifth of the time
that a document has, so that this acts first. It is no time of day, for a busy machine reads the same files."""

_LIMITS: Final = Configuration(
    zlib_maximum_output_length=16_000_000,
    lzw_maximum_output_length=16_000_000,
    run_length_maximum_output_length=16_000_000,
    array_based_stream_maximum_output_length=16_000_000,
    stream_decoding_work_maximum_length=64_000_000,
    stream_parsing_work_maximum_count=1_000_000,
    page_tree_maximum_entries=10_000,
    dictionary_maximum_element_count=20_000,
    xform_maximum_invocations_per_extraction=500,
    jbig2dec_binary=None,
)
"""pypdf's own limits, drawn tighter: they allow for pictures, which are not looked at here."""


def read_pdf(content: bytes) -> Rendered:
    """Render the text of all pages; tables are found by their columns. Scanned pages hold no text.

    Raises:
        UnreadableError: it is damaged, encrypted with a password, goes beyond a limit, or holds no text.
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity of every font
    with parsing("PDF file"), apply_configuration(_LIMITS):
        try:
            pages = _pages(PdfReader(io.BytesIO(content)))
        except DependencyError as error:  # pypdf reads RC4 by itself and leaves AES to another library
            raise UnreadableError("the file is encrypted by AES, which is not read", "save it unencrypted") from error
        except LimitReachedError as error:
            words = words_of(error)
            raise UnreadableError(f"the file or something in it is too large: {words}", "split it") from error
    writer = Writer()
    write_aligned(writer, body_lines(pages))
    if not writer.text.strip():
        raise UnreadableError("the file holds no text", "a scanned page needs text recognition first")
    return Rendered(text=writer.text)


def _pages(reader: PdfReader) -> list[str]:
    """Return the text of each page, its columns kept apart by blanks."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("the file is encrypted", "save it without a password")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise UnreadableError(f"the file has {count:,} pages", f"at most {MAX_PAGES:,} are read; split it")
    texts: list[str] = []
    drawing = 0
    end = time.thread_time() + MAX_SECONDS
    for page in reader.pages:
        contents = page.get_contents()
        drawing += len(contents.get_data()) if isinstance(contents, StreamObject) else 0
        if drawing > MAX_DRAWING:
            raise UnreadableError(f"its pages draw with more than {MAX_DRAWING:,} bytes", "split it")
        if time.thread_time() > end:
            raise UnreadableError(f"it takes more than {MAX_SECONDS} seconds to read", "split it, or save it anew")
        text = page.extract_text(extraction_mode="layout")
        # text inside form objects is not laid out, only listed
        texts.append(text if text.strip() else page.extract_text())
    return texts
