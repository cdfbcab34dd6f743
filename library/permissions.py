"""What a session may do: everything, or nothing but read and annotate one folder.

Decided once, before anything is opened, and handed down; nothing inside can widen it. A restricted
session is meant for people who share a host but have no shell on it: it starts no other program,
opens no other folder, and reads and writes files of people's choice in the notebook only.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from corpus.text import clean_line
from library.errors import NotAllowed

NOTE_SUFFIXES = frozenset({".yaml", ".yml"})
"""Endings of the notebook's own files, which an export must not write over."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """What one session may do."""

    restricted: bool = False
    corpus: Path | None = None
    """The one folder of articles that may be opened, resolved; None for any."""

    @property
    def programs(self) -> bool:
        """Whether other programs may be started, and the terminal given to a shell."""
        return not self.restricted

    def check_corpus(self, folder: Path) -> None:
        """Raise `NotAllowed` when `folder`, resolved, may not be opened."""
        if self.restricted and self.corpus not in (None, folder):
            raise NotAllowed(
                f"Only {clean_line(str(self.corpus))} can be opened in this restricted session."
            )

    def check_output(self, path: Path, notebook: Path) -> Path:
        """Return where to write a file that somebody asked for; in a restricted session resolved.

        Raises `NotAllowed` when it is not a plain file inside of the folder `notebook`, or one of
        the notebook's own files.
        """
        if not self.restricted:
            return path
        real = _inside(path, notebook, "written into")
        if real.name.startswith(".") or real.suffix.lower() in NOTE_SUFFIXES:
            raise NotAllowed(
                f"{clean_line(real.name)} could be one of the notebook’s own files. Nothing was "
                "written; choose another name."
            )
        return real

    def check_input(self, path: Path, notebook: Path) -> Path:
        """Return which file to read; raises `NotAllowed` as `check_output` does."""
        return _inside(path, notebook, "read from") if self.restricted else path


def _inside(path: Path, notebook: Path, what: str) -> Path:
    """Return `path` with no link in it, if it can only be a plain file in the notebook."""
    refusal = NotAllowed(
        f"In this restricted session, files are {what} the notebook only, "
        f"{clean_line(str(notebook))}. Nothing was done."
    )
    try:
        root = notebook.resolve()
        path = path if path.is_absolute() else root / path
        real = path.parent.resolve() / path.name
        if not real.is_relative_to(root) or path.name in ("", ".", ".."):
            raise refusal
        if not stat.S_ISREG(real.lstat().st_mode):
            raise refusal
    except FileNotFoundError:
        return real
    except (OSError, RuntimeError, ValueError) as error:
        raise refusal from error
    return real
