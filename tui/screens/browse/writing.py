"""Writing notes: the editor, and drafts that were left behind."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import on, work
from textual.binding import BindingType
from textual.worker import WorkerCancelled

from corpus.article import Span
from tui.binding import bind
from tui.first_use import import_screen
from tui.notes_in_words import note_quote
from tui.screens.browse.annotating import AnnotatingScreen
from tui.widgets.lists.cursor_list import CursorList

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Opened
    from library.notes.model import Draft, LeftDraft, Placed
    from tui.screens.drafts import Waiting
    from tui.screens.note_editor import Written


@runtime_checkable
class Drafting(Protocol):
    """A screen in which something is written that must not be lost."""

    def keep_draft_now(self) -> None:
        """Write down what is being typed."""


class WritingScreen(AnnotatingScreen):
    """Opens the note editor and shows what came of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("note.write", "annotate"),
        bind("note.write-whole", "annotate_article", show=False),
        bind("note.tag", "tag", show=False),
        bind("note.open", "open_note"),
        bind("note.drafts", "show_drafts", show=False),
        bind("note.all", "show_all_notes", show=False),
    ]

    def __init__(self, library: "Library") -> None:
        super().__init__(library)
        self._kept: dict[str, Draft] = {}
        """Drafts kept for later in this session, by the id of the note."""
        self._attaching: Placed | None = None
        """A note for which a passage is being chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if self.is_mounted:
            if action in ("annotate", "tag") and (not self.opened or self.focused is self.articles):
                return None
            if action == "annotate_article" and not self.opened:
                return None
            chosen = self._attaching and self.reader.selection
            if action == "open_note" and not chosen and self.note_at_hand() is None:
                return False
        return super().check_action(action, parameters)

    # -- opening the editor ----------------------------------------------------------------------
    def action_annotate(self) -> None:
        """Write a note on the selection, or on the sentence at hand."""
        span = self.reader.chosen
        if span and not self.is_refused():
            self.write(span)

    def action_annotate_article(self) -> None:
        """Write a note on the whole article."""
        if not self.is_refused():
            self.write(None)

    def action_tag(self) -> None:
        """Tag the selection; without one, the note at hand, or the sentence."""
        note = None if self.reader.selection else self.note_at_hand()
        if note:
            self.change(note, tags_only=True)
        elif (span := self.reader.chosen) and not self.is_refused():
            self.write(span, tags_only=True)

    def action_open_note(self) -> None:
        """Open the note at hand; while one waits for its passage, attach it."""
        if self._attaching and self.opened and self.reader.selection:
            if self.is_refused():
                return
            self.attach(self._attaching, self.opened, self.reader.selection.span)
        elif note := self.note_at_hand():
            self.change(note)

    @on(CursorList.Chosen, "#notes")
    def _open_listed_note(self, event: CursorList.Chosen) -> None:
        event.stop()
        if note := self.note_list.current:
            self.change(note)

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def write(self, span: Span | None, *, tags_only: bool = False) -> None:
        """Open the editor for a new note on a passage, or on the whole article."""
        if self.opened:
            article = self.opened.article
            draft = await self.in_thread(lambda: self.notebook.drafts.begin(article, span))
            if draft:
                await self.edit(draft, tags_only=tags_only)

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def change(self, note: "Placed", *, tags_only: bool = False) -> None:
        """Open the editor for a note that is there already."""
        kept = self._kept.pop(note.id, None)
        await self.edit(
            kept or self.notebook.drafts.edit(note), tags_only=tags_only, restored=bool(kept)
        )

    async def edit(
        self, draft: "Draft", *, tags_only: bool = False, restored: bool = False
    ) -> None:
        """Show the editor; what comes of it goes to `written`."""
        # The start needs no editor, and its import takes long enough to be noticed.
        await import_screen("tui.screens.note_editor")
        from tui.screens.note_editor import NoteEditor  # noqa: PLC0415 - imported just now

        known = await self.in_thread(lambda: [tag for tag, _ in self.notebook.tags()]) or []
        editor = NoteEditor(self.notebook, draft, known, tags_only=tags_only, restored=restored)
        self.app.push_screen(editor, self.written)

    def written(self, outcome: "Written | None") -> None:
        """Show what came of writing."""
        from library.notes.model import Conflict, Draft, Placed  # noqa: PLC0415 - not at the start

        if isinstance(outcome, Placed):
            self.confirm("Saved.")
            self.noted(outcome)
        elif isinstance(outcome, Conflict):
            self.warn("Somebody else changed this note. Both versions are kept: M, then c.")
            self.notes_changed()
        elif isinstance(outcome, Draft):
            self._kept[outcome.id] = outcome
            self.confirm("Draft kept. D shows it.")

    def keep_drafts_now(self) -> None:
        """Write down what is being typed, before the program ends."""
        for screen in self.app.screen_stack:
            if isinstance(screen, Drafting):
                screen.keep_draft_now()

    # -- drafts ----------------------------------------------------------------------------------
    def action_show_drafts(self) -> None:
        """Show the drafts that wait."""
        self.show_drafts(asked=True)

    @work(exclusive=True, group="drafts", exit_on_error=False)
    async def show_drafts(self, *, asked: bool) -> None:
        """Offer the drafts that sessions of before left behind."""
        left = [each for each in await self.in_thread(self._drafts_left) or [] if not each.alive]
        if not left and not self._kept:
            if asked:
                self.confirm("No drafts are waiting.")
            return
        await import_screen("tui.screens.drafts")
        from tui.screens.drafts import DraftsScreen, Waiting  # noqa: PLC0415 - imported just now

        waiting = [Waiting(draft, None) for draft in self._kept.values()]
        waiting += [Waiting(each.draft, each) for each in left]
        self.app.push_screen(DraftsScreen(self.notebook, waiting, self._kept), self._draft_chosen)

    def _drafts_left(self) -> list["LeftDraft"]:
        return self.notebook.drafts.left()

    def _draft_chosen(self, waiting: "Waiting | None") -> None:
        if waiting:
            self._restore(waiting)

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _restore(self, waiting: "Waiting") -> None:
        left, draft = waiting.left, waiting.draft
        if left:
            draft = await self.in_thread(lambda: self.notebook.drafts.restore(left))
        if draft is None:
            return
        self._kept.pop(draft.id, None)
        anchor = draft.start.anchor
        if not await self.go_to(draft.article, Span(anchor.start, anchor.end) if anchor else None):
            self.warn("The article of this draft is gone: it can be read and copied, not saved.")
        await self.edit(draft, restored=True)

    async def go_to(self, article: str, span: Span | None) -> bool:
        """Open an article by its id, a passage in view; False when it is gone."""
        rows = await asyncio.to_thread(lambda: self.library.rows(self.library.keys_of([article])))
        if not rows:
            return False
        self.list_pane.point_at(rows[0].key)
        with suppress(WorkerCancelled):
            await self.load(rows[0]).wait()
        self.focus_reader()
        self.mark_read(rows[0])
        if span and self.opened and span.end <= len(self.opened.article.text):
            self.reader.show_span(span)
            self.reader.point_at(span.start)
        return True

    # -- all notes -------------------------------------------------------------------------------
    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_show_all_notes(self) -> None:
        """List all notes of the corpus."""
        self._attaching = None
        await import_screen("tui.screens.notes")
        from tui.screens.notes import NotesScreen  # noqa: PLC0415 - imported just now

        self.app.push_screen(
            NotesScreen(self.library, self.notes_signal, self.open_listed, self.choose_passage)
        )

    @work(exclusive=True, group="go-to-note", exit_on_error=False)
    async def open_listed(self, note: "Placed") -> None:
        """Go to the passage of a note in its article."""
        if not await self.go_to(note.article, note.span):
            self.confirm("Its article is gone; the note is kept.")

    @work(exclusive=True, group="go-to-note", exit_on_error=False)
    async def choose_passage(self, note: "Placed") -> None:
        """Go to the article of a note so that its passage can be chosen."""
        anchor = note.stored.note.anchor
        near = note.span or (Span(anchor.start, anchor.end) if anchor else None)
        if await self.go_to(note.article, near):
            self._attaching = note
            self.app.notify(
                "v selects the passage, enter attaches the note to it, M gives up.",
                title=note_quote(note), markup=False, timeout=20,
            )  # fmt: skip

    @work(group="change-notes", exit_on_error=False)
    async def attach(self, note: "Placed", opened: "Opened", span: Span) -> None:
        """Say where a note belongs from now on; then go on with the review."""
        attached = await self.in_thread(lambda: self.notebook.confirm(note, opened.article, span))
        if attached is None:
            return
        self._attaching = None
        self.written(attached)
