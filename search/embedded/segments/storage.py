"""Whoosh's view of the folder of an index, in which every new file is closed to others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from search.embedded.private import open_private

if TYPE_CHECKING:
    from pathlib import Path


class PrivateStorage(FileStorage):
    """Makes files with mode 600, whatever the umask says."""

    def __init__(self, directory: Path) -> None:
        super().__init__(str(directory))  # type: ignore[no-untyped-call]  # of Whoosh
        self._directory = directory

    def create_file(self, name: str, *_: Any, **__: Any) -> StructFile:
        """Make a file, or empty the one of ours that has this name."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        file = os.fdopen(open_private(self._directory / name, flags), "wb")
        return StructFile(file, name=name)
