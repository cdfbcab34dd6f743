"""The processes that a test has started."""

import psutil


def children_at_work() -> list[psutil.Process]:
    """Return the processes below this one that have not ended yet."""
    children: list[psutil.Process] = psutil.Process().children(recursive=True)
    return [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
