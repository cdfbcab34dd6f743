"""Textual's one method for output, replaced by one that sends differences only.

The seam is `App._display`, a private method: Textual is pinned to one version, and a test compares
the screens that both ways of output lead to, cell by cell. `LESART_OUTPUT=stock` leaves Textual's
own output in place.
"""

import os
from functools import cached_property, partial
from pathlib import Path
from time import monotonic
from typing import Any

from rich.color import ColorSystem
from rich.console import RenderableType
from rich.style import Style
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen
from textual.strip import Strip

from tui.terminal.cells import Cell, cells_of
from tui.terminal.first_frame import FirstFrame
from tui.terminal.kept_frame import keep_frame, read_rows
from tui.terminal.pacing import Pace
from tui.terminal.shadow import ShadowScreen
from tui.terminal.switch import is_stock
from tui.terminal.typing_ahead import LONGEST_HOLD, TypingAhead
from tui.textual_seams.lean_compositor import LeanCompositor

NO_COLOURED_ERASE = ("screen", "vt")
"""Terminals, by the beginning of TERM, that erase in the default background only."""

AT_ONCE = 1000
"""Bytes that arrive together anyway: more are bracketed, so that they are shown together."""
MOST_KNOWN = 300
"""Strips whose cells are kept: those of a few screens."""

Pieces = dict[int, list[tuple[int, list[Cell]]]]


class LeanOutput(TypingAhead):
    """An app that keeps a copy of the terminal's screen and sends what differs from it."""

    first_frame: FirstFrame | None = None
    """What the terminal shows before anything is painted; the driver takes over from it."""
    _shadow: ShadowScreen | None = None
    _unshown: Screen[Any] | None = None
    """A screen that is complete, but shown when keys that were typed ahead have acted on it."""
    _unsent_timed: bool = False
    """Whether there is a timer for what waits."""

    def forget_screen(self) -> None:
        """Take nothing for granted about the terminal, and paint everything anew."""
        self._shadow = self.first_frame = None
        self.refresh(layout=True)

    def hold_output(self, screen: Screen[Any], longest: float = LONGEST_HOLD) -> None:
        """Leave what is on the terminal until there is something better to show.

        After `longest` seconds the screen is shown as it is then.
        """
        if self._lean and not self.is_headless:
            LeanCompositor.hold(screen)
            self.set_timer(longest, partial(self._show, screen))

    def release_output(self, screen: Screen[Any]) -> None:
        """Let keys act on what is to be shown, and show from now on what they make of it."""
        if self.keys_wait:
            self._unshown = screen
            self.release_keys()
        else:
            self._show(screen)

    def show_keys_taken(self) -> None:
        """Show what waited for the keys, and what they led to."""
        if self._unshown:
            self._show(self._unshown)
        super().show_keys_taken()

    def _show(self, screen: Screen[Any]) -> None:
        self._unshown = None
        LeanCompositor.release(screen)
        self.release_keys()

    def keep_screen(self, folder: Path) -> None:
        """Keep what is on the screen as the first frame of the next session on a folder."""
        if self._shadow is not None:
            rows = self._shadow.rows
            keep_frame(os.environ, folder, rows, erases_in_colour=self._erases)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that can be seen below the present one: none below an opaque one.

        Textual always counts one, lays it out and has its changes repaint what covers it.
        """
        opaque = bool(self._screen_stack) and self.screen.styles.background.a == 1
        return [] if opaque else super()._background_screens

    @cached_property
    def _erases(self) -> bool:
        return not os.environ.get("TERM", "").startswith(NO_COLOURED_ERASE)

    @cached_property
    def _pace(self) -> Pace:
        return Pace.for_line(os.environ)

    @property
    def is_far(self) -> bool:
        """Whether the terminal is at the other end of a line that may be slow."""
        return self._pace.is_finite

    @cached_property
    def _unsent(self) -> Pieces:
        """What is painted but not sent yet; of pieces in the same place the last one counts."""
        return {}

    @cached_property
    def _lean(self) -> bool:
        return not is_stock(os.environ)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        driver = self._driver
        ready = self._running and not self._closed and not self.is_headless and driver is not None
        if not self._lean or not ready or self._batch_count or driver is None or driver.is_inline:
            super()._display(screen, renderable)
        elif isinstance(renderable, LayoutUpdate | ChopsUpdate):
            LeanCompositor.take_over(screen)
            self._send(self._pieces(renderable))
        elif renderable is not None:
            self._shadow = self.first_frame = None
            super()._display(screen, renderable)

    def _send(self, pieces: Pieces) -> None:
        """Bring pieces to the terminal, as soon as the line can be expected to be free."""
        for y, parts in pieces.items():
            self._unsent.setdefault(y, []).extend(parts)
        if pause := self._pace.pause(monotonic()):
            if not self._unsent_timed:
                self._unsent_timed = True
                self.set_timer(pause, self._send_later)
        else:
            self._send_now()

    def _send_later(self) -> None:
        self._unsent_timed = False
        self._send({})

    def _send_now(self) -> None:
        pieces, self._unsent = self._unsent, {}
        driver, size = self._driver, (self.size.width, self.size.height)
        if self._shadow is None or self._shadow.size != size:
            frame, self.first_frame = self.first_frame, None
            known = read_rows(frame.rows, size) if frame and frame.size == size else None
            self._shadow = ShadowScreen(*size, erases_in_colour=self._erases, rows=known)
        out = self._shadow.update(pieces)
        if not out or driver is None:
            return
        if hasattr(self.focused, "cursor_screen_offset"):
            # The hidden cursor tells an input method of the terminal where text is being typed.
            x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
            out += f"\x1b[{y + 1};{x + 1}H"
        if len(out) > AT_ONCE and self._sync_available:
            out = f"{SYNC_START}{out}{SYNC_END}"
        driver.write(out)
        driver.flush()
        self._pace.sent(len(out), monotonic())

    def _pieces(self, update: LayoutUpdate | ChopsUpdate) -> Pieces:
        """Return the cells that an update fills, cut the way Textual itself cuts them."""
        pieces: Pieces = {}
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                cells = [cell for strip in strips if strip for cell in self._cells(strip)]
                pieces[y] = [(update.region.x, cells)]
            return pieces
        for y, left, right in update.spans:
            chops = zip(update.chop_ends[y], update.chops[y].items(), strict=False)
            for end, (x, strip) in chops:
                if strip is None or x > right or end <= left:
                    continue
                whole = right > x >= left and end <= right
                shown = strip if whole else strip.crop(0, min(end, right) - x)
                pieces.setdefault(y, []).append((x, self._cells(shown)))
        return pieces

    def _cells(self, strip: Strip) -> list[Cell]:
        """Return the cells of a strip; widgets hand over the same strips again and again."""
        known = self._known_cells.get(id(strip))
        if known is None:
            if len(self._known_cells) >= MOST_KNOWN:
                self._known_cells.clear()
            known = strip, cells_of(strip, self._style_parameters)
            self._known_cells[id(strip)] = known
        return known[1]

    @cached_property
    def _known_cells(self) -> dict[int, tuple[Strip, list[Cell]]]:
        """Cells by the identity of a strip, which is kept so that no other one gets its place."""
        return {}

    def _style_parameters(self, style: Style | None) -> str:
        if style is None:
            return ""
        known = self._known_styles.get(style)
        if known is None:
            system = self.console._color_system or ColorSystem.TRUECOLOR
            known = self._known_styles[style] = Strip.render_ansi(style, system)
        return known

    @cached_property
    def _known_styles(self) -> dict[Style, str]:
        return {}
