"""Fetching a comparison: in a worker that tells how far it is and can be given up."""

import asyncio
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.content import Content

from comparison.facts import facts_of, short_names
from comparison.remarks import APART, remarks
from comparison.viewing import THRESHOLD
from library.desk import Library
from library.errors import ComparisonCancelled, LibraryError
from tui.comparing.material import Material
from tui.comparing.points import Point, describe_points
from tui.comparing.sight import Sight
from tui.screens.compare.layout import ComparePanes

if TYPE_CHECKING:
    from library.comparing.comparisons import Comparisons
    from tui.screens.note_editor import Written

Progress = Callable[[int, int], None]


class Gathered(NamedTuple):
    """A comparison as the screen shows it."""

    material: Material
    sight: Sight
    points: tuple[Point, ...]


class NoCounterpart(LibraryError):
    """There is no other article to compare with."""


class LoadingScreen(ComparePanes):
    """Compares articles given by their ids; for a single one, finds the best counterpart."""

    def __init__(
        self, library: Library, ids: Sequence[str], written: "Callable[[Written], None]"
    ) -> None:
        """`written` is told what came of notes that are written here."""
        super().__init__(library)
        self.written = written
        self.ids = list(dict.fromkeys(ids))
        """The articles, in the order of the sides."""
        self._alone = len(ids) > len(self.ids) == 1
        """Whether an article is to be compared with itself."""
        self.threshold = THRESHOLD
        self._given_up = Event()

    @property
    def comparisons(self) -> "Comparisons":
        """What the articles have to do with each other."""
        return self.library.comparisons

    def on_mount(self) -> None:
        """Begin to compare."""
        self.show_head()
        self.load()

    def on_unmount(self) -> None:
        """Give up what is under way."""
        self._given_up.set()

    @work(exclusive=True, group="compare", exit_on_error=False)
    async def load(self) -> None:
        """Compare and show; say in plain words when that is not possible."""
        self._given_up.set()
        given_up = self._given_up = Event()
        self.show_message(waiting("Comparing …"))
        app = self.app

        def progress(done: int, total: int) -> None:
            message = waiting(f"Comparing … {100 * done // total if total else 0} %")
            if not given_up.is_set():
                app.call_from_thread(self.show_message, message)

        try:
            gathered = await asyncio.to_thread(self.gather, progress, given_up.is_set)
        except ComparisonCancelled:
            return
        except LibraryError as problem:
            self.show_message(sorry(str(problem)))
            return
        finally:
            given_up.set()
        self.show_material(gathered)

    def gather(self, progress: Progress, cancelled: Callable[[], bool]) -> Gathered:
        """Return what is compared and how it is looked at. Blocks."""
        notices = []
        if self._alone:
            raise LibraryError("This is one article twice: there is nothing to compare.")
        if len(self.ids) == 1:
            notices += self._find_counterpart()
        compared = self.comparisons.compare(self.ids, progress, cancelled)
        if compared.apart and not notices:
            notices.append(APART)
        facts = [facts_of(each) for each in compared.articles]
        notices += [*compared.notices, *remarks(compared.comparison, facts)]
        material = Material(compared, short_names(facts), tuple(notices))
        return look_at(material, self.threshold)

    def _find_counterpart(self) -> list[str]:
        """Add the best counterpart to the articles; return what should be known about it."""
        found = self.comparisons.counterparts(self.ids[0])
        if not found:
            raise NoCounterpart("There is no other article here to compare this one with.")
        best = found[0]
        self.ids.append(best.row.id)
        if best.same_event:
            return []
        return ["This is the nearest other article, not surely on the same event: C picks another."]

    # -- showing -------------------------------------------------------------------------------
    def show_material(self, gathered: Gathered) -> None:
        """Show a comparison for the first time."""
        self.material, self.sight, self.points = gathered
        self.remove_class("-waiting")
        self.shown, self.pane = [], 0
        self.differences.show_points(self.points)
        self.differences.display = bool(self.points)
        self.show_notices(gathered.material.notices)
        self.lay_out()
        self.begin()
        self.refresh_bindings()

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show what people should know, above the texts."""
        raise NotImplementedError

    def begin(self) -> None:
        """Go to where a comparison begins."""
        raise NotImplementedError


def look_at(material: Material, threshold: float) -> Gathered:
    """Return how articles are looked at; it may take a moment."""
    return Gathered(material, Sight(material.comparison, threshold), describe_points(material))


def waiting(what: str) -> Content:
    """Return a message about work under way."""
    return Content.assemble((what, "bold"), ("\n\nesc gives up", "$quiet"))


def sorry(problem: str) -> Content:
    """Return a message about what is not possible."""
    hint = "C picks another article   esc goes back"
    return Content.assemble((problem, "bold"), (f"\n\n{hint}", "$quiet"))
