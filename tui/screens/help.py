"""Every key of a screen, read from the bindings themselves."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one part of a screen."""

    title: str
    keys: tuple[tuple[str, str], ...]
    """Key or keys as shown, and what they do."""


def key_groups(screen: Screen[Any], titles: dict[str, str]) -> list[KeyGroup]:
    """Return the keys of every part of `screen` whose id or class name is in `titles`.

    The keys are those that work now: what the user set in the key map is taken into account.
    """
    groups = []
    for node in [*screen.walk_children(with_self=True), screen.app]:
        name = node.id if node.id in titles else type(node).__name__
        if name in titles and (keys := _keys_of(screen, node)):
            groups.append(KeyGroup(titles[name], keys))
    return groups


def _keys_of(screen: Screen[Any], node: DOMNode) -> tuple[tuple[str, str], ...]:
    bindings = node._bindings.copy()
    bindings.apply_keymap(screen.app._keymap)
    by_action: dict[str, tuple[list[str], str]] = {}
    for _key, binding in bindings:
        if binding.system or not binding.description:
            continue
        keys, _ = by_action.setdefault(binding.action, ([], binding.description))
        keys.append(screen.app.get_key_display(binding))
    return tuple((" ".join(keys), what) for keys, what in by_action.values())


class HelpScreen(ModalScreen[None]):
    """Lists the keys of the screen below; any of the usual keys closes it."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 76; max-width: 96%; height: auto; max-height: 92%;
            background: $surface; padding: 1 2; scrollbar-size: 0 0;
        }
        & Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", "Close", id="help.close"),
        Binding("j", "scroll(1)", "Down", id="help.down", show=False),
        Binding("k", "scroll(-1)", "Up", id="help.up", show=False),
    ]

    def __init__(self, groups: list[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Lay out the groups one below the other."""
        with VerticalScroll():
            yield Static(self._content(), markup=False)

    def _content(self) -> Content:
        parts: list[Content | str | tuple[str, str]] = []
        for group in self._groups:
            parts.append((f"{group.title}\n", "bold $accent"))
            for keys, what in group.keys:
                parts += [(f"  {keys:<24}", "bold"), f" {what}\n"]
            parts.append("\n")
        parts.append(("escape closes this", "$quiet"))
        return Content.assemble(*parts)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list of keys."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
