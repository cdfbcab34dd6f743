"""Writing a long text in the user's own editor."""

import shlex
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from corpus.text import clean_text
from library.chosen_file import read_chosen
from tui.terminal.lending import run_lent

USUAL = ("sensible-editor", "nano", "vim", "vi")
"""Looked for when the user named none."""


MOST = 1 << 20
"""Bytes of what an editor may leave, as of a whole note."""


class NoEditor(Exception):
    """There is no editor that could be started; the message is for people."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command in `VISUAL` or `EDITOR`, split like a shell would, else a usual one."""
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise NoEditor(f"EDITOR cannot be understood: {error}. Your text is kept.") from error
    command = command or [found for name in USUAL if (found := shutil.which(name))][:1]
    if not command:
        raise NoEditor("No editor found: set EDITOR. Your text is kept.")
    return command


def edit_text(text: str, command: list[str]) -> str:
    """Let somebody edit `text` and return what it became; blocks until the editor ends.

    The file lies in a folder that only this user can read and is removed afterwards. No shell is
    involved. Raises `NoEditor` when the editor cannot be started or reports a failure.
    """
    with tempfile.TemporaryDirectory(prefix="lesart-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        try:
            code = run_lent([*command, str(file)])
            changed = read_chosen(file, MOST).decode("utf-8", errors="replace")
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise NoEditor(f"{command[0]}: {reason}. Your text is kept.") from error
    if len(changed) > MOST:
        raise NoEditor("What the editor left is too long for a note. Your text is kept.")
    if code:
        raise NoEditor(f"{command[0]} ended with an error. Your text is kept as it was.")
    return clean_text(changed).rstrip("\n")
