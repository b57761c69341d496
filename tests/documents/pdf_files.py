"""Makes small PDF files, sound ones and hostile ones."""

from collections.abc import Iterable, Sequence

Words = tuple[int, int, str]
"""Points from the left, points from the bottom, and what stands there."""

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_of(objects: Iterable[bytes], *, trailer: bytes = b"") -> bytes:
    """Return a file of these objects, numbered from 1; the first is the catalog."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = len(places) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % size
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def drawing(words: Iterable[Words]) -> bytes:
    """Return the instructions that set words in Helvetica of 11 points."""
    return b"\n".join(
        b"BT /F 11 Tf %d %d Td (%s) Tj ET" % (x, y, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for x, y, text in words
    )


def pdf_pages(pages: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """Return a file whose pages are drawn by these streams."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        FONT,
    ]
    for index, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * index)
        )
        objects.append(page)
    return pdf_of(objects, trailer=trailer)


def pdf_text(*pages: Iterable[Words]) -> bytes:
    return pdf_pages([stream(drawing(page)) for page in pages])
