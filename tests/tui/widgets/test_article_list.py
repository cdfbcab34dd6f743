"""The list of articles: what a move of the cursor paints, and where the list stands after it."""

from tests.tui.driving import press, running
from tui.app import Lesart

SIZE = (140, 40)
LIST = slice(0, 36)
"""Columns of the list in a window of this size."""


def painted(app: Lesart) -> list[list[tuple[str, str]]]:
    """Return the cells of the list's rows, each with its style."""
    return [
        [(sign, str(style)) for text, style, _ in strip for sign in text][LIST]
        for strip in app.screen._compositor.render_strips()
    ]


async def test_only_titles_and_the_bar_change_with_the_cursor(lesart: Lesart) -> None:
    async with running(lesart, SIZE) as (pilot, browse):
        before = painted(lesart)
        await press(pilot, "j")
        after = painted(lesart)
        top, height = browse.articles.region.y, browse.articles.entry_height
        changed = {
            y - top: {x for x, (one, other) in enumerate(zip(*rows, strict=True)) if one != other}
            for y, rows in enumerate(zip(before, after, strict=True))
            if y >= top
        }
        titled = [y for y, columns in changed.items() if len(columns) > 1]
        barred = [y for y, columns in changed.items() if columns == {0}]
        assert titled
        assert height - 1 in barred, "outlet and date of the first article were painted again"
        assert 2 * height - 1 in barred
        assert max(titled + barred) < 2 * height


async def test_at_the_edge_the_list_moves_by_most_of_a_page(lesart: Lesart) -> None:
    async with running(lesart, (140, 21)) as (pilot, browse):
        articles = browse.articles
        visible = articles.size.height // articles.entry_height
        assert visible == 6
        await press(pilot, *["j"] * visible)
        first = int(articles.scroll_offset.y) // articles.entry_height
        assert (articles.cursor, first) == (6, 5)
        await press(pilot, "k", "k")
        first = int(articles.scroll_offset.y) // articles.entry_height
        assert (articles.cursor, first) == (4, 0)
