"""Screens on which people have the last word on names."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.screen import Screen

from library.errors import LibraryError
from tui.widgets.lists.deciding_list import DecidingList, Wish

if TYPE_CHECKING:
    from library.names.names import Names

T = TypeVar("T")


class DecidingScreen(Screen[None]):
    """Base of the screens with a list of names."""

    @property
    def names(self) -> "Names":
        """All names; its first use, in a thread, may take a moment."""
        raise NotImplementedError

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""
        raise NotImplementedError

    def warn(self, problem: str) -> None:
        """Say that something went wrong, so that it is not missed."""
        raise NotImplementedError

    def names_decided(self) -> None:
        """Show what a decision changed."""
        raise NotImplementedError

    def list_articles(self, query: str) -> None:
        """List the articles that a query finds."""
        raise NotImplementedError

    async def ask_names(self, ask: Callable[[], T]) -> T | None:
        """Ask for names in a thread; say what went wrong and return None then."""
        try:
            return await asyncio.to_thread(ask)
        except LibraryError as problem:
            self.warn(str(problem))
            return None

    @on(DecidingList.Wished)
    def _hear_wish(self, event: DecidingList.Wished) -> None:
        event.stop()
        self.fulfil(event.list, event.wish)

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def fulfil(self, names: DecidingList, wish: Wish) -> None:
        """Do what was wished for with the name under the cursor and the marked ones."""
        from tui.screens.name_wishes import NameWishes  # noqa: PLC0415 - the start needs none

        await NameWishes(self).fulfil(names, wish)
