"""The last line of the screen: the keys that matter here, and what is going on."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen

from tui.widgets.bars import Bar, join_parts
from tui.wrapping import shorten

CONFIRMED_FOR = 8.0
"""Seconds for which it is said what was done."""


class HintLine(Bar):
    """Shows the keys of the focused pane, read from the bindings themselves."""

    DEFAULT_CSS = """
    HintLine { dock: bottom; background: $surface; color: $quiet; }
    """

    _stale: bool = True
    """Whether bindings, status or width changed since the line was fitted."""
    _confirmed: str = ""
    """What was done just now; for as long as it is said, hints make room for all of it."""
    _known: list[tuple[str, str]] | None = None
    """Key and description of what is offered; None when they have to be looked up again."""

    status: reactive[str] = reactive("")
    """What is going on, at the right; it comes before the hints when room is short."""

    underway: reactive[str] = reactive("")
    """What goes on in the background; it stands before the status."""

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""
        self._confirmed = self.status = done
        self.set_timer(CONFIRMED_FOR, lambda: self._unsay(done))

    def _unsay(self, done: str) -> None:
        if self.status == done:
            self.status = ""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def on_resize(self) -> None:
        """Fit the hints to another width."""
        self._renew()

    def watch_status(self) -> None:
        """Make room for another status."""
        if self.is_mounted:
            self._renew()

    def lines_of(self, width: int) -> list[Content]:
        """Return the line; the hints are looked up once for all that changed since the last."""
        if self._stale and self.screen.is_active:
            self._stale = False
            self._fit(width)
        return super().lines_of(width)

    def watch_underway(self) -> None:
        """Make room for what goes on now."""
        self.watch_status()

    def _follow(self, _screen: Screen[object]) -> None:
        self._known = None
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        self.refresh()

    def _fit(self, width: int) -> None:
        most = width if self.status and self.status == self._confirmed else width // 2
        right = Content(shorten(join_parts(self.underway, self.status), max(0, most)))
        room = width - right.cell_length - 2
        hints = Content()
        if self._known is None:
            self._known = self._shown_bindings()
        for key, what in self._known:
            gap = "   " if hints.cell_length else ""
            if hints.cell_length + len(gap) + cell_len(key) + 1 + cell_len(what) > room:
                continue
            hints = Content.assemble(hints, gap, (key, "bold $accent"), " ", (what, "$text-muted"))
        self.set_reactive(HintLine.left, hints)
        self.set_reactive(HintLine.right, right)

    def _shown_bindings(self) -> list[tuple[str, str]]:
        """Return key and description of the bindings to show, nearest to the focus first."""
        shown: dict[str, tuple[str, str]] = {}
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in shown:
                key = self.app.get_key_display(binding)
                shown[binding.action] = (key, binding.description.lower())
        return list(shown.values())
