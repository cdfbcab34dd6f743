"""A list of names on which people decide: what both lists of names have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tui.binding import bind
from tui.widgets.lists.cursor_list import CursorList

Wish = Literal["articles", "merge", "split", "apart", "rename", "retype", "hide", "undo"]
"""What somebody wants to do with a name, or with several."""


class Named(Protocol):
    """What every row about a name has."""

    @property
    def id(self) -> str:
        """The id of the name."""

    @property
    def name(self) -> str:
        """How it is shown."""

    @property
    def type(self) -> str:
        """PER, ORG, LOC or MISC."""


class DecidingList(CursorList):
    """Rows can be marked, and each wish about them has a key. What comes of it is not known here.

    A list says which name an entry is about (`name_at`).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("names.articles", "wish('articles')"),
        bind("names.mark", "mark"),
        bind("names.merge", "wish('merge')"),
        bind("names.split", "wish('split')", show=False),
        bind("names.apart", "wish('apart')", show=False),
        bind("names.rename", "wish('rename')"),
        bind("names.type", "wish('retype')", show=False),
        bind("names.hide", "wish('hide')"),
        bind("names.undo", "wish('undo')", show=False),
    ]

    marked: reactive[Mapping[str, Named]] = reactive[Mapping[str, Named]]({})
    """The marked names by id, in the order in which they were marked."""

    @dataclass
    class Wished(Message):
        """Something is to be done with the name under the cursor and the marked ones."""

        list: "DecidingList"
        wish: Wish

        @property
        def control(self) -> "DecidingList":
            """The list that it happened in."""
            return self.list

    def name_at(self, index: int) -> Named | None:
        """Return the name that an entry is about; None for an entry about none."""
        raise NotImplementedError

    @property
    def current(self) -> Named | None:
        """The name under the cursor."""
        return self.name_at(self.cursor)

    @property
    def chosen(self) -> list[Named]:
        """The name under the cursor, then the marked ones."""
        here = self.current
        others = [row for id, row in self.marked.items() if here is None or id != here.id]
        return [here, *others] if here else others

    def action_wish(self, wish: Wish) -> None:
        """Pass a wish on."""
        if self.current or wish == "undo":
            self.post_message(self.Wished(self, wish))

    def action_mark(self) -> None:
        """Mark the name under the cursor, or take the mark away, and go on to the next."""
        if row := self.current:
            others = {id: each for id, each in self.marked.items() if id != row.id}
            self.marked = others if row.id in self.marked else {**others, row.id: row}
            self.action_move(1)
