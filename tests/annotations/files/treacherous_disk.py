"""Disks that fail, die or remember: for tests of what survives."""

import os
import signal
from collections.abc import Callable
from typing import Any

from annotations.files.disk import Disk

CALLS = frozenset(name for name in vars(Disk) if not name.startswith("_"))


class HookedDisk(Disk):
    """Calls `hook` around every system call; counts them from 1."""

    def __init__(self) -> None:
        self.calls = 0

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Do the call, or something worse."""
        raise NotImplementedError

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def hooked(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            return self.hook(name, lambda *a: real(*a, **options), arguments)

        return hooked


class FailingDisk(HookedDisk):
    """Fails the n-th call, or every one from there on; a failing write takes half first."""

    def __init__(self, number: int, error: int, *, lasting: bool = False) -> None:
        super().__init__()
        self.number = number
        self.error = error
        self.lasting = lasting
        self.failed: list[str] = []

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Fail on the calls that were chosen; a closed file is closed all the same."""
        chosen = self.calls >= self.number if self.lasting else self.calls == self.number
        if not chosen or (self.lasting and name in ("unlink", "close", "open_folder")):
            return call(*arguments)
        self.failed.append(name)
        if name == "write":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        elif name == "close":
            call(*arguments)
        raise OSError(self.error, os.strerror(self.error))


class HalfWritingDisk(HookedDisk):
    """Writes a few bytes at a time, as a disk may."""

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Cut every write short."""
        if name == "write":
            return call(arguments[0], arguments[1][:7])
        return call(*arguments)


class DyingDisk(HookedDisk):
    """Kills its process at the n-th call."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Die instead of doing the chosen call; a write is done by half."""
        if self.calls == self.number:
            if name == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments)


def in_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; return its exit code, negative for a signal."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class CountingDisk(HookedDisk):
    """Counts its calls and does them."""

    def hook(self, _: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Just do it."""
        return call(*arguments)


class BrokenDisk(HookedDisk):
    """Cannot do one kind of call at all."""

    def __init__(self, broken: str, error: int) -> None:
        super().__init__()
        self.broken = broken
        self.error = error

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Refuse what is broken."""
        if name == self.broken:
            raise OSError(self.error, os.strerror(self.error))
        return call(*arguments)
