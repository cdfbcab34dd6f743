"""Small invented articles, and an index over them in a private folder."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.article import Article, Outline, Span
from search.embedded.whoosh_engine import WhooshEngine
from search.engine import States
from search.language.parsing import parse_query
from search.model import Entry, Order, Stamp

TODAY = date(2025, 8, 20)


def article(
    id: str,
    title: str,
    body: str = "",
    *,
    language: str | None = "de",
    outlet: str | None = "Irseltaler Bote",
    date: str | None = "2025-08-15",
    path: str | None = None,
    titled: bool = True,
) -> Article:
    """Make an article; without a title of its own, the title repeats the beginning of the body."""
    text = f"{title}\n\n{body}" if titled else body
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    path = path or f"{id}.txt"
    return Article(id, title, outlet, date, None, None, language, text, path, digest, titled)


def entry(made: Article) -> Entry:
    """Make what is handed to the index, with one sentence over everything below the title."""
    start = min(len(made.title) + 2, len(made.text))
    outline = Outline((Span(start, len(made.text)),), (), ())
    return Entry(made, outline, Stamp(made.path, len(made.text), 1, 2))


class Index:
    """An engine, with short ways to fill it and to ask it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.engine = WhooshEngine.open(directory, writable=True)

    def add(self, *articles: Article) -> None:
        """Add or replace articles in one commit."""
        self.engine.update([entry(each) for each in articles])

    def ids(
        self, query: str, order: Order = Order.RELEVANCE, states: States | None = None
    ) -> list[str]:
        """Return the ids of the articles that match, in order."""
        parsed = parse_query(query, today=TODAY)
        return self.names(self.engine.search(parsed.query, order, states=states).keys)

    def typed(self, query: str) -> list[str]:
        """Return the ids of the articles that are found while a query is typed."""
        return self.names(self.engine.complete(parse_query(query, today=TODAY).query).keys)

    def hits(self, id: str, query: str, *, typing: bool = False) -> list[str]:
        """Return the pieces of text that are marked in an article."""
        parsed = parse_query(query, today=TODAY).query
        stored = self.engine.article(id)
        assert stored
        spans = self.engine.hits(id, parsed, typing=typing).spans
        return [stored[0].text[start:end] for start, end in spans]

    def names(self, keys: Sequence[int]) -> list[str]:
        """Return the ids of keys."""
        return [row.id for row in self.engine.rows(keys)]


MakeIndex = Callable[..., Index]


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[MakeIndex]:
    """Build indexes of articles; they are closed at the end."""
    made: list[Index] = []

    def make(*articles: Article) -> Index:
        index = Index(tmp_path / f"index-{len(made)}")
        made.append(index)
        if articles:
            index.add(*articles)
        return index

    yield make
    for index in made:
        index.engine.close()
