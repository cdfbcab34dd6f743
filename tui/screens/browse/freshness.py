"""Keeping up with the folder: at the start, while it changes, and when others index it."""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from library.errors import LibraryError
from library.model import Report
from search.model import Order
from tui.screens.browse.correcting import CorrectingScreen
from tui.throttle import Throttle

if TYPE_CHECKING:
    from library.index.watching import Watch

POLL = 4.0
"""Seconds between looks for a newer index, written by another process."""
SHOW_EVERY = 1.0
"""Seconds between looks at what was indexed so far, during a long run."""


class FreshScreen(CorrectingScreen):
    """Shows new, changed and deleted files without losing the reader's place."""

    report: Report = Report(articles=0)
    """What the last look through the folder brought."""
    _watch: "Watch | None" = None
    _behind: bool = False
    """Whether the index is newer than what the list shows."""

    def start_freshening(self) -> None:
        """Look through the folder now, and whenever it changes."""
        self.freshen()
        self._watch = self.library.watch(self._changed_from_thread)
        self.set_interval(POLL, self._poll)

    def on_unmount(self) -> None:
        """Stop watching."""
        if self._watch is not None:
            self._watch.stop()

    def _changed_from_thread(self) -> None:
        self.app.call_later(self.freshen)

    def _poll(self) -> None:
        self.renew()

    @work(exclusive=True, group="renew", exit_on_error=False)
    async def renew(self) -> None:
        """Show what another process, or our own indexing, added to the index."""
        await asyncio.to_thread(self._renew_in_thread)
        if self._behind:
            await self.relist()

    def _renew_in_thread(self) -> None:
        # Noted here and not by the caller: that one may have been replaced by a newer call.
        if self.library.renew():
            self._behind = True

    async def relist(self) -> None:
        """List anew what is listed, the cursor on the same article and the reader in its place."""
        if self.listing is None:
            return
        before = self.listing
        current, under = self.articles.current, self.articles.key
        listing = await asyncio.to_thread(self.library.listing, before.text, before.order)
        if self.listing is not before:
            return
        self._behind = False
        keys = self.library.keys_of([current.id]) if current else []
        together = self.row and (current is None or current.id == self.row.id)
        self.reload()
        if not keys and together and self.row and not self.gone:
            keys = [self.row.key]  # it came back, or has another id now
        gone = None if keys else under
        self.relisted(listing, keys[0] if keys else None, gone)

    def events_found(self) -> None:
        """Group the list anew when it is shown by event."""
        super().events_found()
        if self.listing and self.listing.order is Order.EVENT:
            self._behind = True
            self.renew()

    @work(thread=True, exclusive=True, group="freshen", exit_on_error=False)
    def freshen(self) -> None:
        """Bring the index up to date in a thread; the screen stays usable throughout."""
        worker, app, saying, showing = (
            get_current_worker(),
            self.app,
            Throttle(),
            Throttle(SHOW_EVERY),
        )

        def progress(done: int, total: int) -> None:
            if saying.due():
                app.call_from_thread(self.say, f"Indexing {done:,} of {total:,}")
            if showing.due():
                app.call_from_thread(self.renew)

        try:
            report = self.library.refresh(progress, lambda: worker.is_cancelled, apart=True)
        except LibraryError as problem:
            app.call_from_thread(self.say, str(problem))
            return
        if not worker.is_cancelled:
            app.call_from_thread(self._freshened, report)

    def _freshened(self, report: Report) -> None:
        self.report = report
        parts = [f"{report.added:,} new"] if report.added else []
        parts += [f"{report.updated:,} changed"] if report.updated else []
        parts += [f"{report.removed:,} gone"] if report.removed else []
        parts += [f"{len(report.skipped):,} not read (!)"] if report.skipped else []
        self.say(" · ".join([*parts, *report.notices[:1]]))
        self.renew()
        self.find_names()
