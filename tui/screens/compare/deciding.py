"""The last word on links: a wrong one is cut, a missing one tied, and both can be undone."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from comparison.model import Place
from comparison.signs import counted
from comparison.viewing import LOOSEST, STEP, STRICTEST
from corpus.text import clean_line
from library.errors import LibraryError
from tui.binding import bind
from tui.comparing.sight import Sight
from tui.screens.compare.loading import Gathered
from tui.screens.compare.moving import MovingScreen


class DecidingLinks(MovingScreen):
    """Keeps what people decide about links; the comparison is made anew with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.cut", "cut", show=False),
        bind("compare.tie", "tie", show=False),
        bind("compare.undo", "undo", show=False),
        bind("compare.stricter", "stricter(1)", show=False),
        bind("compare.looser", "stricter(-1)", show=False),
    ]  # fmt: skip

    tying: Place | None = None
    """The statement for which a counterpart is being chosen."""

    # -- saying --------------------------------------------------------------------------------
    def warn(self, problem: str) -> None:
        """Say that something went wrong, so that it is not missed."""
        self.app.notify(clean_line(problem, 500), severity="error", markup=False, timeout=12)

    # -- how strict links are --------------------------------------------------------------------
    @work(exclusive=True, group="sight", exit_on_error=False)
    async def action_stricter(self, steps: int) -> None:
        """Show fewer or more links."""
        if self.sight is None:
            return
        self.threshold = max(LOOSEST, min(STRICTEST, self.threshold + steps * STEP))
        comparison, threshold = self.sight.comparison, self.threshold
        self.sight = await asyncio.to_thread(Sight, comparison, threshold)
        self.show_sight()
        self.follow()
        links = len(self.sight.links)
        self.confirm(f"{counted(links, 'link')} from strength {threshold:+.1f}")

    # -- links -----------------------------------------------------------------------------------
    def action_cut(self) -> None:
        """Say that the statement and its counterpart do not report the same."""
        place, partners = self.place, self.partners
        if place is None or self.sight is None:
            return
        linked = [each for each in partners if self.sight.links_between(place, each)]
        if not linked:
            self.confirm("There is no link here to cut.")
        else:
            self.decide(place, linked[0], tied=False)

    def action_tie(self) -> None:
        """Choose a counterpart for the statement; the second time, tie the two."""
        if self.tying:
            self.tie_here()
        elif self.place and self.material and len(self.material.articles) > 1:
            side = next(iter(self._other_sides()))
            if not self.material.spans(side):
                self.confirm(f"{self.material.labels[side]} has no statements to tie it to.")
                return
            self.tying = self.place
            near = self.partner_on(side) or Place(side, self._near_on(side))
            self.go_to(near, [self.tying])
            self.say("Which statement says the same? enter ties   esc gives up")

    def _other_sides(self) -> list[int]:
        """Return all sides but the one in use, those that are shown first."""
        total = len(self.material.articles) if self.material else 0
        sides = [*self.shown, *(side for side in range(total) if side not in self.shown)]
        return [side for side in sides if side != self.side]

    def _near_on(self, side: int) -> int:
        """Return the statement of a side that the texts show beside the cursor."""
        if side in self.shown:
            text, row = self.sides[self.shown.index(side)].text, self.text.row_of(self.text.here)
            return text.statement_at(row or 0)
        return 0

    def choose_statement(self) -> None:
        """Go to the counterpart; while one is being chosen, tie it."""
        if self.tying:
            self.tie_here()
        else:
            super().choose_statement()

    def tie_here(self) -> None:
        """Say that the chosen statement reports the same."""
        start, place = self.tying, self.place
        if start is None or place is None or place.side == start.side:
            self.say("Choose a statement of another article: tab goes there, esc gives up.")
            return
        self.tying = None
        self.decide(start, place, tied=True)

    def give_up_tying(self) -> None:
        """Choose no counterpart, and go back."""
        if start := self.tying:
            self.tying = None
            self.go_to(start)
            self.say("")

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def decide(self, one: Place, other: Place, *, tied: bool) -> None:
        """Write a decision down, then show what it changed."""
        if self.material is None:
            return
        left, right = (self.material.passage(each) for each in sorted((one, other)))
        done = "Tied" if tied else "Cut"
        if await self.ask(lambda: self.comparisons.tie(left, right, tied)):
            await self.compare_anew(one)
            self.confirm(f"{done}. U takes it back.")

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_undo(self) -> None:
        """Take back the last decision about a link."""
        undone: list[bool] = []
        if await self.ask(lambda: undone.append(self.comparisons.undo())):
            if undone[0] and self.place:
                await self.compare_anew(self.place)
            self.confirm("Taken back." if undone[0] else "Nothing to take back.")

    async def ask(self, what: Callable[[], object]) -> bool:
        """Do something in a thread; say what went wrong and return False then."""
        try:
            await asyncio.to_thread(what)
        except LibraryError as problem:
            self.warn(str(problem))
            return False
        return True

    async def compare_anew(self, place: Place) -> None:
        """Compare once more, the cursor on the same statement."""

        def gather() -> None:
            gathered.append(self.gather(lambda _done, _total: None, lambda: False))

        gathered: list[Gathered] = []
        if await self.ask(gather):
            self.material, self.sight, self.points = gathered[0]
            self.differences.show_points(self.points, cursor=self.differences.cursor)
            self.show_sight()
            self.go_to(place)
