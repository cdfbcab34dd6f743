"""What follows the cursor: the other texts, the gutters, the drawer, the list of differences."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import Static

from comparison.model import Place
from comparison.wording import differing_words
from corpus.article import Span
from tui.comparing.material import join_spans
from tui.comparing.sight import nearest
from tui.comparing.telling import tell_counterparts
from tui.screens.compare.loading import LoadingScreen
from tui.widgets.lists.counterparts import Counterparts


class FollowingScreen(LoadingScreen):
    """One pane has the cursor; the others are scrolled along at the link nearest to it."""

    _left_at: dict[int, int]
    """Where the cursor of each side was when its text was taken away."""
    _special: tuple[Place, Sequence[Place]] | None = None
    """A statement and what it is set beside in place of its links."""

    def on_mount(self) -> None:
        """Follow the cursors in the frame that moves them."""
        self._left_at = {}
        for number, side in enumerate(self.sides):
            self.watch(side.text, "here", self._mover(number), init=False)
        super().on_mount()

    def _mover(self, pane: int) -> Callable[[], None]:
        def moved() -> None:
            if pane == self.pane:
                self.follow()
            else:
                self.use_pane(pane)

        return moved

    # -- where one is --------------------------------------------------------------------------
    @property
    def place(self) -> Place | None:
        """The statement under the cursor; None where there is none."""
        if not self.shown or self.text.here < 0:
            return None
        return Place(self.side, self.text.here)

    @property
    def partners(self) -> Sequence[Place]:
        """What stands beside the statement under the cursor, surest first."""
        place = self.place
        if place is None or self.sight is None:
            return ()
        if self._special and self._special[0] == place:
            return self._special[1]
        return self.sight.counterparts(place)

    def partner_on(self, side: int) -> Place | None:
        """Return what stands beside it on a certain side."""
        return next((each for each in self.partners if each.side == side), None)

    # -- showing -------------------------------------------------------------------------------
    def begin(self) -> None:
        """Begin with the differences; without any, in the first text."""
        if self.points:
            self.differences.focus()
            self.show_point(0)
        else:
            self.use_pane(0)
        self.call_after_refresh(self.follow)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show what people should know, above the texts."""
        notice = self.query_one("#compare-notice", Static)
        notice.display = bool(notices)
        notice.update(Content("\n".join(notices)))

    def put_sides(self, shown: list[int], use: int) -> None:
        """Show certain sides in the panes, each where it was read last, and use one of them."""
        if self.material is None:
            return
        for pane, side in enumerate(self.shown):
            self._left_at[side] = self.sides[pane].text.here
        before, self.shown = self.shown, shown
        for pane, side in enumerate(shown):
            if before[pane : pane + 1] != [side]:
                self.sides[pane].text.show_side(
                    self.material.articles[side],
                    self.material.outlines[side],
                    self.material.spans(side),
                    self._left_at.get(side, 0),
                )
        self.show_sight()
        self.use_pane(shown.index(use) if use in shown else 0, focus=self.focused in self._texts)
        self.call_after_refresh(self.follow)

    @property
    def _texts(self) -> list[object]:
        return [side.text for side in self.sides]

    def bring(self, side: int) -> None:
        """Show a side in place of one that is not in use; where one text fits, of that one."""
        shown = list(self.shown)
        if self.is_single:
            shown = [side]
        else:
            spare = [pane for pane in range(len(shown)) if pane != self.pane]
            shown[spare[-1]] = side
        self.put_sides(shown, side if self.is_single else self.side)

    def show_sight(self) -> None:
        """Show signs, letters, counts and differing values as they are now."""
        if self.material is None or self.sight is None:
            return
        for pane, side in enumerate(self.shown):
            text = self.sides[pane].text
            text.show_marks(self.sight.marks(side))
            text.values = self.material.values(side)
        self.show_head()
        self.show_titles()

    def show_titles(self) -> None:
        """Say above each text whose it is."""
        if self.material is None or self.sight is None:
            return
        for pane, side in enumerate(self.shown):
            self.sides[pane].show_title(self.material, self.sight, side)

    def use_pane(self, pane: int, *, focus: bool = True, follow: bool = True) -> None:
        """Let the cursor be in a pane."""
        self.pane = pane
        for number in range(len(self.shown)):
            text = self.sides[number].text
            text.active = number == pane
        self.text.beside = ()
        if focus:
            self.set_focus(self.text)
        self.show_titles()
        if follow:
            self.follow()

    def put_cursor(self, place: Place, partners: Sequence[Place] | None = None) -> None:
        """Put the cursor of the pane in use on a statement, beside certain others or its links."""
        self._special = (place, partners) if partners is not None else None
        if self.text.here == place.statement:
            self.text.keep_in_view(place.statement)
            self.follow()
        else:
            self.text.here = place.statement

    def show_point(self, number: int) -> None:
        """Show where a difference is: its statements beside each other."""
        if self.material is None or not 0 <= number < len(self.points):
            return
        places = [value.place for value in self.material.comparison.discrepancies[number].values]
        sides = list(dict.fromkeys(place.side for place in places))
        if not set(sides[: len(self.shown)]) <= set(self.shown):
            wanted = sides[: len(self.shown)]
            spare = [side for side in self.shown if side not in wanted]
            shown = sorted([*wanted, *spare[: len(self.shown) - len(wanted)]])
            self.put_sides(shown, shown[0])
        side = self.side if self.side in sides else next(s for s in self.shown if s in sides)
        place = next(each for each in places if each.side == side)
        self.use_pane(self.shown.index(side), focus=False, follow=False)
        self.put_cursor(place, [each for each in places if each.side != side])

    # -- following -----------------------------------------------------------------------------
    def follow(self) -> None:
        """Let everything else show what belongs to the statement under the cursor."""
        place, partners = self.place, self.partners
        if self.material is None or self.sight is None or place is None:
            return
        comparison, own = self.material.comparison, list[Span]()
        for pane, side in enumerate(self.shown):
            if pane == self.pane:
                continue
            text = self.sides[pane].text
            theirs = [each for each in partners if each.side == side]
            words = [differing_words(comparison.sides, place, each) for each in theirs[:1]]
            text.beside = tuple(each.statement for each in theirs)
            text.words = words[0][1] if words else ()
            own += words[0][0] if words else ()
            self._couple(pane, theirs)
        if self.is_single:
            own += differing_words(comparison.sides, place, partners[0])[0] if partners else ()
            told = tell_counterparts(self.material, self.sight, place, partners)
            drawer, left = self.query_one(Counterparts), self.text.margin_width
            drawer.set_margins(left, max(0, self.text.size.width - left - self.text.text_width))
            drawer.told = told
        self.text.words = join_spans(own)
        self._join_gutters()
        self._point_at_difference(place)

    def _couple(self, pane: int, theirs: Sequence[Place]) -> None:
        """Scroll another pane so that the link nearest to the cursor is on one line in both."""
        side, other = self.shown[pane], self.sides[pane].text
        if self.sight is None:
            return
        if theirs:
            here, there = self.text.here, theirs[0]
        else:
            near = nearest(self.sight.linked(self.side, side), self.text.here)
            found = None if near is None else self.sight.counterpart(Place(self.side, near), side)
            if near is None or found is None:
                return
            here, there = near, found
        beyond = other.put_at_row(there.statement, self.text.row_below_top(here))
        if theirs and beyond:
            # The other text cannot be scrolled so far; this one perhaps can come to meet it.
            self.text.scroll_along(beyond)

    def _join_gutters(self) -> None:
        for number, column in enumerate(self.gutters):
            ends = [self._end_in(number), self._end_in(number + 1)]
            if number + 1 >= len(self.shown) or None in ends:
                column.drawn.joined = None
                continue
            left, right = (each for each in ends if each is not None)
            links = self.sight.links_between(left, right) if self.sight else []
            sure = any(link.strong or link.decided for link in links)
            column.drawn.joined = (left.statement, right.statement, sure)

    def _end_in(self, pane: int) -> Place | None:
        """Return what belongs to the statement under the cursor in a pane."""
        if pane >= len(self.shown):
            return None
        text = self.sides[pane].text
        if pane == self.pane:
            return self.place if self.partners else None
        return Place(self.shown[pane], text.beside[0]) if text.beside else None

    def _point_at_difference(self, place: Place) -> None:
        """Let the list of differences show the one that the statement has a part in."""
        numbers = self.sight.points_at(place) if self.sight else ()
        if numbers and self.differences.cursor not in numbers:
            self.differences.point_at(numbers[0])
