"""Notes as W3C Web Annotations (JSON-LD), for any program that knows the model.

Web Annotation Data Model, W3C Recommendation 23 February 2017. Passages have a
TextQuoteSelector and a TextPositionSelector; both count code points, as the model asks for.
"""

import json
from collections.abc import Iterable

from annotations.export.rows import CitedArticle, CitedPassage, ExportedNote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NOTE_URN = "urn:lesart:note:"
ARTICLE_URN = "urn:lesart:article:"
OWN_CONTEXT = {"lesart": "urn:lesart:terms:"}
"""Our own terms: which article of a corpus is meant, and the digest of the annotated text."""


def to_jsonld(rows: Iterable[ExportedNote]) -> str:
    """Return notes as one AnnotationCollection with one page."""
    items = [annotation(row) for row in rows]
    collection = {
        "@context": [CONTEXT, OWN_CONTEXT],
        "id": "urn:lesart:notes",
        "type": "AnnotationCollection",
        "label": "Notes",
        "total": len(items),
        "first": {
            "id": "urn:lesart:notes:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def annotation(row: ExportedNote) -> dict[str, object]:
    """Return one note as an Annotation."""
    passages = ([row.passage] if row.passage else []) + list(row.also)
    targets: list[object] = [_passage(passage) for passage in passages]
    if not row.passage:
        targets.insert(0, _whole(row.about))
    shown: dict[str, object] = {
        "@context": [CONTEXT, OWN_CONTEXT],
        "id": NOTE_URN + row.id,
        "type": "Annotation",
        "motivation": _motivation(row),
        "creator": {"type": "Person", "name": row.author},
        "created": row.created,
        "modified": row.modified,
        "body": _bodies(row),
        "target": targets[0] if len(targets) == 1 else targets,
    }
    return {key: value for key, value in shown.items() if value not in ("", [])}


def _motivation(row: ExportedNote) -> str:
    if row.note:
        return "commenting"
    return "tagging" if row.tags else "highlighting"


def _bodies(row: ExportedNote) -> list[object]:
    comment = {"type": "TextualBody", "purpose": "commenting", "value": row.note}
    comment["format"] = "text/plain"
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in row.tags]
    return [comment, *tags] if row.note else [*tags]


def _whole(article: CitedArticle) -> dict[str, object]:
    """Return a whole article as a target: a resource with what is known about it."""
    known = {
        "id": article.url or ARTICLE_URN + article.id,
        "type": "Text",
        "lesart:article": article.id,
        "dc:title": article.title,
        "dc:publisher": article.outlet,
        "dc:date": article.date,
    }
    return {key: value for key, value in known.items() if value}


def _passage(passage: CitedPassage) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": passage.quote}
    quote |= {"prefix": passage.prefix} if passage.prefix else {}
    quote |= {"suffix": passage.suffix} if passage.suffix else {}
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    target: dict[str, object] = {
        "type": "SpecificResource",
        "source": _whole(passage.of),
        "selector": [quote, position],
    }
    if passage.text_sha256:
        target["lesart:textSha256"] = passage.text_sha256
    return target
