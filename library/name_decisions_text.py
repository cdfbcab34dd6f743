"""From the file of decisions to decisions, and to what is written into it."""

from pathlib import Path

from annotations.disk import Disk
from annotations.durable import opened, read_whole
from corpus.strict_yaml import BadYaml
from corpus.text import clean_line
from entities.decisions import NO_DECISIONS, Decisions
from entities.decisions_file import MAX_BYTES, own_remarks, parse_decisions, render_decisions
from library.errors import NotSaved
from library.name_decisions import BrokenDecisions


def read_decisions(path: Path) -> tuple[bytes | None, Decisions]:
    """Return the bytes of a file, None when there is none, and what they say.

    Raises `BrokenDecisions` with file and line.
    """
    try:
        data = None
        if path.parent.is_dir():
            disk = Disk()
            with opened(disk, path.parent) as folder:
                data = read_whole(disk, folder, path.name)
        return data, parse_decisions(data) if data and data.strip() else NO_DECISIONS
    except BadYaml as error:
        line = f", line {error.line}" if error.line else ""
        raise BrokenDecisions(
            f"{clean_line(str(path))}{line}: {clean_line(error.reason)}."
        ) from error
    except OSError as error:
        reason = clean_line(error.strerror or str(error))
        raise BrokenDecisions(f"{clean_line(str(path))} cannot be read: {reason}.") from error


def write_decisions(decisions: Decisions, before: bytes | None) -> bytes:
    """Return the new content of the file; remark lines of people stay, gathered at its top.

    Raises `NotSaved` for what could not be read again.
    """
    lines = (before or b"").decode("utf-8", "replace").splitlines()
    ours = own_remarks()
    remarks = [line.strip() for line in lines if line.lstrip().startswith("#") and line not in ours]
    head, blank, rest = render_decisions(decisions).partition("\n\n")
    try:
        data = "".join((head, *(f"\n{remark}" for remark in remarks), blank, rest)).encode()
        if len(data) <= MAX_BYTES and set(parse_decisions(data).items) == set(decisions.items):
            return data
    except (BadYaml, UnicodeError):
        pass
    raise NotSaved("Not saved: there are too many decisions, or a name that cannot be written.")
