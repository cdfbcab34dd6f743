"""Every theme can be read, and layers stay apart without any colour."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen

from corpus.article import Article, Outline, Span
from library.settings import THEMES as NAMES
from tests.tui.driving import press, running, settle, type_text
from tui.app import Lesart
from tui.overlaps import Passage
from tui.selecting import Selection
from tui.themes import ABOUT, THEMES
from tui.widgets.texts.named_reader import NamedReader

pytestmark = pytest.mark.slow

OpenSeeds = Callable[..., Lesart]

DIM = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
       (0, 205, 205), (229, 229, 229)]  # fmt: skip
BRIGHT = [(127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
          (0, 255, 255), (255, 255, 255)]  # fmt: skip
VGA = [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170),
       (0, 170, 170), (170, 170, 170)]  # fmt: skip
PALETTES = [
    TerminalTheme((0, 0, 0), (229, 229, 229), DIM, BRIGHT),
    TerminalTheme((255, 255, 255), (0, 0, 0), DIM, BRIGHT),
    TerminalTheme((0, 0, 0), (170, 170, 170), VGA, BRIGHT),
]
"""xterm's sixteen colours on black and on white; those of the Linux console."""
LEAST = {"ink": 4.5, "paper": 4.5, "terminal": 4.5, "contrast": 7.0}
"""Contrast of text: level AA and level AAA of WCAG 2.2 (1.4.3, 1.4.6)."""
DRAWN = set(" │┃▌▎▏▁▔▕▊━─┌┐└┘╭╮╰╯")
"""Lines and bars: no letters."""


class Painted(NamedTuple):
    """A stretch of the screen."""

    text: str
    style: Style
    offset: Offset


def painted(screen: Screen[Any]) -> Iterator[Painted]:
    """Yield what is on the screen, as it is sent to the terminal."""
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            if style is not None:
                yield Painted(text, style, Offset(x, y))
            x += cell_len(text)


def luminance(rgb: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(style: Style, palette: TerminalTheme) -> float:
    """Return the contrast of letters in a style on a terminal with a palette."""
    fore = (style.color or Color.default()).get_truecolor(palette, foreground=True)
    back = (style.bgcolor or Color.default()).get_truecolor(palette, foreground=False)
    if style.dim:
        fore = tuple((f + b) // 2 for f, b in zip(fore, back, strict=True))  # type: ignore[assignment]
    light, dark = sorted((luminance(fore), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def illegible(app: Lesart, least: float) -> set[str]:
    """Return every text on the screen that has too little contrast in some palette.

    What lies behind a question that is asked is faint on purpose.
    """
    screen = app.screen
    asked = isinstance(screen, ModalScreen)
    return {
        f"{piece.text.strip()[:30]!r} {palette_contrast:.1f} {piece.style}"
        for piece in painted(screen)
        if set(piece.text) - DRAWN
        if not asked or any(child.region.contains_point(piece.offset) for child in screen.children)
        for palette in PALETTES
        if (palette_contrast := contrast(piece.style, palette)) < least
    }


class Page(Screen[None]):
    """A reader alone, with every layer in it."""

    TEXT = "Titel der Seite\n\nName hier genannt vermerkt unsicher offen gewählt Treffer Stelle."
    LAYERS = ("name", "name here", "mention", "note", "unsure", "note here", "selected", "hit",
              "hit here")  # fmt: skip

    def compose(self) -> ComposeResult:
        """Lay out the reader."""
        yield NamedReader(id="page")

    def on_mount(self) -> None:
        """Show one word in each layer."""
        reader = self.query_one(NamedReader)
        title = self.TEXT.partition("\n")[0]
        article = Article(
            id="page", title=title, outlet=None, date=None, url=None, author=None, language=None,
            text=self.TEXT, path="page.txt", digest="", titled=True,
        )  # fmt: skip
        reader.show_article(article, Outline((), (), ()))
        at = {layer: self.span(layer) for layer in self.LAYERS}
        reader.names = (at["name"], at["name here"], at["mention"])
        reader.name_here = (at["name here"], at["mention"])
        reader.mention_here = at["mention"]
        reader.passages = [
            Passage(at["note"], False), Passage(at["unsure"], True), Passage(at["note here"], False)
        ]  # fmt: skip
        reader.passage_here = 2
        reader.hits, reader.hit_here = (at["hit"], at["hit here"]), 1
        reader.selection = Selection(at["selected"], at["selected"])

    def span(self, layer: str) -> Span:
        """Return the place of the word that shows a layer."""
        word = self.TEXT.partition("\n\n")[2].rstrip(".").split()[self.LAYERS.index(layer)]
        start = self.TEXT.index(word)
        return Span(start, start + len(word))

    def looks(self) -> dict[str, tuple[bool, ...]]:
        """Return the attributes of every layer as it is on the screen, and of plain text."""
        words = {self.TEXT[slice(*self.span(layer))]: layer for layer in self.LAYERS}
        words |= {"Titel der Seite": "title", ".": "plain"}
        return {
            words[piece.text.strip()]: attributes(piece.style)
            for piece in painted(self)
            if piece.text.strip() in words
        }


def attributes(style: Style) -> tuple[bool, ...]:
    """Return what is left of a style without colours."""
    return tuple(map(bool, (style.bold, style.italic, style.underline, style.reverse)))


@pytest.mark.parametrize("theme", list(ABOUT))
async def test_every_letter_on_every_screen_can_be_read(open_seeds: OpenSeeds, theme: str) -> None:
    app = open_seeds()
    app.theme = theme
    async with running(app) as (pilot, _):
        await press(pilot, "j", "enter", "v", "s")
        assert not illegible(app, LEAST[theme])
        await press(pilot, "a")
        await type_text(pilot, "something")
        assert not illegible(app, LEAST[theme])
        await press(pilot, "ctrl+s", "slash", *"damm", "enter", "n", "n")
        assert not illegible(app, LEAST[theme])
        for keys in (["question_mark"], ["M"], ["o"], ["escape"], ["q"], ["e"], ["q"],
                     ["exclamation_mark"], ["escape"], ["ctrl+p"], ["t"]):  # fmt: skip
            await press(pilot, *keys)
            assert not illegible(app, LEAST[theme]), keys
            if keys == ["question_mark"]:
                await press(pilot, "escape")
        await app.push_screen(Page())
        await settle(pilot)
        assert not illegible(app, LEAST[theme])


@pytest.mark.parametrize("colourless", [True, False])
async def test_layers_differ_by_attribute(
    open_seeds: OpenSeeds, monkeypatch: pytest.MonkeyPatch, colourless: bool
) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    app, page = open_seeds(), Page()
    async with running(app) as (pilot, _):
        await app.push_screen(page)
        await settle(pilot)
        looks = page.looks()
        reader = page.query_one(NamedReader)
        reader.selection, reader.caret = None, page.span("selected")
        await settle(pilot)
        looks["caret"] = page.looks()["selected"]
        assert set(looks) == {*Page.LAYERS, "title", "caret", "plain"}
        assert len(set(looks.values())) == len(looks), looks
        if colourless:
            colours = {c for p in painted(page) for c in (p.style.color, p.style.bgcolor) if c}
            assert all(colour.is_default for colour in colours)


async def test_an_empty_no_color_means_nothing(
    open_seeds: OpenSeeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = open_seeds()
    async with running(app):
        assert app.theme == "ink"
        assert any(p.style.color and not p.style.color.is_default for p in painted(app.screen))


def test_the_settings_know_every_theme() -> None:
    assert tuple(ABOUT) == NAMES == tuple(theme.name for theme in THEMES)


async def test_a_key_goes_through_the_themes(open_seeds: OpenSeeds) -> None:
    app = open_seeds()
    async with running(app) as (pilot, _):
        seen = []
        for _ in THEMES:
            await press(pilot, "ctrl+t")
            seen.append(app.theme)
        assert seen == ["paper", "contrast", "terminal", "ink"]
