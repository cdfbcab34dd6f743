"""Writing a note: tags, text, and a draft on the disk while it is being typed."""

import asyncio
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from corpus.text import clean_line
from library.errors import LibraryError
from library.notes.model import Conflict, Draft, Placed
from library.notes.notebook import Notebook
from tui.binding import bind
from tui.external_editor import NoEditor, edit_text, editor_command
from tui.notes_in_words import in_quotes
from tui.screens.leaving import Answer, LeavingScreen
from tui.textual_seams.note_area import NoteArea
from tui.widgets.bars import Bar
from tui.widgets.tag_input import TagInput

DRAFT_PAUSE = 0.5
"""Seconds from the first key that is not on the disk to when it is; typing on does not delay it."""

Written = Placed | Conflict | Draft | None
"""What came of it: saved, two versions, a draft kept for later, or nothing."""


class NoteEditor(ModalScreen[Written]):
    """A drawer at the bottom, so that the passage stays in view above it."""

    DEFAULT_CSS = """
    NoteEditor {
        align: center bottom;
        background: $background 0%;
        & > Vertical {
            height: 14; max-height: 70%; width: 1fr; background: $panel; padding: 0 2;
            border-top: solid $accent;
        }
        & #note-head { padding: 0; text-style: bold; color: $note-text; }
        & #note-foot { padding: 0; color: $quiet; }
        & #tags-row { height: 1; margin: 0 0 1 0; }
        & #tags-label { width: 6; color: $quiet; }
        & Input { width: 1fr; border: none; height: 1; padding: 0; background: transparent; }
        & Input:focus { background-tint: transparent 0%; }
        & TextArea {
            height: 1fr; border: none; padding: 0; background: transparent; color: $foreground;
            scrollbar-size: 0 0;
            &:focus { background-tint: transparent 0%; }
        }
        &.-tags-only > Vertical { height: 5; }
        &.-tags-only TextArea { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("note.save", "save", priority=True),
        bind("note.editor", "edit_outside", priority=True),
        bind("note.leave", "leave", priority=True),
    ]

    def __init__(
        self,
        notebook: Notebook,
        draft: Draft,
        known_tags: Sequence[str],
        *,
        tags_only: bool = False,
        restored: bool = False,
    ) -> None:
        super().__init__()
        self._notebook = notebook
        self._draft = draft
        self._known = known_tags
        self._kept = draft if restored else replace(draft, tags=(), body="")
        self._restored = restored
        self._timer: Timer | None = None
        self._writing = asyncio.Lock()
        self._finished = False
        self.set_class(tags_only, "-tags-only")

    def compose(self) -> ComposeResult:
        """Lay out the passage, the tags, the text, and what can be done."""
        with Vertical():
            yield Bar(self._about(), id="note-head")
            with Horizontal(id="tags-row"):
                yield Static("Tags", id="tags-label", markup=False)
                yield TagInput(self._draft.tags, self._known, id="tags")
            area = NoteArea(
                self._draft.body, compact=True, tab_behavior="focus", highlight_cursor_line=False,
                id="body",
            )  # fmt: skip
            area.cursor_blink = False
            yield area
            yield Bar(id="note-foot")

    def _about(self) -> str:
        kind = "Note on " if self._draft.base is None else "Change the note on "
        if self.has_class("-tags-only"):
            kind = "Tags for "
        quote = self._draft.quote
        return kind + ("the whole article" if quote is None else in_quotes(quote))

    def on_mount(self) -> None:
        """Begin in the text, or in the tags when there is nothing else."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        (self.query_one(TagInput) if self.has_class("-tags-only") else area).focus()
        self._say("draft restored" if self._restored else "")

    def _say(self, remark: str) -> None:
        foot = self.query_one("#note-foot", Bar)
        keys = [("ctrl+s", "save"), ("esc", "leave")]
        if not self.has_class("-tags-only") and self._notebook.permissions.programs:
            keys.insert(1, ("ctrl+e", "your editor"))
        if self._known:
            keys.append(("→", "complete a tag"))
        foot.left = Content.assemble(
            *(part for key, what in keys for part in ((key, "bold $accent"), f" {what}   "))
        )
        foot.right = Content(remark)

    # -- what is typed -------------------------------------------------------------------------
    @property
    def draft(self) -> Draft:
        """The note as far as it was typed."""
        body, tags = self.query_one(TextArea).text, self.query_one(TagInput).tags
        return replace(self._draft, tags=tags, body=body)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _keep_soon(self) -> None:
        if self._timer is None and self.draft != self._kept:
            self._timer = self.set_timer(DRAFT_PAUSE, self._keep_draft)

    @work(group="draft", exit_on_error=False)
    async def _keep_draft(self) -> None:
        """Write the draft down; what is typed meanwhile starts another round."""
        self._timer = None
        async with self._writing:
            draft = self.draft
            if self._finished or not draft.touched:
                return
            try:
                await asyncio.to_thread(self._notebook.drafts.save, draft)
            except LibraryError as problem:
                self._say(clean_line(str(problem)))
                return
            self._kept = draft
            self._say(f"draft kept {time.strftime('%H:%M')}")

    def keep_draft_now(self) -> None:
        """Write the draft down before anything else happens: the line dropped."""
        draft = self.draft
        if draft.touched and not self._finished:
            self._notebook.drafts.save(draft)

    # -- leaving -------------------------------------------------------------------------------
    @work(exclusive=True, group="save", exit_on_error=False)
    async def action_save(self) -> None:
        """Save the note; it is only said once the disk confirmed."""
        async with self._writing:
            if self._finished:
                return
            draft = self.draft
            try:
                outcome = await asyncio.to_thread(self._notebook.keep, draft)
            except LibraryError as problem:
                self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
                self._say("not saved")
                return
            self._finished = True
        self.dismiss(outcome)

    @on(Input.Submitted)
    def _save_tags(self) -> None:
        if self.has_class("-tags-only"):
            self.action_save()
        else:
            self.query_one(TextArea).focus()

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        if self.draft.touched:
            self.app.push_screen(LeavingScreen(), self._answered)
        else:
            self._forget()

    def _answered(self, answer: Answer | None) -> None:
        if answer == "discard":
            self._forget()
        elif answer == "keep":
            self._keep_for_later()

    @work(group="leave", exit_on_error=False)
    async def _keep_for_later(self) -> None:
        async with self._writing:
            draft = self.draft
            try:
                await asyncio.to_thread(self._notebook.drafts.save, draft)
            except LibraryError as problem:
                self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
                return
            self._finished = True
        self.dismiss(draft)

    @work(group="leave", exit_on_error=False)
    async def _forget(self) -> None:
        async with self._writing:
            self._finished = True
            await asyncio.to_thread(self._notebook.drafts.discard, self.draft)
        self.dismiss(None)

    # -- another editor ------------------------------------------------------------------------
    def action_edit_outside(self) -> None:
        """Write the text in the user's own editor."""
        if self.has_class("-tags-only"):
            return
        if not self._notebook.permissions.programs:
            self._say("other programs are switched off here")
            return
        area = self.query_one(TextArea)
        try:
            self.keep_draft_now()
            command = editor_command(os.environ)
            with self.app.suspend():
                text = edit_text(area.text, command)
        except (NoEditor, LibraryError) as problem:
            self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
        except SuspendNotSupported:
            self._say("not possible in this terminal")
        else:
            area.text = text
            area.move_cursor(area.document.end)
        self.app.refresh()
