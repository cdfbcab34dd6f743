"""The objects that `--json` prints: these keys and no others."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from library.events.model import Event
    from library.model import Opened, Report
    from library.names.model import MentionedName
    from library.notes.model import ImportSummary, Placed, Problem
    from search.model import Hits, Row

Shape = dict[str, Any]


def report_shape(report: "Report") -> Shape:
    """Return what `index` prints; `seconds` is wall time."""
    return {
        "articles": report.articles,
        "added": report.added,
        "updated": report.updated,
        "removed": report.removed,
        "skipped": [{"path": each.path, "reason": each.reason} for each in report.skipped],
        "seconds": round(report.seconds, 3),
    }


def row_shape(row: "Row") -> Shape:
    """Return one line of `list`; `event` is null for an article that stands alone."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "language": row.language,
        "path": row.path,
        "words": row.words,
        "event": row.event,
    }


def article_shape(row: "Row", opened: "Opened") -> Shape:
    """Return what `show` prints: spans are code points of `text`, end exclusive."""
    article, outline = opened.article, opened.outline
    return row_shape(row) | {
        "url": article.url,
        "author": article.author,
        "text": article.text,
        "sentences": _pairs(outline.sentences),
        "headings": _pairs(outline.headings),
    }


def hit_shape(row: "Row", score: float | None, hits: "Hits") -> Shape:
    """Return one hit of `search`; `spans` are code points of the article's text."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "score": score,
        "spans": _pairs(hits.spans),
        "snippets": [
            {"text": snippet.text, "spans": _pairs(snippet.spans)} for snippet in hits.snippets
        ],
    }


def note_shape(note: "Placed") -> Shape:
    """Return one note; an orphan has the offsets where it stood last."""
    anchor = note.stored.note.anchor
    start, end = note.span or ((anchor.start, anchor.end) if anchor else (None, None))
    return {
        "id": note.id,
        "article": note.article,
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
        "tags": list(note.tags),
        "note": note.body,
        "quote": note.quote,
        "start": start,
        "end": end,
        "state": note.state,
    }


def import_shape(summary: "ImportSummary") -> Shape:
    """Return what `annotations import` prints."""
    return {
        "added": summary.added,
        "already": summary.already,
        "without_article": list(summary.without_article),
        "unreadable": [
            {"source": source, "reason": reason} for source, reason in summary.unreadable
        ],
    }


def problem_shape(problem: "Problem") -> Shape:
    """Return one line of `annotations check`."""
    return {
        "kind": problem.kind,
        "path": problem.path,
        "reason": problem.reason,
        "advice": problem.advice,
    }


def entities_shape(names: "Sequence[MentionedName]") -> Shape:
    """Return what `entities` prints; `start` and `end` are code points of the article's text."""
    return {
        "entities": [
            {
                "id": name.id,
                "name": name.name,
                "type": name.type,
                "mentions": [
                    {"article": article, "start": start, "end": end, "text": text}
                    for article, start, end, text in name.mentions
                ],
            }
            for name in names
        ]
    }


def event_shape(event: "Event") -> Shape:
    """Return one line of `events`; `from` and `to` are days or null."""
    return {
        "id": event.id,
        "articles": list(event.articles),
        "title": event.title,
        "from": event.first,
        "to": event.last,
    }


def _pairs(spans: "Sequence[Span]") -> list[list[int]]:
    return [[start, end] for start, end in spans]
