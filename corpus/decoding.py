"""Bytes to text. Never fails: what cannot be decoded becomes U+FFFD, and a notice says so."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The shape of UTF-8, whether or not the code point is allowed, so that a damaged UTF-8 file is
# told apart from one in an older 8-bit encoding.
_UTF8_SHAPE = re.compile(
    rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# The encodings of web pages that are not UTF-8; browsers read all of the first as Windows-1252.
_DECLARED = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "iso-8859-2": "iso-8859-2",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
}


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text in `data` and a notice when it is not sound UTF-8 or UTF-16.

    A byte order mark decides; then UTF-8 is tried; then `declared`, an encoding that the file
    itself names; then Windows-1252, which gives every byte a meaning people expect in old files.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    shaped = _UTF8_SHAPE.findall(data)
    if len(shaped) > len(_HIGH.findall(data)) - sum(map(len, shaped)):
        return _decode_as(data, "utf-8")
    encoding = _DECLARED.get((declared or "").lower(), "cp1252")
    return data.decode(encoding, "replace"), f"not UTF-8, read as {_NAMES.get(encoding, encoding)}"


_NAMES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}


def _decode_as(data: bytes, encoding: str) -> tuple[str, str | None]:
    """Decode, replacing what is broken; the notice is None when nothing was."""
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, f"damaged {encoding.upper()}: unreadable bytes are shown as �"
