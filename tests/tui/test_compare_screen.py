"""A comparison made by hand on the screen: every key does what its description says."""

from collections.abc import Callable

import pytest

from comparison.model import Place
from library.comparing.model import Passage
from tests.tui.compared import Bridge, CompareScreen, articles_compared, comparing
from tests.tui.driving import press, screen_of, settle, shown_text
from tests.tui.test_themes import LEAST, illegible
from tui.app import Lesart
from tui.screens.compare.layout import Left


def where(screen: CompareScreen) -> tuple[int, int]:
    """Return side and statement of the cursor."""
    assert screen.place is not None
    return screen.place.side, screen.place.statement


def beside(screen: CompareScreen, pane: int) -> tuple[int, ...]:
    """Return the counterparts that stand out in a pane."""
    return screen.sides[pane].text.beside


async def test_it_opens_on_the_differences_with_their_values_and_outlets(lesart: Lesart) -> None:
    async with comparing(lesart) as (_, screen):
        assert screen.differences.has_focus
        lines = shown_text(lesart)
        assert "≠ 1 differ" in lines[0]
        assert "≈ 2 compatible" in lines[0]
        assert "≠ Riss" in lines[1]
        assert "zwölf Zentimetern (Quellstädter Bote) · 15 Zentimeter (Funk am Fluss)" in lines[1]
        assert where(screen) == (0, 1)
        assert beside(screen, 1) == (2,)


async def test_the_list_of_differences_leads_through_the_texts(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        seen = []
        for key in ("j", "right_square_bracket", "left_square_bracket", "k"):
            await press(pilot, key)
            seen.append((screen.differences.cursor, where(screen), beside(screen, 1)))
        assert seen == [
            (1, (0, 2), (3,)),
            (2, (0, 4), (4,)),
            (1, (0, 2), (3,)),
            (0, (0, 1), (2,)),
        ]
        await press(pilot, "left_square_bracket")
        assert "first" in screen.said
        await press(pilot, "enter")
        assert screen.sides[0].text.has_focus


async def test_n_and_p_go_from_link_to_link_and_say_when_there_is_no_further_one(
    lesart: Lesart,
) -> None:
    async with comparing(lesart) as (pilot, screen):
        seen = []
        for key in ("p", "p", "n", "n", "n", "n"):
            await press(pilot, key)
            seen.append(where(screen)[1])
        assert seen == [0, 0, 1, 2, 3, 4]
        await press(pilot, "n")
        assert where(screen)[1] == 4
        assert "last link" in screen.said


async def test_signs_letters_and_the_line_along_the_link(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "p")
        assert screen.sight is not None
        assert "".join(mark.sign for mark in screen.sight.marks(0)) == "●≠≈◐≈○○"
        assert "".join(mark.sign for mark in screen.sight.marks(1)) == "●◐≠≈≈○"
        assert [mark.letters for mark in screen.sight.marks(1)] == ["a", "d", "b", "c", "e", ""]
        assert any(" a●───●a " in line for line in shown_text(lesart))
        await press(pilot, "n", "n", "n")
        drawn = "\n".join(shown_text(lesart))
        assert "d◐" in drawn
        assert "◐d" in drawn
        assert "┄" in drawn


async def test_the_other_text_follows_at_the_link_nearest_to_the_cursor(lesart: Lesart) -> None:
    async with comparing(lesart, (112, 14)) as (pilot, screen):
        left, right = screen.sides[0].text, screen.sides[1].text
        await press(pilot, "enter")
        for statement, partner in ((2, 3), (3, 1)):
            left.here = statement
            await settle(pilot)
            assert beside(screen, 1) == (partner,)
            assert left.row_below_top(statement) == right.row_below_top(partner) or (
                int(right.scroll_offset.y) in (0, right.max_scroll_y)
            )
            assert right.row_of(partner) is not None


async def test_enter_goes_to_the_counterpart_and_back(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "enter", "n", "n", "enter")
        assert where(screen) == (1, 1)
        assert screen.sides[1].text.has_focus
        assert beside(screen, 0) == (3,)
        await press(pilot, "enter")
        assert where(screen) == (0, 3)
        await press(pilot, "G", "enter")
        assert "Only here" in screen.said


async def test_u_goes_through_what_only_one_side_reports(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        seen = []
        for _press in range(3):
            await press(pilot, "u")
            seen.append(where(screen))
        assert seen == [(0, 5), (0, 6), (0, 5)]
        assert beside(screen, 1) == ()


async def test_movement_inside_a_text(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "enter")
        seen = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home", "space", "b"):
            await press(pilot, key)
            seen.append(where(screen)[1])
        assert seen == [2, 3, 2, 1, 6, 0, 6, 0, 6, 0]


async def test_tab_and_h_and_l_go_from_part_to_part(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "l"):
            await press(pilot, key)
            assert screen.focused is not None
            seen.append(screen.focused.id)
        assert seen == ["text-0", "text-1", "differences", "text-1", "text-0", "text-1"]


async def test_d_shows_the_differences_alone_with_their_statements(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "d")
        text = "\n".join(shown_text(lesart))
        assert "Ein Gutachten spricht von einem Riss" in text
        assert "Wochenmarkt" not in text
        assert "12 cm and 15 cm" in text
        await press(pilot, "j", "enter")
        assert where(screen) == (0, 2)
        assert "Wochenmarkt" in "\n".join(shown_text(lesart))
        await press(pilot, "d", "escape")
        assert screen_of(lesart) == "CompareScreen"
        assert not screen.has_class("-spread")


async def test_plus_and_minus_set_how_strict_links_are(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        assert screen.sight is not None
        assert len(screen.sight.links) == 5
        seen = []
        for key in ("plus", "plus", "minus", "minus", "minus"):
            await press(pilot, key)
            seen.append(len(screen.sight.links))
        assert seen == [4, 3, 4, 5, 5]
        assert screen.said == "5 links from strength -1.2"
        await press(pilot, *["plus"] * 12)
        assert len(screen.sight.links) == 0
        assert {mark.letters for mark in screen.sight.marks(0)} == {""}


async def test_w_says_why(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, _):
        await press(pilot, "w")
        assert screen_of(lesart) == "WhyScreen"
        text = "\n".join(shown_text(lesart))
        assert "Brücke, Quellstadt" in text
        assert "88%" in text
        assert "12 cm and 15 cm" in text
        await press(pilot, "w")
        assert screen_of(lesart) == "CompareScreen"
        await press(pilot, "u", "w")
        assert "No link" in "\n".join(shown_text(lesart))


async def test_m_shows_statements_differences_and_names_by_outlet(lesart: Lesart) -> None:
    async with comparing(lesart, sides=3) as (pilot, screen):
        await press(pilot, "m")
        assert screen_of(lesart) == "MatrixScreen"
        lines = shown_text(lesart)
        assert [label in lines[1] for label in ("Quellstädter Bote", "Funk am Fluss", "Kurier")]
        assert "Die Stadt Quellstadt lässt ihre" in "\n".join(lines)
        await press(pilot, "m")
        assert any("zwölf Zentimetern" in line and "–" in line for line in shown_text(lesart))
        await press(pilot, "tab")
        assert any("Theißen  1" in line and "Theissen  1" in line for line in shown_text(lesart))
        await press(pilot, "m", "m", "j", "l", "enter")
        assert screen_of(lesart) == "CompareScreen"
        assert where(screen) == (1, 2)
        await press(pilot, "m", "q")
        assert where(screen) == (1, 2)


async def test_three_articles_stand_side_by_side_where_there_is_room(lesart: Lesart) -> None:
    async with comparing(lesart, (170, 40), sides=3) as (pilot, screen):
        assert screen.shown == [0, 1, 2]
        await press(pilot, "enter", "p")
        assert where(screen) == (0, 0)
        assert (beside(screen, 1), beside(screen, 2)) == ((0,), (0,))
        assert all(gutter.display for gutter in screen.gutters)


async def test_of_three_articles_two_are_shown_and_o_brings_the_third(lesart: Lesart) -> None:
    async with comparing(lesart, (120, 30), sides=3) as (pilot, screen):
        assert screen.shown == [0, 1]
        await press(pilot, "enter", "o")
        assert screen.shown == [0, 2]
        await press(pilot, "o")
        assert screen.shown == [0, 1]
        await press(pilot, "right_square_bracket")
        assert screen.shown == [0, 2]
        assert where(screen) == (0, 6)
        assert beside(screen, 1) == (2,)


async def test_on_a_narrow_screen_the_counterpart_is_in_a_drawer(lesart: Lesart) -> None:
    async with comparing(lesart, (80, 24)) as (pilot, screen):
        assert screen.is_single
        text = "\n".join(shown_text(lesart))
        assert "b ≠ Bei einer Prüfung" in text
        assert "≠ b Funk am Fluss" in text
        assert "Ein Gutachten spricht" in text
        await press(pilot, "enter", "enter")
        assert where(screen) == (1, 2)
        assert "≠ b Quellstädter Bote" in "\n".join(shown_text(lesart))
        await press(pilot, "u")
        assert "does not report this" in "\n".join(shown_text(lesart))
        await press(pilot, "o")
        assert where(screen)[0] == 0


async def test_another_size_keeps_the_place(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "enter", "n", "enter")
        before = where(screen)
        for size in ((80, 24), (170, 45), (112, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert where(screen) == before
            assert screen.text.row_of(before[1]) is not None
        assert not screen.is_single


@pytest.fixture
def decided(lesart: Lesart, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Passage, Passage, bool]]:
    """Let decisions change the comparison made by hand, and collect them."""
    decisions: list[tuple[Passage, Passage, bool]] = []

    def bridge() -> Bridge:
        screen = next(each for each in lesart.screen_stack if isinstance(each, CompareScreen))
        return screen.bridge

    def tie(left: Passage, right: Passage, tied: bool) -> None:
        decisions.append((left, right, tied))
        bridge().ties[bridge().place(left), bridge().place(right)] = tied

    def undo() -> bool:
        return bool(bridge().ties) and bool(bridge().ties.popitem())

    monkeypatch.setattr(lesart.library.comparisons, "tie", tie)
    monkeypatch.setattr(lesart.library.comparisons, "undo", undo)
    return decisions


async def test_x_cuts_a_link_and_u_restores_it(
    lesart: Lesart, decided: list[tuple[Passage, Passage, bool]]
) -> None:
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "p", "x")
        assert [each.article for each in decided[0][:2]] == ["bridge-0", "bridge-1"]
        assert decided[0][2] is False
        assert "U takes it back" in screen.said
        assert beside(screen, 1) == ()
        await press(pilot, "U")
        assert beside(screen, 1) == (0,)
        await press(pilot, "u", "x")
        assert "no link" in screen.said
        await press(pilot, "U")
        assert "Nothing to take back" in screen.said


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=str)
async def test_t_ties_a_statement_to_one_that_is_chosen(
    lesart: Lesart, decided: list[tuple[Passage, Passage, bool]], size: tuple[int, int]
) -> None:
    async with comparing(lesart, size) as (pilot, screen):
        await press(pilot, "u", "t")
        assert "enter ties" in screen.said
        assert where(screen)[0] == 1
        await press(pilot, "G", "enter")
        assert [tied for _, _, tied in decided] == [True]
        assert where(screen) == (0, 5)
        assert screen.partners == [Place(1, 5)]
        await press(pilot, "w")
        assert "tied by" in "\n".join(shown_text(lesart))
        await press(pilot, "w", "t", "escape")
        assert where(screen) == (0, 5)
        assert screen.tying is None
        assert len(decided) == 1


async def test_a_note_cites_the_counterpart_with_its_source(
    open_folder: Callable[..., Lesart],
) -> None:
    lesart = open_folder({article.path: article.text for article in articles_compared()})
    lesart.library.refresh()
    lesart.library.renew()
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "a")
        assert screen_of(lesart) == "NoteEditor"
        await press(pilot, "X", "ctrl+s")
        notes = lesart.library.notebook.rows()
        assert [row.note.article for row in notes] == ["bridge-0"]
        note = notes[0].note
        assert note.quote is not None
        assert note.quote.startswith("Bei einer Prüfung")
        assert note.body.startswith("“Ein Gutachten spricht von einem Riss")
        assert "— Funk am Fluss, “Quellstadt sperrt die Alte Brücke”, 12 March 2025" in note.body
        assert note.body.endswith("X")
        assert screen.said == "Saved."


@pytest.mark.parametrize(("down", "suffix"), [(0, "html"), (1, "md"), (2, "txt")])
async def test_r_saves_a_report_and_shows_its_path(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    down: int, suffix: str,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("reports")
    monkeypatch.chdir(folder)
    async with comparing(lesart) as (pilot, screen):
        await press(pilot, "r", *["j"] * down, "enter", "enter")
        assert screen_of(lesart) == "CompareScreen"
        (report,) = folder.iterdir()
        assert report.suffix == f".{suffix}"
        assert report.name in screen.said
        assert "Quellstädter Bote" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_says_where_one_was(lesart: Lesart, key: str) -> None:
    async with comparing(lesart) as (pilot, screen):
        left: list[Left | None] = []
        screen._result_callbacks[-1].callback = left.append
        await press(pilot, "enter", "enter", key)
        span = screen.bridge.outlines[1].sentences[2]
        assert left == [Left("bridge-1", span)]
        assert screen_of(lesart) == "BrowseScreen"


async def test_question_mark_lists_every_key(lesart: Lesart) -> None:
    async with comparing(lesart, (110, 60)) as (pilot, screen):
        described = {
            binding.description
            for node in (screen.differences, screen.text, screen)
            for _key, binding in node._bindings
            if binding.description and binding.id
        }
        await press(pilot, "question_mark")
        text = "\n".join(shown_text(lesart))
        assert [what for what in described if what not in text] == []


async def test_the_mouse_moves_the_cursor(lesart: Lesart) -> None:
    async with comparing(lesart) as (pilot, screen):
        text = screen.sides[1].text
        row = text.row_of(3)
        assert row is not None
        await pilot.click(text, offset=(4, row))
        await settle(pilot)
        assert where(screen) == (1, 3)
        assert beside(screen, 0) == (2,)
        await pilot.click(text, offset=(4, row))
        await settle(pilot)
        assert screen.place == Place(0, 2)


@pytest.mark.parametrize("theme", list(LEAST))
async def test_every_letter_can_be_read(lesart: Lesart, theme: str) -> None:
    lesart.theme = theme
    async with comparing(lesart, sides=3) as (pilot, _):
        for keys in ((), ("enter", "u"), ("d",), ("d", "w"), ("w", "m"), ("m",), ("q", "r")):
            await press(pilot, *keys)
            assert not illegible(lesart, LEAST[theme]), keys
