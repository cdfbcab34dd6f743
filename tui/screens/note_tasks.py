"""What every screen with notes can do with one: delete it, and take a change back."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from corpus.text import clean_line
from library.errors import LibraryError
from tui.binding import bind
from tui.wrapping import shorten

if TYPE_CHECKING:
    from library.notes.model import Placed
    from library.notes.notebook import Notebook

NAMED_BY = 30
"""Cells of a note that tell which one is meant."""

T = TypeVar("T")


class NoteTasks(Screen[None]):
    """Base of the screens with notes; whatever is asked of the notebook is asked in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("note.delete", "delete_note", show=False),
        bind("note.undo", "undo_note", show=False),
    ]

    @property
    def notebook(self) -> "Notebook":
        """All notes; its first use, in a thread, may take a moment."""
        raise NotImplementedError

    def say(self, status: str) -> None:
        """Say something in the last line."""
        raise NotImplementedError

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""
        raise NotImplementedError

    def note_at_hand(self) -> "Placed | None":
        """Return the note that keys mean."""
        raise NotImplementedError

    def notes_changed(self) -> None:
        """Show what a change to the notes brought."""
        raise NotImplementedError

    async def in_thread(self, ask: Callable[[], T]) -> T | None:
        """Ask the notebook in a thread; say what went wrong and return None then."""
        try:
            return await asyncio.to_thread(ask)
        except LibraryError as problem:
            self.warn(str(problem))
            return None

    def warn(self, problem: str) -> None:
        """Say that something went wrong, so that it is not missed."""
        self.app.notify(clean_line(problem, 500), severity="error", markup=False, timeout=12)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to delete only what is there."""
        if action == "delete_note" and self.is_mounted and self.note_at_hand() is None:
            return None
        return super().check_action(action, parameters)

    def action_delete_note(self) -> None:
        """Delete the note at hand."""
        if note := self.note_at_hand():
            self.delete_note(note)

    @work(group="change-notes", exit_on_error=False)
    async def delete_note(self, note: "Placed") -> None:
        """Delete a note; it can be brought back."""
        deleted = await self.in_thread(lambda: self.notebook.delete(note))
        if deleted:
            self.confirm("Note deleted. U brings it back.")
        elif deleted is False:
            self.warn("Not deleted: somebody else changed this note just now. Look at it again.")
        self.notes_changed()

    @work(exclusive=True, group="undo-note", exit_on_error=False)
    async def action_undo_note(self) -> None:
        """Take back the last change to a note."""
        undone = await self.in_thread(lambda: (self.notebook.undo(),))
        if undone is None:
            return
        from library.notes.model import Conflict  # noqa: PLC0415 - not at the start

        if isinstance(undone[0], Conflict):
            self.confirm("Somebody else changed this note: both versions are kept.")
        else:
            self.confirm(_taken_back(undone[0]) if undone[0] else "Nothing to take back.")
        self.notes_changed()


def _taken_back(note: "Placed") -> str:
    """Say which note is how: to take back that it was written is to delete it."""
    name = f"“{shorten(clean_line(note.body or note.quote or ''), NAMED_BY)}”"
    if note.deleted:
        return f"Taken back: the note {name} is deleted."
    return f"Taken back: the note {name} is as it was before."
