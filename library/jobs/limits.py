"""What a helper process may take: time, memory, and how much of the processor."""

import os
import resource
import signal
from contextlib import suppress

MEMORY = 2 << 30
"""Bytes of address space this process may use."""
LOWER_PRIORITY = 5
"""Niceness of processes that work in the background."""


def lower_priority() -> None:
    """Let this process, and those it starts, step back behind what people wait for."""
    with suppress(OSError):
        niceness = os.getpriority(os.PRIO_PROCESS, 0)
        os.setpriority(os.PRIO_PROCESS, 0, max(niceness, LOWER_PRIORITY))


def start_clocks(cpu: float, wall: float) -> None:
    """Let a signal end this process when the time is over; zero stops the clocks."""
    signal.setitimer(signal.ITIMER_PROF, cpu)
    signal.setitimer(signal.ITIMER_REAL, wall)


def limit_memory() -> None:
    """Keep this process from taking all memory of the machine."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
