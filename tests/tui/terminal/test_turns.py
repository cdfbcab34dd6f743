"""Keys wait for their turn, and none overtakes another or is lost, whatever the app is doing."""

import asyncio

import pytest
from textual.app import ComposeResult
from textual.events import Event, Key
from textual.message import Message
from textual.widgets import Input

from tests.patience import PATIENCE
from tui.terminal.typing_ahead import ROUNDS, TypingAhead

WORD = "abcdefghijklmnopqrstuvwxyz"


class Pause(Message):
    """Keeps the app from handling anything else for a while."""


class Typed(TypingAhead):
    """A line to type in."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Input(select_on_focus=False)

    async def on_pause(self) -> None:
        """Handle nothing else meanwhile."""
        await asyncio.sleep(0.4)

    @property
    def typed(self) -> str:
        """What is in the line."""
        return self.query_one(Input).value


async def type_keys(app: Typed, word: str) -> None:
    """Type letters, as they arrive from a line that stalled."""
    for letter in word:
        app.post_message(Key(letter, letter))
        await asyncio.sleep(0)


async def until_typed(app: Typed, word: str) -> None:
    """Wait until there is as much as was typed."""
    until = asyncio.get_running_loop().time() + PATIENCE
    while len(app.typed) < len(word) and asyncio.get_running_loop().time() < until:
        await asyncio.sleep(0.01)


async def test_no_key_overtakes_another_while_the_app_is_busy() -> None:
    app = Typed()
    async with app.run_test():
        await type_keys(app, WORD[:4])
        app.post_message(Pause())
        await type_keys(app, WORD[4:15])
        await asyncio.sleep(0.1)
        app.post_message(Pause())
        await type_keys(app, WORD[15:])
        await until_typed(app, WORD)
        assert app.typed == WORD


async def test_after_something_went_wrong_keys_still_act(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Typed()
    async with app.run_test():
        settle = app._settle

        async def fail() -> None:
            monkeypatch.setattr(app, "_settle", settle)
            raise ZeroDivisionError

        monkeypatch.setattr(app, "_settle", fail)
        await type_keys(app, WORD[:3])
        await asyncio.sleep(0.3)
        await type_keys(app, WORD[3:])
        await until_typed(app, WORD)
        assert app.typed == WORD


class Slow(Typed):
    """An app that needs long for everything before it comes to a key."""

    posted = 0
    """Keys that were put into the queue of messages, again and again included."""

    def post_message(self, message: Message) -> bool:
        """Count keys."""
        self.posted += isinstance(message, Key)
        return super().post_message(message)

    async def on_event(self, event: Event) -> None:
        """Be busy for longer than a key takes to have its effect, then handle it."""
        if isinstance(event, Key):
            for _ in range(3 * ROUNDS):
                await asyncio.sleep(0)
        await super().on_event(event)


async def test_keys_are_not_handed_around_for_ever_while_the_app_is_slow() -> None:
    app = Slow()
    async with app.run_test():
        await type_keys(app, WORD[:6])
        await until_typed(app, WORD[:6])
        assert app.typed == WORD[:6]
        assert app.posted < 10 * 6
