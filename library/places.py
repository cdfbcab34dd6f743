"""Where Lesart keeps its own things: the XDG folders of this user, private to them.

Nothing of ours is written into a corpus folder from here. Per corpus there is one sub-folder,
named by a digest of the resolved path of the corpus, in the cache (index) and in the state
folder (marks). The layout follows the XDG Base Directory Specification, 0.8.
"""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.trusted import Untrusted
from corpus.trusted_root import secure_root
from library.errors import UnsafePlace

NOTEBOOK = "LESART_NOTEBOOK"
"""Environment variable that names the folder of the notes."""
PRIVATE = 0o700
"""Mode of our folders: an index can run code when somebody else writes to it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of this program; none of them needs to exist yet."""

    cache: Path
    """What can be rebuilt: the index."""
    state: Path
    """What is personal: marks, last place, logs."""
    config: Path
    """Settings that people write."""
    data: Path
    """Notes on a corpus that is read-only."""
    notebook: Path | None = None
    """Folder of the notes, when the environment names one."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Return the folders that the XDG variables name; relative values are ignored."""
        return cls(
            cache=_base(environment, "XDG_CACHE_HOME", ".cache"),
            state=_base(environment, "XDG_STATE_HOME", ".local/state"),
            config=_base(environment, "XDG_CONFIG_HOME", ".config"),
            data=_base(environment, "XDG_DATA_HOME", ".local/share"),
            notebook=Path(environment[NOTEBOOK]) if environment.get(NOTEBOOK) else None,
        )

    @property
    def settings_file(self) -> Path:
        """The file that people write their settings into."""
        return self.config / "config.toml"

    def index_of(self, corpus: Path) -> Path:
        """Return the private folder for what is derived from `corpus`, made if missing."""
        return make_private(self.cache / corpus_digest(corpus), self.cache)

    def marks_of(self, corpus: Path) -> Path:
        """Return the private folder for personal marks on `corpus`, made if missing."""
        return make_private(self.state / corpus_digest(corpus), self.state)


def corpus_digest(corpus: Path) -> str:
    """Return 16 hexadecimal digits that stand for the resolved path of `corpus`."""
    return hashlib.sha256(os.fsencode(corpus.resolve())).hexdigest()[:16]


def make_private(folder: Path, root: Path | None = None) -> Path:
    """Make `folder` and its parents, closed to others, and return it.

    With `root`, the folder above it that all of ours lie in, the way to that one is looked at, too.
    Raises `UnsafePlace` when it cannot be made, is a link or belongs to another user.
    """
    try:
        for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            missing.mkdir(mode=PRIVATE, exist_ok=True)
        if root:
            secure_root(root)
        found = folder.lstat()
    except Untrusted as error:
        raise UnsafePlace(str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnsafePlace(
            f"Cannot make the folder {folder}: {reason}. "
            "Set XDG_CACHE_HOME and XDG_STATE_HOME to folders you can write to."
        ) from error
    if stat.S_ISLNK(found.st_mode):
        raise UnsafePlace(f"{folder} is a link, which Lesart does not follow. Remove it.")
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise UnsafePlace(
            f"{folder} does not belong to you, so Lesart will not use it. Look where it comes "
            "from and remove it."
        )
    if stat.S_IMODE(found.st_mode) != PRIVATE:
        folder.chmod(PRIVATE)
    return folder


def _base(environment: Mapping[str, str], variable: str, default: str) -> Path:
    """Return our folder below the XDG base folder that `variable` names."""
    value = Path(environment.get(variable, ""))
    if value.is_absolute():
        return value / "lesart"
    try:
        home = Path(environment["HOME"]) if environment.get("HOME") else Path.home()
    except RuntimeError as error:
        raise UnsafePlace(f"There is no home folder; set HOME or {variable}.") from error
    return home / default / "lesart"
