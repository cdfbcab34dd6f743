"""Web addresses of articles: which may become a link, and whom a link really leads to."""

import re
import unicodedata
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s/\\<>\"'`?#][^\s\\<>\"'`]*", re.IGNORECASE)
LONGEST = 2_000
"""Code points of an address; browsers follow no much longer ones."""


def followable(url: str | None) -> str | None:
    """Return an address that may become a link: whole, `http` or `https`, with a host."""
    if not url or len(url) > LONGEST or not url.isprintable() or not _ADDRESS.fullmatch(url):
        return None
    return url if host_of(url) else None


def host_of(url: str) -> str:
    """Return the host that an address leads to, whatever stands before an `@`; else nothing.

    Letters that look like others are shown in their coded form (RFC 3492), Latin ones as they are.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return ".".join(_label(part) for part in unicodedata.normalize("NFC", host).split("."))


def _label(label: str) -> str:
    if all(char.isascii() or unicodedata.name(char, "").startswith("LATIN ") for char in label):
        return label
    return "xn--" + label.encode("punycode").decode("ascii")
