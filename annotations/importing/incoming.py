"""What an imported file says, before it is known to which article it belongs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from annotations.note import Anchor

MAX_BYTES = 64 * 1024 * 1024


class BadImport(ValueError):
    """A file cannot be imported at all; the message is for people."""


@dataclass(frozen=True, slots=True)
class IncomingPassage:
    """A passage of some article."""

    article: str
    """The id of the article in a corpus, if the file names one."""
    url: str
    anchor: Anchor | None
    """None for the whole article. Offsets are hints; negative where there are none."""
    utf16: bool = False
    """Whether the offsets count UTF-16 units, as browsers do, instead of code points."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One note of another program."""

    source: str
    """The id it has there, never empty: by it a second import is recognised."""
    passages: tuple[IncomingPassage, ...]
    """At least one; the first says to which article the note belongs."""
    author: str
    created: str
    modified: str
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item of a file that is no note."""

    source: str
    """The id it has there, or its number in the file."""
    reason: str
    """Half a sentence for people."""


def parse_json(data: bytes) -> object:
    """Return JSON from outside. Raises `BadImport`."""
    if len(data) > MAX_BYTES:
        raise BadImport(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    try:
        parsed: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadImport("The file is no JSON.") from error
    return parsed


def objects(value: object) -> list[Mapping[str, object]]:
    """Return the JSON objects in a value that may be one object or a list."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def text(value: object) -> str:
    """Return a JSON value if it is text; otherwise nothing."""
    return value if isinstance(value, str) else ""


def anchor_of(selectors: object) -> Anchor | None:
    """Return the anchor in a list of W3C selectors; None without a quote."""
    exact = prefix = suffix = ""
    start = end = -1
    for selector in objects(selectors):
        kind = text(selector.get("type"))
        if kind == "TextQuoteSelector":
            exact = text(selector.get("exact"))
            prefix, suffix = text(selector.get("prefix")), text(selector.get("suffix"))
        elif kind == "TextPositionSelector":
            start, end = _offset(selector.get("start")), _offset(selector.get("end"))
    return Anchor(exact, prefix, suffix, start, end, "") if exact.strip() else None


def _offset(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 1 << 31 else -1
