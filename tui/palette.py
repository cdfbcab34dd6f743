"""What the command palette offers: articles by title, outlets, and the app's commands."""

import asyncio
from functools import partial

from textual import on
from textual.command import CommandPalette, Hit, Hits, Provider
from textual.content import Content
from textual.events import Mount
from textual.widgets import Input

from corpus.dates import short_day
from corpus.text import clean_line
from search.model import Row
from tui.screens.browse.screen import BrowseScreen
from tui.widgets.bars import join_parts

MOST = 30
"""Articles offered at once."""


class Palette(CommandPalette):
    """Textual's palette, with a cursor that keeps still: each blink goes over the line."""

    def __init__(self) -> None:
        super().__init__(id="--command-palette")

    @on(Mount)
    def _calm_cursor(self) -> None:
        self.query_one(Input).cursor_blink = False


class LibraryProvider(Provider):
    """Base: works on the main screen only. Outside text is always `Content`, never markup."""

    @property
    def browse(self) -> BrowseScreen | None:
        """The main screen, when it is the one below the palette."""
        return self.screen if isinstance(self.screen, BrowseScreen) else None


class ArticleProvider(LibraryProvider):
    """Opens an article by a part of its title, outlet or file name."""

    async def search(self, query: str) -> Hits:
        """Offer the articles of the list that hold every word of `query`."""
        browse = self.browse
        if browse is None or browse.listing is None:
            return
        library, keys = browse.library, browse.listing.keys
        found = await asyncio.to_thread(library.narrow, keys, query)
        for rank, row in enumerate(library.rows(found[:MOST])):
            title = clean_line(row.title)
            about = join_parts(clean_line(row.outlet or row.path), short_day(row.date))
            yield Hit(
                1 - rank / 100, Content(title), partial(self._open, browse, row), title, about
            )

    def _open(self, browse: BrowseScreen, row: Row) -> None:
        browse.list_pane.point_at(row.key)
        browse.open_row(row)


class OutletProvider(LibraryProvider):
    """Lists the articles of one outlet."""

    async def search(self, query: str) -> Hits:
        """Offer the outlets whose name matches."""
        if browse := self.browse:
            matcher = self.matcher(query)
            for outlet, count in browse.library.outlets():
                name, about = self._labels(outlet, count)
                if (score := matcher.match(name)) > 0:
                    run = partial(browse.search_for, f'outlet:"{outlet}"')
                    yield Hit(score, Content(name), run, name, about)

    def _labels(self, outlet: str, count: int) -> tuple[str, str]:
        name = clean_line(outlet)
        return f"Outlet: {name}", f"{count:,} articles" if count != 1 else "1 article"
