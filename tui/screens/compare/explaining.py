"""What can be asked about a comparison, and what can be written down of it."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from comparison.model import Place
from library.errors import LibraryError
from library.notes.model import Conflict, Draft, Placed
from tui.binding import bind
from tui.clipboard import quote_with_source
from tui.comparing.material import Material
from tui.comparing.matrix import make_matrices
from tui.first_use import import_screen
from tui.screens.compare.deciding import DecidingLinks
from tui.screens.compare.layout import Wish
from tui.screens.compare.matrix import MatrixScreen
from tui.screens.compare.picking import CounterpartPicker
from tui.screens.compare.why import WhyScreen, explain

if TYPE_CHECKING:
    from tui.screens.note_editor import Written


class ExplainingScreen(DecidingLinks):
    """Opens the screens above this one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.matrix", "matrix"),
        bind("compare.why", "explain"),
        bind("compare.note", "annotate"),
        bind("compare.report", "report", show=False),
        bind("compare.pick", "pick", show=False),
        bind("coverage.open", "coverage", show=False),
    ]

    def action_explain(self) -> None:
        """Say why the statement under the cursor is linked."""
        if self.material and self.sight and self.place:
            width = self.app.size.width - 6
            why = explain(self.material, self.sight, self.place, self.points, width)
            self.app.push_screen(WhyScreen(why))

    # -- the matrix ------------------------------------------------------------------------------
    @work(exclusive=True, group="matrix", exit_on_error=False)
    async def action_matrix(self) -> None:
        """Show what every outlet says about each fact, in tables."""
        if self.material and self.sight:
            matrices = await asyncio.to_thread(
                make_matrices, self.material, self.sight, self.points
            )
            screen = MatrixScreen(matrices, self.material.labels)
            self.app.push_screen(screen, lambda place: self.go_to(place) if place else None)

    # -- the event -------------------------------------------------------------------------------
    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_coverage(self) -> None:
        """Show how outlets cover the event of the article at hand."""
        await import_screen("tui.screens.coverage")
        from tui.screens.coverage import CoverageScreen  # noqa: PLC0415 - imported just now

        if self.material and self.shown:
            screen = CoverageScreen(self.library, self.material.articles[self.side].id)
            self.app.push_screen(screen, self._list_covered)

    def _list_covered(self, query: str | None) -> None:
        if query:
            self.dismiss(Wish(query))

    # -- another article -------------------------------------------------------------------------
    def action_pick(self) -> None:
        """Choose another article to compare the one at hand with."""
        if self.material and self.shown:
            here = self.material.articles[self.side]
            id, title = here.id, here.title
        else:
            id, title = self.ids[0], "this article"
        picker = CounterpartPicker(title, lambda text: self.comparisons.counterparts(id, text))
        self.app.push_screen(picker, lambda chosen: self._picked(id, chosen))

    def _picked(self, here: str, chosen: str | None) -> None:
        if chosen:
            self.ids = [here, chosen]
            self.material = self.sight = None
            self.load()

    # -- notes -----------------------------------------------------------------------------------
    @work(exclusive=True, group="edit", exit_on_error=False)
    async def action_annotate(self) -> None:
        """Write a note on the statement; its counterpart is cited in it."""
        material, place = self.material, self.place
        if material is None or place is None:
            return
        cited = "".join(cite(material, each) for each in self.partners[:1])
        notebook, span = self.library.notebook, material.spans(place.side)[place.statement]
        article = material.articles[place.side]
        await import_screen("tui.screens.note_editor")
        from tui.screens.note_editor import NoteEditor  # noqa: PLC0415 - imported just now

        def begin() -> tuple[Draft, list[str]]:
            draft = notebook.drafts.begin(article, span, body=cited)
            return draft, [tag for tag, _ in notebook.tags()]

        try:
            draft, tags = await asyncio.to_thread(begin)
        except LibraryError as problem:
            self.warn(str(problem))
            return
        self.app.push_screen(NoteEditor(notebook, draft, tags), self._noted)

    def _noted(self, outcome: "Written | None") -> None:
        self.written(outcome)
        if isinstance(outcome, Placed):
            self.confirm("Saved.")
        elif isinstance(outcome, Conflict):
            self.warn("Somebody else changed this note. Both versions are kept.")
        elif isinstance(outcome, Draft):
            self.confirm("Draft kept. D in the reader shows it.")

    # -- reports ---------------------------------------------------------------------------------
    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_report(self) -> None:
        """Save the comparison as a report."""
        await import_screen("tui.screens.compare.reporting")
        from tui.screens.compare.reporting import ReportScreen  # noqa: PLC0415 - just imported

        if self.material:
            screen = ReportScreen(self.library, self.material, self.threshold)
            self.app.push_screen(screen, lambda done: self.confirm(done) if done else None)


def cite(material: Material, place: Place) -> str:
    """Return a statement with its source, for the beginning of a note."""
    statement = material.statement(place)
    return quote_with_source(material.articles[place.side], statement.text) + "\n"
