"""Stopping the program, as `ctrl+z` does: only where somebody is there who can continue it.

A shell with job control puts each job into a process group of its own and waits for it. Without
one (`ssh -t host lesart`, `tmux new lesart`, `sh -c lesart`) nobody would ever notice, and the
session would be lost. POSIX calls such a group orphaned, and the system itself ignores SIGTSTP
there, unless a program sends itself SIGSTOP, as Textual does.
"""

import os
import signal
from pathlib import Path

NOBODY = "No shell is waiting behind Lesart, so it cannot be suspended."
"""What is said where nobody could continue it."""


def can_be_continued() -> bool:
    """Tell whether a process of this session waits for our group, as a shell does for a job."""
    group, session, process = os.getpgrp(), os.getsid(0), os.getppid()
    try:
        while process and os.getpgid(process) == group:
            above = _parent(process)
            if above is None:
                return group != session
            process = above
        return process > 0 and os.getsid(process) == session
    except OSError:
        return False  # it has ended, or belongs to another session whose processes are hidden


def _parent(process: int) -> int | None:
    """Return the process above another one (proc(5), `stat`); None where that cannot be told."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return int(stat.rpartition(")")[2].split()[1])


def stop_group() -> None:
    """Stop this process and all that the shell started with it; return when it goes on.

    A script that started us is stopped too: its shell waits for it, and not for us. Where nobody
    could continue the group, the system lets it run on. Call it in the main thread.
    """
    heard = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.killpg(os.getpgrp(), signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, heard)
