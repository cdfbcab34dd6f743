"""Lending the terminal to another program, such as an editor, until it ends."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from tui.terminal.stopping import can_be_continued, stop_group

ITS_OWN = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
"""Signals of keys (ctrl+c, ctrl+\\, ctrl+z), which are meant for the program that is used."""
PAUSE = 0.05
"""Seconds before a program that stopped is continued, should it stop again and again."""


def run_lent(command: Sequence[str]) -> int:
    """Run a program that has the terminal meanwhile; return its exit code, negative for a signal.

    Blocks; call it in the main thread. When the program is stopped, all of us stop with it for the
    shell behind us; where there is none, it is continued at once. Raises `OSError` when it cannot
    be started.
    """
    alone = os.isatty(0) and not can_be_continued()
    with _deaf():
        # Some editors stop their whole group: without a shell it must not be ours.
        process = subprocess.Popen(command, process_group=0 if alone else None)  # noqa: S603 - no shell; the user's own choice
        try:
            process.returncode = _wait(process.pid, alone=alone)
        finally:
            if alone:
                _give_terminal_to(os.getpgrp())
    return process.returncode


def _wait(process: int, *, alone: bool) -> int:
    while True:
        if alone:
            _give_terminal_to(process)
        _, status = os.waitpid(process, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        if not alone and can_be_continued():
            stop_group()
        else:
            time.sleep(PAUSE)
        with suppress(ProcessLookupError):
            (os.killpg if alone else os.kill)(process, signal.SIGCONT)


@contextmanager
def _deaf() -> Iterator[None]:
    """Take no notice of signals of keys.

    They are heard and forgotten, not ignored: what is ignored stays so in a program that is run.
    """
    heard = {each: signal.signal(each, _forget) for each in ITS_OWN}
    try:
        yield
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)


def _forget(_number: int, _frame: object) -> None:
    pass


def _give_terminal_to(group: int) -> None:
    """Make a process group the one that keys go to; who does so from behind would be stopped."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        with suppress(OSError):
            os.tcsetpgrp(0, group)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
