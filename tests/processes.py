"""The processes that a test has started."""

import psutil

TRACKER = "multiprocessing.resource_tracker"
"""Python's own companion process; once needed, it stays as long as the interpreter."""


def children_at_work() -> list[psutil.Process]:
    """Return the processes below this one that have not ended yet."""
    children: list[psutil.Process] = psutil.Process().children(recursive=True)
    return [child for child in children if _works(child)]


def _works(process: psutil.Process) -> bool:
    try:
        ended = process.status() == psutil.STATUS_ZOMBIE
        return not ended and TRACKER not in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False
