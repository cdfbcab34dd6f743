"""Names beside the reader and in it."""

from collections.abc import Callable

import pytest
from rich.segment import Segment

from tests.tui.driving import focus_of, press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen
from tui.widgets.section import Section
from tui.widgets.texts.named_reader import NamedReader

TO_NAMES = ("enter", "I", "tab")
"""Keys from the list of articles to the names of the first one."""


def section_of(browse: BrowseScreen) -> str:
    section: Section = browse.side_pane.section
    return section.SECTION_TITLE


def painted(reader: NamedReader, words: str) -> Segment:
    """Return the first visible segment that begins with `words`."""
    for y in range(reader.size.height):
        for segment in reader.render_line(y):
            if segment.text.startswith(words):
                return segment
    return Segment("")


def names_of(browse: BrowseScreen) -> list[str]:
    entries = browse.name_list.entries
    return [entry.name for entry in entries if not isinstance(entry, str)]


async def go_to_frequent_name(browse: BrowseScreen) -> None:
    """Put the cursor on a name with several mentions here."""
    rows = [browse.name_list.name_at(index) for index in range(browse.name_list.length)]
    browse.name_list.cursor = next(at for at, row in enumerate(rows) if row and row.count > 1)


async def test_the_names_of_an_article_stand_in_groups(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "I")
        headings = [each for each in browse.name_list.entries if isinstance(each, str) and each]
        assert set(headings) <= {"People", "Organisations", "Places", "Other"}
        assert "People" in headings
        shown = "\n".join(shown_text(lesart))
        assert all(name in shown for name in names_of(browse)[:3])


async def test_names_come_with_the_article(lesart: Lesart) -> None:
    async with running(lesart) as (_pilot, browse):
        row = browse.articles.row_at(1)
        assert row is not None
        names = [name.name for name in browse.names.of(row.id)]
        await browse.load(row).wait()
        assert sorted(names_of(browse)) == sorted(names) != []
        assert list(browse.reader.names) != []


async def test_an_empty_reader_waits_for_no_names(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        browse.show_listing(browse.library.listing("zzzqqq"))
        await settle(pilot)
        assert browse.row is None
        assert not browse.names_section.waiting


async def test_nobody_waits_for_names_where_there_are_none(
    open_folder: Callable[..., Lesart],
) -> None:
    texts = {f"{letter}.txt": f"Regen {letter}\n\nEs regnet heute." for letter in "abcd"}
    async with running(open_folder(texts)) as (pilot, browse):
        while browse.articles.length < 4 or not browse._names_found:
            await pilot.pause(0.1)
        await settle(pilot)
        waited: list[bool] = []

        def remember(waiting: bool) -> None:
            waited.append(waiting)

        browse.watch(browse.names_section, "waiting", remember, init=False)
        await press(pilot, "g", "enter", "J", "J")
        assert names_of(browse) == []
        assert waited == []


async def test_capital_i_goes_through_the_sections(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        seen = [section_of(browse)]
        for _ in range(3):
            await press(pilot, "I")
            seen.append(section_of(browse))
        assert seen == ["Details", "Names", "Notes", "Details"]


async def test_the_cursor_passes_over_headings(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, *TO_NAMES)
        names = browse.name_list
        for key in ("g", *"jjjjjjjj", "G", *"kkkkkkkk", "ctrl+d", "ctrl+u", "pagedown", "pageup"):
            await pilot.press(key)
            assert names.current is not None
        assert names.cursor == 1


async def test_moving_lets_the_mentions_of_a_name_stand_out(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        assert browse.reader.name_here == ()
        await press(pilot, *TO_NAMES)
        for key in ("j", "j", "k"):
            await press(pilot, key)
            name = browse.name_list.current
            assert name is not None
            assert browse.reader.name_here == name.spans
        stood = browse.reader.name_here
        await press(pilot, "h")
        assert browse.reader.name_here == stood
        await press(pilot, "h")
        assert browse.reader.name_here == ()


async def test_enter_goes_from_mention_to_mention_and_begins_again(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, *TO_NAMES)
        await go_to_frequent_name(browse)
        current = browse.name_list.current
        assert current is not None
        seen = []
        for _ in range(current.count + 1):
            await press(pilot, "enter")
            seen.append(browse.reader.mention_here)
        assert seen == [*current.spans, current.spans[0]]
        assert browse.said.endswith(f"1 of {current.count}")


async def test_o_lists_every_article_about_a_name(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, *TO_NAMES)
        current = browse.name_list.current
        assert current is not None
        await press(pilot, "o")
        assert browse.listing is not None
        assert browse.listing.text == f'name:"{current.name}"'
        assert browse.listing.total == current.articles


async def test_capital_e_marks_names_or_leaves_them_plain(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        reader = browse.reader
        assert reader.article is not None
        name = next(span for span in reader.names if span.start > len(reader.article.title))
        words = reader.article.text[slice(*name)].split()[0]
        style = painted(reader, words).style
        assert style is not None
        assert style.italic
        await press(pilot, "E")
        assert painted(reader, words).style != style
        await press(pilot, "E")
        assert painted(reader, words).style == style


async def test_hits_stay_readable_above_names(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "wehringen")
        await press(pilot, "enter")
        style = painted(browse.reader, "Wehringen").style
        assert style is not None
        assert style.underline
        assert style.bgcolor is not None
        assert style.bgcolor.name == browse.app.get_css_variables()["hit"].lower()


async def test_the_list_follows_the_caret(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "I", "enter")
        span = browse.reader.names[-1]
        browse.reader.point_at(span.start)
        await pilot.pause()
        assert browse.name_list.current is not None
        assert span in browse.name_list.current.spans


async def test_a_narrow_screen_shows_names_as_a_drawer(lesart: Lesart) -> None:
    async with running(lesart, (60, 20)) as (pilot, browse):
        await press(pilot, "I")
        assert (browse.side_pane.display, focus_of(browse)) == (True, "names")
        assert "articles  outlets" in "\n".join(shown_text(lesart))
        await press(pilot, "enter")
        assert browse.reader_pane.display
        assert browse.reader.mention_here is not None


async def test_e_opens_all_names_and_escape_comes_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, _browse):
        await press(pilot, "e")
        assert screen_of(lesart) == "NamesScreen"
        await press(pilot, "escape")
        assert screen_of(lesart) == "BrowseScreen"


async def test_decisions_are_made_beside_the_reader_and_taken_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, *TO_NAMES)
        before = names_of(browse)
        await press(pilot, "x")
        assert names_of(browse) == before[1:]
        await press(pilot, "U")
        assert names_of(browse) == before
        await press(pilot, "space", "m", "enter")
        assert len(names_of(browse)) == len(before) - 1
        await press(pilot, "U")
        assert names_of(browse) == before


async def test_outside_text_is_no_markup(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, *TO_NAMES, "r", "ctrl+u")
        await type_text(pilot, "[b]X[/q]")
        await press(pilot, "enter")
        assert "[b]X[/q]" in names_of(browse)
        assert "[b]X[/q]" in "\n".join(shown_text(lesart))
        await press(pilot, "x", "e")
        assert screen_of(lesart) == "NamesScreen"


@pytest.mark.slow
async def test_names_are_found_in_the_background(
    open_folder: Callable[..., Lesart],
) -> None:
    text = "Rat tagt\n\nBürgermeisterin Frauke Tiemann eröffnete die Sitzung in Hamburg."
    async with running(open_folder({"rat.txt": text})) as (pilot, browse):
        await press(pilot, "I")
        while not names_of(browse):
            await pilot.pause(0.1)
        assert "Frauke Tiemann" in names_of(browse)
        browse.say("Saved.")
        browse.say_underway("names: 120 of 10,000")
        await pilot.pause()
        assert "names: 120 of 10,000 · Saved." in shown_text(browse.app)[-1]  # type: ignore[arg-type]
