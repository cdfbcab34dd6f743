"""Textual's compositor, taught to ask widgets only for the lines that are to be painted.

Stock Textual asks every widget between the topmost and the lowest change for all of its lines:
moving the cursor of a list by one asks every pane of the screen. `render_partial_update` is not
documented; Textual is pinned, and a test compares the screens of both ways cell by cell.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Stretch = tuple[int, int]
"""The columns from and to where a row is to be painted; those of a row come in order."""
Chops = list[dict[int, Strip | None]]
"""Pieces of every row by the column where they begin."""


class LeanCompositor(Compositor):
    """Renders what changed and nothing around it."""

    @classmethod
    def take_over(cls, screen: Screen[Any]) -> None:
        """Have a screen composed by this class from now on."""
        if type(screen._compositor) is Compositor:
            screen._compositor.__class__ = cls

    @classmethod
    def hold(cls, screen: Screen[Any]) -> None:
        """Show nothing of a screen until `release`."""
        screen._compositor.__class__ = HeldCompositor

    @classmethod
    def release(cls, screen: Screen[Any]) -> None:
        """Show a screen that was held."""
        if type(screen._compositor) is HeldCompositor:
            screen._compositor.__class__ = LeanCompositor  # type: ignore[assignment]
            screen.refresh()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what is to be painted anew; None when nothing is."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(region for region in regions if region))
        if not spans:
            return None
        rows: dict[int, list[Stretch]] = {}
        for row, start, end in sorted(spans):
            rows.setdefault(row, []).append((start, end))
        cuts = self.cuts
        chops: Chops = [
            dict.fromkeys(cut[:-1]) if row in rows else {} for row, cut in enumerate(cuts)
        ]
        wanted = {row: _pieces_within(cuts[row], stretches) for row, stretches in rows.items()}
        # From front to back: what is painted first stands before the rest.
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            for first, count in _runs_within(shown, wanted):
                lines = Region(shown.x - region.x, first - region.y, shown.width, count)
                for row, strip in enumerate(widget.render_lines(lines), first):
                    _fill(chops[row], wanted[row], cuts[row], shown, strip)
                    if not wanted[row]:
                        del wanted[row]
            if not wanted:
                break
        return ChopsUpdate(chops, spans, [cut[1:] for cut in cuts])


class HeldCompositor(LeanCompositor):
    """Composes, but shows nothing: the frame of before stays until there is something to read."""

    def render_update(self, *_args: object, **_options: object) -> None:
        """Return nothing to be shown."""
        self._dirty_regions.clear()


def _pieces_within(cuts: list[int], stretches: list[Stretch]) -> set[int]:
    """Return the columns where those pieces of a row begin of which something is to be painted."""
    return {
        left
        for left, right in pairwise(cuts)
        if any(start < right and end > left for start, end in stretches)
    }


def _runs_within(shown: Region, wanted: Mapping[int, set[int]]) -> list[tuple[int, int]]:
    """Return the runs of rows of `shown` to be painted: the first row and the number of rows.

    Those are the rows in which a piece is wanted there.
    """
    left, top, right, bottom = shown.x, shown.y, shown.right, shown.bottom
    runs: list[tuple[int, int]] = []
    for row, pieces in wanted.items():
        if not top <= row < bottom or not any(left <= x < right for x in pieces):
            continue
        if runs and sum(runs[-1]) == row:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((row, 1))
    return runs


def _fill(
    chops: dict[int, Strip | None], wanted: set[int], cuts: list[int], shown: Region, strip: Strip
) -> None:
    """Put pieces of a strip where they are wanted; they are wanted no more."""
    left, right = shown.x, shown.right
    within = [cut for cut in cuts if left <= cut <= right]
    for cut, piece in zip(within, strip.divide([cut - left for cut in within[1:]]), strict=False):
        if cut in wanted:
            chops[cut] = piece
            wanted.discard(cut)
