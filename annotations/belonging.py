"""Whether a note still belongs to the article at its id: to all of it, or to a passage of it.

A note is shown as unsure when another article stands there now, whatever similar words it has.
Pure functions: text and notes in, results out.
"""

from collections.abc import Sequence

from annotations.anchoring.anchors import resolve_anchors
from annotations.note import About, Anchor, Note, Resolution
from annotations.recognising import frame_of, is_same_title, is_telling, path_line, title_of
from corpus.article import Article
from corpus.text import clean_line

WHOLE = Resolution("exact", None, 1.0, "the note is about the whole article")
GONE = Resolution("orphan", None, 0.0, "the corpus does not hold the article any more")

_SHOWN = 80


def about_of(article: Article, *, whole: bool) -> About:
    """Describe an article for a note on it; a note on a passage knows the text by its anchor."""
    title = title_of(article.text)
    return About(path_line(article.path), title, article.digest if whole else "")


def another_article(note: Note, text: str, digest: str) -> str:
    """Return why `text`, whose SHA-256 is `digest`, is not that of the note's article.

    That is so when title and text both are others; empty when it may be the same article.
    """
    if note.about is None or not note.about.title or note.text_sha256 in ("", digest):
        return ""
    title = title_of(text)
    if is_same_title(note.about.title, title):
        return ""
    was, now = clean_line(note.about.title, _SHOWN), clean_line(title, _SHOWN)
    return f"another article stands here now: “{now}”; the note was written on “{was}”"


def resolve_notes(text: str, digest: str, notes: Sequence[Note]) -> list[Resolution]:
    """Find what each note of one article is about in `text`, whose SHA-256 is `digest`."""
    found = iter(resolve_anchors(text, [note.anchor for note in notes if note.anchor]))
    return [
        _doubted(note, note.anchor, next(found), text, digest)
        if note.anchor
        else resolve_whole(note, text, digest)
        for note in notes
    ]


def resolve_whole(note: Note, text: str, digest: str) -> Resolution:
    """Say whether a note on a whole article belongs to the one with this text."""
    reason = another_article(note, text, digest)
    if reason:
        return Resolution("unsure", None, 0.0, reason)
    if note.text_sha256 in ("", digest):
        return WHOLE
    return Resolution("exact", None, 1.0, f"{WHOLE.reason}, whose text changed since")


def gone(note: Note) -> Resolution:
    """Say that the article of a note is gone, and which one that was."""
    if note.about is None:
        return GONE
    was = clean_line(note.about.title, _SHOWN)
    return Resolution("orphan", None, 0.0, f"its article, “{was}” ({note.about.path}), is gone")


def _doubted(note: Note, anchor: Anchor, found: Resolution, text: str, digest: str) -> Resolution:
    """Doubt a passage that was found in another article, unless it stands there in its frame."""
    if found.state not in ("exact", "moved"):
        return found
    if is_telling(anchor) and frame_of(anchor) in text:
        return found
    reason = another_article(note, text, digest)
    return Resolution("unsure", found.span, found.score, reason) if reason else found
