"""Bytes become characters: UTF-8, UTF-16 and UTF-32 with a byte order mark, or Windows-1252."""

import codecs
from typing import Final

from graphsvc.documents.readers.reader import Rendered, UnreadableError

ASSUMED_ENCODING: Final = "windows-1252"
"""What text is taken for that is not in UTF-8 and has no byte order mark: the one that old US systems write."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
"""C0 control characters (ISO 6429) but tab and line ends."""

_MAX_CONTROL_SHARE = 0.01
"""Share of control characters above which a file that decodes is still taken for binary."""

_MAX_ACCENT_SHARE = 0.2
"""Share of bytes above 127 in English text in Windows-1252; dashes, quotes and names make less than 0.05."""


def decode(content: bytes) -> Rendered:
    """Return the characters that bytes stand for, and the encoding that was assumed.

    A byte order mark decides. Without one it is UTF-8 if it decodes, if only its last character is cut off,
    or if more of its characters outside ASCII are sound than broken (each broken one becomes U+FFFD);
    else Windows-1252, which has five bytes that stand for nothing. Statistics would guess one of a dozen
    encodings for a page with a single accent.

    Raises:
        UnreadableError: it is binary, or in neither.
    """
    mark = next((name for start, name in _BYTE_ORDER_MARKS if content.startswith(start)), None)
    rendered = _with_mark(content, mark) if mark else _without_mark(content)
    plain = rendered.text.encode("utf-8", "surrogatepass")
    if len(plain) - len(plain.translate(None, _CONTROLS)) > _MAX_CONTROL_SHARE * len(plain):
        raise UnreadableError("the file is binary", "only text can be read under this ending")
    return rendered


def _with_mark(content: bytes, encoding: str) -> Rendered:
    try:
        return Rendered(text=content.decode(encoding), encoding=encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        if len(content) - error.start > 4:
            raise UnreadableError(
                f"the file is not valid {encoding.upper()} (byte {error.start})", "save it as UTF-8"
            ) from error
        cut = content[: error.start]
        return Rendered(text=cut.decode(encoding), encoding=encoding.removesuffix("-sig"))


def _without_mark(content: bytes) -> Rendered:
    try:
        return Rendered(text=content.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if b"\0" in content:
        raise UnreadableError("the file is binary", "only text can be read under this ending") from broken
    lenient = content.decode("utf-8", "replace")
    lost = lenient.count("\N{REPLACEMENT CHARACTER}")
    sound = len(lenient) - len(lenient.encode("ascii", "ignore")) - lost
    if sound >= lost:
        cut_off = broken.reason == "unexpected end of data" and broken.end == len(content)
        return Rendered(text=lenient[:-1] if cut_off else lenient, encoding="utf-8")
    accents = len(content) - len(content.translate(None, bytes(range(0x80, 0x100))))
    try:
        text = content.decode(ASSUMED_ENCODING)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the file is neither valid UTF-8 (byte {broken.start}) nor Windows-1252 (byte {error.start})",
            "save it as UTF-8",
        ) from error
    if accents > _MAX_ACCENT_SHARE * len(content) + 1:
        raise UnreadableError(f"the file is not valid UTF-8 (byte {broken.start})", "save it as UTF-8")
    return Rendered(text=text, encoding=ASSUMED_ENCODING)
