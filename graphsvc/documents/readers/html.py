"""Reads HTML: headings, paragraphs, lists, definition lists and tables, without the furniture of the site."""

from typing import Final

from lxml import etree

from graphsvc.documents.readers.encoding import decode
from graphsvc.documents.readers.html_page import Page
from graphsvc.documents.readers.reader import Rendered, UnreadableError

_PIECE = 65_536
"""Bytes that are fed at a time: the page is never a tree, so that its depth and size cost nothing."""

_NOTHING_THERE: Final = ("Document is empty", "no element found")
"""How the errors of lxml 6.1 begin over a page without any element: that it is empty is told of every format alike."""


def read_html(content: bytes) -> Rendered:
    """Render a page.

    Raises:
        UnreadableError: it is not text, holds too much of it, or cannot be parsed.
    """
    decoded = decode(content)
    text = _render(decoded.text, strict=True)
    # a page all of whose text stands in what looks like furniture is no menu
    return Rendered(text=text if text.strip() else _render(decoded.text, strict=False), encoding=decoded.encoding)


def _render(markup: str, *, strict: bool) -> str:
    page = Page(strict=strict)
    # the stubs ask for a base class that exists in them alone
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=page)  # type: ignore[call-overload]
    data = markup.encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except etree.LxmlError as error:
        if not str(error).startswith(_NOTHING_THERE):
            raise UnreadableError(f"the file is not HTML: {error}", "save the page again") from error
    page.flush()
    return page.writer.text
