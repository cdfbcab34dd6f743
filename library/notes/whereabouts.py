"""Where the text of a note stands now, when it is not in the article that the note lies with."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from annotations.note import Anchor, Note
from annotations.recognising import frame_of, is_telling
from search.errors import SearchError

if TYPE_CHECKING:
    from library.articles import Articles

KeysWhere = Callable[[str], Sequence[int]]
"""Returns the keys of the articles that a query means; raises `SearchError`."""

_WORDS = 8
"""Words of a passage that are searched for."""
_LOOKED_INTO = 10
"""Articles with these words that are opened."""


class Whereabouts:
    """Finds other articles for notes; what is asked of the index is asked once."""

    def __init__(self, articles: "Articles", keys_where: KeysWhere) -> None:
        self._articles = articles
        self._keys_where = keys_where

    def afresh(self) -> "Whereabouts":
        """Return one that asks the index anew."""
        return Whereabouts(self._articles, self._keys_where)

    def of(self, note: Note) -> Sequence[str]:
        """Return the articles that have the whole text, else those that have the passage."""
        known = self._by_digest.get(note.text_sha256, ()) if note.text_sha256 else ()
        same = [id for id in known if id != note.article]
        if same or note.anchor is None:
            return same
        return [id for id in self._holding(note.anchor) if id != note.article]

    @cached_property
    def _by_digest(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id, _, digest in self._articles.identities().values():
            found[digest].append(id)
        return dict(found)

    def _holding(self, anchor: Anchor) -> list[str]:
        """Return articles in which a passage stands with what stood around it."""
        words = "".join(c if c.isalnum() else " " for c in anchor.exact).split()[:_WORDS]
        if not is_telling(anchor) or not words:
            return []
        try:
            keys = self._keys_where(f'"{" ".join(words)}"')[:_LOOKED_INTO]
        except SearchError:
            return []
        opened = (self._articles.article(row.id) for row in self._articles.rows(keys))
        frame = frame_of(anchor)
        return [each.article.id for each in opened if each and frame in each.article.text]
