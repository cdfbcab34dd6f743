"""A folder of extreme articles with its index, names, comparisons and notes."""

from pathlib import Path

from bench.freezes.kinds import make_articles
from corpus.article import Span
from library.desk import Library
from library.places import Places
from library.settings import Settings


def make_library(
    home: Path, size: float, kinds: tuple[str, ...] = (), *, analysed: bool = True
) -> Library:
    """Return a library of all kinds of articles, or of some; two outlets report each of them.

    Without `analysed`, names and what the articles have in common are not looked for yet.
    """
    folder = home / "articles"
    folder.mkdir(parents=True)
    for kind, text in make_articles(size).items():
        if not kinds or kind in kinds:
            for outlet in ("Morgenblatt", "Abendpost"):
                head = f"---\ntitle: {kind}, {outlet}\noutlet: {outlet}\ndate: 2025-08-14\n---\n"
                name = f"{kind.replace(' ', '-')}-{outlet.lower()}.md"
                if kind == "blanks":  # what Markdown leaves of them is nothing
                    name, head = name.replace(".md", ".txt"), f"{kind}, {outlet}\n\n"
                (folder / name).write_text(head + text + "\n", encoding="utf-8")
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    library = Library.open(folder, settings=Settings(author="Ada"), places=places)
    library.refresh()
    library.renew()
    if analysed:
        library.names.find()
        library.events.find()
    _write_notes(library, int(1_000 * size))
    return library


def _write_notes(library: Library, number: int) -> None:
    """Write notes on one article, each on a paragraph; some hold many lines, or one long one."""
    opened = library.article("notes-morgenblatt")
    if opened is None:
        return
    article, at = opened.article, 0
    bodies = ("", "Kurz.", "Zeile\n" * 200, "wort" * 5_000)
    for written in range(number):
        at = article.text.find("Absatz", at + 1)
        if at < 0:
            return
        span = (
            Span(at, article.text.index("\n", at))
            if "\n" in article.text[at:]
            else Span(at, at + 6)
        )
        library.notebook.add(
            article, span, bodies[written % 40 if written % 40 < 4 else 1], ("probe",)
        )
