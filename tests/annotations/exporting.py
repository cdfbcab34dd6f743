"""Helpers of the export tests: articles, notes on them, and rows."""

from annotations.export.rows import CitedArticle, ExportedNote, exported
from annotations.note import Anchor, Note, Passage, Resolution
from corpus.article import Span
from tests.annotations.making import ARTICLE, anchor, note

ARTICLES = {
    ARTICLE: CitedArticle(
        ARTICLE,
        "Hafenfest verschoben",
        "Oldersieler Tageblatt",
        "2025-05-07",
        "https://example.org/hafenfest?a=1&b=2",
    ),
    "other-3c4d": CitedArticle("other-3c4d", "Sturm an der Küste"),
}
NOTES = [
    note(also=(Passage("other-3c4d", anchor("am Mittwoch")),)),
    note(id="whole", anchor=None, tags=(), body="Zum ganzen Artikel."),
    note(id="mark", article="other-3c4d", tags=(), body="", anchor=anchor("Markt")),
]


def found(_: str, wanted: Anchor) -> Resolution:
    """Every passage one further on than it was."""
    return Resolution("moved", Span(wanted.start + 1, wanted.end + 1), 0.9, "moved")


def rows(notes: list[Note] | None = None) -> list[ExportedNote]:
    """Notes as exports get them."""
    return [exported(one, ARTICLES.__getitem__, found) for one in notes or NOTES]
