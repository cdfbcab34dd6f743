"""All notes of the corpus: filtered while typing, sorted, opened, reviewed, exported."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from library.desk import Library
from library.notes.model import Conflict, NoteRow, Placed
from tui.binding import bind
from tui.first_use import import_screen
from tui.note_filter import ORDER_NAMES, ORDERS, AllNotes, NoteOrder
from tui.notes_in_words import count_notes
from tui.screens.fitted import FittedScreen
from tui.screens.note_tasks import NoteTasks
from tui.widgets.bars import Bar, join_parts
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.note_table import NoteTable
from tui.widgets.prompt_bar import PromptBar
from tui.widgets.whole_note import WholeNote

if TYPE_CHECKING:
    from textual.signal import Signal

    from library.notes.notebook import Notebook

HELP_TITLES = {"NoteTable": "In the list", "NotesScreen": "Notes", "Lesart": "Everywhere"}
PLACEHOLDER = "words · tag:name · author:name · outlet:name · is:unsure"


class NotesScreen(FittedScreen[None], NoteTasks):
    """Lists all notes beside the whole text of the one under the cursor."""

    DEFAULT_CSS = """
    NotesScreen {
        & #notes-head, & #notes-filter { background: $surface; }
        & #notes-panes { height: 1fr; }
        & NoteTable { width: 3fr; margin: 1 0 0 0; }
        &.-narrow WholeNote { display: none; }
    }
    """
    AUTO_FOCUS = "NoteTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]  # noqa: RUF012 - declared by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("notes.back", "back"),
        bind("notes.filter", "filter"),
        bind("notes.sort", "sort"),
        bind("notes.review", "review"),
        bind("notes.decide", "decide"),
        bind("notes.export", "export"),
        bind("notes.keys", "show_keys"),
    ]

    def __init__(
        self,
        library: Library,
        changed: "Signal[None]",
        open_note: Callable[[Placed], object],
        attach_note: Callable[[Placed], object],
    ) -> None:
        """`open_note` goes to a note's passage; `attach_note` lets a passage be chosen for it."""
        super().__init__()
        self._library = library
        self._changed = changed
        self._open_note, self._attach_note = open_note, attach_note
        self._all = AllNotes()
        self._shown: list[NoteRow] = []
        self._order: NoteOrder = "newest"

    def compose(self) -> ComposeResult:
        """Lay out filter, list, the whole note, and hints."""
        yield Bar(id="notes-head")
        yield PromptBar("f", PLACEHOLDER, id="notes-filter")
        with Horizontal(id="notes-panes"):
            yield NoteTable(id="note-table")
            yield WholeNote(id="note-whole")
        yield HintLine(id="notes-hints")

    def on_mount(self) -> None:
        """Show the notes, and what changes while they are shown."""
        self.wait_for_content()
        self.load_notes()
        self._changed.subscribe(self, lambda _: self.load_notes())
        # Not by the list's message, which comes a frame later: list and note are painted together.
        self.watch(self.table, "cursor", self._show_whole, init=False)

    # -- the parts -----------------------------------------------------------------------------
    @property
    def table(self) -> NoteTable:
        """The list."""
        return self.query_one(NoteTable)

    @property
    def notebook(self) -> "Notebook":
        """All notes."""
        return self._library.notebook

    def say(self, status: str) -> None:
        """Say something in the last line."""
        self.query_one(HintLine).status = status

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""
        self.query_one(HintLine).confirm(done)

    def note_at_hand(self) -> Placed | None:
        """Return the note under the cursor."""
        return self.table.current

    # -- showing -------------------------------------------------------------------------------
    def notes_changed(self) -> None:
        """Tell everybody, this screen too, that notes changed."""
        self._changed.publish(None)

    @work(exclusive=True, group="load-notes", exit_on_error=False)
    async def load_notes(self) -> None:
        """Show all notes at once; then look for passages that were not looked for yet."""
        rows = await self._show_all()
        self.show_content()
        waiting = sum(row.note.state == "unchecked" for row in rows)
        if waiting:
            self.say(f"Looking for the passages of {count_notes(waiting)}")
            await self.in_thread(self.notebook.look_up)
            self.say("")
            await self._show_all()

    async def _show_all(self) -> Sequence[NoteRow]:
        """Read all notes and show those that fit the filter; return all."""
        asked = self._asked
        read = await self.in_thread(lambda: self._read(*asked))
        if read:
            self._all, shown = read
            if asked == self._asked:
                self._show(shown)
            else:
                self._narrow()
        return self._all.rows

    def _read(self, text: str, order: NoteOrder) -> tuple[AllNotes, list[NoteRow]]:
        every = AllNotes(self.notebook.rows())
        return every, every.narrow(text, order)

    @property
    def _asked(self) -> tuple[str, NoteOrder]:
        """What is to be listed: filter and order."""
        return self.query_one("#notes-filter", PromptBar).text, self._order

    @work(exclusive=True, group="narrow", exit_on_error=False)
    async def _narrow(self) -> None:
        """Show the notes that fit the filter; the newest filter wins."""
        every, asked = self._all, self._asked
        shown = await asyncio.to_thread(every.narrow, *asked)
        if every is self._all:
            self._show(shown)

    def _show(self, shown: list[NoteRow]) -> None:
        self._shown = shown
        none = "No notes yet. In an article, v selects and a writes."
        misfit = "No note fits. Escape shows all again."
        self.table.show_rows(shown, misfit if self._all.rows else none)
        self.query_one("#notes-filter", PromptBar).remark = count_notes(len(shown))
        self._show_head(len(shown))
        self._show_whole()
        self.refresh_bindings()

    def _show_head(self, shown: int) -> None:
        whole = len(self._all.rows)
        count = count_notes(whole) if shown == whole else f"{shown:,} of {count_notes(whole)}"
        doubtful, conflicts = len(self._all.doubtful), self._all.conflicts
        head = self.query_one("#notes-head", Bar)
        head.left = Content.assemble(
            ("Notes", "bold $accent"), "  ", self._library.name, "  ",
            (join_parts(count, ORDER_NAMES[self._order]), "$quiet"),
        )  # fmt: skip
        head.right = Content.styled(
            join_parts(
                f"{doubtful} to review" if doubtful else "",
                f"{conflicts} in two versions" if conflicts else "",
            ),
            "$warning",
        )

    def _show_whole(self) -> None:
        self.query_one(WholeNote).show_row(self.table.current_row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if action == "review" and not self._all.doubtful:
            return None
        if action == "decide" and not self._all.conflicts:
            return None
        if action == "export" and not self._all.rows:
            return None
        return super().check_action(action, parameters)

    # -- filter and order ----------------------------------------------------------------------
    def action_filter(self) -> None:
        """Open the filter."""
        bar = self.query_one("#notes-filter", PromptBar)
        bar.open(bar.text)

    @on(PromptBar.Edited)
    def _narrow_while_typing(self, event: PromptBar.Edited) -> None:
        event.stop()
        self._narrow()

    @on(PromptBar.Submitted)
    def _keep_filter(self, event: PromptBar.Submitted) -> None:
        event.stop()
        if not event.text:
            event.bar.close()
        self.table.focus()

    @on(PromptBar.Left)
    def _drop_filter(self) -> None:
        bar = self.query_one("#notes-filter", PromptBar)
        bar.close()
        bar.text = ""
        self._narrow()
        self.table.focus()

    def action_sort(self) -> None:
        """Sort in the next way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._narrow()

    def action_back(self) -> None:
        """Show all notes again, or go back to the articles."""
        if self.query_one("#notes-filter", PromptBar).text:
            self._drop_filter()
        else:
            self.dismiss(None)

    # -- doing ---------------------------------------------------------------------------------
    @on(CursorList.Chosen)
    def _open_chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        row = self.table.current_row
        if row and row.gone:
            self.confirm("Its article is gone; the note is kept.")
        elif row:
            self.dismiss(None)
            self._open_note(row.note)

    def action_review(self) -> None:
        """Walk through the notes whose passage is not sure or gone."""
        from tui.screens.review import ReviewScreen  # noqa: PLC0415 - the list needs none

        self.app.push_screen(ReviewScreen(self._library, self._all.doubtful), self._reviewed)

    def _reviewed(self, attach: Placed | None) -> None:
        self.notes_changed()
        if attach:
            self.dismiss(None)
            self._attach_note(attach)

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_decide(self) -> None:
        """Decide between two versions of a note."""
        conflicts = await self.in_thread(self._read_conflicts)
        if conflicts:
            await import_screen("tui.screens.conflict")
            from tui.screens.conflict import ConflictScreen  # noqa: PLC0415 - imported just now

            screen = ConflictScreen(self.notebook, conflicts)
            self.app.push_screen(screen, lambda _: self.notes_changed())

    def _read_conflicts(self) -> list[Conflict]:
        return self.notebook.conflicts()

    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_export(self) -> None:
        """Export the notes that are listed."""
        await import_screen("tui.screens.export")
        from tui.screens.export import ExportScreen  # noqa: PLC0415 - imported just now

        screen = ExportScreen(self.notebook, self._shown, self._library.name)
        self.app.push_screen(screen, self._exported)

    def _exported(self, said: str | None) -> None:
        if said:
            self.confirm(said)

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        from tui.screens.help import HelpScreen, key_groups  # noqa: PLC0415 - the list needs none

        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))
