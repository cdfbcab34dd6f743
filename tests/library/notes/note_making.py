"""Helpers for tests of notes: passages by their words, and notes that must not be a conflict."""

from corpus.article import Article, Span
from library.desk import Library
from library.notes.model import Placed
from library.notes.notebook import Notebook, Outcome


def article(library: Library, id: str = "bridge") -> Article:
    opened = library.article(id)
    assert opened
    return opened.article


def passage(about: Article, words: str) -> Span:
    start = about.text.index(words)
    return Span(start, start + len(words))


def note(
    library: Library, words: str | None, body: str = "", *tags: str, id: str = "bridge"
) -> Placed:
    """Store a note on words of an article, or on the whole article."""
    about = article(library, id)
    return library.notebook.add(about, passage(about, words) if words else None, body, tags)


def kept(outcome: Outcome) -> Placed:
    assert isinstance(outcome, Placed)
    return outcome


def bodies(notebook: Notebook, about: Article) -> list[str]:
    return [placed.body for placed in notebook.of(about)]
