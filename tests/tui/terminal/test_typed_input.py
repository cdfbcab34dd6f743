"""No answer of a terminal keeps the keys after it from being read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseDown

from tui.terminal.typed_input import TypedInput

PIECES = st.sampled_from(
    ["\x1b", "\x1b[", "\x1b[<", "\x1b]", "\x1bO", "0", "-1", "48", "9" * 30, ";", ":", "t", "u",
     "M", "m", "~", "$y", "?", "a", "ß", "\x1b[200~", "\x1b[201~", "\x07", "\x1b\\"]
)  # fmt: skip


def keys_in(typed: TypedInput, text: str) -> list[str]:
    return [event.key for event in typed.read(text) if isinstance(event, Key)]


def test_a_mouse_works_where_the_terminal_knows_no_pixels() -> None:
    typed = TypedInput()
    events = list(typed.read("\x1b[48;30;100;0;0t\x1b[<0;5;7Mq"))
    (pressed,) = [event for event in events if isinstance(event, MouseDown)]
    assert (pressed.x, pressed.y) == (4, 6)
    assert [event.key for event in events if isinstance(event, Key)] == ["q"]


def test_what_cannot_be_read_is_left_out_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual._xterm_parser import XTermParser

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(XTermParser, "parse_mouse_code", fail)
    # What stands behind it up to the next sequence is lost with it.
    assert keys_in(TypedInput(), "a\x1b[<0;5;7M\x1b[Ac") == ["a", "up", "c"]


@given(st.lists(PIECES).map("".join))
def test_nothing_ends_the_reading(sent: str) -> None:
    typed = TypedInput()
    list(typed.read(sent))
    # Whatever was begun is over after the end of a paste, of a string and of a sequence.
    list(typed.read("\x1b[201~\x1b\\\x1b[A"))
    assert keys_in(typed, "x")[-1:] == ["x"]
