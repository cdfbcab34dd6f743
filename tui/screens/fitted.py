"""Screens that are laid out, styled and painted once when they open, and not two or three times."""

import asyncio

from textual import on
from textual.events import Compose, Resize, ScreenResume
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

from tui.textual_seams.lean_output import LeanOutput

ROUNDS = 30
"""Rounds of the event loop in which widgets tell their screen that they changed."""
HELD = 0.3
"""Seconds that a new screen may wait for what it is to show before it is shown without."""


class FittedScreen(Screen[ScreenResultType]):
    """Base of whole screens: knows its breakpoint before its widgets are there.

    Textual finds out after the first layout and styles and lays out everything again.
    """

    _fitted: Size | None = None
    """The size of the first layout, until there is news of a size."""
    _waits: bool = False
    """Whether nothing is painted before `show_content`."""

    @on(Compose)
    def _fit(self) -> None:
        self._fitted = self.app.size
        width = self._fitted.width
        names = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if width >= least]
        self.set_class(True, *names[-1:])

    @on(Resize)
    def _keep_layout(self, event: Resize) -> None:
        """Lay out nothing again, here and in the screen below, when the size is the first one."""
        if event.size == self._fitted:
            event.prevent_default()
        self._fitted = None

    @on(ScreenResume)
    def _keep_styles(self, event: ScreenResume) -> None:
        """Style nothing again: every widget was styled as it was mounted, and with every theme."""
        event.refresh_styles = False

    async def paint_now(self) -> None:
        """Paint what changed, without waiting for Textual's next sixtieth of a second."""
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        self._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Paint what the compositor has to paint, unless all of it is painted right afterwards.

        Textual paints what a new layout moved, and then, where asked to, everything once more.
        """
        if not self._repaint_required:
            super()._compositor_refresh()

    def wait_for_content(self) -> None:
        """Leave the screen of before until `show_content`, but not for long."""
        if isinstance(self.app, LeanOutput):
            self._waits = True
            self.app.hold_output(self, HELD)

    def show_content(self) -> None:
        """Paint this screen from now on."""
        if self._waits and isinstance(self.app, LeanOutput):
            self._waits = False
            self.app.release_output(self)
