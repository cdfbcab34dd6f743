"""What is known about the open article, and where the search hits in it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from corpus.article import Article, Span
from corpus.dates import long_day, reading_minutes
from corpus.text import clean_line
from corpus.weblink import read_weblink
from tui.widgets.lists.hit_list import HitList
from tui.widgets.painted_content import PaintedText
from tui.widgets.section import Section

LABEL, SHORT = 10, 18
"""Cells of a label with the space after it; cells of a value that stands beside its label."""


class Details(Section):
    """The section of the side pane that is there for every article."""

    SECTION_TITLE = "Details"
    DEFAULT_CSS = """
    Details {
        & > #facts { height: 1fr; padding: 1 1 1 1; }
        &.-searching > #facts { height: auto; }
        & > #hits-title {
            color: $quiet; text-style: bold; height: 1; padding: 0 1; display: none;
        }
        & > HitList { height: 1fr; display: none; }
        &.-searching > #hits-title, &.-searching > HitList { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the facts above the hits."""
        yield PaintedText(id="facts")
        yield Static("Hits", id="hits-title", markup=False)
        yield HitList(id="hits")

    def show_article(self, article: Article | None, words: int) -> None:
        """Show what is known about an article."""
        facts = describe_article(article, words) if article else Content()
        self.query_one("#facts", PaintedText).show_text(facts)

    def show_hits(self, text: str, hits: Sequence[Span], *, searching: bool) -> None:
        """List the hits of a search; the list is away when nothing is searched for."""
        self.set_class(searching, "-searching")
        said = Content(f"{len(hits)} hits" if len(hits) != 1 else "1 hit")
        self.query_one("#hits-title", Static).update(said, layout=False)
        self.query_one(HitList).show_hits(text, hits)


def _link_facts(address: str | None) -> dict[str, str | None]:
    """Return where an address leads, and the address; the true host comes first."""
    link = read_weblink(address)
    if link is None:
        return {"url": address}
    doubt = f"! {link.doubt}" if link.doubt else ""
    name = f"= {link.name}" if link.name else ""
    return {"host": " ".join(part for part in (link.host, name, doubt) if part), "url": link.url}


def describe_article(article: Article, words: int) -> Content:
    """Return the facts about an article, a label and a value each; unknown ones are left out."""
    facts = {
        "outlet": article.outlet,
        "date": long_day(article.date),
        "author": article.author,
        "language": article.language,
        "length": f"{words:,} words, {reading_minutes(words)} min",
        **_link_facts(article.url),
        "file": article.path,
        "id": article.id,
    }
    parts: list[Content | str | tuple[str, str]] = []
    for label, value in facts.items():
        if value:
            shown = clean_line(value)
            between = "\n" if len(shown) > SHORT else " " * (LABEL - len(label))
            parts += [(label, "$quiet"), between, shown, "\n"]
    return Content.assemble(*parts).rstrip()
