"""Choosing what to compare an article with: candidates, narrowed while one types."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from corpus.dates import short_day
from corpus.text import clean_line
from library.comparing.model import Counterpart
from library.errors import LibraryError
from tui.binding import bind
from tui.widgets.bars import join_parts
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.line_list import Entry, LineList
from tui.widgets.prompt_input import PromptInput

TYPING_PAUSE = 0.08
"""Seconds without a key after which candidates are looked for while typing."""

Find = Callable[[str], Sequence[Counterpart]]
"""Returns the candidates whose title, outlet or path hold the words of a text. Blocks."""


class CounterpartPicker(ModalScreen[str | None]):
    """Lists candidates, best first; answers with the id of one. Typing narrows the list."""

    DEFAULT_CSS = """
    CounterpartPicker {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 84; max-width: 96%; height: 80%; max-height: 30; padding: 1 2;
            background: $surface;
        }
        & Static { height: auto; }
        & Input { border: none; height: 1; padding: 0 1; margin: 1 0; background: $panel; }
        & Input:focus { background-tint: transparent 0%; }
        & #picker-remark { margin: 1 0 0 0; color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("picker.leave", "leave"),
        bind("picker.down", "move(1)", show=False, priority=True),
        bind("picker.up", "move(-1)", show=False, priority=True),
        bind("picker.page-down", "page(1)", show=False),
        bind("picker.page-up", "page(-1)", show=False),
    ]

    def __init__(self, title: str, find: Find) -> None:
        """`title` is that of the article to be compared."""
        super().__init__()
        self._title = title
        self._find = find
        self._found: Sequence[Counterpart] = ()

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to type in, and the candidates."""
        with Vertical():
            title = Content.assemble(("Compare with  ", "bold $accent"), clean_line(self._title))
            yield Static(title, markup=False)
            yield PromptInput("part of a title or outlet")
            yield LineList(id="candidates")
            yield Static(id="picker-remark", markup=False)

    def on_mount(self) -> None:
        """Begin with all candidates."""
        self.query_one(PromptInput).focus()
        self._say("Looking for candidates …")
        self.look("", pause=0.0)

    def _say(self, remark: str) -> None:
        self.query_one("#picker-remark", Static).update(Content(remark))

    @property
    def candidates(self) -> LineList:
        """The list of candidates."""
        return self.query_one(LineList)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.look(event.value)

    @work(exclusive=True, group="candidates", exit_on_error=False)
    async def look(self, text: str, *, pause: float = TYPING_PAUSE) -> None:
        """Show the candidates that hold what was typed; the newest text wins."""
        await asyncio.sleep(pause)
        try:
            self._found = await asyncio.to_thread(self._find, text)
        except LibraryError as problem:
            self._say(clean_line(str(problem), 500))
            return
        self.candidates.show_entries([describe_candidate(each) for each in self._found])
        if self._found:
            self._say("● same event      enter compares   esc leaves")
        else:
            nothing = "No other article here holds that." if text else "There is no other article."
            self._say(f"{nothing}   esc leaves")

    @on(CursorList.Chosen)
    def _choose(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.choose()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.choose()

    def choose(self) -> None:
        """Answer with the candidate under the cursor."""
        at = self.candidates.cursor
        if 0 <= at < len(self._found):
            self.dismiss(self._found[at].row.id)

    def action_move(self, entries: int) -> None:
        """Move the cursor of the list."""
        self.candidates.action_move(entries)

    def action_page(self, pages: float) -> None:
        """Move it by pages."""
        self.candidates.action_page(pages)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def describe_candidate(found: Counterpart) -> Entry:
    """Return a candidate in words."""
    row = found.row
    alike = f"{found.similarity:.0%} alike" if found.similarity > 0 else ""
    event = "same event" if found.same_event else ""
    about = join_parts(clean_line(row.outlet or row.path), short_day(row.date), event, alike)
    return Entry(clean_line(row.title), about, "●" if found.same_event else " ")
