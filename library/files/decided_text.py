"""From a file of decisions to decisions, and to what is written into it."""

from pathlib import Path

from annotations.files.disk import Disk
from annotations.files.durable import MAX_BYTES, opened, read_whole
from corpus.strict_yaml import BadYaml
from corpus.text import clean_line
from library.errors import NotSaved
from library.files.decided import BrokenDecisions, Form, T


def bytes_of(path: Path) -> bytes | None:
    """Return what is in a file, None when there is none. Raises `BrokenDecisions`."""
    try:
        if not path.parent.is_dir():
            return None
        disk = Disk()
        with opened(disk, path.parent) as folder:
            return read_whole(disk, folder, path.name)
    except OSError as error:
        reason = clean_line(error.strerror or str(error))
        raise BrokenDecisions(f"{clean_line(str(path))} cannot be read: {reason}.") from error


def parse_decided(data: bytes | None, path: Path, form: Form[T]) -> T:
    """Return what the bytes of a file say. Raises `BrokenDecisions` with file and line."""
    try:
        return form.parse(data) if data and data.strip() else form.nothing
    except BadYaml as error:
        line = f", line {error.line}" if error.line else ""
        raise BrokenDecisions(
            f"{clean_line(str(path))}{line}: {clean_line(error.reason)}."
        ) from error


def write_decided(decided: T, before: bytes | None, form: Form[T]) -> bytes:
    """Return the new content of the file; remark lines of people stay, gathered at its top.

    Raises `NotSaved` for what could not be read again.
    """
    lines = (before or b"").decode("utf-8", "replace").splitlines()
    ours = form.own_remarks()
    remarks = [line.strip() for line in lines if line.lstrip().startswith("#") and line not in ours]
    head, blank, rest = form.render(decided).partition("\n\n")
    try:
        data = "".join((head, *(f"\n{remark}" for remark in remarks), blank, rest)).encode()
        if len(data) <= MAX_BYTES and set(form.parse(data).items) == set(decided.items):
            return data
    except (BadYaml, UnicodeError):
        pass
    raise NotSaved(f"Not saved: there are too many decisions, or {form.subject} cannot be written.")
