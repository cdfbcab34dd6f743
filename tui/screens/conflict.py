"""Two versions of a note that could not be merged, side by side, to decide between."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.dates import long_day
from corpus.text import clean_line, clean_text
from library.errors import LibraryError
from library.notes.model import Conflict, Placed
from library.notes.notebook import Notebook
from tui.binding import bind
from tui.notes_in_words import note_quote, tags_line
from tui.widgets.bars import Bar


class ConflictScreen(ModalScreen[None]):
    """Walks through the notes with two versions."""

    DEFAULT_CSS = """
    ConflictScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 110; max-width: 96%; height: 28; max-height: 94%;
            background: $surface; padding: 1 2;
        }
        & Bar { padding: 0; }
        & Horizontal { height: 1fr; margin: 1 0; }
        & VerticalScroll { width: 1fr; scrollbar-size: 0 0; padding: 0 2 0 0; }
        & #second-version { border-left: solid $rule; padding: 0 0 0 2; }
        & #conflict-foot { color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("conflict.later", "leave"),
        bind("conflict.first", "keep_first"),
        bind("conflict.second", "keep_second"),
        bind("conflict.both", "keep_both"),
        bind("conflict.next", "next"),
    ]

    def __init__(self, notebook: Notebook, conflicts: Sequence[Conflict]) -> None:
        super().__init__()
        self._notebook = notebook
        self._conflicts = list(conflicts)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out both versions."""
        with Vertical():
            yield Bar(id="conflict-head")
            with Horizontal():
                with VerticalScroll(can_focus=False, id="first-version"):
                    yield Static(id="first", markup=False)
                with VerticalScroll(can_focus=False, id="second-version"):
                    yield Static(id="second", markup=False)
            yield Bar(id="conflict-foot")

    def on_mount(self) -> None:
        """Begin with the first note."""
        keys = (("1", "left"), ("2", "right"), ("b", "both texts"), ("n", "next"), ("esc", "later"))
        self.query_one("#conflict-foot", Bar).left = Content.assemble(
            *(part for key, what in keys for part in ((key, "bold $accent"), f" {what}   "))
        )
        self._show()

    @property
    def _conflict(self) -> Conflict:
        return self._conflicts[self._at]

    def _show(self) -> None:
        if not self._conflicts:
            self.dismiss(None)
            return
        self._at %= len(self._conflicts)
        conflict, head = self._conflict, self.query_one("#conflict-head", Bar)
        head.left = Content.assemble(
            ("Two versions", "bold $accent"), "  ", note_quote(conflict.second)
        )
        head.right = Content(f"{self._at + 1} of {len(self._conflicts)}")
        gone = Content("The file of this version is missing or damaged.")
        first = describe_version(conflict.stands) if conflict.stands else gone
        self.query_one("#first", Static).update(first)
        self.query_one("#second", Static).update(describe_version(conflict.second))

    # -- deciding ------------------------------------------------------------------------------
    def action_leave(self) -> None:
        """Decide later; both versions stay."""
        self.dismiss(None)

    def action_next(self) -> None:
        """Look at the next note with two versions."""
        self._at += 1
        self._show()

    def action_keep_first(self) -> None:
        """Keep what everybody sees."""
        if stands := self._conflict.stands:
            self.settle(stands, stands.body, stands.tags)

    def action_keep_second(self) -> None:
        """Keep the version beside it."""
        second = self._conflict.second
        self.settle(second, second.body, second.tags)

    def action_keep_both(self) -> None:
        """Keep both texts, one below the other, and all tags."""
        stands, second = self._conflict.stands, self._conflict.second
        if stands is None:
            self.action_keep_second()
            return
        body = "\n\n".join(dict.fromkeys(each.body.strip() for each in (stands, second)))
        self.settle(stands, body, tuple(dict.fromkeys((*stands.tags, *second.tags))))

    @work(exclusive=True, group="settle", exit_on_error=False)
    async def settle(self, chosen: Placed, body: str, tags: tuple[str, ...]) -> None:
        """Make one version the only one; what somebody changed meanwhile is shown instead."""
        conflict, notebook = self._conflict, self._notebook
        try:
            outcome = await asyncio.to_thread(
                lambda: notebook.settle(conflict, chosen, body=body, tags=tags)
            )
        except LibraryError as problem:
            self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
            return
        if isinstance(outcome, Conflict):
            self._conflicts[self._at] = outcome
            self.app.notify("Somebody changed it meanwhile: look again.", markup=False)
        else:
            del self._conflicts[self._at]
        self._show()


def describe_version(note: Placed) -> Content:
    """Return who wrote a version and when, its text, tags and passage."""
    who = clean_line(note.editor or note.author)
    return Content.assemble(
        (who, "bold"), "  ", (long_day(note.modified), "$quiet"), "\n\n",
        clean_text(note.body).strip() or Content.styled("(no text)", "$quiet"), "\n\n",
        (tags_line(note.tags), "$note-sign"), "\n",
        (note_quote(note), "italic $quiet"),
    )  # fmt: skip
