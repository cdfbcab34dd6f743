"""Going through a comparison: from link to link, from difference to difference, side to side."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from comparison.model import Place
from tui.binding import bind
from tui.screens.compare.following import FollowingScreen
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.texts.compared_text import ComparedText


class MovingScreen(FollowingScreen):
    """Moves the cursor and says when there is nothing further on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.next", "reach_link(1)"),
        bind("compare.previous", "reach_link(-1)", show=False),
        bind("compare.next-point", "reach_point(1)"),
        bind("compare.point-before", "reach_point(-1)", show=False),
        bind("compare.only", "reach_only"),
        bind("compare.spread", "spread"),
        bind("compare.other", "next_article", show=False),
        bind("compare.tab", "next_part(1)", show=False),
        bind("compare.tab-back", "next_part(-1)", show=False),
        bind("compare.right", "move_side(1)", show=False),
        bind("compare.left", "move_side(-1)", show=False),
    ]  # fmt: skip

    # -- the list of differences -----------------------------------------------------------------
    @on(CursorList.Highlighted, "#differences")
    def _show_listed(self, event: CursorList.Highlighted) -> None:
        event.stop()
        self.show_point(event.index)

    @on(CursorList.Chosen, "#differences")
    def _go_to_listed(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.set_spread(False)
        self.show_point(event.index)
        self.use_pane(self.pane)

    def action_reach_point(self, step: int) -> None:
        """Go to the next or previous difference."""
        if not self.points:
            self.confirm("No differences were found.")
            return
        target = self.differences.cursor + step
        if not 0 <= target < len(self.points):
            self.confirm("That was the last difference." if step > 0 else "That was the first one.")
            return
        self.differences.point_at(target)
        self.show_point(target)

    def action_spread(self) -> None:
        """Show nothing but the differences, each with its statements, or the texts again."""
        if not self.points:
            self.confirm("No differences were found.")
            return
        self.set_spread(not self.has_class("-spread"))

    def set_spread(self, spread: bool) -> None:
        """Show the differences alone, or above the texts."""
        self.set_class(spread, "-spread")
        self.differences.spread = spread
        if spread:
            self.differences.focus()

    # -- statements ------------------------------------------------------------------------------
    def action_reach_link(self, step: int) -> None:
        """Go to the next or previous statement that another side reports as well."""
        found = self._next_of(self.sight.linked(self.side) if self.sight else (), step)
        if found is None:
            first = "That was the first one here."
            self.confirm("That was the last link here." if step > 0 else first)
        else:
            self.go_to(Place(self.side, found))

    def action_reach_only(self) -> None:
        """Go to the next statement that only this side reports, after the last to the first."""
        only = self.sight.only(self.side) if self.sight else []
        if not only:
            self.confirm("Everything here is reported elsewhere, too.")
            return
        found = self._next_of(only, 1)
        self.go_to(Place(self.side, only[0] if found is None else found))

    def _next_of(self, numbers: Sequence[int], step: int) -> int | None:
        """Return which of ascending numbers follows the cursor, or comes before it."""
        if not self.shown:
            return None
        here = self.text.here
        at = bisect_right(numbers, here) if step > 0 else bisect_left(numbers, here) - 1
        return numbers[at] if 0 <= at < len(numbers) else None

    def go_to(self, place: Place, partners: Sequence[Place] | None = None) -> None:
        """Put the cursor on a statement of any side, whose text comes when it is not shown."""
        self.set_spread(False)
        if place.side not in self.shown:
            self.bring(place.side)
        self.use_pane(self.shown.index(place.side), follow=False)
        self.put_cursor(place, partners)

    @on(ComparedText.Chosen)
    def _choose(self, event: ComparedText.Chosen) -> None:
        event.stop()
        self.choose_statement()

    def choose_statement(self) -> None:
        """Go to the counterpart of the statement under the cursor."""
        place = self.place
        if place is None:
            return
        partners = sorted(self.partners, key=lambda each: each.side not in self.shown)
        if not partners:
            self.confirm("Only here: no other article was found to report it.")
            return
        target = partners[0]
        theirs = self.sight.counterparts(target) if self.sight else []
        self.go_to(target, [place, *(each for each in theirs if each != place)])

    # -- sides -----------------------------------------------------------------------------------
    def action_next_article(self) -> None:
        """Bring the next article that is not shown in place of the counterpart's."""
        total = len(self.material.articles) if self.material else 0
        if len(self.shown) >= total:
            self.confirm("All articles are shown already.")
            return
        after = max(self.shown) if len(self.shown) > 1 else self.side
        order = [(after + step) % total for step in range(1, total + 1)]
        side = next(each for each in order if each not in self.shown)
        there = self.partner_on(side)
        self.bring(side)
        if self.is_single:
            self.use_pane(0, follow=False)
            self.put_cursor(there or Place(side, max(0, self.text.here)))

    def action_next_part(self, step: int) -> None:
        """Go to the next or previous part: the differences, then the texts."""
        parts = self.parts_to_focus()
        if parts:
            at = parts.index(self.focused) if self.focused in parts else -step
            parts[(at + step) % len(parts)].focus()

    def action_move_side(self, step: int) -> None:
        """Go to the text at the right or left."""
        pane = self.pane + step
        if self.is_single and self.material and len(self.material.articles) > 1:
            self.choose_statement() if self.partners else self.action_next_article()
        elif 0 <= pane < len(self.shown):
            self.use_pane(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Use the pane that got the focus."""
        texts = [side.text for side in self.sides]
        if event.widget in texts[: len(self.shown)]:
            self.use_pane(texts.index(event.widget), focus=False)
