"""Wishes about names: each asks for what it needs, says what it did, and can be undone."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from entities.decisions import Apart, Decision, Hide, Merge, Rename, Retype, Split
from library.errors import LibraryError
from tui.names_in_words import GROUPS, TYPES, counted, name_query, quoted
from tui.screens.asking import ChoiceQuestion, LineQuestion
from tui.widgets.lists.deciding_list import DecidingList, Named, Wish
from tui.widgets.lists.line_list import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from library.names.names import Names

T = TypeVar("T")


class Deciding(Protocol):
    """A screen on which somebody decides about names."""

    @property
    def app(self) -> "App[object]":
        """The app that questions are put by."""

    @property
    def names(self) -> "Names":
        """All names."""

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""

    def warn(self, problem: str) -> None:
        """Say that something went wrong, so that it is not missed."""

    def names_decided(self) -> None:
        """Show what a decision changed."""

    def list_articles(self, query: str) -> None:
        """List the articles that a query finds."""

    async def ask_names(self, ask: "Callable[[], T]") -> T | None:
        """Ask for names in a thread; say what went wrong and return None then."""


class NameWishes:
    """Fulfils the wishes that are made on one screen."""

    def __init__(self, screen: Deciding) -> None:
        self._screen = screen

    async def fulfil(self, names: DecidingList, wish: Wish) -> None:
        """Do what was wished for with the name under the cursor and the marked ones."""
        chosen = names.chosen
        if wish == "undo":
            await self._undo()
        elif not chosen:
            return
        elif wish == "articles":
            self._screen.list_articles(name_query(chosen[0].name))
        elif wish == "merge":
            await self._merge(names, chosen)
        elif wish == "apart":
            await self._keep_apart(names, chosen)
        elif wish == "split":
            await self._split(chosen[0])
        elif wish == "rename":
            await self._rename(chosen[0])
        elif wish == "retype":
            await self._retype(chosen[0])
        else:
            await self._decide(Hide(chosen[0].id), f"{quoted(chosen[0].name)} is hidden.")

    async def _decide(self, decision: Decision, done: str) -> bool:
        """Write a decision down and say that it holds; False when that failed."""
        try:
            await asyncio.to_thread(self._screen.names.decide, decision)
        except LibraryError as problem:
            self._screen.warn(str(problem))
            return False
        self._screen.confirm(f"{done} U takes it back.")
        self._screen.names_decided()
        return True

    # -- wishes ----------------------------------------------------------------------------------
    async def _merge(self, names: DecidingList, chosen: Sequence[Named]) -> None:
        if len(chosen) < 2:
            self._screen.confirm("Mark the other name with space first, then m on this one.")
            return
        entries = [Entry(row.name, TYPES.get(row.type, "")) for row in chosen]
        question = f"These {len(chosen)} are one. Which name stays?"
        at = await self._screen.app.push_screen_wait(ChoiceQuestion(question, entries, "merge"))
        if at is None:
            return
        stays = chosen[at]
        for row in chosen:
            if row is stays:
                continue
            done = f"{quoted(row.name)} is {quoted(stays.name)} now."
            if not await self._decide(Merge(row.id, stays.id), done):
                return
        names.marked = {}

    async def _keep_apart(self, names: DecidingList, chosen: Sequence[Named]) -> None:
        if len(chosen) != 2:
            self._screen.confirm("Mark one other name with space first, then a on this one.")
            return
        one, other = chosen
        done = f"{quoted(one.name)} and {quoted(other.name)} are kept apart."
        if await self._decide(Apart(one.id, other.id), done):
            names.marked = {}

    async def _split(self, row: Named) -> None:
        spellings = await self._screen.ask_names(lambda: self._screen.names.spellings(row.id))
        if spellings is None:
            return
        if len(spellings) < 2:
            self._screen.confirm(f"{quoted(row.name)} has one spelling only.")
            return
        entries = [Entry(each.text, counted(each.mentions, "mention")) for each in spellings]
        question = f"Which spelling is not {quoted(row.name)}?"
        asked = ChoiceQuestion(question, entries, "split off", cursor=1)
        at = await self._screen.app.push_screen_wait(asked)
        if at is not None:
            spelling = spellings[at].text
            done = f"{quoted(spelling)} is a name of its own now."
            await self._decide(Split(row.id, spelling), done)

    async def _rename(self, row: Named) -> None:
        question = LineQuestion(f"How is {quoted(row.name)} to be shown?", row.name, "rename")
        name = await self._screen.app.push_screen_wait(question)
        if name:
            done = f"{quoted(row.name)} is shown as {quoted(name)} now."
            await self._decide(Rename(row.id, name), done)

    async def _retype(self, row: Named) -> None:
        kinds = list(GROUPS)
        entries = [Entry(TYPES[kind], f"listed under {GROUPS[kind]}") for kind in kinds]
        here = kinds.index(row.type) if row.type in kinds else 0
        question = f"What is {quoted(row.name)}?"
        asked = ChoiceQuestion(question, entries, "change the type", cursor=here)
        at = await self._screen.app.push_screen_wait(asked)
        if at is not None and at != here:
            done = f"{quoted(row.name)} is listed under {GROUPS[kinds[at]]} now."
            await self._decide(Retype(row.id, kinds[at]), done)

    async def _undo(self) -> None:
        undone = await self._screen.ask_names(lambda: (self._screen.names.undo(),))
        if undone is None:
            return
        self._screen.confirm(describe_undone(undone[0]) if undone[0] else "Nothing to take back.")
        self._screen.names_decided()


def describe_undone(decision: Decision) -> str:
    """Say which decision does not hold any more."""
    match decision:
        case Merge():
            what = "two names are two again"
        case Split(_, spelling):
            what = f"{quoted(spelling)} is no name of its own any more"
        case Apart():
            what = "the two are not kept apart any more"
        case Rename(_, name):
            what = f"not shown as {quoted(name)} any more"
        case Retype():
            what = "the type is as it was"
        case Hide():
            what = "the name is shown again"
    return f"Taken back: {what}."
