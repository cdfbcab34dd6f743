"""How a command ends: exit codes, and the failures that a person can do something about."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from corpus.trusted import open_trusted
from corpus.trusted_root import secure_root

OK, NOTHING_FOUND, BAD_INPUT, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
LOG = "errors.log"


class NothingFound(Exception):
    """What was asked for is not there; the message may suggest something else."""


class BadInput(Exception):
    """What was asked for cannot be done; the message says what to do instead."""


class NobodyReads(Exception):
    """Output goes nowhere any more, as behind `| head`.

    Not the `BrokenPipeError` that it comes from: click would end with 1, "nothing found".
    """


def write_log(folder: Path, error: BaseException) -> Path:
    """Append the traceback of an unexpected error to the log in `folder` and return its path.

    Raises `OSError` when it cannot be written, or is not a file of ours.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    secure_root(folder)
    log = folder / LOG
    opened = open_trusted(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with os.fdopen(opened, "a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n")
        file.writelines(traceback.format_exception(error))
    log.chmod(0o600)
    return log
