"""Drafts that wait: what a session of before was typing when it ended, or what was put off."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.dates import long_day
from corpus.text import clean_line, clean_text
from library.notes.model import Draft, LeftDraft
from library.notes.notebook import Notebook
from tui.binding import bind
from tui.notes_in_words import in_quotes, tags_line
from tui.widgets.bars import Bar, join_parts
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.line_list import Entry, LineList


class Waiting(NamedTuple):
    """A draft that can be gone on with."""

    draft: Draft | None
    """None when it cannot be read."""
    left: LeftDraft | None
    """Where it comes from; None for one of this session."""


class DraftsScreen(ModalScreen[Waiting | None]):
    """Lists drafts and compares the one under the cursor with the note as it was saved."""

    DEFAULT_CSS = """
    DraftsScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 84; max-width: 96%; height: 24; max-height: 94%;
            background: $surface; padding: 1 2;
        }
        & Bar { padding: 0; }
        & #drafts-head { margin: 0 0 1 0; }
        & LineList { height: auto; max-height: 8; }
        & VerticalScroll { height: 1fr; margin: 1 0; scrollbar-size: 0 0; }
        & #drafts-foot { color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("drafts.later", "dismiss"),
        bind("drafts.discard", "discard"),
    ]

    def __init__(
        self, notebook: Notebook, waiting: Sequence[Waiting], kept: dict[str, Draft]
    ) -> None:
        """`kept` are the drafts of this session: one that is discarded is taken out."""
        super().__init__()
        self._notebook = notebook
        self._waiting = list(waiting)
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Lay out the list above what was typed."""
        with Vertical():
            yield Bar(id="drafts-head")
            yield LineList(id="drafts")
            with VerticalScroll(can_focus=False):
                yield Static(id="draft", markup=False)
            yield Bar(id="drafts-foot")

    def on_mount(self) -> None:
        """Show the drafts."""
        self.query_one("#drafts-foot", Bar).left = Content.assemble(
            ("enter", "bold $accent"), " restore and go on   ",
            ("d", "bold $accent"), " discard   ",
            ("esc", "bold $accent"), " later",
        )  # fmt: skip
        self.query_one(LineList).focus()
        self._show(0)

    def _show(self, cursor: int) -> None:
        head = "Not saved yet: what you were writing"
        self.query_one("#drafts-head", Bar).left = Content.styled(head, "bold $accent")
        self.query_one(LineList).show_entries(
            [_entry(each) for each in self._waiting], cursor=cursor
        )
        self._compare()

    @property
    def _current(self) -> Waiting | None:
        cursor = self.query_one(LineList).cursor
        return self._waiting[cursor] if 0 <= cursor < len(self._waiting) else None

    @on(CursorList.Highlighted)
    def _compare(self) -> None:
        current = self._current
        self.query_one("#draft", Static).update(describe_draft(current) if current else Content())

    @on(CursorList.Chosen)
    def _restore(self) -> None:
        current = self._current
        if current and current.draft:
            self.dismiss(current)

    async def action_discard(self) -> None:
        """Delete the draft under the cursor for good."""
        current = self._current
        if current is None:
            return
        drafts = self._notebook.drafts
        if current.left:
            await asyncio.to_thread(drafts.throw_away, current.left)
        elif current.draft:
            self._kept.pop(current.draft.id, None)
            await asyncio.to_thread(drafts.discard, current.draft)
        self._waiting.remove(current)
        if self._waiting:
            self._show(self.query_one(LineList).cursor)
        else:
            self.dismiss(None)


def _entry(waiting: Waiting) -> Entry:
    draft, left = waiting
    saved = join_parts(long_day(left.saved), "UTC") if left and left.saved else "this session"
    if left and left.alive is None:
        saved += " · from another machine"
    if draft is None:
        return Entry("A draft that cannot be read", left.reason if left else "", "?")
    first = clean_line(draft.body) or tags_line(draft.tags)
    about = draft.quote and in_quotes(draft.quote, 60)
    return Entry(first, join_parts(saved, about or "on the whole article"), "✎")


def describe_draft(waiting: Waiting) -> Content:
    """Return the whole draft; with the saved text above it, when it changes a note."""
    draft = waiting.draft
    if draft is None:
        reason = waiting.left.reason if waiting.left else ""
        return Content(f"It cannot be read: {clean_line(reason)}. Its file was left as it is.")
    parts: list[Content | str | tuple[str, str]] = []
    if draft.quote:
        parts += [(in_quotes(draft.quote, 300), "italic $quiet"), "\n\n"]
    if draft.base:
        note = draft.base.note
        parts += [("saved\n", "bold $quiet"), clean_text(note.body), "\n"]
        parts += [(tags_line(note.tags), "$note-sign"), "\n\n", ("draft\n", "bold $accent")]
    parts += [clean_text(draft.body), "\n", (tags_line(draft.tags), "$note-sign")]
    return Content.assemble(*parts)
