"""Whole screens know their width before they are laid out, and follow it and the theme later."""

from collections.abc import Callable

import pytest

from tests.tui.driving import press, running, settle
from tui.app import Lesart
from tui.widgets.whole_note import WholeNote


@pytest.mark.parametrize("first", [140, 80])
async def test_a_screen_follows_the_width_back_and_forth(lesart: Lesart, first: int) -> None:
    async with running(lesart, (first, 30)) as (pilot, _browse):
        await press(pilot, "M")
        beside = lesart.screen.query_one(WholeNote)
        for width in (first, 80, 140, first):
            await pilot.resize_terminal(width, 30)
            await settle(pilot)
            wide = width >= 90
            assert lesart.screen.has_class("-wide") is wide
            assert lesart.screen.has_class("-narrow") is not wide
            assert (beside.region.width > 0) is wide
            assert lesart.screen.size.width == width


async def test_a_size_that_changed_meanwhile_holds_below(lesart: Lesart) -> None:
    async with running(lesart, (140, 40)) as (pilot, browse):
        await press(pilot, "M")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "escape")
        assert lesart.screen is browse
        assert browse.size == (80, 24)
        assert browse.has_class("-medium")
        assert browse.query_one("#hints").region.bottom == 24


async def test_a_new_layout_that_is_painted_anew_is_painted_once(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (_pilot, browse):
        painted: list[object] = []
        monkeypatch.setattr(lesart, "_display", lambda _screen, update: painted.append(update))
        browse.list_pane.display = False
        browse.refresh(layout=True)
        browse.refresh()
        browse._on_timer_update()
        assert len([update for update in painted if update is not None]) == 1


async def test_a_theme_chosen_above_a_screen_holds_below(open_seeds: Callable[..., Lesart]) -> None:
    app, other = open_seeds(), open_seeds()
    async with running(app) as (pilot, browse):
        parts = [each.id for each in browse.query("*") if each.id]
        await press(pilot, "M", "ctrl+t", "escape")
        colours = {part: browse.query_one(f"#{part}").background_colors for part in parts}
        chosen = app.theme
    other.theme = chosen
    async with running(other) as (_pilot, browse):
        for part in parts:
            assert colours[part] == browse.query_one(f"#{part}").background_colors
