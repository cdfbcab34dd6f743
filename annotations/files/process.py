"""Tells a process from all others, also from one that later has its number."""

import os
import socket
from pathlib import Path
from typing import NamedTuple

from corpus.text import clean_line


class Process(NamedTuple):
    """A process of some machine."""

    host: str
    pid: int
    started: str
    """Number of the start of the machine and ticks since then; empty where that is unknown."""


def this_process() -> Process:
    """Return the running process."""
    return Process(clean_line(socket.gethostname(), 60), os.getpid(), _started(os.getpid()))


def is_alive(process: Process) -> bool | None:
    """Tell whether a process runs; None for one of another machine, which nobody here knows."""
    if process.host != clean_line(socket.gethostname(), 60):
        return None
    try:
        os.kill(process.pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    if _fields(process.pid)[:1] == ["Z"]:
        # It has ended, but nobody asked how: common where nothing takes in orphans.
        return False
    started = _started(process.pid)
    return not (started and process.started) or started == process.started


def _started(pid: int) -> str:
    """Return when a process started, from `/proc` (proc(5), field 22 of `stat`)."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}:{_fields(pid)[19]}"
    except (OSError, IndexError):
        return ""


def _fields(pid: int) -> list[str]:
    """Return the fields of `/proc/PID/stat` from the third, the state, on; none if there is none.

    Names of programs, the second field, may hold anything.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
