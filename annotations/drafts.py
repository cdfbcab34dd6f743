"""What is being typed, on the disk: a dropped line or a power cut costs a second of it.

One file per open editor in a folder of the user's own. A draft is removed when its note was
saved or given up; one whose process is gone is offered again.
"""

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotations.errors import DamagedNote, NotSaved, not_saved
from annotations.files.decoding import load_tree, note_of_tree
from annotations.files.disk import Disk
from annotations.files.durable import make_folder, opened, read_whole, write_over
from annotations.files.encoding import encode_tree, note_tree
from annotations.files.fields import Fields
from annotations.files.process import Process, is_alive, this_process
from annotations.moments import utc_text
from annotations.note import Note
from annotations.stored import Stored
from corpus.trusted import check_folder

_FORMAT = "lesart-draft/1"
_SUFFIX = ".draft.yaml"
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as far as it was typed, and what it was made from."""

    note: Note
    """Store it with `NoteStore.create`, or with `update` when there is a `base`."""
    base: Stored | None = None
    """The revision that is being edited; None for a new note."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A draft of another process."""

    name: str
    """Of the file."""
    alive: bool | None
    """True: open elsewhere. False: its process is gone. None: it belongs to another machine."""
    saved: str
    """When it was written last, UTC; empty when unknown."""
    draft: Draft | None
    """None when the file is damaged."""
    reason: str = ""
    """Why it cannot be read."""


class DraftBox:
    """The drafts in one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        process: Process | None = None,
        disk: Disk | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`folder` is private to the user; it is made when the first draft is saved."""
        self._folder = folder
        self._process = process or this_process()
        self._disk = disk or Disk()
        self._clock = clock

    def save(self, draft: Draft) -> None:
        """Write a draft, replacing what this process wrote of it before.

        Raises `NotSaved` or `NotConfirmed`; the draft of before is still there then.
        """
        data = encode_tree(self._tree(draft))
        try:
            make_folder(self._disk, self._folder, _PRIVATE)
            check_folder(self._folder)
            with opened(self._disk, self._folder) as folder:
                write_over(self._disk, folder, self._own_name(draft.note.id), data)
        except OSError as error:
            raise not_saved(error) from error

    def discard(self, note_id: str) -> None:
        """Remove the draft that this process keeps of a note, if there is one."""
        self._remove(self._own_name(note_id))

    def leftovers(self) -> list[Leftover]:
        """Return the drafts of other processes, oldest first."""
        found = []
        with contextlib.suppress(OSError), opened(self._disk, self._folder) as folder:
            for path in self._folder.iterdir():
                if path.name.endswith(_SUFFIX) and not path.name.endswith(self._own_ending()):
                    found.append(self._read(folder, path.name))
        return sorted(found, key=lambda leftover: (leftover.saved, leftover.name))

    def take(self, leftover: Leftover) -> Draft:
        """Make a leftover the draft of this process. Only one session can take it.

        Raises `NotSaved` when it is open elsewhere, was taken by another session or is damaged.
        """
        if leftover.alive or leftover.draft is None:
            raise NotSaved("This draft is open in another session, or damaged. It was kept.")
        own = self._own_name(leftover.draft.note.id)
        try:
            with opened(self._disk, self._folder) as folder:
                self._disk.rename(leftover.name, own, folder)
        except OSError as error:
            raise NotSaved("Another session took this draft.") from error
        return leftover.draft

    def throw_away(self, leftover: Leftover) -> None:
        """Remove a leftover for good."""
        self._remove(leftover.name)

    def _remove(self, name: str) -> None:
        with contextlib.suppress(OSError), opened(self._disk, self._folder) as folder:
            self._disk.unlink(name, folder)

    def _own_name(self, note_id: str) -> str:
        return f"{note_id}{self._own_ending()}"

    def _own_ending(self) -> str:
        host = re.sub(r"[^A-Za-z0-9]+", "-", self._process.host)
        return f"-{host}-{self._process.pid}{_SUFFIX}"

    def _tree(self, draft: Draft) -> dict[str, object]:
        tree: dict[str, object] = {
            "format": _FORMAT,
            "saved": utc_text(self._clock()),
            "host": self._process.host,
            "pid": self._process.pid,
            "started": self._process.started,
            "note": note_tree(draft.note),
        }
        if draft.base:
            tree["base_sha256"] = draft.base.sha256
            tree["base_name"] = draft.base.name
            tree["base"] = note_tree(draft.base.note)
        return tree

    def _read(self, folder: int, name: str) -> Leftover:
        try:
            fields = Fields(load_tree(read_whole(self._disk, folder, name) or b""))
            if fields.take("format") != _FORMAT:
                raise DamagedNote("a newer version of this program wrote it")
            process = Process(fields.line("host"), fields.number("pid"), fields.line("started"))
            draft = Draft(_note(fields, "note"), _base(fields))
            return Leftover(name, is_alive(process), fields.line("saved"), draft)
        except DamagedNote as error:
            return Leftover(name, False, "", None, str(error))
        except OSError as error:
            return Leftover(name, None, "", None, str(not_saved(error)))


def _base(fields: Fields) -> Stored | None:
    sha256, name = fields.line("base_sha256"), fields.line("base_name")
    return Stored(_note(fields, "base"), name, sha256) if sha256 else None


def _note(fields: Fields, key: str) -> Note:
    inner = fields.inner(key)
    if inner is None:
        raise DamagedNote(f"{key} is missing")
    return note_of_tree(inner.tree)
