"""A model of what a disk may hold after a power cut, from the record of what was written.

Names change in a folder in order, but any number of the last changes since the folder was
synced may be missing, independently of other folders. What was written to a file since it was
synced may be missing, there in part, or there. POSIX promises no more (Pillai et al., "All file
systems are not created equal", OSDI 2014).
"""

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.annotations.files.treacherous_disk import HookedDisk

Names = dict[str, int]
"""The file behind each name, by number; `_FOLDER` behind that of a folder."""

_FOLDER = -1


@dataclass
class Inode:
    """A file: what was written, and how much of that the disk confirmed."""

    data: bytes = b""
    synced: bytes = b""

    def survivors(self) -> set[bytes]:
        """What may be left of it."""
        half = self.data[: (len(self.synced) + len(self.data)) // 2]
        return {self.synced, half, self.data}


@dataclass
class Folder:
    """The names in a folder as they were at the start, and the changes since."""

    base: Names = field(default_factory=dict)
    changes: list[tuple[str, str, int]] = field(default_factory=list)
    """What happened (add, drop), the name, and the file."""
    synced: int = 0

    def survivors(self) -> Iterator[Names]:
        """What may be left of it."""
        for kept in range(self.synced, len(self.changes) + 1):
            names = dict(self.base)
            for what, name, inode in self.changes[:kept]:
                if what == "add":
                    names[name] = inode
                else:
                    names.pop(name, None)
            yield names


class RecordingDisk(HookedDisk):
    """Writes to the real disk and keeps a model of what is durable."""

    def __init__(self, top: Path, *, lying: str = "") -> None:
        """`top` is a folder that exists; `lying` names what is never synced: file or folder."""
        super().__init__()
        self.lying = lying
        self._top = top
        self._inodes: dict[int, Inode] = {}
        self._folders: dict[str, Folder] = {}
        self._open: dict[int, str | int] = {}
        for place, inner, names in os.walk(top):
            folder = self._folders[self._shown(place)] = Folder(dict.fromkeys(inner, _FOLDER))
            for name in names:
                data = (Path(place) / name).read_bytes()
                folder.base[name] = self._new_inode(Inode(data, data))

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Do the call and keep the books."""
        result = call(*arguments)
        keep = getattr(self, f"_after_{name}", None)
        if keep:
            keep(result, *arguments)
        return result

    def states(self) -> Iterator[dict[str, bytes]]:
        """Yield every set of files, by path below the top, that a power cut now may leave."""
        paths = sorted(self._folders)
        for survivors in itertools.product(*(self._folders[f].survivors() for f in paths)):
            left = dict(zip(paths, survivors, strict=True))
            files = {
                str(Path(folder) / name): inode
                for folder, names in left.items()
                for name, inode in names.items()
                if inode != _FOLDER and self._is_there(folder, left)
            }
            inodes = sorted(set(files.values()))
            for data in itertools.product(*(sorted(self._inodes[i].survivors()) for i in inodes)):
                contents = dict(zip(inodes, data, strict=True))
                yield {path: contents[inode] for path, inode in files.items()}

    def _is_there(self, folder: str, left: dict[str, Names]) -> bool:
        """Tell whether a folder still has its name, and those above it theirs."""
        if folder == ".":
            return True
        above, name = str(Path(folder).parent), Path(folder).name
        return name in left[above] and self._is_there(above, left)

    def _after_open_folder(
        self, file: int, path: Path | str, folder: int | None = None, **_: Any
    ) -> None:
        self._open[file] = self._path(path, folder)

    def _after_create_file(self, file: int, name: str, folder: int, _: int) -> None:
        inode = self._new_inode(Inode())
        self._open[file] = inode
        self._change(folder, "add", name, inode)

    def _after_write(self, taken: int, file: int, data: memoryview) -> None:
        self._inodes[int(self._open[file])].data += bytes(data[:taken])

    def _after_fsync(self, _: None, file: int) -> None:
        opened = self._open.get(file)
        if isinstance(opened, int) and self.lying != "file":
            self._inodes[opened].synced = self._inodes[opened].data
        elif isinstance(opened, str) and self.lying != "folder":
            self._folders[opened].synced = len(self._folders[opened].changes)

    def _after_close(self, _: None, file: int) -> None:
        self._open.pop(file, None)

    def _after_link(self, _: None, name: str, new_name: str, folder: int) -> None:
        self._change(folder, "add", new_name, self._inode(folder, name))

    def _after_rename(self, _: None, name: str, new_name: str, folder: int) -> None:
        self._change(folder, "add", new_name, self._inode(folder, name))
        self._change(folder, "drop", name, _FOLDER)

    def _after_unlink(self, _: None, name: str, folder: int) -> None:
        self._change(folder, "drop", name, _FOLDER)

    def _after_mkdir(self, _: None, path: str | Path, __: int, folder: int | None = None) -> None:
        shown = Path(self._path(path, folder))
        self._folders[str(shown)] = Folder()
        self._folders[str(shown.parent)].changes.append(("add", shown.name, _FOLDER))

    def _path(self, path: str | Path, folder: int | None) -> str:
        """Return a folder relative to the top; `.` for the top itself."""
        return self._shown(path) if folder is None else str(Path(str(self._open[folder])) / path)

    def _inode(self, folder: int, name: str) -> int:
        *_, latest = self._folders[str(self._open[folder])].survivors()
        return latest[name]

    def _change(self, folder: int, what: str, name: str, inode: int) -> None:
        self._folders[str(self._open[folder])].changes.append((what, name, inode))

    def _new_inode(self, inode: Inode) -> int:
        self._inodes[len(self._inodes)] = inode
        return len(self._inodes) - 1

    def _shown(self, path: Path | str) -> str:
        return os.path.relpath(path, self._top)
