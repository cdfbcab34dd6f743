"""Notes as JSON, in the shape that `annotations list --json` prints."""

import json
from collections.abc import Iterable

from annotations.export.rows import CitedPassage, ExportedNote


def to_json(rows: Iterable[ExportedNote]) -> str:
    """Return notes as a JSON list."""
    return json.dumps([note_object(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def note_object(row: ExportedNote) -> dict[str, object]:
    """Return one note as a JSON object; quote, start and end are null for a whole article."""
    passage = row.passage
    shown: dict[str, object] = {
        "id": row.id,
        "article": row.about.id,
        "author": row.author,
        "created": row.created,
        "modified": row.modified,
        "tags": list(row.tags),
        "note": row.note,
        "quote": passage.quote if passage else None,
        "start": passage.start if passage else None,
        "end": passage.end if passage else None,
        "state": row.state,
    }
    if row.also:
        shown["also"] = [_passage_object(also) for also in row.also]
    return shown


def _passage_object(passage: CitedPassage) -> dict[str, object]:
    return {
        "article": passage.of.id,
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
        "state": passage.state,
    }
