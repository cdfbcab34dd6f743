"""The embedded engine: one directory that holds an index over one corpus."""

from __future__ import annotations

import re
from datetime import date as Day
from typing import TYPE_CHECKING

from corpus.article import Span
from search import listing
from search.analysis import form_of, forms, stem_english, stem_german, tokens
from search.catalogue import Catalogue
from search.errors import SearchCancelled
from search.model import Found, Hits, Order, Snippet
from search.records import (
    ARTICLE_COLUMNS,
    article_of,
    article_values,
    label_of,
    pack_outline,
    pack_text,
    unpack_outline,
)
from search.syntax import (
    And, DateRange, Everything, Field, Fuzzy, InState, Language, Not, Or, Phrase, Prefix, Query,
    Scoped, Wildcard, Word, sought,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus.article import Article, Outline
    from search.engine import Cancelled, Progress, States
    from search.model import Entry, Row, Stamp


class WhooshEngine:
    """See `search.engine.Engine`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = catalogue.meta("generation")

    @classmethod
    def open(cls, directory: Path, *, writable: bool = False) -> WhooshEngine:
        """Open the index in `directory`; with `writable`, an empty folder becomes an index."""
        if writable and not any(directory.iterdir()):
            return cls(Catalogue.create(directory))
        return cls(Catalogue.open(directory))

    def stamps(self) -> Mapping[str, Stamp]:
        """Return the stamp of every file in the index, by path."""
        return listing.stamps(self._catalogue.connection())

    def update(
        self, entries: Iterable[Entry], removed: Collection[str] = (), *,
        progress: Progress | None = None, cancelled: Cancelled | None = None,
    ) -> None:
        """Add or replace entries."""
        connection = self._catalogue.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            for id_ in removed:
                self._drop(id_)
            for number, entry in enumerate(entries, 1):
                if cancelled and cancelled():
                    raise SearchCancelled
                self._drop(entry.article.id)
                words = len(forms(entry.article.text))
                key = connection.execute("SELECT coalesce(max(key),0)+1 FROM articles").fetchone()[0]
                values = article_values(key, entry, words)
                connection.execute(f"INSERT INTO articles VALUES ({','.join('?' * len(values))})", values)
                connection.execute("INSERT INTO labels VALUES (?,?)", (key, label_of(entry.article)))
                connection.execute("INSERT INTO texts VALUES (?,?,?)",
                                   (key, pack_text(entry.article.text), pack_outline(entry.outline)))
                if progress:
                    progress(number)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (self.generation() + 1,))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        self.refresh()

    def _drop(self, id_: str) -> None:
        connection = self._catalogue.connection()
        for (key,) in connection.execute("SELECT key FROM articles WHERE id=?", (id_,)).fetchall():
            for table in ("articles", "labels", "texts"):
                connection.execute(f"DELETE FROM {table} WHERE key=?", (key,))

    def generation(self) -> int:
        """Return a number that grows with every commit."""
        return self._catalogue.meta("generation")

    def refresh(self) -> bool:
        """Move to the newest generation."""
        before, self._generation = self._generation, self.generation()
        return before != self._generation

    def count(self) -> int:
        """Return the number of articles."""
        return listing.count(self._catalogue.connection())

    def search(
        self, query: Query, order: Order = Order.RELEVANCE, *,
        states: States | None = None, cancelled: Cancelled | None = None,
    ) -> Found:
        """Find all articles that match."""
        ranked = order is Order.RELEVANCE
        keys = listing.ordered_keys(self._catalogue.connection(), Order.NEWEST if ranked else order)
        if isinstance(query, Everything):
            return Found(keys, (), (), None)
        scored = []
        for key in keys:
            if cancelled and cancelled():
                raise SearchCancelled
            article = self._article(key)
            if article and _matches(query, article[0], None, states or {}):
                scored.append((len(self._spans(query, article[0].text)), key))
        if ranked:
            scored.sort(key=lambda pair: -pair[0])
            return Found([k for _, k in scored], [float(s) for s, _ in scored], (), None)
        return Found([k for _, k in scored], (), (), None)

    def complete(self, query: Query, cancelled: Cancelled | None = None) -> Found:
        """Find while typing."""
        return self.search(_opened(query), cancelled=cancelled)

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys whose title, outlet or path hold every word of `text`."""
        return listing.narrow(self._catalogue.connection(), keys, text)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of `keys`."""
        return listing.rows(self._catalogue.connection(), keys)

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of `ids`."""
        return listing.keys_of(self._catalogue.connection(), ids)

    def resolve(self, name: str) -> list[str]:
        """Return the ids that `name` can mean."""
        return listing.resolve(self._catalogue.connection(), name)

    def article(self, id: str) -> tuple[Article, Outline] | None:  # noqa: A002
        """Return a stored article."""
        keys = self.keys_of([id])
        return self._article(keys[0]) if keys else None

    def _article(self, key: int) -> tuple[Article, Outline] | None:
        connection = self._catalogue.connection()
        found = connection.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE key=?", (key,)).fetchone()
        packed = connection.execute("SELECT text, outline FROM texts WHERE key=?", (key,)).fetchone()
        if found is None or packed is None:
            return None
        return article_of(found, packed[0]), unpack_outline(packed[1])

    def hits(self, id: str, query: Query, snippets: int = 2) -> Hits:  # noqa: A002
        """Return where `query` hits inside an article."""
        stored = self.article(id)
        if stored is None:
            return Hits((), ())
        text = stored[0].text
        spans = self._spans(query, text)
        shown = []
        for span in spans[:snippets]:
            start = max(0, text.rfind(" ", 0, max(0, span.start - 60)) + 1)
            end = text.find(" ", min(len(text), span.end + 80))
            end = len(text) if end < 0 else end
            piece = text[start:end].replace("\n", " ")
            inside = tuple(Span(s.start - start + 2, s.end - start + 2) for s in spans if start <= s.start and s.end <= end)
            shown.append(Snippet(f"… {piece} …", inside))
        return Hits(tuple(spans), tuple(shown))

    def _spans(self, query: Query, text: str) -> list[Span]:
        tests = [_test(leaf) for field, leaf in sought(query) if field in (None, Field.TITLE)]
        return [Span(t.start, t.end) for t in tokens(text) if any(test(t.form) for test in tests)]

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles."""
        return listing.outlets(self._catalogue.connection())

    def close(self) -> None:
        """Let go of all files."""
        self._catalogue.close()


def _opened(query: Query) -> Query:
    match query:
        case Word(text):
            return Or((query, Prefix(text)))
        case And(parts):
            return And((*parts[:-1], _opened(parts[-1])))
        case Or(parts):
            return Or((*parts[:-1], _opened(parts[-1])))
        case Scoped(field, part):
            return Scoped(field, _opened(part))
        case _:
            return query


def _test(leaf: Query) -> Callable[[str], bool]:
    wanted = forms(leaf.text)
    match leaf:
        case Prefix():
            return lambda form: form.startswith(wanted[-1])
        case Wildcard(text):
            pattern = re.compile(re.escape(form_of(text)).replace(r"\*", ".*").replace(r"\?", "."))
            return lambda form: bool(pattern.fullmatch(form))
    german, english = set(map(stem_german, wanted)), set(map(stem_english, wanted))
    return lambda form: (
        stem_german(form) in german or stem_english(form) in english
        or any(len(g) > 4 and len(form) > 8 and (form.startswith(g) or form.endswith(g)) for g in german))


def _matches(query: Query, article: Article, field: Field | None, states: States) -> bool:
    match query:
        case And(parts):
            return all(_matches(part, article, field, states) for part in parts)
        case Or(parts):
            return any(_matches(part, article, field, states) for part in parts)
        case Not(part):
            return not _matches(part, article, field, states)
        case Scoped(inner, part):
            return _matches(part, article, inner, states)
        case Language(code):
            return article.language == code
        case InState(state):
            return article.id in states.get(state, ())
        case DateRange(first, last):
            day = article.date and Day.fromisoformat(article.date[:10])
            return bool(day) and (first is None or first <= day) and (last is None or day <= last)
        case Everything():
            return True
    where = {Field.TITLE: article.title, Field.OUTLET: article.outlet or ""}.get(field, article.text)
    have = forms(where)
    if isinstance(query, Phrase):
        stems, want = list(map(stem_german, have)), list(map(stem_german, forms(query.text)))
        return any(stems[i : i + len(want)] == want for i in range(len(stems)))
    test = _test(query)
    return any(map(test, have))
