"""Where a web address really leads: its host as a browser would read it.

An address in an article can pretend: a name before an `@`, letters of another script that look
like Latin ones, percent signs in the host. Hosts are read as the URL Standard of WHATWG says
("host parsing": percent-decoding, NFKC, lower case) and written in Punycode (RFC 3492).
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from corpus.text import clean_line

SCHEMES = ("http", "https")
HOST = re.compile(r"[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?\.?|\[[0-9a-f:.]+\]")
FAMILIAR = frozenset("äöüßàáâãåæçèéêëíîïñóôõøùúûœ")
"""Letters that are not taken for others; every other letter beyond ASCII is written in Punycode."""
DOTS = str.maketrans("。．｡", "...")
LONGEST = 2000
"""Code points of an address."""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A web address, made plain."""

    host: str
    """The real host, in ASCII."""
    url: str
    """The address with that host, without a user name: what to copy."""
    doubt: str = ""
    """What the address pretends, for people; empty for an honest one."""
    name: str = ""
    """The host as it is written, when it has letters beyond ASCII that are not mistaken."""


def read_weblink(address: str | None) -> WebLink | None:
    """Return where an address leads; None when it is no address of the web."""
    written = clean_line(address or "", LONGEST).replace("\\", "/").strip()
    try:
        parts = urlsplit(written)
        port = parts.port
        name = _as_read(parts.hostname or "")
        host = _in_ascii(name)
    except (UnicodeError, ValueError):
        return None
    if parts.scheme.lower() not in SCHEMES or not HOST.fullmatch(host):
        return None
    netloc = host if port is None else f"{host}:{port}"
    rest = parts._replace(scheme=parts.scheme.lower(), netloc=netloc).geturl()
    beyond = {letter for letter in name if not letter.isascii()}
    mistaken = bool(beyond - FAMILIAR) or "xn--" in name
    doubts = [
        "has letters that look like others" if mistaken else "",
        "hides its host behind an @" if parts.username is not None else "",
    ]
    doubt = " and ".join(each for each in doubts if each)
    return WebLink(host, rest, doubt, name if beyond and not mistaken else "")


def _as_read(host: str) -> str:
    """Return a host as browsers read it."""
    return unicodedata.normalize("NFKC", unquote(host)).lower().translate(DOTS)


def _in_ascii(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in host.split(".")
    )
