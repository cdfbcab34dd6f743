"""Reads what Hypothesis exports: the file of its sidebar, or the answer of its API.

Both hold annotations with `uri`, `text`, `tags` and `target[].selector` (h.readthedocs.io, API
reference). Positions count UTF-16 units of a web page; the quote is what counts.
"""

from collections.abc import Mapping

from annotations.importing.incoming import (
    BadImport,
    Incoming,
    IncomingPassage,
    Unreadable,
    anchor_of,
    objects,
    parse_json,
    text,
)

Json = Mapping[str, object]


def read_hypothesis(data: bytes) -> list[Incoming | Unreadable]:
    """Return the annotations in a file. Raises `BadImport` when there are none."""
    top = parse_json(data)
    if isinstance(top, dict):
        top = top.get("annotations", top.get("rows", []))
    found = [item for item in objects(top) if "uri" in item]
    if not found:
        raise BadImport("The file holds no annotations of Hypothesis.")
    return [_read(item, number) for number, item in enumerate(found, 1)]


def is_hypothesis(data: bytes) -> bool:
    """Tell whether a file looks like one of Hypothesis and not like W3C JSON-LD."""
    top = parse_json(data)
    if isinstance(top, dict):
        return "annotations" in top or "rows" in top
    return any("uri" in item for item in objects(top))


def _read(item: Json, number: int) -> Incoming | Unreadable:
    source = text(item.get("id"))
    if not source:
        return Unreadable(f"number {number}", "it has no id, so a second import would double it")
    if item.get("references"):
        return Unreadable(source, "it is a reply to another note")
    url = text(item.get("uri"))
    anchors = [anchor_of(target.get("selector")) for target in objects(item.get("target"))]
    passages = [IncomingPassage("", url, anchor, utf16=True) for anchor in anchors if anchor]
    tags = item.get("tags")
    return Incoming(
        f"hypothesis:{source}",
        tuple(passages) or (IncomingPassage("", url, None),),
        text(item.get("user")).removeprefix("acct:"),
        text(item.get("created")),
        text(item.get("updated")),
        tuple(text(tag) for tag in tags) if isinstance(tags, list) else (),
        text(item.get("text")),
    )
