"""From the list and the reader into a comparison and back; what cannot be compared says so."""

from collections.abc import Callable, Mapping

import pytest
from textual.pilot import Pilot

from library.errors import ComparisonCancelled, LibraryError
from library.model import Opened
from tests.tui.driving import press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.compare.picking import CounterpartPicker
from tui.screens.compare.screen import CompareScreen

OpenFolder = Callable[[Mapping[str, str]], Lesart]

NEWS = (
    "Brücke in Quellstadt gesperrt\n\nDie Alte Brücke in Quellstadt ist seit Montag gesperrt. "
    "Bei einer Prüfung fanden Fachleute einen Riss von zwölf Zentimetern. "
    "Rund 4.000 Fahrzeuge fahren täglich über die Alte Brücke.\n"
)
OTHER = (
    "Quellstadt sperrt die Brücke\n\nQuellstadt hat die Alte Brücke am Montag gesperrt. "
    "Ein Riss von 15 Zentimetern wurde bei einer Prüfung entdeckt. "
    "Der Wochenmarkt findet am Samstag trotzdem wie gewohnt statt.\n"
)
ENGLISH = (
    "Bridge closed in Quellstadt\n\nThe old bridge in Quellstadt has been closed since Monday. "
    "Experts found a crack of twelve centimetres when they inspected the structure. "
    "About four thousand vehicles cross the bridge every day.\n"
)


def compared(app: Lesart) -> CompareScreen:
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def ids(app: Lesart) -> list[str]:
    material = compared(app).material
    assert material is not None
    return [article.id for article in material.articles]


def shown(app: Lesart) -> str:
    return " ".join(" ".join(line.split()) for line in shown_text(app))


async def open_all(pilot: Pilot[None], *keys: str) -> None:
    await settle(pilot)
    await press(pilot, *keys)


@pytest.mark.parametrize("before", [(), ("enter",)], ids=["list", "reader"])
async def test_c_compares_with_the_best_counterpart_of_another_outlet(
    lesart: Lesart, before: tuple[str, ...]
) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", *before)
        row = browse.articles.current
        assert row is not None
        await press(pilot, "c")
        best = lesart.library.comparisons.counterparts(row.id)[0]
        assert best.same_event
        assert best.row.outlet != row.outlet
        assert ids(lesart) == [row.id, best.row.id]


async def test_each_article_is_read_once_for_a_comparison(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (pilot, _):
        await press(pilot, "j")
        reads, read = list[str](), lesart.library.articles.article

        def counted(id: str) -> Opened | None:
            reads.append(id)
            return read(id)

        monkeypatch.setattr(lesart.library.articles, "article", counted)
        await press(pilot, "c")
        assert sorted(reads) == sorted(ids(lesart))
        material = compared(lesart).material
        assert material is not None
        outlines = [opened.outline for id in ids(lesart) if (opened := read(id))]
        assert list(material.outlines) == outlines


async def test_leaving_goes_back_to_the_reader_at_the_statement(lesart: Lesart) -> None:
    async with running(lesart, (100, 30)) as (pilot, browse):
        await press(pilot, "c", "tab", "G", "enter")
        screen = compared(lesart)
        place = screen.place
        assert place is not None
        assert screen.material is not None
        span = screen.material.spans(place.side)[place.statement]
        id = screen.material.articles[place.side].id
        await press(pilot, "q")
        assert screen_of(lesart) == "BrowseScreen"
        assert browse.focused is browse.reader
        assert browse.row is not None
        assert browse.row.id == id
        assert browse.reader.caret is not None
        assert browse.reader.caret.start == span.start or browse.reader.chosen == span


async def test_space_marks_up_to_four_and_c_compares_them_in_that_order(lesart: Lesart) -> None:
    async with running(lesart, (170, 45)) as (pilot, browse):
        await press(pilot, "space", "space", "j", "space", "space", "space")
        marked = list(browse.articles.marked)
        keys = [row.id for row in map(browse.articles.row_at, range(5)) if row]
        assert marked == [keys[0], keys[1], keys[3], keys[4]]
        assert "marked already" in browse.said
        assert [line[1] for line in shown_text(lesart) if line[1:2].isdigit()] == list("1234")
        await press(pilot, "k", "space")
        assert len(browse.articles.marked) == 3
        await press(pilot, "c")
        assert ids(lesart) == [keys[0], keys[1], keys[3]]
        await press(pilot, "escape")
        assert browse.articles.marked == ()


async def test_escape_takes_marks_away(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "space", "escape")
        assert browse.articles.marked == ()
        assert screen_of(lesart) == "BrowseScreen"


async def test_the_picker_narrows_while_typing_and_enter_compares(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        row = browse.articles.current
        assert row is not None
        await press(pilot, "C")
        picker = lesart.screen
        assert isinstance(picker, CounterpartPicker)
        assert picker.candidates.length > 3
        assert "same event" in shown(lesart)
        await type_text(pilot, "sparkasse")
        assert 0 < picker.candidates.length <= 3
        await press(pilot, "down", "up", "escape")
        assert screen_of(lesart) == "BrowseScreen"
        await press(pilot, "C", "down", "enter")
        assert len(ids(lesart)) == 2
        assert ids(lesart)[0] == row.id
        await press(pilot, "C")
        await type_text(pilot, "nothing has this title")
        assert "No other article here holds that." in shown(lesart)
        await press(pilot, "enter", "escape")
        assert screen_of(lesart) == "CompareScreen"


async def test_an_article_without_another_one_says_so(open_folder: OpenFolder) -> None:
    app = open_folder({"one.txt": NEWS})
    async with running(app) as (pilot, _):
        await open_all(pilot, "c")
        assert "There is no other article here to compare this one with." in shown(app)
        await press(pilot, "n", "w", "m", "escape")
        assert screen_of(app) == "BrowseScreen"


async def test_an_article_with_itself_says_so(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        row = browse.articles.current
        assert row is not None
        browse.open_comparison([row.id, row.id])
        await settle(pilot)
        assert "one article twice" in shown(lesart)
        await press(pilot, "q")
        assert screen_of(lesart) == "BrowseScreen"


async def test_an_article_that_is_gone_says_so(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        row = browse.articles.current
        assert row is not None
        browse.open_comparison([row.id, "not-there"])
        await settle(pilot)
        assert "not-there" in shown(lesart)
        await press(pilot, "q")
        assert screen_of(lesart) == "BrowseScreen"


BAD = {
    "title": ("Nothing but a title\n", "holds no statements"),
    "headings": ("Only a heading\n\n## Another one\n\n## And one more\n", "holds no statements"),
    "english": (ENGLISH, "words are not translated"),
    "copy": (NEWS, "nearly the same text"),
    "unlike": (
        "Katzen im Garten\n\nUnsere Katze schläft gern unter dem Apfelbaum. "
        "Abends jagt sie Motten, bis es dunkel wird.\n",
        "No common statement was found",
    ),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=str)
async def test_bad_input_gets_a_screen_and_a_clear_sentence(
    open_folder: OpenFolder, case: str, size: tuple[int, int]
) -> None:
    text, sentence = BAD[case]
    app = open_folder({"a.md": NEWS, "b.md": text})
    async with running(app, size) as (pilot, browse):
        browse.open_comparison(["a", "b"])
        await settle(pilot)
        assert sentence in shown(app)
        await press(pilot, *"npudowwmmq", "tab", *"jkGgx", "enter", "plus", "minus", "t")
        compared(app).give_up_tying()
        await press(pilot, "right_square_bracket", "left_square_bracket", "U")
        assert screen_of(app) == "CompareScreen"
        await press(pilot, "q")


async def test_escape_gives_a_long_comparison_up(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (pilot, browse):
        stopped = []

        def compare(
            _ids: object, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
        ) -> None:
            progress(1, 4)
            while not cancelled():
                pass
            stopped.append(True)
            raise ComparisonCancelled("given up")

        monkeypatch.setattr(lesart.library.comparisons, "compare", compare)
        await pilot.press("c")
        for _ in range(100):
            await pilot.pause(0.02)
            if "25 %" in shown(lesart):
                break
        assert "Comparing … 25 %" in shown(lesart)
        await pilot.press("escape")
        await settle(pilot)
        assert stopped == [True]
        assert screen_of(lesart) == "BrowseScreen"
        assert browse.focused


async def test_a_failure_is_told_and_another_article_can_be_picked(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (pilot, _):

        def compare(*_asked: object) -> None:
            raise LibraryError("The disk is [bold]gone[/].")

        with monkeypatch.context() as broken:
            broken.setattr(lesart.library.comparisons, "compare", compare)
            await press(pilot, "c")
            assert "The disk is [bold]gone[/]." in shown(lesart)
        await press(pilot, "C", "down", "enter")
        assert len(ids(lesart)) == 2
