"""Starts Lesart so that it can be asked where it is: `python -m bench.walk_start ARGUMENTS`.

Into the folder `LESART_WALK` it writes, at SIGUSR1, the stacks of all threads (also when the loop
is stuck), at SIGUSR2 those of the tasks; and at once whatever went wrong without being shown:
errors of workers, of tasks, of threads, of finalizers. The program itself knows nothing of this.
"""

import asyncio
import faulthandler
import gc
import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from bench.walk_program import STACKS, TOLD


def main() -> None:
    """Arrange to be asked, and start."""
    folder = Path(os.environ["LESART_WALK"])
    stacks = (folder / STACKS).open("a", buffering=1)
    faulthandler.register(signal.SIGUSR1, file=stacks, all_threads=True)

    def dump_tasks(_number: int, _frame: FrameType | None) -> None:
        stacks.writelines(f"{line}\n" for line in _tasks())

    signal.signal(signal.SIGUSR2, dump_tasks)
    _tell_all(folder / TOLD)
    from cli.start import main as start  # noqa: PLC0415 - everything is to be watched

    start()


def _tasks() -> Iterator[str]:
    """Yield what the app holds back, and where each task waits that does not wait for messages."""
    for app in [each for each in gc.get_objects() if hasattr(type(each), "keys_wait")]:
        yield f"screens {app.screen_stack}, focus {app.focused}, held {app._held}"
        yield f"keys waiting: {''.join(each.character or each.key for each in app._waiting)!r}"
        yield f"workers: {[(each.group, each.state.name) for each in app.workers]}"
        for pump in (app, *app.screen_stack):
            yield f"queued for {pump!r}: {pump._message_queue.qsize()}"
    for task in [each for each in gc.get_objects() if isinstance(each, asyncio.Task)]:
        chain = list(_awaited(task.get_coro()))
        if chain and not task.done() and not any("_get_message" in each for each in chain):
            yield f"{task.get_name()}: {' > '.join(chain)}"


def _awaited(waiting: object) -> Iterator[str]:
    """Yield line and function of a coroutine, of what it awaits, and so on."""
    while (frame := getattr(waiting, "cr_frame", None)) is not None:
        yield f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}"
        waiting = waiting.cr_await  # type: ignore[attr-defined]
    yield type(waiting).__name__


def _tell_all(file: Path) -> None:
    def tell(what: str, error: BaseException | None) -> None:
        with file.open("a") as out:
            out.write(f"-- {what}\n{''.join(traceback.format_exception(error)) if error else ''}")

    logging.getLogger("asyncio").addHandler(logging.FileHandler(file))
    sys.unraisablehook = lambda told: tell("finalizer", told.exc_value)
    threading.excepthook = lambda told: tell("thread", told.exc_value)
    threading.Thread(target=_watch_workers, args=(tell,), daemon=True).start()


def _watch_workers(tell: Callable[[str, BaseException | None], None]) -> None:
    """Hear of errors of Textual's workers, once they are there: the program swallows them."""
    while not hasattr(sys.modules.get("textual.worker"), "active_worker"):
        time.sleep(0.02)
    from textual.worker import Worker, WorkerFailed  # noqa: PLC0415 - the program imports it

    def error_of(worker: Any) -> BaseException | None:
        error: BaseException | None = worker.__dict__.get("error")
        return error

    def take_error(worker: Any, error: BaseException | None) -> None:
        worker.__dict__["error"] = error
        if error and not isinstance(error, asyncio.CancelledError | WorkerFailed):
            tell(f"worker {worker!r}", error)

    Worker._error = property(error_of, take_error)  # type: ignore[assignment]


if __name__ == "__main__":
    main()
