"""Every key of the main screen does what its description says."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from library.settings import Settings
from tests.tui.driving import focus_of, press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart


async def test_the_list_moves_by_arrows_and_vim_keys(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        assert focus_of(browse) == "articles"
        at = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home"):
            await press(pilot, key)
            at.append(browse.articles.cursor)
        assert at == [1, 2, 1, 0, 17, 0, 17, 0]


async def test_the_list_moves_by_pages(lesart: Lesart) -> None:
    async with running(lesart, (140, 24)) as (pilot, browse):
        visible = browse.articles.size.height // browse.articles.entry_height
        at = []
        for key in ("pagedown", "pageup", "pagedown", "ctrl+u", "ctrl+d"):
            await press(pilot, key)
            at.append(browse.articles.cursor)
        half = visible // 2
        assert at == [visible, 0, visible, visible - half, visible]


async def test_the_reader_follows_the_list_without_marking_as_read(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j")
        assert browse.articles.current is not None
        assert browse.reader.article is not None
        assert browse.reader.article.id == browse.articles.current.id
        assert browse.articles.read == frozenset()


async def test_enter_opens_and_marks_as_read_and_u_takes_it_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter")
        assert focus_of(browse) == "reader"
        assert browse.row is not None
        assert set(browse.articles.read) == {browse.row.id}
        await press(pilot, "u")
        assert set(browse.articles.read) == set()


async def test_j_and_k_in_capitals_open_the_articles_beside(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        at, opened = [], []
        for key in ("J", "J", "j", "K"):
            await press(pilot, key)
            assert browse.row is not None
            assert focus_of(browse) == "reader"
            assert browse.articles.current == browse.row
            at.append(browse.articles.cursor)
            opened.append(browse.row.id)
        assert at == [1, 2, 2, 1]
        assert set(browse.articles.read) == set(opened)


async def test_beyond_the_last_article_the_last_one_stays(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "G", "enter", "J")
        assert browse.articles.cursor == browse.articles.length - 1
        assert browse.said == "That was the last article."


async def test_star_is_given_and_taken(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "asterisk")
        assert browse.articles.current is not None
        assert set(browse.articles.starred) == {browse.articles.current.id}
        assert "★" in shown_text(lesart)[2]
        await press(pilot, "asterisk")
        assert set(browse.articles.starred) == set()


async def test_the_reader_scrolls_by_lines_pages_and_ends(lesart: Lesart) -> None:
    async with running(lesart, (100, 24)) as (pilot, browse):
        await press(pilot, "enter")
        page, last = browse.reader.size.height - 1, browse.reader.max_scroll_y
        at = []
        for key in ("j", "down", "k", "up", "space", "b", "ctrl+d", "ctrl+u", "pagedown", "g", "G"):
            await press(pilot, key)
            at.append(int(browse.reader.scroll_offset.y))
        half = page // 2
        assert at == [1, 2, 1, 0, page, 0, half, 0, page, 0, last]
        assert browse.reader.percent == 100


async def test_tab_and_h_and_l_go_between_panes(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        names = []
        for key in ("tab", "tab", "shift+tab", "l", "right", "h", "left"):
            await press(pilot, key)
            names.append(focus_of(browse))
        assert names == ["reader", "articles", "reader", "reader", "reader", "articles", "articles"]


async def test_z_shows_the_reader_alone_and_escape_brings_all_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "z")
        assert not browse.list_pane.display
        assert focus_of(browse) == "reader"
        await press(pilot, "escape")
        assert browse.list_pane.display


async def test_i_folds_the_side_pane(lesart: Lesart) -> None:
    async with running(lesart, (100, 30)) as (pilot, browse):
        shown = [browse.side_pane.display]
        for _ in range(2):
            await press(pilot, "i")
            shown.append(browse.side_pane.display)
            assert focus_of(browse)
        assert shown == [False, True, False]


@pytest.mark.parametrize("keys", ["i escape", "i i", "i tab escape"])
async def test_the_side_pane_gives_the_focus_back_when_it_goes(lesart: Lesart, keys: str) -> None:
    async with running(lesart, (100, 30)) as (pilot, browse):
        for start in ("articles", "reader"):
            assert focus_of(browse) == start
            await press(pilot, *keys.split())
            assert not browse.side_pane.display
            assert focus_of(browse) == start
            await press(pilot, "enter")


async def test_a_narrow_screen_shows_one_pane_at_a_time(lesart: Lesart) -> None:
    async with running(lesart, (60, 20)) as (pilot, browse):
        assert (browse.list_pane.display, browse.reader_pane.display) == (True, False)
        await press(pilot, "enter")
        assert (browse.list_pane.display, browse.reader_pane.display) == (False, True)
        await press(pilot, "escape")
        assert (browse.list_pane.display, browse.reader_pane.display) == (True, False)
        assert focus_of(browse) == "articles"


async def test_s_sorts_in_every_way_and_keeps_the_cursor_on_its_article(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "j")
        row, orders = browse.articles.current, []
        for _ in range(5):
            await press(pilot, "s")
            assert browse.articles.current == row
            assert browse.listing is not None
            orders.append(browse.listing.order.value)
        assert sorted(orders) == ["event", "newest", "oldest", "outlet", "title"]


async def test_what_was_done_is_said_in_whole_for_a_while(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart, (80, 24)) as (pilot, browse):
        done = "A sentence that needs far more than half of the line to be read in whole."
        browse.confirm(done)
        await pilot.pause()
        assert done in shown_text(lesart)[-1]
        monkeypatch.setattr("tui.widgets.hint_line.CONFIRMED_FOR", 0.1)
        browse.confirm(done)
        while browse.said:
            await pilot.pause(0.1)
        assert "/ search" in shown_text(lesart)[-1]


async def test_f_filters_while_typing_and_escape_shows_all_again(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "f")
        await type_text(pilot, "sparkasse")
        assert browse.articles.length == 3
        await press(pilot, "enter")
        assert focus_of(browse) == "articles"
        assert browse.articles.length == 3
        await press(pilot, "escape")
        assert browse.articles.length == 18


async def test_question_mark_lists_every_key_with_its_description(lesart: Lesart) -> None:
    async with running(lesart, (110, 70)) as (pilot, browse):
        described = {
            binding.description
            for node in (
                browse.articles,
                browse.reader,
                browse.list_pane,
                browse.name_list,
                browse,
                lesart,
            )
            for _key, binding in node._bindings
            if binding.description and binding.id and not binding.system
        }
        await press(pilot, "question_mark")
        assert screen_of(lesart) == "HelpScreen"
        text = "\n".join(shown_text(lesart))
        assert [what for what in described if what not in text] == []
        await press(pilot, "escape")
        assert screen_of(lesart) == "BrowseScreen"


async def test_exclamation_mark_lists_refused_files(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _browse):
        await press(pilot, "exclamation_mark")
        assert screen_of(lesart) == "RefusedScreen"
        assert "could be read" in "\n".join(shown_text(lesart))


async def test_the_palette_opens_an_article_by_a_part_of_its_title(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "ctrl+p")
        await type_text(pilot, "tram as residents")
        await pilot.pause(0.3)
        await press(pilot, "enter", "enter")
        assert browse.row is not None
        assert browse.row.outlet == "Meridian 45"
        assert focus_of(browse) == "reader"


async def test_the_cursor_of_the_palette_keeps_still(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _browse):
        await press(pilot, "ctrl+p")
        assert screen_of(lesart) == "Palette"
        assert not lesart.screen.query_one(Input).cursor_blink


async def test_a_page_after_the_last_one_tells_of_the_next_article(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "enter", "G")
        assert "J opens the next" not in browse.said
        await press(pilot, "space")
        assert "J opens the next" in browse.said
        await press(pilot, "J")
        await settle(pilot)
        assert browse.said == ""
        for _ in range(browse.articles.length):
            await press(pilot, "J")
        await settle(pilot)
        await press(pilot, "G", "space")
        assert browse.said == "The end of the last article."


async def test_the_palette_lists_the_articles_of_an_outlet(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "ctrl+p")
        await type_text(pilot, "outlet irseltaler")
        await pilot.pause(0.3)
        await press(pilot, "enter", "enter")
        await settle(pilot)
        rows = [browse.articles.row_at(i) for i in range(browse.articles.length)]
        assert rows
        assert {row.outlet for row in rows if row} == {"Irseltaler Bote"}


async def test_the_place_in_an_article_is_kept_over_sessions(
    open_seeds: Callable[..., Lesart],
) -> None:
    first = open_seeds()
    async with running(first, (100, 24)) as (pilot, browse):
        await press(pilot, "j", "j", "enter", "space", "j")
        row, offset = browse.row, browse.reader.top_offset
        assert offset > 0
        await pilot.press("q")
    second = open_seeds()
    async with running(second, (140, 40)) as (_pilot, browse):
        assert browse.row is not None
        assert row is not None
        assert browse.row.id == row.id
        lines = browse.reader.line_of(offset)
        assert int(browse.reader.scroll_offset.y) in (lines, int(browse.reader.max_scroll_y))


async def test_keys_can_be_changed_in_the_settings(open_seeds: Callable[..., Lesart]) -> None:
    app = open_seeds(Settings(keys={"search.open": "ctrl+f"}))
    async with running(app) as (pilot, browse):
        await press(pilot, "slash")
        assert not browse.search_bar.has_class("-open")
        await press(pilot, "ctrl+f")
        assert browse.search_bar.has_class("-open")


def test_every_binding_has_an_id_and_a_description(lesart: Lesart) -> None:
    from tui.screens.browse.screen import BrowseScreen
    from tui.widgets.lists.article_list import ArticleList
    from tui.widgets.lists.list_pane import ListPane
    from tui.widgets.prompt_bar import PromptBar
    from tui.widgets.texts.reader import Reader

    ids: list[str] = []
    for part in (Lesart, *BrowseScreen.__mro__[:6], ArticleList, ListPane, PromptBar, Reader):
        for binding in vars(part).get("BINDINGS", []):
            if part.__module__.startswith("tui."):
                assert binding.id, binding
                assert 0 < len(binding.description) <= 24, binding
                ids.append(binding.id)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_the_hints_fit_on_the_last_line(lesart: Lesart, size: tuple[int, int]) -> None:
    async with running(lesart, size) as (pilot, _browse):
        for key in ("tab", "slash"):
            last = shown_text(lesart)[-1]
            assert "…" not in last
            assert len(last.split()) >= 4
            await press(pilot, key)


async def test_what_is_read_stays_in_view_when_the_window_gets_narrow(
    open_seeds: Callable[..., Lesart],
) -> None:
    async with running(open_seeds(), (140, 40)) as (pilot, browse):
        await press(pilot, "j", "enter")
        await pilot.resize_terminal(60, 30)
        await settle(pilot)
        assert (browse.reader_pane.display, browse.list_pane.display) == (True, False)
        assert focus_of(browse) == "reader"
        await pilot.resize_terminal(140, 40)
        await settle(pilot)
        assert (browse.reader_pane.display, browse.list_pane.display) == (True, True)
        await press(pilot, "escape")
        await pilot.resize_terminal(60, 30)
        await settle(pilot)
        assert (browse.reader_pane.display, browse.list_pane.display) == (False, True)
        assert focus_of(browse) == "articles"
