"""The app: themes, keys, the palette, and the way in and out."""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from library.desk import Library
from library.permissions import Permissions
from tui.binding import bind
from tui.key_check import check_settings
from tui.osc52 import MOST, clipboard_sequence
from tui.screens.browse.screen import BrowseScreen
from tui.terminal.driver import LeanDriver
from tui.terminal.ending import Ending
from tui.terminal.first_frame import FirstFrame
from tui.terminal.stopping import NOBODY, can_be_continued
from tui.textual_seams.lean_output import LeanOutput
from tui.themes import ABOUT, COLOURLESS, THEMES

if TYPE_CHECKING:
    from textual.command import Provider

KEY_NAMES = {"⏎": "enter", "⇥": "tab", "␣": "space"}
"""Key signs of Textual that are replaced by a word."""


def article_provider() -> "type[Provider]":
    """Return what offers articles in the palette, which is not imported at the start."""
    from tui.palette import ArticleProvider  # noqa: PLC0415

    return ArticleProvider


def outlet_provider() -> "type[Provider]":
    """Return what offers outlets in the palette."""
    from tui.palette import OutletProvider  # noqa: PLC0415

    return OutletProvider


class Lesart(LeanOutput):
    """Reads one library in the terminal."""

    TITLE = "Lesart"
    CSS_PATH = "lesart.tcss"
    ENABLE_COMMAND_PALETTE = False
    """Textual would bind its key without an id; it is bound below instead."""
    OPENING = frozenset(
        {"drafts", "edit", "go-to-note", "leave", "load-notes", "open", "save", "show-screen"}
    )
    COMMANDS = App.COMMANDS | {article_provider, outlet_provider}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("app.quit", "quit"),
        bind("app.quit-always", "quit", show=False, priority=True),
        bind("app.palette", "command_palette", show=False),
        bind("app.theme", "next_theme", show=False),
        bind("app.suspend", "suspend_process", show=False),
    ]

    def __init__(self, library: Library, first_frame: FirstFrame | None = None) -> None:
        # An empty NO_COLOR means nothing (no-color.org); Textual would take it for a wish.
        colourless = bool(os.environ.get("NO_COLOR") or os.environ.pop("NO_COLOR", None))
        super().__init__(driver_class=LeanDriver, ansi_color=True if colourless else None)
        self.hold_keys()
        self.first_frame = first_frame
        self.library = library
        self.browse = BrowseScreen(library)
        # Over a slow line an animation is hundreds of kilobytes for one key.
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        wanted = COLOURLESS.name if colourless else library.settings.theme
        self.theme = wanted if wanted in ABOUT else THEMES[0].name

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """End the workers of a screen that is left before its widgets go.

        Textual does so afterwards: a worker that comes back meanwhile would look for them in vain.
        """
        if not any(screen in stack for stack in self._screen_stacks.values()):
            self.workers.cancel_node(screen)
        return await super()._replace_screen(screen)

    def get_default_screen(self) -> BrowseScreen:
        """Begin with the main screen: painting another one first would cost a whole frame."""
        return self.browse

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is anything, only take the colours of the theme.

        Textual would read the style sheet for the empty app, and again for its first widget.
        """
        if self._screen_stacks[self.DEFAULT_MODE]:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Take the user's keys, and hear when the line drops."""
        self.set_keymap(dict(self.library.settings.keys))
        self.app_resume_signal.subscribe(self, lambda _app: self.forget_screen())
        if isinstance(self._driver, LeanDriver):
            leave, restore = partial(self.exit, None), self._driver.leave_now
            Ending(self._keep_everything, leave, restore).hear()

    def _keep_everything(self) -> None:
        """Write down what is being typed, and the reader's place."""
        try:
            self.browse.keep_drafts_now()
        finally:
            self.browse.keep_place()

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard, in the wrapping it needs here; never too much."""
        self._clipboard = text
        if self._driver and len(text.encode()) <= MOST:
            self._driver.write(clipboard_sequence(text, os.environ))

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal, and take it back also where that fails for which it was lent."""
        failure = None
        with super().suspend():
            try:
                yield
            except Exception as error:  # raised again when the screen is there
                failure = error
        if failure:
            raise failure

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell, unless there is none or shall be none."""
        if not self.library.permissions.programs:
            self.notify("Suspending is switched off here.", markup=False, timeout=4)
        elif not can_be_continued():
            self.notify(NOBODY, markup=False, timeout=6)
        elif isinstance(self._driver, LeanDriver):
            self.app_suspend_signal.publish(self)
            self._driver.stop()

    def get_key_display(self, binding: Binding) -> str:
        """Name keys by words where the usual signs are hard to read in a terminal font."""
        shown = super().get_key_display(binding)
        return KEY_NAMES.get(shown, shown)

    async def action_quit(self) -> None:
        """Keep the reader's place and leave."""
        self._keep_everything()
        self.exit()

    def action_command_palette(self) -> None:
        """Open the palette."""
        from tui.palette import Palette  # noqa: PLC0415 - see tui.textual_seams.lean_import

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what has no key of its own, and the most wanted of what has one."""
        if screen is not self.browse:
            return
        browse = self.browse
        yield SystemCommand("Search", "Find words in all articles ( / )", browse.action_search)
        yield SystemCommand("Sort", "Sort the list in the next way ( s )", browse.action_sort)
        yield SystemCommand(
            "Names", "People, organisations, places ( e )", browse.action_show_all_names
        )
        yield SystemCommand(
            "Compare", "With the best counterpart of another outlet ( c )", browse.action_compare
        )
        yield SystemCommand(
            "Coverage", "Who reported this event when ( T )", browse.action_show_coverage
        )
        yield SystemCommand("Keys", "Every key of this screen ( ? )", browse.action_show_keys)
        yield SystemCommand("Files not read", "And why ( ! )", browse.action_show_refused)
        yield SystemCommand("Look for new files", "Read the folder again", browse.freshen)
        for name, about in ABOUT.items():
            yield SystemCommand(f"Theme: {name}", f"{about} ( ctrl+t )", self._theme_setter(name))
        yield SystemCommand("Quit", "Leave Lesart ( q )", self.action_quit)

    def _handle_exception(self, error: Exception) -> None:
        """Take no notice of widgets that were not finished when the program was told to end."""
        if not self._exit:
            super()._handle_exception(error)

    def _theme_setter(self, name: str) -> partial[None]:
        return partial(setattr, self, "theme", name)

    def action_next_theme(self) -> None:
        """Take the next theme, for this session."""
        names = list(ABOUT)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        said = f"{self.theme}: {ABOUT[self.theme].lower()}"
        self.notify(f'{said}. To keep it: theme = "{self.theme}" in config.toml', markup=False)


def run_reader(
    folder: Path, permissions: Permissions, first_frame: FirstFrame | None = None
) -> int:
    """Open the articles in `folder` on the screen; return the exit code.

    Raises `library.errors.LibraryError` when the folder cannot be opened or the settings name a
    key or an action that does not exist.
    """
    # What was imported stays until the end: collections of garbage need not look at it.
    gc.freeze()
    gc.enable()
    library = Library.open(folder, permissions=permissions)
    try:
        check_settings(library.settings, library.places.settings_file)
        app = Lesart(library, first_frame)
        app.run()
        return app.return_code or 0
    finally:
        library.close()
