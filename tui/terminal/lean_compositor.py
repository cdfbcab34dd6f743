"""Textual's compositor, taught to ask widgets only for the lines that are to be painted.

Stock Textual asks every widget between the topmost and the lowest change for all of its lines:
moving the cursor of a list by one asks every pane of the screen. `render_partial_update` is not
documented; Textual is pinned, and a test compares the screens of both ways cell by cell.
"""

from collections.abc import Mapping
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
        # From front to back: what is painted first stands before the rest.
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            for first, count in _runs_within(shown, rows, chops):
                lines = Region(shown.x - region.x, first - region.y, shown.width, count)
                for row, strip in enumerate(widget.render_lines(lines), first):
                    _fill(chops[row], cuts[row], shown, strip)
        return ChopsUpdate(chops, spans, [cut[1:] for cut in cuts])


class HeldCompositor(LeanCompositor):
    """Composes, but shows nothing: the frame of before stays until there is something to read."""

    def render_update(self, *_args: object, **_options: object) -> None:
        """Return nothing to be shown."""
        self._dirty_regions.clear()


def _runs_within(
    shown: Region, rows: Mapping[int, list[Stretch]], chops: Chops
) -> list[tuple[int, int]]:
    """Return the runs of rows of `shown` to be painted: the first row and the number of rows.

    Those are the rows that are to be painted there and where not everything is covered yet.
    """
    left, top, right, bottom = shown.x, shown.y, shown.right, shown.bottom
    runs: list[tuple[int, int]] = []
    for row, stretches in rows.items():
        if not top <= row < bottom or stretches[0][0] >= right or stretches[-1][1] <= left:
            continue
        if not _is_open(chops[row], left, right) or not _touches(stretches, left, right):
            continue
        if runs and sum(runs[-1]) == row:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((row, 1))
    return runs


def _is_open(pieces: dict[int, Strip | None], left: int, right: int) -> bool:
    """Tell whether something between two columns is not covered yet."""
    return any(piece is None and left <= x < right for x, piece in pieces.items())


def _touches(stretches: list[Stretch], left: int, right: int) -> bool:
    return any(start < right and end > left for start, end in stretches)


def _fill(chops: dict[int, Strip | None], cuts: list[int], shown: Region, strip: Strip) -> None:
    """Put the pieces of a strip where nothing is yet."""
    left, right = shown.x, shown.right
    within = [cut for cut in cuts if left <= cut <= right]
    for cut, piece in zip(within, strip.divide([cut - left for cut in within[1:]]), strict=False):
        if chops.get(cut) is None:
            chops[cut] = piece
