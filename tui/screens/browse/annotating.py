"""Notes on the open article: shown, kept up to date, marked, deleted, brought back, copied."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.signal import Signal

from corpus.text import clean_line
from corpus.weblink import read_weblink
from tui.binding import bind
from tui.clipboard import copy_text, quote_with_source
from tui.notes_in_words import in_quotes
from tui.overlaps import Passage
from tui.screens.browse.reading import ReadingScreen
from tui.screens.note_tasks import NoteTasks
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.note_list import NoteList
from tui.widgets.notes_section import NotesSection
from tui.widgets.texts.marked_reader import MarkedReader

NOTES_POLL = 2.0
"""Seconds between looks for notes of other sessions."""

if TYPE_CHECKING:
    from corpus.article import Span
    from library.desk import Library
    from library.model import Opened
    from library.notes.model import Placed
    from library.notes.notebook import Notebook


class AnnotatingScreen(ReadingScreen, NoteTasks):
    """Shows notes; whatever is read or written there is done in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("note.mark", "mark", show=False),
        bind("note.copy", "copy", show=False),
        bind("link.copy", "copy_link", show=False),
    ]

    def __init__(self, library: "Library") -> None:
        super().__init__(library)
        self.notes_signal: Signal[None] = Signal(self, "notes changed")
        """Tells other screens that notes changed, here or in another session."""

    notes: tuple["Placed", ...] = ()
    """The notes on the open article, in the order of its text."""
    _noting: bool = False
    """Whether the notes were looked through once: before that, articles are shown without."""

    @property
    def note_list(self) -> NoteList:
        """The list of notes in the side pane."""
        return self.query_one("#notes", NoteList)

    @property
    def notebook(self) -> "Notebook":
        """All notes; its first use, in a thread, may take a moment."""
        return self.library.notebook

    # -- showing -------------------------------------------------------------------------------
    def start_noting(self) -> None:
        """Look for notes now and every few seconds."""
        self.look_for_notes()
        self.set_interval(NOTES_POLL, self.look_for_notes)

    @work(exclusive=True, group="look-for-notes", exit_on_error=False)
    async def look_for_notes(self) -> None:
        """Show what other sessions wrote, changed or deleted."""
        changed = await self.in_thread(self._look)
        if changed or not self._noting:
            self._noting = True
            self.notes_changed()

    def notes_changed(self) -> None:
        """Show the notes as they are now, also on a screen above this one."""
        self.renew_notes()
        self.notes_signal.publish(None)

    @work(exclusive=True, group="renew-notes", exit_on_error=False)
    async def renew_notes(self) -> None:
        """Show the notes as they are now."""
        self.look_ahead()
        while True:
            opened = self.opened
            read = await self.in_thread(partial(self._counts_and_notes, opened))
            if read is None:
                return
            self.articles.noted, notes = read
            # Another article that was opened meanwhile may have come with the notes of before.
            if self.opened is opened:
                break
        self.show_notes(notes)
        if self._noting:
            await self.in_thread(self._prepare_rows)

    def _counts_and_notes(
        self, opened: "Opened | None"
    ) -> tuple[Mapping[str, int], tuple["Placed", ...]]:
        return self.notebook.counts(), self.read_notes(opened)

    def _prepare_rows(self) -> None:
        """Have the screen of all notes ready, so that it opens at once."""
        if self.notebook.rows():
            import_module("tui.screens.notes")

    def _look(self) -> frozenset[str]:
        return self.notebook.look()

    def read_notes(self, opened: "Opened | None") -> tuple["Placed", ...]:
        """Return the notes on an article. Blocks: call it in a thread."""
        return tuple(self.notebook.of(opened.article)) if opened and self._noting else ()

    def show_notes(self, notes: Sequence["Placed"]) -> None:
        """Show notes in side pane and reader."""
        if tuple(notes) != self.notes:
            self.notes = tuple(notes)
            self.query_one(NotesSection).show_notes(self.notes)
            self.side_pane.show_count(NotesSection, len(self.notes))
        self.reader.passages = tuple(
            Passage(note.span, note.state == "unsure") for note in self.notes if note.span
        )

    @property
    def _marked(self) -> list["Placed"]:
        """The notes whose passage is in the text, in the order of `Reader.passages`."""
        return [note for note in self.notes if note.span]

    def reload(self) -> None:
        """Show the article as it is now, and its notes where they belong now."""
        super().reload()
        self.notes_changed()

    # -- list and reader follow each other -------------------------------------------------------
    @on(CursorList.Highlighted, "#notes")
    def _show_listed_note(self, event: CursorList.Highlighted) -> None:
        event.stop()
        if self.focused is event.list:
            self.show_note(self.note_list.current)

    def show_note(self, note: "Placed | None") -> None:
        """Let the passage of a note stand out in the reader."""
        marked = [each.id for each in self._marked]
        at = marked.index(note.id) if note and note.id in marked else -1
        if self.reader.caret:
            self.reader.hide_caret()
        self.reader.reach_passage(at)

    @on(MarkedReader.ModeChanged)
    def _follow_reader(self, event: MarkedReader.ModeChanged) -> None:
        event.stop()
        note = self.note_at_hand()
        if note and self.focused is self.reader:
            self.note_list.point_at(note.id)
        self.refresh_bindings()

    def note_at_hand(self) -> "Placed | None":
        """Return the note that keys mean: the list's, or the one at the caret in the reader."""
        if self.focused is self.note_list:
            return self.note_list.current
        number = self.reader.passage_at_hand()
        return self._marked[number] if number is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action in ("mark", "copy") and not (self.opened and self.focused is not self.articles):
            return None
        return super().check_action(action, parameters)

    # -- marking -------------------------------------------------------------------------------
    def action_mark(self) -> None:
        """Mark the selection, or the sentence at hand, without words."""
        span = self.reader.chosen
        if self.opened and span and not self.is_refused():
            self.mark(self.opened, span)

    @work(group="change-notes", exit_on_error=False)
    async def mark(self, opened: "Opened", span: "Span") -> None:
        """Store a note without words on a passage."""
        marked = await self.in_thread(lambda: self.notebook.add(opened.article, span))
        if marked:
            self.confirm("Marked.")
            self.noted(marked)

    def noted(self, note: "Placed") -> None:
        """Show a note that was written just now, the caret on it."""
        if self.reader.selection:
            self.reader.leave_selection()
        elif note.span and self.focused is self.reader:
            self.reader.point_at(note.span.start)
        self.notes_changed()

    # -- copying -------------------------------------------------------------------------------
    @work(exclusive=True, group="copy", exit_on_error=False)
    async def action_copy(self) -> None:
        """Copy the selection, the passage of the note at hand, or the sentence, with its source."""
        opened, note = self.opened, self.note_at_hand()
        span = self.reader.chosen
        if not self.reader.selection and note and note.span:
            span = note.span
        if opened is None or span is None:
            return
        quote = opened.article.text[slice(*span)]
        await self._copy_out(quote_with_source(opened.article, quote), in_quotes(quote, 80))

    @work(exclusive=True, group="copy", exit_on_error=False)
    async def action_copy_link(self) -> None:
        """Copy the web address of the article, its host in plain letters; it is never opened."""
        link = read_weblink(self.opened.article.url) if self.opened else None
        if link is None:
            self.confirm("This article has no web address.")
            return
        doubt = f"\nTake care: it {link.doubt}." if link.doubt else ""
        await self._copy_out(link.url, f"{clean_line(link.url, 200)}{doubt}")

    async def _copy_out(self, text: str, shown: str) -> None:
        """Copy text and say what was copied, and which way it went."""
        folder, send = self.library.places.state, self.app.copy_to_clipboard
        done = await asyncio.to_thread(
            copy_text, text, folder, os.environ, send,
            restricted=self.library.permissions.restricted,
        )  # fmt: skip
        self.confirm(done)
        self.app.notify(f"{shown}\n{done}", markup=False, timeout=4)
