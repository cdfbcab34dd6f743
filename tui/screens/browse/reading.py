"""Opening articles: the reader follows the list, `Enter` opens, `n` goes from hit to hit.

The article that comes next is fetched while the one before is being read.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.binding import BindingType
from textual.worker import Worker

from library.errors import LibraryError, NotSaved
from search.model import Hits, Row
from tui.ahead import Ahead
from tui.binding import bind
from tui.moved_article import id_now
from tui.places import find_again
from tui.screens.browse.panes import PanesScreen
from tui.textual_seams.lean_output import LeanOutput
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.list_pane import ListPane
from tui.widgets.prompt_bar import is_prompt
from tui.widgets.texts.named_reader import NamedReader
from tui.widgets.texts.reader import Reader
from tui.widgets.texts.reader_pane import GONE

if TYPE_CHECKING:
    from library.model import Opened
    from library.names.model import NameInArticle
    from library.notes.model import Placed

FOLLOW_PAUSE = 0.15
"""Seconds the cursor rests on an article before the reader shows it: a held key costs little."""
TYPED_PAUSE = 0.04
"""Seconds after which the reader shows the first article of what is typed: letters take longer."""
AHEAD_PAUSE = 0.05
"""Seconds an article is shown before the next one is fetched: a held key is not held up."""

Arrival = Literal["place", "first", "last"]
"""Where to go in an article: where it was left, to its first hit or to its last one."""

END = "The end. J opens the next article."
NO_HITS = Hits((), ())


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article with what is shown of it, so that it takes one frame."""

    opened: "Opened | None"
    hits: Hits
    notes: Sequence["Placed"]
    names: Sequence["NameInArticle"] | None
    """None when they come later."""


class ReadingScreen(PanesScreen):
    """Shows articles and keeps what the reader did with them: read, starred, how far."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("search.next", "go_to_hit(1)"),
        bind("search.previous", "go_to_hit(-1)", show=False),
        bind("article.next", "open_neighbour(1)", show=False),
        bind("article.previous", "open_neighbour(-1)", show=False),
        bind("mark.read", "toggle_read", show=False),
        bind("mark.star", "toggle_star", show=False),
    ]

    gone: bool = False
    """Whether the open article is not in the folder any more: its text stays, nothing is noted."""
    _following: asyncio.TimerHandle | None = None
    """Runs out when the cursor has rested long enough on an article."""
    _wanted: int | None = None
    """Key of the article that is in the reader or will be in a moment."""
    _direction: int = 1
    """Whether the next article of the list (1) or the one before (-1) was opened last."""

    @cached_property
    def _ahead(self) -> Ahead[Row, Fetched]:
        # Found here once: a thread must not look for widgets.
        reader = self.reader
        return Ahead(lambda row: self._fetch(row, reader), AHEAD_PAUSE)

    # -- opening -------------------------------------------------------------------------------
    @on(ListPane.Highlighted)
    def _follow_list(self, event: ListPane.Highlighted) -> None:
        event.stop()
        row = event.row
        if self.gone and not event.moved:
            return  # what is in the reader stays until somebody goes elsewhere
        if row is None:
            if self.listing is not None and not self.articles.length:
                self.show_nothing()
            return
        self._stop_following()
        if row.key == self._wanted:
            return
        if self.row is None:
            self.load(row)
        else:
            self._give_up_loading()
            loop = asyncio.get_running_loop()
            self._following = loop.call_later(self.pause_to_follow, self._load_followed, row)

    @property
    def pause_to_follow(self) -> float:
        """Seconds that the cursor has to rest before the reader follows.

        Over a line that may be slow the next letter must not wait behind an article.
        """
        far = isinstance(self.app, LeanOutput) and self.app.is_far
        return TYPED_PAUSE if is_prompt(self.focused) and not far else FOLLOW_PAUSE

    def _load_followed(self, row: Row) -> None:
        """Show the article on which the cursor rests, unless the program ends by now."""
        if not self.app._exit:
            self.load(row)

    def _stop_following(self) -> None:
        if self._following is not None:
            self._following.cancel()
            self._following = None

    def _give_up_loading(self) -> None:
        self._stop_following()
        self.workers.cancel_group(self, "open")
        self._wanted = self.row.key if self.row else None

    @property
    def following(self) -> bool:
        """Whether an article is to come: into the reader, or to be at hand when it is wanted."""
        return self._following is not None or self._ahead.is_busy

    @on(ListPane.Chosen)
    def _open_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.open_row(event.row)

    def open_row(self, row: Row) -> None:
        """Open an article to be read."""
        if self.row is None or row.key != self.row.key:
            self.load(row)
        self.focus_reader()
        self.mark_read(row)

    def load(self, row: Row, *, arrival: Arrival = "place") -> Worker[None]:
        """Fetch an article with its hits and show it; a newer request wins."""
        self._stop_following()
        self._wanted = row.key
        if self.said == END:
            self.say("")
        fetched = self._ahead.ready(row)
        if fetched:
            self._show(row, fetched, arrival)
        return self._load(row, arrival, shown=fetched is not None)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _load(self, row: Row, arrival: Arrival, *, shown: bool) -> None:
        if not shown:
            self._show(row, await self._ahead.get(row), arrival)
        await self.paint_now()

    def _show(self, row: Row, fetched: Fetched, arrival: Arrival) -> None:
        opened = fetched.opened
        self.keep_position()
        self.row, self.opened, self.gone = row, opened, False
        position = self.library.marks.get(row.id).position if opened else 0
        self.reader_pane.show_article(row, opened, offset=position)
        self.details.show_article(opened.article if opened else None, row.words)
        self.show_hits(fetched.hits, arrival)
        self.show_notes(fetched.notes)
        self.take_names(fetched.names)
        self.article_shown()
        self.look_ahead()

    def look_ahead(self) -> None:
        """Fetch what comes next, anew where something changed that is shown with an article."""
        index = self.articles.neighbour(self._direction)
        row = None if index is None else self.articles.row_at(index)
        if row is None:
            self._ahead.forget()
        else:
            self._ahead.expect(row)

    def _fetch(self, row: Row, reader: NamedReader) -> Fetched:
        """Fetch an article. Blocks: call it in a thread."""
        opened, listing = self.library.article(row.id), self.listing
        if opened:
            reader.look_ahead(opened.article.text, opened.outline)
        hits = NO_HITS
        if opened and listing and listing.text:
            hits = self.library.hits(row.id, listing)
        notes: Sequence[Placed] = ()
        with suppress(LibraryError):  # what is wrong with notes is told when they are looked for
            notes = self.read_notes(opened)
        return Fetched(opened, hits, notes, self.read_names(opened))

    def show_nothing(self) -> None:
        """Empty the reader."""
        self.keep_position()
        self.row, self.opened, self.gone = None, None, False
        self._give_up_loading()
        self.reader_pane.show_article(None, None)
        self.details.show_article(None, 0)
        self.show_hits(NO_HITS, "place")
        self.show_notes(())
        self.take_names(None)
        self.article_shown()

    def read_notes(self, opened: "Opened | None") -> Sequence["Placed"]:
        """Return the notes on an article. Blocks: call it in a thread."""
        raise NotImplementedError

    def show_notes(self, notes: Sequence["Placed"]) -> None:
        """Show the notes on the open article."""
        raise NotImplementedError

    def read_names(self, opened: "Opened | None") -> Sequence["NameInArticle"] | None:
        """Return the names in an article, None if they come later. Blocks, like `read_notes`."""
        raise NotImplementedError

    def take_names(self, names: Sequence["NameInArticle"] | None) -> None:
        """Show the names of the open article; None when they come later."""
        raise NotImplementedError

    def article_shown(self) -> None:
        """Follow: another article, another text of it, or none is in the reader now."""
        if isinstance(self.app, LeanOutput):
            self.app.release_output(self)

    def reload(self) -> None:
        """Show the open article as it is in the index now, the same words at the top."""
        if self.row is None or self.opened is None:
            return
        id = id_now(self.library, self.row.id, self.opened)
        fresh = self.library.article(id)
        rows = self.library.rows(self.library.keys_of([id]))
        if fresh is None or not rows:
            if not self.gone:  # said once: later looks leave what was said since
                self.say(f"{GONE}.")
            self.gone = True
            self._give_up_loading()
            self.reader_pane.show_gone()
            return
        was_gone, self.gone = self.gone, False
        before, self.row = self.opened.article, rows[0]
        self._wanted = self.row.key
        if was_gone or fresh.article.digest != before.digest:
            offset = find_again(before.text, fresh.article.text, self.reader.top_offset)
            self.opened = fresh
            self.reader_pane.show_article(self.row, fresh, offset=offset)
            self.refresh_hits()
            self.take_names(None)
            self.article_shown()
        self.details.show_article(fresh.article, self.row.words)

    def is_refused(self) -> bool:
        """Say that nothing can be noted on an article that is gone; tell whether it is."""
        if self.gone:
            self.confirm("The file is gone: nothing can be noted on it. Its notes are kept.")
        return self.gone

    # -- hits ----------------------------------------------------------------------------------
    @work(exclusive=True, group="hits", exit_on_error=False)
    async def refresh_hits(self) -> None:
        """Mark the hits of the current listing in the open article, unless another one follows."""
        row, listing, next_row = self.row, self.listing, self.articles.current
        if row is None or listing is None or not listing.text:
            self.show_hits(NO_HITS, "place")
            return
        if next_row is None or next_row.key != row.key:
            # Hits of other words are not to be seen until the next article is.
            self.show_hits(NO_HITS, "place")
            await asyncio.sleep(2 * self.pause_to_follow)
            if self._wanted != row.key:
                return
        hits = await asyncio.to_thread(self.library.hits, row.id, listing)
        if row is self.row and listing is self.listing:
            self.show_hits(hits, "place")

    def show_hits(self, hits: Hits, arrival: Arrival) -> None:
        """Mark hits in reader and side pane and go to one of them."""
        self.reader.hits = hits.spans
        text = self.opened.article.text if self.opened else ""
        searching = bool(self.listing and self.listing.text)
        self.details.show_hits(text, hits.spans, searching=searching)
        if hits.spans and arrival != "place":
            self.reader.hit_here = 0 if arrival == "first" else len(hits.spans) - 1
        self.update_head()

    def update_head(self) -> None:
        """Bring the first line up to date."""
        raise NotImplementedError

    def action_go_to_hit(self, step: int) -> None:
        """Go to the next or previous hit, on into the neighbouring article at the end of one."""
        if self.row and self.reader.reach_hit(step):
            self.update_head()
            return
        row = self._step_in_list(step)
        if row is None:
            self.confirm("That was the last hit." if step > 0 else "That was the first hit.")
            return
        self.load(row, arrival="first" if step > 0 else "last")

    def _step_in_list(self, step: int) -> Row | None:
        """Move the list's cursor to the neighbouring article; None when there is none."""
        index = self.articles.neighbour(step)
        row = None if index is None else self.articles.row_at(index)
        if index is not None and row is not None:
            self._direction = step
            with self.prevent(ListPane.Highlighted, CursorList.Highlighted):
                self.articles.cursor = index
        return row

    def action_open_neighbour(self, step: int) -> None:
        """Open the next or previous article of the list."""
        row = self._step_in_list(step)
        if row is None:
            self.confirm(
                "That was the last article." if step > 0 else "That was the first article."
            )
        else:
            self.open_row(row)

    @on(Reader.EndReached)
    def _tell_end(self, event: Reader.EndReached) -> None:
        event.stop()
        more = self.articles.neighbour(1) is not None
        self.say(END if more else "The end of the last article.")

    @on(CursorList.Chosen, "#hits")
    def _go_to_listed_hit(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.reader.hit_here = event.index
        self.update_head()

    @on(CursorList.Highlighted, "#hits")
    def _show_listed_hit(self, event: CursorList.Highlighted) -> None:
        event.stop()
        if self.focused is event.list and event.index < len(self.reader.hits):
            self.reader.hit_here = event.index
            self.update_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next hit only while something is searched for."""
        if action == "go_to_hit" and not (self.listing and self.listing.text):
            return None
        return super().check_action(action, parameters)

    # -- marks ---------------------------------------------------------------------------------
    def show_marks(self) -> None:
        """Show in the list what is read and starred."""
        self.articles.read = self.library.marks.read_ids()
        self.articles.starred = self.library.marks.starred_ids()

    def mark_read(self, row: Row, read: bool = True) -> None:
        """Mark an article as read or unread."""
        if (row.id in self.articles.read) != read:
            self.keep_mark(lambda: self.library.marks.set_read([row.id], read))

    def action_toggle_read(self) -> None:
        """Mark the article as read, or as unread again."""
        if row := self._row_at_hand():
            self.mark_read(row, row.id not in self.articles.read)

    def action_toggle_star(self) -> None:
        """Give the article a star, or take it away."""
        if row := self._row_at_hand():
            starred = row.id not in self.articles.starred
            self.keep_mark(lambda: self.library.marks.set_starred([row.id], starred))

    def _row_at_hand(self) -> Row | None:
        """Return the article that keys mean: the open one in the reader, else the list's."""
        if self.focused is not self.reader:
            return self.articles.current
        return None if self.is_refused() else self.row

    def keep_position(self) -> None:
        """Remember how far the open article was read."""
        row, offset = self.row, self.reader.top_offset
        if row is not None and self.library.marks.get(row.id).position != offset:
            self.keep_mark(lambda: self.library.marks.set_position(row.id, offset), show=False)

    def keep_mark(self, change: Callable[[], None], *, show: bool = True) -> None:
        """Change a mark; when it cannot be saved, say so and go on."""
        try:
            change()
        except NotSaved as problem:
            self.say(str(problem))
        if show:
            self.show_marks()
