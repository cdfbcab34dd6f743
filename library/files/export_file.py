"""Writing a file for people: whole or not at all, and over another one only when told to."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from corpus.text import clean_line
from library.chosen_file import expand_path, write_special
from library.errors import NotSaved


class AlreadyThere(NotSaved):
    """The file exists and was left as it is."""


def write_export(path: Path, text: str, *, replace: bool = True) -> Path:
    """Write text in UTF-8 into a file and return its absolute path; pipes and the like are fed.

    Raises `NotSaved`; with `replace` False and a file in the way, `AlreadyThere`.
    """
    path = expand_path(path).absolute()
    beside = path.parent / f".{path.name[:100]}.{secrets.token_hex(4)}"
    try:
        if path.exists() and not path.is_file():
            write_special(path, text.encode("utf-8"))
            return path
        with beside.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _put(beside, path, replace=replace)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NotSaved(
            f"{clean_line(str(path))} could not be written: {reason}. "
            "Everything else is untouched; choose another file."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()
    return path


def _put(beside: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name."""
    if replace:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)
    except OSError as error:
        # Where links cannot be made, the look before the move must do.
        if path.exists() or path.is_symlink():
            raise AlreadyThere(
                f"{clean_line(str(path))} is there already and was left as it is."
            ) from error
        beside.replace(path)
