"""Reads W3C Web Annotations: our own JSON-LD export, and that of others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotations.export.jsonld import ARTICLE_URN
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


def read_jsonld(data: bytes) -> list[Incoming | Unreadable]:
    """Return the annotations in a file: one, a list, a page or a collection.

    Raises `BadImport` when there are none.
    """
    found = [item for top in objects(parse_json(data)) for item in _annotations(top)]
    if not found:
        raise BadImport("The file holds no annotations of the W3C model.")
    return [_read(item, number) for number, item in enumerate(found, 1)]


def _annotations(top: Json) -> Iterator[Json]:
    if "target" in top:
        yield top
    for page in [*objects(top.get("first")), top]:
        yield from (item for item in objects(page.get("items")) if "target" in item)


def _read(item: Json, number: int) -> Incoming | Unreadable:
    source = text(item.get("id")) or text(item.get("@id"))
    if not source:
        return Unreadable(f"number {number}", "it has no id, so a second import would double it")
    targets = item.get("target")
    passages = map(_passage, targets if isinstance(targets, list) else [targets])
    known = tuple(passage for passage in passages if passage)
    if not known:
        return Unreadable(source, "it does not say which article it is about")
    body, tags = _bodies(item)
    return Incoming(
        source,
        known,
        _name(item.get("creator")),
        text(item.get("created")),
        text(item.get("modified")),
        tags,
        body,
    )


def _passage(target: object) -> IncomingPassage | None:
    """Return what a target points at; a plain text is the address of a whole article."""
    if isinstance(target, str):
        return _whole({"id": target})
    if not isinstance(target, dict):
        return None
    if "selector" not in target and "source" not in target:
        return _whole(target)
    source = target.get("source")
    whole = _whole(source if isinstance(source, dict) else {"id": source})
    anchor = anchor_of(target.get("selector"))
    if not whole or not anchor:
        return whole
    sha256 = text(target.get("lesart:textSha256"))
    return replace(whole, anchor=replace(anchor, text_sha256=sha256))


def _whole(resource: Json) -> IncomingPassage | None:
    address = text(resource.get("id")) or text(resource.get("@id"))
    article = text(resource.get("lesart:article"))
    if address.startswith(ARTICLE_URN):
        address, article = "", article or address.removeprefix(ARTICLE_URN)
    return IncomingPassage(article, address, None) if address or article else None


def _bodies(item: Json) -> tuple[str, tuple[str, ...]]:
    """Return what an annotation says, and its tags."""
    body = item.get("body")
    said = [text(item.get("bodyValue"))]
    tags: list[str] = []
    for part in body if isinstance(body, list) else [body]:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, dict):
            value = text(part.get("value"))
            purpose = part.get("purpose")
            is_tag = "tagging" in (purpose if isinstance(purpose, list) else [purpose])
            (tags if is_tag else said).append(value)
    return "\n\n".join(part for part in said if part), tuple(tags)


def _name(creator: object) -> str:
    if isinstance(creator, str):
        return creator
    for person in objects(creator):
        for key in ("name", "nickname", "id"):
            if text(person.get(key)):
                return text(person.get(key))
    return ""
