"""Asking for format and path, then writing a file: what export and reports have in common."""

import asyncio
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from corpus.text import clean_line
from library.chosen_file import expand_path
from library.errors import LibraryError
from library.notes.notebook import Notebook
from tui.binding import bind
from tui.clipboard import shown_path
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.line_list import Entry, LineList
from tui.widgets.prompt_input import PromptInput


class SavingScreen(ModalScreen[str | None]):
    """Base: answers with what was done, for people. Subclasses say what is written (`store`)."""

    DEFAULT_CSS = """
    SavingScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 76; max-width: 96%; height: auto; padding: 1 2; background: $surface;
        }
        & Static { height: auto; }
        & LineList { height: auto; max-height: 8; margin: 1 0; }
        & Input { border: none; height: 1; padding: 0; background: $panel; }
        & Input:focus { background-tint: transparent 0%; }
        & #saving-remark { margin: 1 0 0 0; color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("export.leave", "leave"),
    ]

    def __init__(
        self, notebook: Notebook, title: str, stem: str, formats: Sequence[tuple[str, str, str]]
    ) -> None:
        """`stem` begins the name of the file; a format is ending, name and what it is good for."""
        super().__init__()
        self._notebook = notebook
        self._title = title
        self._stem = "-".join("".join(c if c.isalnum() else " " for c in stem).split()) or "lesart"
        self._formats = formats
        self._warned = ""

    def store(self, path: Path, kind: str) -> tuple[str, Path]:
        """Write the file; return what is in it, in words, and its absolute path. Blocks.

        Raises `LibraryError` or `OSError`.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out formats and path."""
        with Vertical():
            yield Static(Content.styled(self._title, "bold $accent"), markup=False)
            yield LineList(id="formats")
            yield PromptInput("path of the file")
            yield Static(id="saving-remark", markup=False)

    def on_mount(self) -> None:
        """Begin with the first format."""
        formats = self.query_one(LineList)
        formats.show_entries([Entry(name, about) for _, name, about in self._formats])
        formats.focus()
        self._propose()
        self._say("enter chooses the format, then writes · esc leaves")

    def _say(self, remark: str) -> None:
        self.query_one("#saving-remark", Static).update(Content(remark))

    @property
    def _kind(self) -> str:
        return self._formats[max(0, self.query_one(LineList).cursor)][0]

    @on(CursorList.Highlighted)
    def _propose(self) -> None:
        restricted = self._notebook.permissions.restricted
        folder = self._notebook.root if restricted else Path.cwd()
        file = folder / f"{self._stem[:60]}-{date.today().isoformat()}.{self._kind}"
        self.query_one(Input).value = str(file)

    @on(CursorList.Chosen)
    def _go_to_path(self) -> None:
        line = self.query_one(Input)
        line.focus()
        line.cursor_position = len(line.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            path = self._notebook.permissions.check_output(
                expand_path(event.value), self._notebook.root
            )
        except LibraryError as problem:
            self._say(clean_line(str(problem), 500))
            return
        if os.path.lexists(path) and self._warned != str(path):
            self._warned = str(path)
            self._say("This file is there already: enter writes over it · esc leaves")
        else:
            self.write(path)

    @work(exclusive=True, group="export", exit_on_error=False)
    async def write(self, path: Path) -> None:
        """Write the file; when that fails, say why and stay."""
        kind = self._kind
        try:
            what, written = await asyncio.to_thread(self.store, path, kind)
        except (LibraryError, OSError) as problem:
            self._say(clean_line(str(problem), 500))
            return
        self.dismiss(f"{what} in {shown_path(written)}")

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
