"""Whether a note that was written may be stored: only on the article that it was written on."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.belonging import about_of, another_article, resolve_notes
from annotations.note import Note
from corpus.text import clean_line

if TYPE_CHECKING:
    from library.articles import Articles

_TITLE = 80
"""Code points of a title in a message."""


def why_not(articles: "Articles", folder: Path, note: Note) -> str:
    """Return why a new note cannot be stored, a sentence for people; empty when it can.

    The index may be behind the folder, so the file is looked for, too. Blocks.
    """
    opened = articles.article(note.article)
    if opened is None or not os.path.lexists(folder / opened.article.path):
        title = note.about.title if note.about else note.article
        return f"The article “{clean_line(title, _TITLE)}” is gone from the folder."
    text, digest = opened.article.text, opened.article.digest
    reason = another_article(note, text, digest)
    if reason and resolve_notes(text, digest, [note])[0].state in ("unsure", "orphan"):
        return f"{reason[0].upper()}{reason[1:]}."
    for passage in note.also:
        if articles.article(passage.article) is None:
            return f"The article {clean_line(passage.article, _TITLE)}, which is cited, is gone."
    return ""


def renewed(articles: "Articles", note: Note) -> Note:
    """Return a note that is being changed; one on a whole article says what that is now.

    Who changes it has read the article; one that became another article is left as it is.
    """
    opened = articles.article(note.article) if note.anchor is None else None
    if opened is None or another_article(note, opened.article.text, opened.article.digest):
        return note
    return replace(note, about=about_of(opened.article, whole=True))
