"""Where notes are typed: painted as Textual paints it, but as fast for one very long line."""

import random
import time
from collections.abc import Iterable

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from tui.textual_seams.note_area import NoteArea

PIECES = ("Damm", " ", "\n", "\t", "漢字", "a" * 70, "(", "]", "é", "\n\n", "sagte er ")
LONG = 60_000


class Both(App[None]):
    """The same text in Textual's own area and in ours."""

    CSS = "TextArea { border: none; padding: 0; height: 20; scrollbar-size: 0 0; }"

    def compose(self) -> ComposeResult:
        """Lay them out one above the other."""
        for kind in (TextArea, NoteArea):
            area = kind(id=kind.__name__.lower(), compact=True, highlight_cursor_line=False)
            area.match_cursor_bracket = False
            area.cursor_blink = False
            yield area


def look(strip: Strip) -> list[tuple[str, object]]:
    """Return each character with its style: how they are cut into segments does not matter."""
    return [(each, part.style) for part in strip for each in part.text]


def shown(area: TextArea) -> Iterable[list[tuple[str, object]]]:
    """Return every line of an area as it is painted now."""
    return [look(area.render_line(y)) for y in range(area.size.height)]


@pytest.mark.parametrize("seed", range(3))
async def test_it_looks_as_textual_paints_it(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(PIECES) for _ in range(chance.choice((0, 3, 30, 120))))
    app = Both()
    async with app.run_test(size=(40, 44)) as pilot:
        theirs, ours = app.query_one("#textarea", TextArea), app.query_one(NoteArea)
        for area in (theirs, ours):
            area.load_text(text)
        await pilot.pause()
        lines = text.split("\n")
        for _ in range(3):
            ends = []
            for _ in range(2):
                row = chance.randrange(len(lines))
                ends.append((row, chance.randint(0, len(lines[row]))))
            for wanted in (Selection(*ends), Selection.cursor(ends[0])):
                seen = []
                for area in (theirs, ours):
                    area.focus()
                    area.selection = wanted
                    await pilot.pause()
                    area.scroll_to(y=0, animate=False, immediate=True)
                    assert area.has_focus
                    seen.append(shown(area))
                assert seen[0] == seen[1]


async def test_painting_a_very_long_line_takes_what_is_visible() -> None:
    app = Both()
    async with app.run_test(size=(80, 44)) as pilot:
        area = app.query_one(NoteArea)
        area.load_text("wort ein " * (LONG // 9))
        await pilot.pause()
        spent = []
        for _ in range(3):
            begun = time.thread_time()
            assert len(list(shown(area))) == 20
            spent.append(time.thread_time() - begun)
        assert min(spent) < 0.05
