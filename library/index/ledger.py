"""What reading said about files: which were refused and why, and what was odd about others.

Kept beside the index, so that a refused file is not read again until it changes, or until another
version of the program may understand it. Derived: when the ledger is missing or damaged, nothing
is lost but the time to look once more.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.trusted import open_trusted
from search.model import Stamp

FILE = "ledger.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Remark:
    """What reading a file in one certain state gave, apart from its text."""

    stamp: Stamp
    refused: str | None = None
    """Why the file is not in the index; None when it is."""
    notices: tuple[str, ...] = ()
    """What was odd about a file that could be read."""


def load_ledger(folder: Path) -> dict[str, Remark]:
    """Return the remarks by path; empty when there are none or they cannot be read."""
    try:
        with os.fdopen(open_trusted(folder / FILE, os.O_RDONLY), encoding="ascii") as file:
            stored = json.load(file)
        if stored["format"] != FORMAT or (stored["remarks"] and stored["by"] != _version()):
            return {}
        return {
            line["stamp"]["path"]: Remark(
                Stamp(**line["stamp"]), line["refused"], tuple(line["notices"])
            )
            for line in stored["remarks"]
        }
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def save_ledger(folder: Path, remarks: Mapping[str, Remark]) -> None:
    """Write the remarks so that a reader sees all of the old or all of the new ones."""
    lines = [asdict(remark) for remark in remarks.values()]
    stored = {"format": FORMAT, "by": _version() if lines else None, "remarks": lines}
    beside = folder / f"{FILE}.{os.getpid()}"
    # ASCII: a file name that is no valid text survives as an escaped surrogate.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(open_trusted(beside, flags), "w", encoding="ascii") as file:
        json.dump(stored, file)
    beside.replace(folder / FILE)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - most corpora need no remarks

    return version("lesart")
