"""What the program does before anything slow is imported."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli.commands import COMMANDS
from cli.main import lesart
from cli.start import folder_to_read
from cli.subcommands.read import NAME

EARLY = (
    "cli, cli.commands, cli.start, library, library.frame_place, tui, tui.terminal, "
    "tui.terminal.first_frame"
)


def test_every_command_is_found_by_its_name() -> None:
    context = click.Context(lesart)
    assert set(lesart.list_commands(context)) == {NAME, *COMMANDS}
    for name in COMMANDS:
        command = lesart.get_command(context, name)
        assert command is not None
        assert command.name == name


@pytest.mark.parametrize(
    ("words", "notebook"),
    [
        ("{}", None),
        ("-C {}", None),
        ("--corpus {}", None),
        ("-C other -C {}", None),
        ("--restricted {}", None),
        ("{} --notebook other", "other"),
        ("--notebook x -C {}", "x"),
    ],
)
def test_a_folder_to_be_read_is_known_at_once(
    words: str, notebook: str | None, tmp_path: Path
) -> None:
    assert folder_to_read(words.format(tmp_path).split(), {}) == (str(tmp_path), notebook)


@pytest.mark.parametrize(
    "words", ["list -C {}", "{}/nothing", "{} {}", "--help", "{} --help", "--corpus={}", "", "-C"]
)
def test_what_may_be_something_else_is_left_alone(words: str, tmp_path: Path) -> None:
    assert folder_to_read(words.format(tmp_path, tmp_path).split(), {}) is None


def test_a_file_in_place_of_the_notes_is_left_to_be_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    assert folder_to_read([str(tmp_path), "--notebook", str(tmp_path / "notes")], {}) is None


def test_the_folder_of_the_environment_is_read(tmp_path: Path) -> None:
    assert folder_to_read([], {"LESART_CORPUS": str(tmp_path)}) == (str(tmp_path), None)
    assert folder_to_read([""], {"LESART_CORPUS": str(tmp_path)}) is None


def test_nothing_slow_is_imported_before_the_first_frame() -> None:
    code = (
        "import sys; before = set(sys.modules); import cli.start, tui.terminal.first_frame;"
        "print(', '.join(sorted(m for m in set(sys.modules) - before if m.split('.')[0]"
        " in ('cli', 'library', 'tui') or m in ('typing', 'collections', 're', 'pathlib'))))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout.strip() == EARLY
