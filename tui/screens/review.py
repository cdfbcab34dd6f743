"""The review queue: notes that are not sure of their passage, one after the other."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.article import Span
from corpus.text import clean_line, clean_text
from library.desk import Library
from library.errors import LibraryError
from library.model import Opened
from library.notes.model import NoteRow, Placed
from tui.binding import bind
from tui.notes_in_words import tags_line
from tui.widgets.bars import Bar

AROUND = 240
"""Code points shown around a passage."""


class ReviewScreen(ModalScreen[Placed | None]):
    """Shows where a note was and where it may belong now; answers with one to be attached."""

    DEFAULT_CSS = """
    ReviewScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 88; max-width: 96%; height: 30; max-height: 94%;
            background: $surface; padding: 1 2;
        }
        & Bar { padding: 0; }
        & VerticalScroll { height: 1fr; margin: 1 0; scrollbar-size: 0 0; }
        & #review-foot { color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("review.stop", "stop"),
        bind("review.confirm", "confirm"),
        bind("review.attach", "attach"),
        bind("review.next", "step(1)"),
        bind("review.previous", "step(-1)"),
        bind("review.delete", "delete"),
    ]

    def __init__(self, library: Library, rows: Sequence[NoteRow]) -> None:
        super().__init__()
        self._library = library
        self._rows = list(rows)
        self._at = 0
        self._opened: Opened | None = None
        self._note: Placed | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is known about one note."""
        with Vertical():
            yield Bar(id="review-head")
            with VerticalScroll(can_focus=False):
                yield Static(id="review-note", markup=False)
            yield Bar(id="review-foot")

    def on_mount(self) -> None:
        """Begin with the first note."""
        self.show_current()

    @work(exclusive=True, group="review", exit_on_error=False)
    async def show_current(self) -> None:
        """Show the note that the review has come to, as it is placed in the text of now."""
        if not self._rows:
            self.dismiss(None)
            return
        self._at = max(0, min(self._at, len(self._rows) - 1))
        row = self._rows[self._at]
        try:
            self._opened, self._note = await asyncio.to_thread(self._read, row)
        except LibraryError as problem:
            self._opened = self._note = None
            self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
        head = self.query_one("#review-head", Bar)
        head.left = Content.styled(f"Review {self._at + 1} of {len(self._rows)}", "bold $accent")
        head.right = Content.styled(clean_line(row.outlet or row.title), "$quiet")
        note = self._note or row.note
        text = self._opened.article.text if self._opened else ""
        self.query_one("#review-note", Static).update(describe_doubt(row, note, text))
        keys = [
            ("enter", "right"),
            ("r", "choose"),
            ("n", "next"),
            ("x", "delete"),
            ("esc", "stop"),
        ]
        if note.quote is None:
            keys.pop(1)
        elif note.span is None:
            keys.pop(0)
        self.query_one("#review-foot", Bar).left = Content.assemble(
            *(part for key, what in keys for part in ((key, "bold $accent"), f" {what}   "))
        )

    def _read(self, row: NoteRow) -> tuple[Opened | None, Placed | None]:
        opened = self._library.article(row.note.article)
        notes = self._library.notebook.of(opened.article) if opened else []
        return opened, next((note for note in notes if note.id == row.note.id), None)

    # -- deciding ------------------------------------------------------------------------------
    def action_step(self, step: int) -> None:
        """Leave this note as it is and look at the next or previous one."""
        if self._at + step >= len(self._rows):
            self.dismiss(None)
        else:
            self._at += step
            self.show_current()

    def action_stop(self) -> None:
        """End the review; what was decided is saved."""
        self.dismiss(None)

    def action_attach(self) -> None:
        """Go to the article to choose the passage."""
        if self._note and self._opened and self._note.quote is not None:
            self.dismiss(self._note)

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_confirm(self) -> None:
        """Say that the note belongs where it was found."""
        note, opened = self._note, self._opened
        if note is None or opened is None or (note.quote is not None and note.span is None):
            return
        article, span = opened.article, note.span
        notebook = self._library.notebook
        await self._decide(lambda: notebook.confirm(note, article, span))

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_delete(self) -> None:
        """Delete the note; U on the notes screen brings it back."""
        if note := self._note:
            await self._decide(lambda: self._library.notebook.delete(note))

    async def _decide(self, ask: Callable[[], object]) -> None:
        try:
            await asyncio.to_thread(ask)
        except LibraryError as problem:
            self.app.notify(clean_line(str(problem), 500), severity="error", markup=False)
            return
        del self._rows[self._at]
        self.show_current()


def describe_doubt(row: NoteRow, note: Placed, text: str) -> Content:
    """Return the passage as it was, where it may stand now, and the note itself."""
    anchor = note.stored.note.anchor
    parts: list[Content | str | tuple[str, str]] = [
        (clean_line(row.title, 300), "bold"), "\n", (clean_line(note.reason), "$warning"), "\n\n",
    ]  # fmt: skip
    if anchor:
        parts += [
            ("The note was on\n", "bold $quiet"),
            (clean_text(anchor.prefix), "$quiet"),
            (clean_text(anchor.exact), "underline $note-text"),
            (clean_text(anchor.suffix), "$quiet"),
            "\n\n",
        ]
    if note.span and text:
        before, behind = _around(text, note.span)
        parts += [
            ("It may belong to\n", "bold $quiet"),
            (text[before : note.span.start], "$quiet"),
            (text[slice(*note.span)], "bold underline $warning"),
            (text[note.span.end : behind], "$quiet"),
            "\n\n",
        ]
    elif text and note.quote is not None:
        parts.append(("Nothing in the article resembles it any more.\n\n", "$warning"))
    if note.body.strip():
        parts += [("The note says\n", "bold $quiet"), clean_text(note.body).strip(), "\n"]
    parts.append((tags_line(note.tags), "$note-sign"))
    return Content.assemble(*parts)


def _around(text: str, span: Span) -> tuple[int, int]:
    """Return where to begin and end showing: at spaces, within the paragraphs around."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = 0 if start == 0 else text.find(" ", start, span.start) + 1 or span.start
    return start, end if end == len(text) else max(text.rfind(" ", span.end, end), span.end)
