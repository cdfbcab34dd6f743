"""All notes of the corpus: filtered while typing, sorted, opened, reviewed, exported."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from corpus.dates import long_day
from corpus.text import clean_line, clean_text
from library.desk import Library
from library.note_model import Conflict, NoteRow, Placed
from tui.note_filter import ORDER_NAMES, ORDERS, NoteOrder, filter_notes, is_doubtful, sort_notes
from tui.notes_in_words import STATE_WORDS, count_notes, in_quotes, tags_line
from tui.screens.conflict import ConflictScreen
from tui.screens.export import ExportScreen
from tui.screens.help import HelpScreen, key_groups
from tui.screens.note_tasks import NoteTasks
from tui.screens.review import ReviewScreen
from tui.widgets.bars import Bar, join_parts
from tui.widgets.cursor_list import CursorList
from tui.widgets.hint_line import HintLine
from tui.widgets.note_table import NoteTable
from tui.widgets.prompt_bar import PromptBar

if TYPE_CHECKING:
    from textual.signal import Signal

    from library.notebook import Notebook

HELP_TITLES = {"NoteTable": "In the list", "NotesScreen": "Notes", "Lesart": "Everywhere"}
PLACEHOLDER = "words · tag:name · author:name · outlet:name · is:unsure"


class NotesScreen(NoteTasks):
    """Lists all notes beside the whole text of the one under the cursor."""

    DEFAULT_CSS = """
    NotesScreen {
        & #notes-head, & #notes-filter { background: $surface; }
        & #notes-panes { height: 1fr; }
        & NoteTable { width: 3fr; margin: 1 0 0 0; }
        & #notes-empty { display: none; padding: 1 2; color: $quiet; width: 3fr; }
        & VerticalScroll {
            width: 2fr; border-left: solid $rule; padding: 1 2; scrollbar-size: 0 0;
        }
        &.-narrow VerticalScroll { display: none; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]  # noqa: RUF012 - declared by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,M", "back", "Back", id="notes.back"),
        Binding("slash,f", "filter", "Filter", id="notes.filter"),
        Binding("s", "sort", "Sort", id="notes.sort"),
        Binding("r", "review", "Review", id="notes.review"),
        Binding("c", "decide", "Two versions", id="notes.decide"),
        Binding("o", "export", "Export", id="notes.export"),
        Binding("question_mark", "show_keys", "Keys", id="notes.keys", key_display="?"),
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
        self._rows: list[NoteRow] = []
        self._shown: list[NoteRow] = []
        self._order: NoteOrder = "newest"

    def compose(self) -> ComposeResult:
        """Lay out filter, list, the whole note, and hints."""
        yield Bar(id="notes-head")
        yield PromptBar("f", PLACEHOLDER, id="notes-filter")
        with Horizontal(id="notes-panes"):
            yield Static(id="notes-empty", markup=False)
            yield NoteTable(id="note-table")
            with VerticalScroll(can_focus=False):
                yield Static(id="note-whole", markup=False)
        yield HintLine(id="notes-hints")

    def on_mount(self) -> None:
        """Show the notes, and what changes while they are shown."""
        self.table.focus()
        self.load_notes()
        self._changed.subscribe(self, lambda _: self.load_notes())

    # -- the parts -----------------------------------------------------------------------------
    @property
    def table(self) -> NoteTable:
        """The list."""
        return self.query_one(NoteTable)

    @property
    def notebook(self) -> "Notebook":
        """All notes."""
        return self._library.notebook

    @property
    def said(self) -> str:
        """What the last line says now."""
        return self.query_one(HintLine).status

    def say(self, status: str) -> None:
        """Say something in the last line."""
        self.query_one(HintLine).status = status

    def note_at_hand(self) -> Placed | None:
        """Return the note under the cursor."""
        return self.table.current

    @property
    def doubtful(self) -> list[NoteRow]:
        """The notes whose passage somebody should look at."""
        return [row for row in self._rows if is_doubtful(row)]

    # -- showing -------------------------------------------------------------------------------
    def notes_changed(self) -> None:
        """Tell everybody, this screen too, that notes changed."""
        self._changed.publish(None)

    @work(exclusive=True, group="load-notes", exit_on_error=False)
    async def load_notes(self) -> None:
        """Show all notes at once; then look for passages that were not looked for yet."""
        rows = await self.in_thread(self._read_rows)
        if rows is None:
            return
        self._show_rows(rows)
        waiting = sum(row.note.state == "unchecked" for row in rows)
        if waiting:
            self.say(f"Looking for the passages of {count_notes(waiting)}")
            await self.in_thread(self.notebook.look_up)
            self.say("")
            self._show_rows(await self.in_thread(self._read_rows) or rows)

    def _read_rows(self) -> list[NoteRow]:
        return self.notebook.rows()

    def _show_rows(self, rows: list[NoteRow]) -> None:
        self._rows = rows
        self._narrow()

    @work(exclusive=True, group="narrow", exit_on_error=False)
    async def _narrow(self) -> None:
        """Show the notes that fit the filter; the newest filter wins."""
        bar = self.query_one("#notes-filter", PromptBar)
        text, order, rows = bar.text, self._order, self._rows
        shown = await asyncio.to_thread(lambda: sort_notes(filter_notes(rows, text), order))
        self._shown = shown
        self.table.show_rows(shown)
        self.table.display = bool(shown)
        empty = self.query_one("#notes-empty")
        empty.display = not shown
        nothing = (
            "No notes yet. In an article, v selects and a writes."
            if not self._rows
            else ("No note fits. Escape shows all again.")
        )
        self.query_one("#notes-empty", Static).update(Content(nothing))
        bar.remark = count_notes(len(shown))
        self._show_head(len(shown))
        self._show_whole()
        self.refresh_bindings()

    def _show_head(self, shown: int) -> None:
        whole = len(self._rows)
        count = count_notes(whole) if shown == whole else f"{shown:,} of {count_notes(whole)}"
        doubtful, conflicts = len(self.doubtful), sum(row.note.conflict for row in self._rows)
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

    @on(CursorList.Highlighted)
    def _show_whole(self) -> None:
        row = self.table.current_row
        self.query_one("#note-whole", Static).update(describe_row(row) if row else Content())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if action == "review" and not self.doubtful:
            return None
        if action == "decide" and not any(row.note.conflict for row in self._rows):
            return None
        if action == "export" and not self._rows:
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
        self.app.push_screen(ReviewScreen(self._library, self.doubtful), self._reviewed)

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
            screen = ConflictScreen(self.notebook, conflicts)
            self.app.push_screen(screen, lambda _: self.notes_changed())

    def _read_conflicts(self) -> list[Conflict]:
        return self.notebook.conflicts()

    def action_export(self) -> None:
        """Export the notes that are listed."""
        screen = ExportScreen(self.notebook, self._shown, self._library.name)
        self.app.push_screen(screen, self._exported)

    def _exported(self, said: str | None) -> None:
        if said:
            self.confirm(said)

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))


def describe_row(row: NoteRow) -> Content:
    """Return a whole note: passage, text, tags, article, author, and how sure its place is."""
    note = row.note
    quote = "The whole article" if note.quote is None else in_quotes(note.quote, 2000)
    parts: list[Content | str | tuple[str, str]] = [(quote, "italic $note-text"), "\n\n"]
    if note.body.strip():
        parts += [clean_text(note.body).strip(), "\n\n"]
    if note.tags:
        parts += [(tags_line(note.tags), "$note-sign"), "\n\n"]
    parts += [(clean_line(row.title, 500), "bold"), "\n"]
    parts += [(join_parts(clean_line(row.outlet or ""), long_day(row.date)), "$quiet"), "\n\n"]
    changed = f"changed by {clean_line(note.editor)}" if note.editor else ""
    about = join_parts(clean_line(note.author), long_day(note.modified), changed)
    parts.append((about, "$quiet"))
    doubt = "its article is gone" if row.gone else STATE_WORDS[note.state]
    reason = "" if row.gone or note.state == "exact" else clean_line(note.reason)
    if doubt or reason:
        parts += ["\n\n", (join_parts(doubt, reason), "$warning" if doubt else "$quiet")]
    parts += [(f"\n{clean_line(each)}", "$warning") for each in note.doubts]
    return Content.assemble(*parts)
