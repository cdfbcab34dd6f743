"""Helpers of these tests: notes, anchors and notebooks from little."""

from dataclasses import replace
from pathlib import Path

from annotations.anchoring.anchors import make_anchor
from annotations.note import Anchor, Note
from annotations.store import NoteStore
from annotations.stored import Stored
from corpus.article import Span

ARTICLE = "hafenfest-1a2b"
TEXT = (
    "Hafenfest verschoben\n\n"
    "Das Hafenfest in Oldersiel beginnt wegen des Sturms erst am Sonnabend. "
    "Bürgermeisterin Ilka Wehmeyer rechnet mit 14.000 Gästen.\n\n"
    "„Wir haben lange gewartet“, sagte sie am Mittwoch. "
    "Die Fähren fahren nach dem Sonderplan, der Markt öffnet um neun Uhr."
)


def anchor(words: str, text: str = TEXT) -> Anchor:
    """The anchor of some words of a text."""
    start = text.index(words)
    return make_anchor(text, Span(start, start + len(words)))


def note(**changes: object) -> Note:
    """A plain note with some fields changed."""
    plain = Note(
        id="01kame2q7h9v3t8x5r4n6w0c1d",
        revision=1,
        article=ARTICLE,
        author="anna",
        created="2026-11-21T14:03:22Z",
        modified="2026-11-21T14:05:00Z",
        tags=("quelle prüfen", "zahlen"),
        body="Wer hat das geändert?\n\nAnrufen.",
        anchor=anchor("Ilka Wehmeyer rechnet mit 14.000 Gästen"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field, by name


def stored_one(store: NoteStore) -> Stored:
    """The only note of a notebook, freshly read."""
    store.refresh()
    (one,) = store.notes() + store.deleted()
    return one


def write_by_hand(root: Path, name: str, text: str, article: str = ARTICLE) -> Path:
    """Put a file into a notebook as an editor would."""
    path = root / article / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
