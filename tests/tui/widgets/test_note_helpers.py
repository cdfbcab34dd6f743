"""Tags in a line, the way to the clipboard, and the user's own editor."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clipboard import FILE, copy_text
from tui.external_editor import NoEditor, edit_text, editor_command
from tui.osc52 import MOST, clipboard_sequence
from tui.widgets.tag_input import complete_tags, join_tags, split_tags


@given(st.text(max_size=60))
def test_tags_read_from_a_line_stay_the_same_when_written_and_read_again(line: str) -> None:
    tags = split_tags(line)
    assert split_tags(join_tags(tags)) == tags
    assert all(tags)
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("za", "zahlen"),
        ("#za", "#zahlen"),
        ("x, za", "x, zahlen"),
        ("zahlen, za", None),
        ("ZAHLEN, zah", None),
        ("", None),
        ("x, ", None),
        ("zahlen", None),
    ],
)
def test_the_last_tag_is_completed_once(line: str, wanted: str | None) -> None:
    assert complete_tags(line, ["zahlen", "prüfen"]) == wanted


def test_what_is_copied_always_lies_in_a_private_file(tmp_path: Path) -> None:
    sent: list[str] = []
    said = copy_text("„Ä“", tmp_path / "state", {}, sent.append)
    file = tmp_path / "state" / FILE
    assert sent == ["„Ä“"]
    assert file.read_text("utf-8") == "„Ä“"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "clipboard" in said
    assert FILE in said


def test_too_much_for_a_terminal_goes_only_to_the_file(tmp_path: Path) -> None:
    sent: list[str] = []
    said = copy_text("a" * (MOST + 1), tmp_path, {}, sent.append)
    assert sent == []
    assert "too long" in said


def test_tmux_gets_it_by_its_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmux = tmp_path / "bin" / "tmux"
    tmux.parent.mkdir()
    tmux.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/args; cat > {tmp_path}/got\n')
    tmux.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmux.parent}:/usr/bin:/bin")
    sent: list[str] = []
    said = copy_text("quote", tmp_path / "state", {"TMUX": "x"}, sent.append)
    assert (tmp_path / "got").read_text() == "quote"
    assert (tmp_path / "args").read_text() == "load-buffer -w -\n"
    assert sent == []
    assert said.startswith("Copied to tmux")
    tmux.write_text("#!/bin/sh\nexit 1\n")
    assert "set-clipboard" in copy_text("quote", tmp_path / "state", {"TMUX": "x"}, sent.append)
    assert sent == ["quote"]


def test_a_restricted_session_starts_no_tmux_and_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmux = tmp_path / "tmux"
    tmux.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    tmux.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    sent: list[str] = []
    said = copy_text("q", tmp_path / "state", {"TMUX": "x"}, sent.append, restricted=True)
    assert sent == ["q"]
    assert "clipboard" in said
    assert [each.name for each in tmp_path.iterdir()] == ["tmux"]


def test_tmux_gets_the_sequence_as_it_is_and_wrapped() -> None:
    plain = clipboard_sequence("„Ä“", {})
    assert plain == "\x1b]52;c;4oCew4TigJw=\x07"
    assert clipboard_sequence("„Ä“", {"TMUX": "x"}) == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"


def test_screen_gets_pieces_that_it_can_hold() -> None:
    sequence = clipboard_sequence("long " * 400, {"STY": "1.pts"})
    pieces = sequence.removesuffix("\x1b\\").split("\x1b\\")
    assert all(piece.startswith("\x1bP") and len(piece) < 768 for piece in pieces)
    assert "".join(piece[2:] for piece in pieces) == clipboard_sequence("long " * 400, {})


def test_a_file_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "clipboard" in copy_text("q", tmp_path / "file" / "below", {}, lambda _: None)


def test_the_editor_is_split_like_a_shell_would_and_visual_comes_first() -> None:
    assert editor_command({"VISUAL": "code -w 'a b'", "EDITOR": "vi"}) == ["code", "-w", "a b"]
    with pytest.raises(NoEditor, match="kept"):
        editor_command({"EDITOR": "vi 'open"})


def test_an_editor_that_fails_changes_nothing() -> None:
    assert edit_text("same\n", ["true"]) == "same"
    with pytest.raises(NoEditor, match="kept"):
        edit_text("text", ["false"])
    with pytest.raises(NoEditor, match="kept"):
        edit_text("text", ["/nowhere/at/all"])
