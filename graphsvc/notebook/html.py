"""The only place where markup is made: every text that is not made here is escaped when it enters."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from graphsvc.export.records import encodable

_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}") | {
    0x09: "\t",
    0x0A: "\n",
}
"""Control characters but tab and line feed (Unicode 16.0, C0 and C1): HTML has no way to write them."""

_STYLE: Final = """
.graphsvc{max-width:72em;line-height:1.4}
.graphsvc table{border-collapse:collapse;margin:.25em 0;table-layout:auto;font-size:inherit}
.graphsvc caption{caption-side:top;padding:.25em .6em;color:inherit;font-weight:600}
.graphsvc th,.graphsvc td{padding:.3em .6em;
background:none!important;border:0;border-top:1px solid color-mix(in srgb,currentColor 22%,transparent);
white-space:normal;max-width:46em;overflow-wrap:break-word}
.graphsvc tbody th{font-weight:400}
.graphsvc .id{font-weight:600}
.graphsvc td:has(q){min-width:min(18em,40vw)}
.graphsvc .id,.graphsvc .status{white-space:nowrap}
.graphsvc .AFFIRMED{font-weight:600}
.graphsvc .NEGATED{font-weight:600;text-decoration:underline dashed;text-underline-offset:.2em}
.graphsvc q{white-space:pre-line;quotes:"\\201c" "\\201d"}
.graphsvc pre{white-space:pre-wrap;overflow-wrap:anywhere}
.graphsvc mark{background:color-mix(in srgb,currentColor 18%,transparent);color:inherit;font-weight:600}
.graphsvc small{display:block;font-size:.875em}
.graphsvc p{margin:.4em .6em}
.graphsvc details summary{cursor:pointer}
"""
"""Borders and shades are mixed of the colour of the text, which every theme sets to suit its background. What is
important is so because Jupyter stripes tables."""

_LEFT: Final = "text-align:left"
_CELL: Final = f"{_LEFT};vertical-align:top"
"""Jupyter aligns cells to the right and to the middle, and of a notebook that its reader did not run it shows no style
but that of an element."""

_FRAME: Final = "graphsvc tex2jax_ignore mathjax_ignore"
"""With the classes whose text MathJax 2 and 3 leave alone: what stands between two prices is no formula."""


class Html(str):
    """Markup; a text of any other class is none."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Html:
    """Return an element; an attribute may end in an underscore, as in `class_`, and has hyphens for others."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{given}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str], by: str = "") -> Html:
    """Return parts one behind the other, with a text between them."""
    return Html(_markup(by).join(map(_markup, parts)))


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """Return a table with a heading for each column; the first cell of a row is its heading."""
    return element(
        "table",
        element("caption", caption, style=_LEFT),
        element("thead", element("tr", *(element("th", heading, scope="col", style=_CELL) for heading in headings))),
        element("tbody", *map(_row, rows)),
    )


def framed(*inside: str) -> str:
    """Return what a notebook shows of a value: the parts one under the other, with their style."""
    return element("div", element("style", Html(_STYLE.replace("\n", ""))), *inside, class_=_FRAME)


def _row(cells: Sequence[str]) -> Html:
    heading = element("th", cells[0], scope="row", style=_CELL)
    return element("tr", heading, *(element("td", cell, style=_CELL) for cell in cells[1:]))


def _markup(part: str) -> str:
    return part if isinstance(part, Html) else _escaped(part)


def _escaped(text: str) -> str:
    r"""Return a text as HTML holds it; half a surrogate pair, which no UTF-8 can hold, is written as `\udcff`."""
    return escape(encodable(text.translate(_CONTROLS)))
