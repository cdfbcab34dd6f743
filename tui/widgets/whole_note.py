"""One note as a whole, beside a list of notes."""

from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.widget import Widget

from corpus.dates import long_day
from corpus.text import clean_line, clean_text
from library.notes.model import NoteRow
from tui.notes_in_words import STATE_WORDS, in_quotes, tags_line
from tui.widgets.bars import join_parts

STEP = 3
"""Lines that a turn of the wheel moves a note longer than the pane."""


class WholeNote(Widget):
    """Passage, text and all that is known of a note; another note costs no layout."""

    DEFAULT_CSS = """
    WholeNote { width: 2fr; height: 1fr; border-left: solid $rule; padding: 1 2; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._whole = self._shown = Content()
        self._top = 0

    def show_row(self, row: NoteRow | None) -> None:
        """Show another note, from its beginning; or none."""
        self._whole, self._top = describe_row(row) if row else Content(), 0
        self._show(self._whole)

    def render(self) -> Content:
        """Return the note from the line on that was scrolled to."""
        return self._shown

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go on in a note that is longer than the pane."""
        event.stop()
        self._go_on(STEP)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go back in a note that is longer than the pane."""
        event.stop()
        self._go_on(-STEP)

    def _go_on(self, step: int) -> None:
        width, height = self.content_size
        lines = self._whole.wrap(width)
        self._top = max(0, min(len(lines) - height, self._top + step))
        self._show(Content("\n").join(lines[self._top :]))

    def _show(self, shown: Content) -> None:
        width, height = self.content_size
        if not width:
            self._shown = shown
            self.refresh()
            return
        # Only the lines that something stands in, or stood in before, are painted.
        lines = max(len(each.wrap(width)) for each in (shown, self._shown))
        self._shown = shown
        self.refresh(Region(0, 0, width, min(lines, height)))


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
