"""The table of all names: sorting, filtering, who mentions whom, and decisions."""

import asyncio
from collections.abc import Sequence
from typing import overload

import pytest
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.pilot import Pilot

from library.names.model import NameOrder, NameRow
from tests.tui.driving import press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.names import NamesScreen
from tui.themes.ink import INK
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.name_table import NameTable, fit_columns
from tui.widgets.lists.outlet_counts import OutletCounts


def screen(app: Lesart) -> NamesScreen:
    assert isinstance(app.screen, NamesScreen)
    return app.screen


def said(app: Lesart) -> str:
    return screen(app).query_one(HintLine).status


async def open_names(pilot: Pilot[None]) -> None:
    await press(pilot, "e")
    await pilot.pause(0.1)
    await settle(pilot)


async def test_s_sorts_by_every_column_and_capital_s_turns_around(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table, seen = screen(lesart).table, []
        for _column in NameOrder:
            seen.append(table.order)
            forwards = list(table.rows)
            await press(pilot, "S")
            if table.order is NameOrder.MENTIONS:
                assert [row.mentions for row in table.rows] == sorted(r.mentions for r in forwards)
            assert list(table.rows) != forwards
            await press(pilot, "s")
        assert seen == list(NameOrder)
        assert table.order is NameOrder.MENTIONS


async def test_the_filter_narrows_while_typing_and_escape_shows_all(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        total = table.length
        await press(pilot, "slash")
        await type_text(pilot, "spark")
        assert 0 < table.length < total
        assert all("spark" in row.name.casefold() for row in table.rows)
        await press(pilot, "enter")
        assert table.has_focus
        await press(pilot, "escape")
        assert table.length == total
        assert screen_of(lesart) == "NamesScreen"


async def test_capital_t_shows_one_type_after_the_other(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table, seen = screen(lesart).table, []
        for _kind in range(4):
            await press(pilot, "T")
            seen.append({row.type for row in table.rows})
        kinds = ({"PER"}, {"ORG"}, {"LOC"}, {"MISC"})
        assert all(found <= kind for found, kind in zip(seen, kinds, strict=True))
        await press(pilot, "T")
        assert len({row.type for row in table.rows}) > 1


async def test_the_outlets_follow_the_cursor_and_marks_set_names_side_by_side(
    lesart: Lesart,
) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        names, counts = screen(lesart), screen(lesart).query_one(OutletCounts)
        await press(pilot, "j")
        current = names.table.current
        assert current is not None
        assert [each.name for each in counts.facts] == [current.name]
        assert sum(each.mentions for each in counts.facts[0].outlets) == current.mentions
        await press(pilot, "space", "space")
        assert [each.name for each in counts.facts] == [
            row.name for row in names.table.marked.values()
        ]
        assert "who mentions whom" in "\n".join(shown_text(lesart))
        await press(pilot, "escape")
        assert not names.table.marked


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_enter_and_o_list_the_articles(lesart: Lesart, key: str) -> None:
    async with running(lesart) as (pilot, browse):
        await open_names(pilot)
        current = screen(lesart).table.current
        assert current is not None
        await press(pilot, key)
        assert screen_of(lesart) == "BrowseScreen"
        assert browse.listing is not None
        assert (browse.listing.text, browse.listing.total) == (
            f'name:"{current.name}"',
            current.articles,
        )


async def test_the_table_is_as_it_was_left(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        await press(pilot, "s", "j", "j", "e")
        assert screen_of(lesart) == "BrowseScreen"
        await open_names(pilot)
        table = screen(lesart).table
        assert (table.order, table.cursor) == (NameOrder.ARTICLES, 2)
        await press(pilot, "q")
        assert screen_of(lesart) == "BrowseScreen"


async def test_merging_asks_which_name_stays_and_can_be_undone(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        first, second, total = table.rows[0], table.rows[1], table.length
        await press(pilot, "m")
        assert "space" in said(lesart)
        await press(pilot, "space", "m")
        assert screen_of(lesart) == "ChoiceQuestion"
        await press(pilot, "escape")
        assert (table.length, len(table.marked)) == (total, 1)
        await press(pilot, "m", "j", "enter")
        assert table.length == total - 1
        assert not table.marked
        assert table.rows[0].id == first.id
        assert table.rows[0].mentions == first.mentions + second.mentions
        assert second.name in said(lesart)
        await press(pilot, "U")
        assert [table.rows[0], table.rows[1]] == [first, second]


async def test_keeping_apart_forbids_a_merge(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        total = table.length
        await press(pilot, "a")
        assert "Mark one other name" in said(lesart)
        await press(pilot, "space", "a")
        assert "kept apart" in said(lesart)
        await press(pilot, "g", "space", "m", "enter")
        assert table.length == total
        assert len(table.marked) == 1
        assert any(note.severity == "error" for note in lesart._notifications)


async def test_a_spelling_is_split_off(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        at, row = next((at, row) for at, row in enumerate(table.rows) if row.spellings > 1)
        table.cursor = at
        total = table.length
        await press(pilot, "d", "enter")
        assert table.length == total + 1
        await press(pilot, "U")
        assert table.length == total
        table.cursor = next(at for at, row in enumerate(table.rows) if row.spellings == 1)
        await press(pilot, "d")
        assert "one spelling" in said(lesart)
        assert row.id


async def test_a_name_is_renamed(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        before = table.rows[0]
        await press(pilot, "r", "escape")
        assert table.rows[0] == before
        await press(pilot, "r", "ctrl+u")
        await type_text(pilot, "Zzyzx")
        await press(pilot, "enter")
        assert (table.rows[0].id, table.rows[0].name) == (before.id, "Zzyzx")
        await press(pilot, "U")
        assert table.rows[0] == before


async def test_a_name_gets_another_type(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        before = table.rows[0]
        await press(pilot, "t", "g", "enter")
        assert before.type != "PER"
        assert (table.rows[0].id, table.rows[0].type) == (before.id, "PER")
        await press(pilot, "U")
        assert table.rows[0].type == before.type


async def test_a_false_name_is_hidden(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        table = screen(lesart).table
        before = list(table.rows)
        await press(pilot, "x")
        assert list(table.rows) == before[1:]
        await press(pilot, "U", "U")
        assert list(table.rows) == before
        assert said(lesart) == "Nothing to take back."


async def test_question_mark_lists_the_keys(lesart: Lesart) -> None:
    async with running(lesart, (110, 50)) as (pilot, _):
        await open_names(pilot)
        names = screen(lesart)
        described = {
            binding.description
            for node in (names.table, names)
            for _key, binding in node._bindings
            if binding.description and binding.id
        }
        await press(pilot, "question_mark")
        text = "\n".join(shown_text(lesart))
        assert [what for what in described if what not in text] == []


@pytest.mark.parametrize("width", [20, 40, 60, 79, 80, 102, 140, 200])
def test_the_columns_fit(width: int) -> None:
    layout = fit_columns(width)
    assert layout.name >= 1
    assert layout.name + sum(cells for _, cells, _ in layout.columns) <= max(width, 40)
    if width >= 80:
        assert len(layout.columns) == 6


class ManyRows(Sequence[NameRow]):
    """A hundred thousand rows that count how often one is asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, index: int) -> NameRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[NameRow]: ...
    def __getitem__(self, index: int | slice) -> NameRow | Sequence[NameRow]:
        assert isinstance(index, int)
        self.asked += 1
        return NameRow(f"per-{index}", f"Name {index}", "PER", 3, 2, 1, None, None)


class Tabled(App[None]):
    """Only the table."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Know the variables that the table is painted with."""
        return INK.variables

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield NameTable(id="table")


async def test_a_hundred_thousand_names_cost_what_is_visible() -> None:
    rows, app = ManyRows(), Tabled()
    async with app.run_test(size=(100, 30)) as pilot:
        table = app.query_one(NameTable)
        table.focus()
        table.show_rows(rows, NameOrder.MENTIONS)
        await pilot.pause()
        for key in ("G", "pageup", "g", "j"):
            await pilot.press(key)
        await pilot.pause()
        assert table.cursor == 1
        assert rows.asked < 1_000


async def test_what_is_under_way_ends_with_the_screen_before_its_widgets_go(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _):
        await open_names(pilot)
        names = screen(lesart)

        async def look() -> None:
            while names.query_one(NameTable) and names.query_one(OutletCounts):
                await asyncio.sleep(0)

        worker = names.run_worker(look(), exit_on_error=False)
        await pilot.press("escape")
        while not worker.is_finished:
            await pilot.pause(0.01)
        assert screen_of(lesart) == "BrowseScreen"
        assert worker.is_cancelled
        assert worker.error is None or not isinstance(worker.error, NoMatches)
