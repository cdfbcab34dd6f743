"""The objects that `--json` prints: these keys and no others."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from library.model import Opened, Report
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
    """Return one line of `list`; no article belongs to an event yet."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "language": row.language,
        "path": row.path,
        "words": row.words,
        "event": None,
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


def _pairs(spans: "Sequence[Span]") -> list[list[int]]:
    return [[start, end] for start, end in spans]
