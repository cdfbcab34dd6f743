"""Every key of a screen, read from the bindings themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.binding import bind

SUBJECTS = {
    "note.": "Notes",
    "caret.": "Going through the text",
    "select.": "Selecting a passage",
}
"""Heading of keys whose binding id begins so, wherever they work."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one part of a screen."""

    title: str
    keys: tuple[tuple[str, str], ...]
    """Key or keys as shown, and what they do."""


def key_groups(screen: Screen[Any], titles: Mapping[str, str]) -> list[KeyGroup]:
    """Return the keys of the parts of `screen` whose class is in `titles`, in its order.

    The keys are those that work now: what the user set in the key map is taken into account.
    """
    nodes = {type(node).__name__: node for node in screen.walk_children(with_self=True)}
    nodes[type(screen.app).__name__] = screen.app
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, title in titles.items():
        if name in nodes:
            said = {key for group in groups.values() for key in group}
            for subject, keys, what in _keys_of(screen, nodes[name]):
                if (keys, what) not in said:
                    groups.setdefault(subject or title, []).append((keys, what))
    return [KeyGroup(title, tuple(keys)) for title, keys in groups.items()]


def _keys_of(screen: Screen[Any], node: DOMNode) -> list[tuple[str, str, str]]:
    """Return subject (empty when it has none of its own), keys and description of bindings."""
    # Textual offers the bindings of the focused chain only, so this looks where Screen looks.
    bindings = node._bindings.copy()
    bindings.apply_keymap(screen.app._keymap)
    by_action: dict[str, tuple[str, list[str], str]] = {}
    for _key, binding in bindings:
        # What has no id is Textual's own and works nowhere here.
        if binding.system or not binding.description or not binding.id:
            continue
        subject = next(
            (title for start, title in SUBJECTS.items() if (binding.id or "").startswith(start)), ""
        )
        _, keys, _ = by_action.setdefault(binding.action, (subject, [], binding.description))
        keys.append(screen.app.get_key_display(binding))
    return [(subject, " ".join(keys), what) for subject, keys, what in by_action.values()]


class HelpScreen(ModalScreen[None]):
    """Lists the keys of the screen below, in two columns where there is room."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 96; max-width: 96%; height: auto; max-height: 94%;
            background: $surface; padding: 1 2; scrollbar-size: 0 0;
        }
        & Horizontal { height: auto; }
        & Static { width: 1fr; height: auto; }
        &.-narrow Horizontal { layout: vertical; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 - declared by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("help.close", "dismiss"),
        bind("help.down", "scroll(1)", show=False),
        bind("help.up", "scroll(-1)", show=False),
        bind("help.page-down", "scroll(10)", show=False),
        bind("help.page-up", "scroll(-10)", show=False),
    ]

    def __init__(self, groups: list[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Lay out the groups in columns of about the same height."""
        half = sum(len(group.keys) + 2 for group in self._groups) / 2
        left: list[KeyGroup] = []
        while sum(len(group.keys) + 2 for group in left) < half and len(left) < len(self._groups):
            left.append(self._groups[len(left)])
        with VerticalScroll():
            with Horizontal():
                yield Static(_describe(left), markup=False)
                yield Static(_describe(self._groups[len(left) :]), markup=False)
            yield Static(Content.styled("esc closes this", "$quiet"), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list of keys."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _describe(groups: list[KeyGroup]) -> Content:
    parts: list[Content | str | tuple[str, str]] = []
    for group in groups:
        parts.append((f"{group.title}\n", "bold $accent"))
        for keys, what in group.keys:
            parts += [(f"  {keys:<14}", "bold"), f" {what}\n"]
        parts.append("\n")
    return Content.assemble(*parts)
